"""Sums that a sentence appropriates or takes back, without a table.

Such a sum stands under no printed total, and often the sentence names no fund. A sentence that
begins like one and cannot be read whole is a section with a trouble, not one that is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportcard.language import N_
from reportcard.model.budget_records import AppropriationLineRecord, BudgetSectionRecord
from reportcard.model.untold import Untold, untold
from reportcard.model.vocabulary import SectionKind

from .dollars import dollars
from .made import line_record, section_record
from .origin import Origin
from .sections import Paragraph, Section, paragraphs

_BEGINS = re.compile(
    r"(?:\(\w+\) )?The sum of (?:\[\$(?P<old>[\d,]+)\] )?\$(?P<new>[\d,]+)"
    r" (?P<verb>is appropriated|shall be reduced)\b"
)
_NOT_WHOLE = N_("A sum in a sentence could not be read for sure.")
_SEVERAL = N_("The sentences of this section speak of several funds or purposes.")
_YEAR = r"for the fiscal year ending June 30, (?P<year>\d{4})"
_AGENCY = r"to (?P<agency>[Tt]he [^,]+?)"
_FUND = r"from the (?P<fund>[^,]+?),?"
_APPROPRIATED = re.compile(
    rf"(?: {_FUND}(?: established[^,]*,)?)? {_AGENCY},?(?: for (?P<account>[^,]+?),)? {_YEAR}\b"
    r"(?:, for (?:the purpose of )?(?P<purpose>.+?)(?:\.(?: [A-Z].*)?)?|.*)"
)
_REDUCED = re.compile(
    rf" from the amount appropriated(?: {_FUND})? {_AGENCY}, for (?P<account>[^,]+?), {_YEAR}"
    r"(?P<purpose>)\.?"
)


@dataclass(frozen=True, slots=True)
class _Sum:
    """A sentence of a section: what it does, and its parts; None where it cannot be read whole."""

    paragraph: Paragraph
    kind: SectionKind
    begins: re.Match[str]
    parts: re.Match[str] | None

    @property
    def fund(self) -> str:
        return (self.parts["fund"] or "").upper() if self.parts else ""


def prose_records(
    section: Section, origin: Origin, unread: Untold | None
) -> Iterator[BudgetSectionRecord | AppropriationLineRecord]:
    """The sums of a section of prose; nothing where it has none, and nothing in it is in doubt.

    Args:
        section: The section.
        origin: Of which document.
        unread: A list of amounts in it that nobody has read.
    """
    found = list(paragraphs(section))
    sums = [one for paragraph in found if (one := _sum(paragraph))]
    doubts = [*([unread] if unread else []), *section.doubts(is_read=bool(sums))]
    if not sums:
        if doubts:
            yield section_record(section, origin, lead_in=found[0].text, troubles=doubts)
        return
    first = sums[0]
    yield section_record(
        section,
        origin,
        kind=first.kind,
        fund=first.fund,
        fiscal_years=sorted({int(one.parts["year"]) for one in sums if one.parts}),
        lead_in=first.paragraph.text,
        troubles=[*_troubles(sums), *doubts],
        page=first.paragraph.page,
    )
    for position, one in enumerate(sums, start=1):
        if one.parts:
            yield _line(one, one.parts, section, position, origin)


def _sum(paragraph: Paragraph) -> _Sum | None:
    begins = _BEGINS.match(paragraph.text)
    if not begins:
        return None
    # Words that the act strikes inside a reference ("[this act]") are none of the sentence.
    rest = re.sub(r"\[[^\]]*\] ?", "", paragraph.text[begins.end() :])
    if begins["verb"] == "shall be reduced":
        return _Sum(paragraph, "reduction", begins, _REDUCED.fullmatch(rest))
    kind: SectionKind = "adjustment" if begins["old"] else "deficiency"
    parts = _APPROPRIATED.fullmatch(rest)
    is_whole = parts is not None and (parts["account"] or parts["purpose"])
    return _Sum(paragraph, kind, begins, parts if is_whole else None)


def _troubles(sums: list[_Sum]) -> Iterator[Untold]:
    if any(one.parts is None for one in sums):
        yield untold(_NOT_WHOLE)
    elif len({(one.kind, one.fund) for one in sums}) > 1:
        yield untold(_SEVERAL)


def _line(
    one: _Sum, parts: re.Match[str], section: Section, position: int, origin: Origin
) -> AppropriationLineRecord:
    old, new = one.begins["old"], dollars(one.begins["new"])
    return line_record(
        section,
        origin,
        position=position,
        agency=parts["agency"].upper().removeprefix("THE "),
        account=parts["account"] or parts["purpose"],
        fiscal_year=int(parts["year"]),
        before=dollars(old) if old else None,
        after=-new if one.kind == "reduction" else new,
        page=one.paragraph.page,
    )

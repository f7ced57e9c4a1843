"""Sums that a sentence appropriates or takes back, without a table.

Such a sum stands under no printed total, and often the sentence names no fund. A sentence that
begins like one and cannot be read whole is a section with a trouble, not one that is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportcard.language import _
from reportcard.model.budget_records import AppropriationLineRecord, BudgetSectionRecord
from reportcard.model.vocabulary import Dollars, SectionKind

from .dollars import dollars
from .origin import Origin
from .sections import Paragraph, Section, paragraphs

_BEGINS = re.compile(
    r"(?:\(\w+\) )?The sum of (?:\[\$(?P<old>[\d,]+)\] )?\$(?P<new>[\d,]+)"
    r" (?P<verb>is appropriated|shall be reduced)\b"
)
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
    section: Section, origin: Origin
) -> Iterator[BudgetSectionRecord | AppropriationLineRecord]:
    """The sums of a section of prose; nothing where it has none."""
    sums = [found for paragraph in paragraphs(section) if (found := _sum(paragraph))]
    if not sums:
        return
    years = sorted({one.parts["year"] for one in sums if one.parts})
    first = sums[0]
    yield BudgetSectionRecord(
        cycle=origin.cycle,
        stage=origin.stage,
        document_url=origin.url,
        section=section.number,
        kind=first.kind,
        fund=first.fund,
        fiscal_years=tuple(years),
        page=first.paragraph.page,
        lead_in=first.paragraph.text,
        trouble=_trouble(sums),
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


def _trouble(sums: list[_Sum]) -> str:
    if any(one.parts is None for one in sums):
        return _("A sum in a sentence could not be read for sure.")
    if len({(one.kind, one.fund) for one in sums}) > 1:
        return _("The sentences of this section speak of several funds or purposes.")
    return ""


def _line(
    one: _Sum, parts: re.Match[str], section: Section, position: int, origin: Origin
) -> AppropriationLineRecord:
    old, new = one.begins["old"], dollars(one.begins["new"])
    return AppropriationLineRecord(
        cycle=origin.cycle,
        stage=origin.stage,
        document_url=origin.url,
        section=section.number,
        position=position,
        kind="account",
        function="",
        agency=parts["agency"].upper().removeprefix("THE "),
        account=parts["account"] or parts["purpose"],
        fiscal_year=int(parts["year"]),
        before=dollars(old) if old else None,
        after=Dollars(-new) if one.kind == "reduction" else new,
        page=one.paragraph.page,
        row="",
    )

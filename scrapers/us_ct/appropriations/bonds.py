"""Sections that authorize bonds up to an aggregate, and the purposes that they list.

An authorization is no allocation and no spending. That the purposes add up to the aggregate is for
the store to find out. Changes of earlier authorizations are not read: their purposes stand in other
acts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportcard.model.budget_records import BondItemRecord, BondSectionRecord

from .dollars import dollars
from .origin import Origin
from .sections import Paragraph, Section, paragraphs

_AUTHORIZES = re.compile(
    r"The State Bond Commission shall have (?:the )?power, in accordance with the provisions of"
    r" this section and sections? (\d+)(?: to (\d+), inclusive)?, of this act,? from time to time"
    r" to authorize the issuance of (?:[a-z]+ )*bonds of the state in one or more series and in"
    r" principal amounts in the aggregate,? not exceeding \$([\d,]+)\."
)
_PROCEEDS = re.compile(r"The proceeds of the sale of (?:the |said )?bonds\b")
_UP_TO = re.compile(r"not exceeding \$(\d{1,3}(?:,\d{3})*)")
_LETTER = re.compile(r"\(([a-z]{1,2})\) ")
_NUMBER = re.compile(r"\((\d+)\) ")
_AGENCY = re.compile(r"For (?:the )?([^:]+):(?: |$)")
_PURPOSE = re.compile(r"for the purpose of (.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Authorization:
    """A section that authorizes bonds, and the sections that its sentence names."""

    record: BondSectionRecord

    def covers(self, section: int) -> bool:
        """Whether a section may list what the bonds are for."""
        return self.record.items_from <= section <= self.record.items_to


def find_authorization(section: Section, origin: Origin) -> Authorization | None:
    """The authorization of a section, if it is one."""
    first = next(paragraphs(section))
    found = _AUTHORIZES.fullmatch(first.text)
    if not found:
        return None
    record = BondSectionRecord(
        session=origin.session,
        bill_number=origin.bill_number,
        document_url=origin.url,
        section=section.number,
        items_from=int(found[1]),
        items_to=int(found[2] or found[1]),
        aggregate=dollars(found[3]),
        page=first.page,
    )
    return Authorization(record)


def bond_items(section: Section, origin: Origin) -> Iterator[BondItemRecord]:
    """The purposes that a section lists; none where it speaks of no proceeds."""
    found = list(paragraphs(section))
    if not _PROCEEDS.match(found[0].text):
        return
    letter, number, agency, position = "", "", "", 0
    for paragraph in found:
        text = paragraph.text
        if begins := _LETTER.match(text):
            letter, number, agency, text = f"({begins[1]})", "", "", text[begins.end() :]
        if named := _AGENCY.match(text):
            agency, text = named[1], text[named.end() :]
        if begins := _NUMBER.match(text):
            number, text = f"({begins[1]})", text[begins.end() :]
        if sums := _UP_TO.findall(text):
            position += 1
            yield BondItemRecord(
                session=origin.session,
                bill_number=origin.bill_number,
                document_url=origin.url,
                section=section.number,
                position=position,
                letter=letter + number,
                agency=agency,
                purpose=_purpose(text, paragraph),
                amount=dollars(sums[-1]),
                page=paragraph.page,
            )


def _purpose(text: str, paragraph: Paragraph) -> str:
    """What an item is for, without its sum."""
    whole = _PURPOSE.search(text) if _PROCEEDS.match(paragraph.text) else None
    words = whole[1] if whole else text
    return words[: words.rindex("not exceeding $")].rstrip(" ,")

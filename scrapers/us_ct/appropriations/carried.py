"""Sentences that let an unspent balance be used later: listed as they stand, never summed."""

import re
from collections.abc import Iterator

from reportcard.model.budget_records import CarryForwardRecord
from reportcard.model.vocabulary import Dollars

from .dollars import dollars
from .origin import Origin
from .sections import Section, paragraphs

_CARRIES = re.compile(r"\bshall not lapse\b|\bunexpended\b.*\bcarried forward\b")
_SUM = re.compile(r"\$(\d{1,3}(?:,\d{3})*)")
# What a sentence lets be used as a whole, also where it divides it after that.
_WHOLE = re.compile(
    r"(?:\(\w+\) )?(?:Up to|The sum of) \$(\d{1,3}(?:,\d{3})*) of the (?:unexpended|amount)"
)


def carry_forwards(section: Section, origin: Origin) -> Iterator[CarryForwardRecord]:
    """The paragraphs of a section that carry a balance forward."""
    position = 0
    for paragraph in paragraphs(section):
        if _CARRIES.search(paragraph.text):
            position += 1
            yield CarryForwardRecord(
                session=origin.session,
                bill_number=origin.bill_number,
                document_url=origin.url,
                section=section.number,
                position=position,
                text=paragraph.text,
                amount=_amount(paragraph.text),
                page=paragraph.page,
            )


def _amount(text: str) -> Dollars | None:
    whole, sums = _WHOLE.match(text), _SUM.findall(text)
    printed = whole[1] if whole else sums[0] if len(sums) == 1 else None
    return None if printed is None else dollars(printed)

"""The labels of a bill page's links to roll-call sheets: witnesses of the question put."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from reportcard.errors import PageError
from reportcard.language import _
from reportcard.model.records import RollCallLabelRecord

from ..sheet_name import find_sheet_name
from ..wording import LabelMeaning, label_meaning


def read_labels(tree: Any, url: str, *, session: str, number: str) -> Iterator[RollCallLabelRecord]:
    """One record for each link to a sheet; two to one roll call must mean the same question.

    Raises:
        PageError: a label contradicts the address or another label.
    """
    meant: dict[tuple[str, int], LabelMeaning] = {}
    for link in tree.iter("a"):
        address = urljoin(url, link.get("href") or "")
        name = find_sheet_name(address)
        if name is None:
            continue
        label = " ".join(link.text_content().split())
        meaning = label_meaning(label) or LabelMeaning(
            name.chamber, name.number, "unknown", is_understood=not label
        )
        if name.session != session:
            message = _('The link "{label}" leads to a sheet of {session}.')
            raise PageError(message.format(label=label, session=name.session))
        if (meaning.chamber, meaning.number) != (name.chamber, name.number):
            message = _('The link "{label}" leads to the sheet of roll call {number}.')
            raise PageError(message.format(label=label, number=name.number))
        if meant.setdefault((name.chamber, name.number), meaning) != meaning:
            message = _("The links to the sheet of roll call {number} contradict each other.")
            raise PageError(message.format(number=name.number))
        yield RollCallLabelRecord(
            session=name.session,
            chamber=name.chamber,
            number=name.number,
            bill_number=number,
            label=label,
            question_class=meaning.question_class,
            amendment_chamber=meaning.amendment_chamber,
            amendment_schedule=meaning.amendment_schedule,
            sheet_url=address,
            lco=meaning.lco,
            is_understood=meaning.is_understood,
        )

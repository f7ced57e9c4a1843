"""The labels of a bill page's links to roll-call sheets: witnesses of the question put."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from reportcard.errors import PageError
from reportcard.language import _
from reportcard.model.records import RemarkRecord, RollCallLabelRecord

from ..sheet_name import find_sheet_name
from ..wording import LabelMeaning, label_meaning, plain

_EN_BLOC = "CONSENT CALENDAR"


def read_labels(
    tree: Any, url: str, *, session: str, number: str
) -> Iterator[RollCallLabelRecord | RemarkRecord]:
    """One record for each link to a sheet; two to one roll call must mean the same question.

    A link to the sheet of another bill is no witness: it is left out with a remark, unless label or
    page say that the bill was on a consent calendar, whose one sheet is called after one bill.

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
        if name.bill_number not in (None, number) and not _is_en_bloc(label, tree):
            yield RemarkRecord(session, number, "unknown_document", address, label)
            continue
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


def _is_en_bloc(label: str, tree: Any) -> bool:
    return _EN_BLOC in plain(label) or _EN_BLOC in plain(tree.text_content())

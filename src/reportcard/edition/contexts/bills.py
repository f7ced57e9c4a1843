"""The bills of a report card as its pages name them.

Leaves to others: which bills are asked about (the rubric), the words between number and session
(templates).
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from reportcard.edition.contexts.pieces import BillRef, Evidence, evidence_of
from reportcard.model.facts import Bill


@dataclass(frozen=True, slots=True)
class Bills:
    """The bills of the record, and what the ones of a report card are called.

    Attributes:
        record: By id; not every bill has a page that was read.
        shared: Identifiers that stand for more than one bill of the report card: each session
            counts its bills anew.
    """

    record: Mapping[str, Bill]
    shared: frozenset[str]

    def ref(self, bill_id: str, named_by: Evidence | None) -> BillRef:
        """A bill with its official page.

        Args:
            bill_id: The bill.
            named_by: The sheet that names it: all there is of a bill whose own page was not read.

        Raises:
            KeyError: nothing in the record names the bill.
        """
        bill = self.record.get(bill_id)
        if bill is not None:
            title, evidence = bill.title, evidence_of(bill.provenance)
        elif named_by is not None:
            title, evidence = "", replace(named_by, url="")
        else:
            raise KeyError(bill_id)
        identifier, session = self.called(bill_id)
        has_namesake = identifier in self.shared
        return BillRef(bill_id, identifier, session, has_namesake, title, evidence)

    def called(self, bill_id: str) -> tuple[str, str]:
        """What people call a bill, and its session, whether or not its page was read."""
        return _called(bill_id, self.record)


def find_bills(record: Mapping[str, Bill], *, asked_about: Iterable[str]) -> Bills:
    """The bills of a report card.

    Args:
        record: Every bill that is known, by id.
        asked_about: Ids of the bills that the report card speaks of (those of the rubric and of
            the budget), in any order and number.
    """
    count = Counter(_called(bill_id, record)[0] for bill_id in set(asked_about))
    return Bills(record, frozenset(name for name, bills in count.items() if bills > 1))


def _called(bill_id: str, record: Mapping[str, Bill]) -> tuple[str, str]:
    """What people call the bill, and its session; where its page was not read, from the id."""
    if (bill := record.get(bill_id)) is not None:
        return bill.identifier, bill.session
    session, _hyphen, number = bill_id.partition("-")
    return re.sub(r"^([A-Z]+)0*(\d+)$", r"\1 \2", number), session

"""Which lines of a receipt stand out: the reasons for a grade, and what to ask about it.

The rule is published on the methodology page: first the line that moved the score most on the
side (earned or missed) that holds more points, then the one that moved it most on the other side,
then the next of the first side; never two roll calls on one bill while another bill is left.
Leaves to others: the words.
"""

from collections.abc import Sequence

from reportcard.edition.contexts.legislator import Reason, ReasonKind, ReceiptRow

MOST_REASONS = 3
MOST_QUESTIONS = 3

_KINDS: dict[str, ReasonKind] = {
    "support": "with_us",
    "oppose": "against_us",
    "absent": "absent",
    "present": "present",
    "introducer": "sponsored",
    "cosponsor": "sponsored",
    "none": "not_sponsored",
}


def find_reasons(rows: Sequence[ReceiptRow]) -> tuple[Reason, ...]:
    """Up to three counted lines that moved the score most, from both sides where both exist."""
    earned = _ranked(rows, missed=False)
    missed = _ranked(rows, missed=True)
    if _points(missed, missed=True) > _points(earned, missed=False):
        first, second = missed, earned
    else:
        first, second = earned, missed
    order = [*first[:1], *second[:1], *first[1:], *second[1:]]
    return tuple(_reason(row) for row in _different_bills(order)[:MOST_REASONS])


def find_questions(rows: Sequence[ReceiptRow]) -> tuple[Reason, ...]:
    """Up to three lines to ask about: votes that cost points first, then any other line."""
    missed = _ranked(rows, missed=True)
    votes = [row for row in missed if row.criterion.roll_call is not None]
    others = [row for row in missed if row.criterion.roll_call is None]
    order = [*votes, *others, *_ranked(rows, missed=False)]
    return tuple(_reason(row) for row in _different_bills(order)[:MOST_QUESTIONS])


def _ranked(rows: Sequence[ReceiptRow], *, missed: bool) -> list[ReceiptRow]:
    """Lines that missed (or earned) points: votes before sponsorship, most points first, newest."""
    side = [row for row in rows if row.outcome in _KINDS and _amount(row, missed=missed) > 0]
    side = [row for row in side if missed != row.is_full]
    # Printed points of equal lines can differ by a hundredth, so the weight decides first.
    newest_first = sorted(side, key=lambda row: row.criterion.criterion_id)
    newest_first.sort(key=lambda row: row.criterion.held_on, reverse=True)
    newest_first.sort(key=lambda row: _amount(row, missed=missed) // 2, reverse=True)
    newest_first.sort(key=lambda row: row.criterion.roll_call is None)
    return newest_first


def _amount(row: ReceiptRow, *, missed: bool) -> int:
    return int((row.missed if missed else row.earned).replace(".", ""))


def _points(rows: Sequence[ReceiptRow], *, missed: bool) -> int:
    return sum(_amount(row, missed=missed) for row in rows)


def _different_bills(rows: Sequence[ReceiptRow]) -> list[ReceiptRow]:
    """The rows, those on a bill that was already named moved to the end."""
    seen: set[str] = set()
    fresh, again = [], []
    for row in rows:
        (again if row.criterion.bill.bill_id in seen else fresh).append(row)
        seen.add(row.criterion.bill.bill_id)
    return [*fresh, *again]


def _reason(row: ReceiptRow) -> Reason:
    return Reason(
        kind=_KINDS[row.outcome],
        option=row.option,
        points=row.earned if row.is_full else row.missed,
        criterion=row.criterion,
    )

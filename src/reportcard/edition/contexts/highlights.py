"""Which lines of a receipt stand out: the reasons for a grade, and what to ask about it.

The rule is published on the methodology page: first the line that moved the score most on the
side (earned or missed) that holds more points, then the one that moved it most on the other side,
then the next of the first side. One bill is named twice only when a side has no other, so that
both sides are always named, or when no other is left.
Leaves to others: the words.
"""

from collections.abc import Sequence
from fractions import Fraction

from reportcard.edition.contexts.legislator import Reason, ReasonKind, ReceiptRow
from reportcard.model.scores import VOTE_TYPES, Result
from reportcard.receipts.outcomes import outcome_word
from reportcard.receipts.sentence import listed

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


def find_reasons(rows: Sequence[ReceiptRow], *, result: Result) -> tuple[Reason, ...]:
    """Up to three counted lines that moved the score most, from both sides where both exist."""
    earned = _ranked(rows, result, missed=False)
    missed = _ranked(rows, result, missed=True)
    held = sum((line.earned for line in result.lines), Fraction(0))
    lost = sum((line.possible for line in result.lines), Fraction(0)) - held
    first, second = (missed, earned) if lost > held else (earned, missed)
    both = [*first[:1], *_another_bill(second, first[:1])[:1]]
    rest = [row for row in (*first, *second) if row not in both]
    chosen = [*both, *_another_bill(rest, both)][:MOST_REASONS]
    return tuple(_reason(row) for row in chosen)


def find_questions(rows: Sequence[ReceiptRow], *, result: Result) -> tuple[Reason, ...]:
    """Up to three lines to ask about: votes that cost points first, then any other line."""
    order = [*_ranked(rows, result, missed=True), *_ranked(rows, result, missed=False)]
    return tuple(_reason(row) for row in _another_bill(order, ())[:MOST_QUESTIONS])


def _ranked(rows: Sequence[ReceiptRow], result: Result, *, missed: bool) -> list[ReceiptRow]:
    """Lines that missed (or earned) points: votes before sponsorship, most points first, newest.

    Exact points decide: printed ones of equal lines can differ by a hundredth.
    """
    exact = {
        line.criterion_id: line.possible - line.earned if missed else line.earned
        for line in result.lines
    }
    side = [row for row in rows if row.is_full != missed and exact[row.criterion.criterion_id] > 0]
    return sorted(
        side,
        key=lambda row: (
            row.criterion.roll_call is None and row.criterion.committee is None,
            -exact[row.criterion.criterion_id],
            -row.criterion.held_on.toordinal() if row.criterion.held_on else 0,
            row.criterion.criterion_id,
        ),
    )


def _another_bill(rows: Sequence[ReceiptRow], named: Sequence[ReceiptRow]) -> list[ReceiptRow]:
    """The rows, those on a bill that was already named moved to the end."""
    seen = {_matter(row) for row in named}
    fresh: list[ReceiptRow] = []
    again: list[ReceiptRow] = []
    for row in rows:
        (again if _matter(row) in seen else fresh).append(row)
        seen.add(_matter(row))
    return [*fresh, *again]


def _matter(row: ReceiptRow) -> str:
    """The bill, or the question where there is none."""
    return row.criterion.bill.bill_id if row.criterion.bill else row.criterion.criterion_id


def _kind(row: ReceiptRow) -> ReasonKind:
    """What may be said in a fixed phrase: sides only where the position is ours."""
    is_vote = row.criterion.type in VOTE_TYPES
    abstained = row.criterion.committee is not None and row.outcome == "present"
    if row.did is not None or abstained or (is_vote and row.criterion.held_on is None):
        return "recorded"
    if row.criterion.asked is None:
        return _KINDS.get(row.outcome, "recorded")
    return "voted" if row.option in ("yes", "no") else "recorded"


def _reason(row: ReceiptRow) -> Reason:
    return Reason(
        kind=_kind(row),
        option=row.option,
        record=row.did or listed(outcome_word(row.criterion.type, row.outcome)),
        points=row.earned if row.is_full else row.missed,
        is_full=row.is_full,
        criterion=row.criterion,
    )

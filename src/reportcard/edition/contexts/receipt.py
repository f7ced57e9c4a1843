"""The receipt of one legislator, with printed points that add up.

Leaves to others: the exact points (scoring), their rounding (points).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from reportcard.edition.contexts.legislator import ReceiptRow
from reportcard.edition.contexts.lookup import Lookup
from reportcard.edition.contexts.pieces import Evidence
from reportcard.model.numbers import shown_hundredths, shown_number
from reportcard.model.points import ordered_lines, printed_points
from reportcard.model.scores import ReceiptLine, Result, RubricCard


@dataclass(frozen=True, slots=True)
class Points:
    """A sum of printed points."""

    earned: str
    possible: str


def build_receipt(result: Result, *, lookup: Lookup) -> tuple[ReceiptRow, ...]:
    """Every line of a legislator's receipt, by date, then by the rubric's id."""
    lines = ordered_lines(result, criteria=lookup.criteria)
    earned, missed = printed_points(lines, criteria=lookup.criteria)
    return tuple(
        _row(line, result, lookup, earned=gain, missed=loss)
        for line, gain, loss in zip(lines, earned, missed, strict=True)
    )


def sum_points(rows: Iterable[ReceiptRow]) -> Points:
    """The sum of the printed points of some lines."""
    rows = tuple(rows)
    return Points(
        earned=shown_hundredths(sum(_whole(row.earned) for row in rows)),
        possible=shown_hundredths(sum(_whole(row.possible) for row in rows)),
    )


def _whole(printed: str) -> int:
    return int(printed.replace(".", ""))


def _row(
    line: ReceiptLine, result: Result, lookup: Lookup, *, earned: int, missed: int
) -> ReceiptRow:
    criterion = lookup.criteria[line.criterion_id]
    vote = lookup.vote_of.get((criterion.vote_event_id or "", result.person_id))
    sponsorship = (
        lookup.sponsorships.get((criterion.bill_id, result.person_id))
        if criterion.type == "sponsorship"
        else None
    )
    return ReceiptRow(
        criterion=lookup.criterion_cards[line.criterion_id],
        outcome=line.outcome,
        option=line.option if criterion.vote_event_id else None,
        sponsor_role=sponsorship.role if sponsorship else None,
        counted=line.counted,
        earned=shown_hundredths(earned),
        possible=shown_hundredths(earned + missed),
        missed=shown_hundredths(missed),
        is_full=line.counted and line.earned == line.possible,
        not_counted_because=line.not_counted_because,
        what_if_supported=_what_if(line.score_if_supported, lookup.rubric),
        what_if_opposed=_what_if(line.score_if_opposed, lookup.rubric),
        line=vote.sheet_line if vote else None,
        printed_name=vote.printed_name if vote else "",
        evidence=_evidence(line, lookup),
    )


def _what_if(score: Fraction | None, rubric: RubricCard) -> str | None:
    if score is None:
        return None
    return shown_number(score, places=rubric.rounding_places, mode=rubric.rounding_mode)


def _evidence(line: ReceiptLine, lookup: Lookup) -> Evidence | None:
    """The sheet of a roll call; for sponsorship the bill's page, which shows who is missing too."""
    criterion = lookup.criteria[line.criterion_id]
    if criterion.vote_event_id is not None:
        return lookup.roll_calls[criterion.vote_event_id].evidence
    return lookup.criterion_cards[line.criterion_id].bill.evidence

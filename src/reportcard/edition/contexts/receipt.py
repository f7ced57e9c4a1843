"""The receipt of one legislator, with printed points that add up.

Leaves to others: the exact points (scoring), their rounding (points).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from reportcard.edition.contexts.legislator import NoteRow, ReceiptRow
from reportcard.edition.contexts.lookup import Lookup
from reportcard.edition.contexts.pieces import Evidence, evidence_of
from reportcard.edition.names import safe_url
from reportcard.model.numbers import shown_hundredths, shown_number
from reportcard.model.points import ordered_lines, printed_points
from reportcard.model.scores import VOTE_TYPES, ReceiptLine, Result, RubricCard
from reportcard.receipts.behind import Document
from reportcard.receipts.notes import LineOf, line_notes, what_they_did


@dataclass(frozen=True, slots=True)
class Points:
    """A sum of printed points."""

    earned: str
    possible: str


def build_receipt(result: Result, *, lookup: Lookup) -> tuple[ReceiptRow, ...]:
    """Every line of a legislator's receipt, by day, then by the rubric's id."""
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
    document = lookup.behind.document(criterion, result.person_id)
    of = LineOf(line, criterion, result.person_id, lookup.behind)
    sponsorship = (
        lookup.sponsorships.get((criterion.bill_id, result.person_id))
        if criterion.type == "sponsorship"
        else None
    )
    return ReceiptRow(
        criterion=lookup.criterion_cards[line.criterion_id],
        outcome=line.outcome,
        option=line.option if criterion.type in VOTE_TYPES else None,
        sponsor_role=sponsorship.role if sponsorship else None,
        did=what_they_did(of),
        notes=tuple(NoteRow(note.sentence, safe_url(note.url)) for note in line_notes(of)),
        counted=line.counted,
        earned=shown_hundredths(earned),
        possible=shown_hundredths(earned + missed),
        missed=shown_hundredths(missed),
        is_full=line.counted and line.earned == line.possible,
        not_counted_because=line.not_counted_because,
        what_if_supported=_what_if(line.score_if_supported, lookup.rubric),
        what_if_opposed=_what_if(line.score_if_opposed, lookup.rubric),
        line=document.line,
        printed_name=document.printed_name,
        evidence=_evidence(line, document, lookup),
    )


def _what_if(score: Fraction | None, rubric: RubricCard) -> str | None:
    if score is None:
        return None
    return shown_number(score, places=rubric.rounding_places, mode=rubric.rounding_mode)


def _evidence(line: ReceiptLine, document: Document, lookup: Lookup) -> Evidence | None:
    """The document behind a line; a bill has no address where its page was not read."""
    bill = lookup.criterion_cards[line.criterion_id].bill
    if document.kind == "bill" and bill is not None:
        return bill.evidence
    return None if document.provenance is None else evidence_of(document.provenance)

"""The answers of one legislator as marks to be counted: as they are, and as they could have been.

Leaves to others: the sums (recount).
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from fractions import Fraction

from reportcard.model.robustness import AbsenceRule
from reportcard.model.scores import VOTE_TYPES, Criterion, ReceiptLine, Result
from reportcard.scoring.robustness.board import Board
from reportcard.scoring.robustness.recount import Answer

# Votes that somebody could have cast and did not.
MISSED = ("absent", "excused")
ABSENCE_RULES: dict[AbsenceRule, tuple[Fraction, Fraction] | None] = {
    "against": (Fraction(0), Fraction(1)),
    "left_out": None,
    "half": (Fraction(1, 2), Fraction(1)),
    "light_half": (Fraction(1, 2), Fraction(1, 5)),
}


def answers_of(board: Board, result: Result) -> list[Answer]:
    """The marks of a receipt that count, read from the rubric's own marks."""
    return list(_answers(board, result.lines))


def missed_lines(
    board: Board, result: Result, outcomes: Collection[str] = MISSED
) -> list[ReceiptLine]:
    """The lines of votes that were missed."""
    return [
        line
        for line in result.lines
        if line.outcome in outcomes and _criterion(board, line).type in VOTE_TYPES
    ]


def changed_answers(
    board: Board, answers: Iterable[Answer], lines: Sequence[ReceiptLine]
) -> list[Answer]:
    """The answers with these lines in the place of those on the same criteria."""
    return [*_others(board, answers, lines), *_answers(board, lines)]


def with_absences_as(
    board: Board, answers: Iterable[Answer], absences: Sequence[ReceiptLine], rule: AbsenceRule
) -> list[Answer]:
    """The answers with another rule for absences; an excused one stays what the rubric says."""
    others, mark = _others(board, answers, absences), ABSENCE_RULES[rule]
    if mark is None:
        return others
    credit, counts = int(mark[0] * board.credit_scale), int(mark[1] * board.count_scale)
    numbers = (board.numbers[line.criterion_id] for line in absences)
    asked = (number for number in numbers if board.question_of[number] >= 0)
    return [*others, *(Answer(number, credit, counts) for number in asked)]


def _others(board: Board, answers: Iterable[Answer], lines: Sequence[ReceiptLine]) -> list[Answer]:
    numbers = {board.numbers[line.criterion_id] for line in lines}
    return [answer for answer in answers if answer.number not in numbers]


def _answers(board: Board, lines: Iterable[ReceiptLine]) -> Iterator[Answer]:
    for line in lines:
        number = board.numbers[line.criterion_id]
        mark = board.marks[number].get(line.outcome)
        if mark is None or board.question_of[number] < 0:
            continue
        credit, counts = mark
        if line.outcome == "measured":
            # The line has what the rate made of the mark.
            yield Answer(number, line.earned / line.possible * board.credit_scale, counts)
        else:
            yield Answer(number, credit, counts)


def _criterion(board: Board, line: ReceiptLine) -> Criterion:
    return board.card.criteria[board.numbers[line.criterion_id]]

"""The score of one legislator with other answers: all that follows from them is counted anew.

Points added and limits follow the outcomes, attendance follows the votes; the tests compare it with
whole new runs. Leaves to others: which answers, and which criteria one answer decides (instead).
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import cast

from reportcard.model.scores import Criterion, Outcome, ReceiptLine
from reportcard.scoring.instead import NEVER, attended, is_looked_at, shifted
from reportcard.scoring.result import rate_of
from reportcard.scoring.robustness.answers import changed_answers
from reportcard.scoring.robustness.board import Board
from reportcard.scoring.robustness.ending import ending_of
from reportcard.scoring.robustness.recount import Answer, count_up
from reportcard.scoring.robustness.voter import Voter
from reportcard.scoring.sums import Rate

# What each roll call adds to attendance, or takes off it, with a criterion that asks about it.
Shifts = Mapping[str, tuple[Criterion, Rate]]


def score_with(board: Board, voter: Voter, changed: Mapping[str, str]) -> Fraction | None:
    """The score with other outcomes, by criterion id; None when nothing would count."""
    lines = [
        replace(line, outcome=cast(Outcome, changed[line.criterion_id]))
        for line in voter.result.lines
        if line.criterion_id in changed
    ]
    rates = attendance_with(board, voter, _cast_now(board, voter, changed))
    words = {name: "measured" if rate[1] else "none" for name, rate in rates.items()}
    answers = with_rates(board, changed_answers(board, voter.answers, lines), rates)
    base = count_up(board, board.nominal, board.card.aggregate, answers).base
    outcomes = {**voter.outcomes, **changed, **words}
    return None if base is None else ending_of(board.card, voter.result, outcomes).score(base)


def attendance_with(board: Board, voter: Voter, shifts: Shifts) -> dict[str, Rate]:
    """Each attendance that is another one then, by criterion id: recorded and chances."""
    found = {}
    for line in voter.result.lines:
        criterion = criterion_of(board, line)
        if criterion.type != "attendance":
            continue
        old = line.measured or NEVER
        seen = (rate for call, rate in shifts.values() if is_looked_at(board.card, criterion, call))
        new = shifted(old, seen)
        if new != old:
            found[line.criterion_id] = new
    return found


def with_rates(
    board: Board, answers: Collection[Answer], rates: Mapping[str, Rate]
) -> list[Answer]:
    """The answers with other rates of attendance."""
    numbers = {board.numbers[name]: rate for name, rate in rates.items()}
    return [
        *(answer for answer in answers if answer.number not in numbers),
        *(one for number, rate in numbers.items() for one in _measured(board, number, rate)),
    ]


def criterion_of(board: Board, line: ReceiptLine) -> Criterion:
    """What a line is about."""
    return board.card.criteria[board.numbers[line.criterion_id]]


def _measured(board: Board, number: int, rate: Rate) -> Iterator[Answer]:
    mark = board.marks[number].get("measured")
    if rate[1] and mark is not None and board.question_of[number] >= 0:
        credit, counts = mark
        yield Answer(number, credit * rate_of(board.card.criteria[number], rate), counts)


def _cast_now(board: Board, voter: Voter, changed: Mapping[str, str]) -> Shifts:
    """The roll calls among what changed, each with what a vote cast adds to attendance."""
    shifts = {}
    for line in voter.result.lines:
        criterion = criterion_of(board, line)
        if line.criterion_id in changed and criterion.vote_event_id is not None:
            recorded, chances = attended(line.option)
            shifts[criterion.vote_event_id] = (criterion, (1 - recorded, 1 - chances))
    return shifts

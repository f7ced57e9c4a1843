"""Leave one out: the score and the letter without each counted question.

    S(-i) = (N - num_i) / (D - den_i), subjects weighed anew as the rubric says

Points added, curve and limits stay as they stand; attendance at the roll calls that the card asks
about is counted without the roll call. Leaves to others: counting (recount).
"""

from collections.abc import Iterator
from fractions import Fraction

from reportcard.model.robustness import LeftOutOne
from reportcard.model.scores import Criterion
from reportcard.scoring.instead import attended
from reportcard.scoring.robustness.board import Board
from reportcard.scoring.robustness.recast import Shifts, attendance_with, criterion_of, with_rates
from reportcard.scoring.robustness.recount import Part, base_of, count_up
from reportcard.scoring.robustness.voter import Voter


def without_each(board: Board, voter: Voter) -> tuple[LeftOutOne, ...]:
    """The score and letter without each question that counted, in the order of the card.

    A question is missing where its roll calls are looked at for attendance, and the card does not
    say what somebody did in one of them.
    """
    return tuple(_left_out(board, voter))


def is_steady(voter: Voter, without: tuple[LeftOutOne, ...]) -> bool:
    """Whether there is a letter, and no single question left out changes it."""
    own = voter.result.computed_grade
    return voter.result.score is not None and all(one.grade == own for one in without)


def _left_out(board: Board, voter: Voter) -> Iterator[LeftOutOne]:
    is_followed = any(
        criterion_of(board, line).roll_calls == "scored" for line in voter.result.lines
    )
    for question, parts in voter.questions.items():
        shifts = _not_called(board, voter, question) if is_followed else {}
        if shifts is None:
            continue
        base = _base_without(board, voter, parts)
        if shifts:
            base = _base_without_call(board, voter, question, shifts)
        score = voter.score_of(base)
        yield LeftOutOne(board.question_ids[question], score, voter.ladder.letter(score))


def _not_called(board: Board, voter: Voter, question: int) -> Shifts | None:
    """The roll calls that nothing on the card would ask about, with what each gave attendance.

    None where one was asked of some parties only, and this legislator is told nothing of it.
    """
    inside = {c.vote_event_id for c in _criteria(board, question, is_in=True)} - {None}
    gone = inside - {c.vote_event_id for c in _criteria(board, question, is_in=False)}
    shifts = {}
    for line in voter.result.lines:
        criterion = criterion_of(board, line)
        event = criterion.vote_event_id
        if event in gone and event is not None and line.outcome != "not_eligible":
            recorded, chances = attended(line.option)
            shifts[event] = (criterion, (-recorded, -chances))
    for criterion in board.card.criteria:
        event = criterion.vote_event_id
        if event in gone and event not in shifts and criterion.parties:
            return None
    return shifts


def _criteria(board: Board, question: int, *, is_in: bool) -> Iterator[Criterion]:
    for criterion, own in zip(board.card.criteria, board.question_of, strict=True):
        if (own == question) == is_in:
            yield criterion


def _base_without_call(
    board: Board, voter: Voter, question: int, shifts: Shifts
) -> Fraction | None:
    """The base score without a question whose roll calls attendance is not counted on any more."""
    scored = {
        name: rate
        for name, rate in attendance_with(board, voter, shifts).items()
        if board.card.criteria[board.numbers[name]].roll_calls == "scored"
    }
    others = [a for a in voter.answers if board.question_of[a.number] != question]
    answers = with_rates(board, others, scored)
    return count_up(board, board.nominal, board.card.aggregate, answers).base


def _base_without(board: Board, voter: Voter, parts: list[Part]) -> Fraction | None:
    """The base score without some parts: the sums of the others need not be made again."""
    totals = dict(voter.sums.totals)
    for _question, category, num, den in parts:
        old = totals[category]
        totals[category] = (old[0] - num, old[1] - den)
    left = {category: total for category, total in totals.items() if total[1]}
    return base_of(board, board.nominal, board.card.aggregate, left)

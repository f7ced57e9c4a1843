"""Leave one out: the score and the letter without each counted question.

    S(-i) = (N - num_i) / (D - den_i), subjects weighed anew as the rubric says

Points added, curve and limits stay as they stand. Leaves to others: counting (recount).
"""

from collections.abc import Iterator
from fractions import Fraction

from reportcard.model.robustness import LeftOutOne
from reportcard.scoring.robustness.board import Board
from reportcard.scoring.robustness.recount import Part, base_of
from reportcard.scoring.robustness.voter import Voter


def without_each(board: Board, voter: Voter) -> tuple[LeftOutOne, ...]:
    """The score and letter without each question that counted, in the order of the card."""
    return tuple(_left_out(board, voter))


def is_steady(voter: Voter, without: tuple[LeftOutOne, ...]) -> bool:
    """Whether there is a letter, and no single question left out changes it."""
    own = voter.result.computed_grade
    return voter.result.score is not None and all(one.grade == own for one in without)


def _left_out(board: Board, voter: Voter) -> Iterator[LeftOutOne]:
    for question, parts in voter.questions.items():
        score = voter.score_of(_base_without(board, voter, parts))
        yield LeftOutOne(board.question_ids[question], score, voter.ladder.letter(score))


def _base_without(board: Board, voter: Voter, parts: list[Part]) -> Fraction | None:
    """The base score without some parts: the sums of the others need not be made again."""
    totals = dict(voter.sums.totals)
    for _question, category, num, den in parts:
        old = totals[category]
        totals[category] = (old[0] - num, old[1] - den)
    left = {category: total for category, total in totals.items() if total[1]}
    return base_of(board, board.nominal, board.card.aggregate, left)

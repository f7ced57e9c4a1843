"""The missed-vote range: the score if every missed vote had been cast against us, or with us.

    [N / D_all, (N + W_missed) / D_all]

A missed vote is an absence, excused or not. All that follows from votes is counted anew: points
added and limits too. Leaves to others: counting (recount).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from reportcard.model.scores import Outcome, ReceiptLine
from reportcard.scoring.robustness.answers import missed_lines, with_missed_as
from reportcard.scoring.robustness.board import Board
from reportcard.scoring.robustness.ending import ending_of
from reportcard.scoring.robustness.recount import count_up
from reportcard.scoring.robustness.voter import Voter


@dataclass(frozen=True, slots=True)
class MissedRange:
    """Both ends, and their letters; no score where a vote cast would not count."""

    low: Fraction | None
    high: Fraction | None
    grade_low: str
    grade_high: str


def missed_range(board: Board, voter: Voter) -> MissedRange | None:
    """The range; None without a score.

    Worked: 10 votes with us and 6 excused that do not count are 100, in a range of 10/16 to 16/16:
    62.5 to 100.
    """
    score = voter.result.score
    if score is None:
        return None
    low: Fraction | None = score
    high: Fraction | None = score
    if missed := missed_lines(board, voter.result):
        low = _with_missed(board, voter, missed, "oppose")
        high = _with_missed(board, voter, missed, "support")
    return MissedRange(low, high, voter.ladder.letter(low), voter.ladder.letter(high))


def _with_missed(
    board: Board, voter: Voter, missed: Sequence[ReceiptLine], outcome: Outcome
) -> Fraction | None:
    answers = with_missed_as(board, voter.answers, missed, outcome)
    base = count_up(board, board.nominal, board.card.aggregate, answers).base
    outcomes = dict(voter.outcomes) | {line.criterion_id: outcome for line in missed}
    return None if base is None else ending_of(board.card, voter.result, outcomes).score(base)

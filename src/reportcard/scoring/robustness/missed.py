"""The missed-vote range: the score if every missed vote had been cast against us, or with us.

    [N / D_all, (N + W_missed) / D_all]

A missed vote is an absence, excused or not. All that follows from votes is counted anew: points
added, limits and attendance too. Leaves to others: counting (recast).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from reportcard.model.scores import ReceiptLine
from reportcard.scoring.robustness.answers import missed_lines
from reportcard.scoring.robustness.board import Board
from reportcard.scoring.robustness.recast import criterion_of, score_with
from reportcard.scoring.robustness.voter import Voter


@dataclass(frozen=True, slots=True)
class MissedRange:
    """Both ends, and their letters; no score where a vote cast would not count."""

    low: Fraction | None
    high: Fraction | None
    grade_low: str
    grade_high: str


def missed_range(board: Board, voter: Voter) -> MissedRange | None:
    """The range; None without a score, and where a party's majority might be another one.

    Worked: 10 votes with us and 6 excused that do not count are 100, in a range of 10/16 to 16/16:
    62.5 to 100.
    """
    score = voter.result.score
    if score is None:
        return None
    missed = missed_lines(board, voter.result)
    if _may_turn_a_party(board, voter, missed):
        return None
    low: Fraction | None = score
    high: Fraction | None = score
    if missed:
        low, high = (_with_missed(board, voter, missed, word) for word in ("oppose", "support"))
    return MissedRange(low, high, voter.ladder.letter(low), voter.ladder.letter(high))


def _with_missed(
    board: Board, voter: Voter, missed: Sequence[ReceiptLine], outcome: str
) -> Fraction | None:
    return score_with(board, voter, {line.criterion_id: outcome for line in missed})


def _may_turn_a_party(board: Board, voter: Voter, missed: Sequence[ReceiptLine]) -> bool:
    """Whether unity with a party is asked about a missed roll call: one vote can turn its majority.

    Who voted how for which party is not on the card, so that nothing is said.
    """
    events = {criterion_of(board, line).vote_event_id for line in missed} - {None}
    criteria = (criterion_of(board, line) for line in voter.result.lines)
    return any(c.type == "party_unity" and c.vote_event_id in events for c in criteria)

"""The 16 ways to count one record: four rules for absences, two for weights, two for the sum.

Rules in use elsewhere, not inventions: an absence counts against, is left out, counts half, or
half at a fifth of the weight. Leaves to others: counting (recount).
"""

from collections.abc import Iterator
from typing import Literal

from reportcard.model.robustness import AbsenceRule, Universe
from reportcard.scoring.robustness.answers import ABSENCE_RULES, missed_lines, with_absences_as
from reportcard.scoring.robustness.board import Aggregate, Board
from reportcard.scoring.robustness.recount import Totals, base_of, parts_of, totals_of
from reportcard.scoring.robustness.voter import Voter

Weights = Literal["nominal", "equal"]
WEIGHTS: tuple[Weights, ...] = ("nominal", "equal")
AGGREGATES: tuple[Aggregate, ...] = ("pooled", "categories")


def universes(board: Board, voter: Voter) -> tuple[Universe, ...]:
    """All 16, in the order of the rules; none without a score."""
    if voter.result.score is None:
        return ()
    return tuple(_universes(board, voter))


def holds_in(voter: Voter, found: tuple[Universe, ...]) -> int:
    """In how many of them the letter is theirs."""
    return sum(1 for universe in found if universe.grade == voter.result.computed_grade)


def _universes(board: Board, voter: Voter) -> Iterator[Universe]:
    counted: dict[tuple[AbsenceRule, Weights], Totals] = {}
    absences = missed_lines(board, voter.result, ("absent",))
    for absence in ABSENCE_RULES:
        # Whoever missed nothing has the same answers under every rule.
        rule: AbsenceRule = absence if absences else "against"
        for weights in WEIGHTS:
            weighing = board.nominal if weights == "nominal" else board.equal
            if (rule, weights) not in counted:
                answers = with_absences_as(board, voter.answers, absences, rule)
                counted[rule, weights] = totals_of(parts_of(board, weighing, answers))
            for aggregate in AGGREGATES:
                base = base_of(board, weighing, aggregate, counted[rule, weights])
                score = voter.score_of(base)
                yield Universe(absence, weights, aggregate, score, voter.ladder.letter(score))

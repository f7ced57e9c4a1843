"""Ranks with ties, the ranks that the record allows, and the tiers that it tells apart.

Two members are told apart by the questions they answered differently. The difference of their base
scores is a sum over questions, d = sum of d_i; were they equal, each d_i could as well have had the
other sign, and d / sqrt(sum of d_i^2) is about normal, and never more than the root of the number
of answers that differ. All pairs of a chamber are compared at once (Sidak over the pairs, after
Mogstad, Romano, Shaikh and Wilhelm).
Leaves to others: scores (engine), weights (voter).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import NormalDist
from typing import TYPE_CHECKING, Any

from reportcard.model.robustness import TIER_CERTAINTY
from reportcard.scoring.robustness.voter import Voter

if TYPE_CHECKING:
    from numpy import ndarray

COVERAGE = TIER_CERTAINTY / 100
# Differences of shares below this are rounding of binary numbers, not differences.
TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody stands in a chamber: rank, best and worst rank allowed, tier."""

    rank: int
    rank_low: int
    rank_high: int
    tier: int


def standings(voters: Sequence[Voter]) -> dict[str, Standing]:
    """The standing of each of the compared members of one chamber, by person.

    Args:
        voters: Those who are compared: in office, with a complete grade.
    """
    if not voters:
        return {}
    ordered = sorted(voters, key=lambda v: (-v.known_score, v.result.person_id))
    higher = surely_higher(ordered)
    lows = [1 + int(higher[:, place].sum()) for place in range(len(ordered))]
    highs = [len(ordered) - int(higher[place].sum()) for place in range(len(ordered))]
    return {
        voter.result.person_id: Standing(rank, low, high, tier)
        for voter, rank, low, high, tier in zip(
            ordered, _ranks(ordered), lows, highs, tiers(highs), strict=True
        )
    }


def tiers(highs: Sequence[int]) -> list[int]:
    """The tier of each place, best first: a tier ends where nobody in it could stand lower.

    Args:
        highs: The worst rank allowed at each place.

    Worked: worst ranks 2, 2, 5, 4, 5: the first two are surely the first two, a tier of their own.
    """
    found, tier, worst = [], 1, 0
    for place, high in enumerate(highs, 1):
        found.append(tier)
        worst = max(worst, high)
        if worst == place:
            tier += 1
    return found


def critical_value(members: int) -> float:
    """The size of a difference, in standard errors, that chance gives to no pair (95 %).

    Sidak over the m pairs, both sides: each pair at 1 - 0.95^(1/m). Worked: 3 members, 3 pairs:
    each at 0.01695, 2.388 standard errors.
    """
    pairs = max(members * (members - 1) // 2, 1)
    return NormalDist().inv_cdf(1 - (1 - COVERAGE ** (1 / pairs)) / 2)


def surely_higher(voters: Sequence[Voter]) -> "ndarray[Any, Any]":
    """A table of who is surely above whom: [i, j] is true when i is above j."""
    import numpy as np

    scores = np.array([float(voter.known_score) / 100 for voter in voters])
    slopes = np.array([float(_slope(voter)) for voter in voters])
    difference = scores[:, None] - scores[None, :]
    error = np.sqrt(np.maximum(_squares(voters), 0.0)) * slopes[:, None]
    certain = np.maximum(critical_value(len(voters)) * error, TINY)
    surely: ndarray[Any, Any] = difference > certain
    return surely


def _squares(voters: Sequence[Voter]) -> "ndarray[Any, Any]":
    """The sum of d_i^2 of each pair.

    With p_i the points that question i could give a member, e_i those it gave, both over all their
    points, and b the mean of the two base scores: d_i = (e_i - b p_i) of the one less that of the
    other. It sums to the difference of the base scores, and is e_i less e_i where both were asked
    the same.
    """
    earned, possible = share_tables(voters)
    base = earned.sum(axis=1)
    middle = (base[:, None] + base[None, :]) / 2
    squares: ndarray[Any, Any] = (
        _cross(earned, earned)
        - 2 * middle * _cross(earned, possible)
        + middle**2 * _cross(possible, possible)
    )
    return squares


def _cross(some: "ndarray[Any, Any]", others: "ndarray[Any, Any]") -> "ndarray[Any, Any]":
    """The sum of (some_i - some_j) (others_i - others_j) of each pair."""
    import numpy as np

    # einsum and not @: one order of addition, however many cores there are.
    products = np.einsum("iq,jq->ij", some, others)
    own = products.diagonal()
    result: ndarray[Any, Any] = own[:, None] + own[None, :] - products - products.T
    return result


def share_tables(voters: Sequence[Voter]) -> "tuple[ndarray[Any, Any], ndarray[Any, Any]]":
    """Earned and possible points of each member and question, over all points of the member."""
    import numpy as np

    columns = 1 + max((q for voter in voters for q in voter.questions), default=-1)
    earned = np.zeros((len(voters), columns))
    possible = np.zeros((len(voters), columns))
    for row, voter in enumerate(voters):
        factors, whole = voter.sums.factors, voter.sums.whole
        for question, category, num, den in voter.sums.parts:
            earned[row, question] += num * factors[category] / whole
            possible[row, question] += den * factors[category] / whole
    return earned, possible


def _ranks(ordered: Sequence[Voter]) -> list[int]:
    """Places; equal scores share the first of theirs."""
    ranks: list[int] = []
    for place, voter in enumerate(ordered, 1):
        is_tied = place > 1 and voter.known_score == ordered[place - 2].known_score
        ranks.append(ranks[-1] if is_tied else place)
    return ranks


def _slope(voter: Voter) -> Fraction:
    """How far a score moves with its base score."""
    return abs(voter.ending.curve.slope) if voter.ending.curve is not None else Fraction(1)

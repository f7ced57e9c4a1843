"""How probable each letter is, given the record: party-blind empirical Bayes.

Leaves to others: the prior of the chamber (strength), and the Beta distribution (chance).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import ceil

from reportcard.model.scores import RubricCard
from reportcard.scoring.robustness.chance import beta_below
from reportcard.scoring.robustness.ending import Ending
from reportcard.scoring.robustness.voter import Voter


@dataclass(frozen=True, slots=True)
class Prior:
    """Beta(alpha, beta): how base scores (0 to 1) of a chamber are spread, chance taken out."""

    alpha: float
    beta: float


def letter_chances(
    card: RubricCard, voter: Voter, prior: Prior, count: float
) -> tuple[tuple[str, float], ...]:
    """The probability of each letter, best first; empty without a score.

    The base score is Beta(alpha + n p, beta + n (1 - p)): n is how many equal questions theirs
    weigh like, p the share they earned.
    """
    base = voter.sums.base
    if base is None:
        return ()
    share = float(base) / 100
    alpha, beta = prior.alpha + count * share, prior.beta + count * (1 - share)
    chances = dict.fromkeys(voter.ladder.letters, 0.0)
    for low, high in pairwise(_cuts(card, voter)):
        middle = (low + high) / 2
        letter = voter.ladder.letter(voter.ending.score(middle))
        above = beta_below(alpha, beta, float(high) / 100)
        chances[letter] += above - beta_below(alpha, beta, float(low) / 100)
    return tuple(chances.items())


def _cuts(card: RubricCard, voter: Voter) -> list[Fraction]:
    """The base scores between which the letter is one and the same, with both ends."""
    ends = {Fraction(0), Fraction(100)}
    inside = (_base_of(voter.ending, value) for value in _edges(card, voter))
    return sorted(ends | {value for value in inside if 0 < value < 100})


def _edges(card: RubricCard, voter: Voter) -> Iterator[Fraction]:
    """Scores, before limits, at which the letter can change."""
    for minimum, scale in voter.ladder.minimums:
        yield _as_exact(card, Fraction(minimum, scale))
    for limit in voter.ending.limits:
        yield from (value for value in (limit.above, limit.below) if value is not None)


def _as_exact(card: RubricCard, minimum: Fraction) -> Fraction:
    """The lowest score that reaches a minimum once it is rounded, where letters look at that."""
    if card.grade_on == "exact":
        return minimum
    unit = Fraction(1, 10**card.rounding_places)
    printed = ceil(minimum / unit) * unit
    return printed if card.rounding_mode == "down" else printed - unit / 2


def _base_of(ending: Ending, value: Fraction) -> Fraction:
    """The base score that becomes a score, before limits."""
    if ending.curve is not None:
        value = (value - ending.curve.intercept) / ending.curve.slope
    return value - ending.added

"""What rests on a distribution: shaken weights, the Wilson interval, the confidence of a letter.

Floats, from closed formulas; nothing is drawn at random. docs/robustness.md explains each and says
how well it holds on simulated records. Leaves to others: the prior of a chamber (strength).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

from reportcard.scoring.robustness.recount import Sums

Interval = tuple[float, float]
WOBBLE_COVERAGE = 0.90
WILSON_COVERAGE = 0.95
# Weights are shaken so that each of n equal ones moves by about half of itself, one in three times
# by more: the coefficient of variation is sqrt((n - 1) / (KAPPA n + 1)), about 1 / sqrt(KAPPA).
KAPPA = 4
# Less is what floats leave of a variance of 0; it would be a ten-thousandth of a point at most.
LEAST_VARIANCE = 1e-12


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject in floats: weight V, part of all counted weight, mean and variance of credits."""

    weight: float
    part: float
    mean: float
    spread: float


def wilson(share: float, count: float) -> Interval:
    """The Wilson interval (95 %) of a share of so many questions, 0 to 1.

    Worked: 7 of 10: centre (0.7 + 3.8415/20) / 1.38415 = 0.6445, half width 0.2477.
    """
    z = NormalDist().inv_cdf((1 + WILSON_COVERAGE) / 2)
    bottom = 1 + z * z / count
    centre = (share + z * z / (2 * count)) / bottom
    half = z / bottom * (share * (1 - share) / count + z * z / (4 * count * count)) ** 0.5
    return max(centre - half, 0.0), min(centre + half, 1.0)


def wobble(sums: Sums, count: float) -> Interval:
    """The middle 90 % of base scores (0 to 1) when the weights are shaken.

    The weights of the items are Dirichlet(kappa w), those of the subjects Dirichlet(kappa_c V). The
    score then has the mean and variance below; its distribution is taken to be Beta, and is exactly
    that where all credits are 0 or 1 and the sum is pooled.

    Args:
        sums: Of one legislator; something counted.
        count: How many equal questions theirs weigh like.
    """
    shares = subjects(sums)
    mean = sum(share.weight * share.mean for share in shares)
    variance = wobble_variance(shares, KAPPA * count)
    if variance < LEAST_VARIANCE:
        return mean, mean
    size = mean * (1 - mean) / variance - 1
    return beta_interval(mean * size, (1 - mean) * size, WOBBLE_COVERAGE)


def wobble_variance(shares: Sequence[Subject], kappa: float) -> float:
    """The variance of the score under shaken weights.

    With p_k the mean credit of a subject, V_k its weight, d_k its part of all counted weight:
    v_k = variance of credits in it / (kappa d_k + 1);
    E V_k^2 = V_k (kappa_c V_k + 1) / (kappa_c + 1);
    variance = sum E V_k^2 v_k + (sum V_k p_k^2 - mean^2) / (kappa_c + 1).
    """
    mean = sum(share.weight * share.mean for share in shares)
    between = sum(share.weight * share.mean**2 for share in shares) - mean**2
    concentration = KAPPA / sum(share.weight**2 for share in shares)
    inside = 0.0
    for share in shares:
        square = share.weight * (concentration * share.weight + 1) / (concentration + 1)
        inside += square * share.spread / (kappa * share.part + 1)
    return inside + between / (concentration + 1)


def beta_interval(alpha: float, beta: float, coverage: float) -> Interval:
    """The middle of a Beta distribution."""
    from scipy.special import betaincinv

    tail = (1 - coverage) / 2
    return float(betaincinv(alpha, beta, tail)), float(betaincinv(alpha, beta, 1 - tail))


def beta_below(alpha: float, beta: float, value: float) -> float:
    """The probability that Beta(alpha, beta) is below a value between 0 and 1."""
    from scipy.special import betainc

    return float(betainc(alpha, beta, value))


def subjects(sums: Sums) -> list[Subject]:
    """The subjects in which something counted, as floats."""
    everything = sum(den for _num, den in sums.totals.values())
    squares = dict.fromkeys(sums.totals, 0.0)
    for _question, category, num, den in sums.parts:
        squares[category] += num * num / den
    found = []
    for category, (num, den) in sums.totals.items():
        mean = num / den
        found.append(
            Subject(
                weight=den * sums.factors[category] / sums.whole,
                part=den / everything,
                mean=mean,
                spread=max(squares[category] / den - mean * mean, 0.0),
            )
        )
    return found

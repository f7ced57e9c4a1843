"""Sums of many exact numbers: over one common denominator, which is much faster than one by one."""

from collections.abc import Sequence
from fractions import Fraction

from reportcard.scoring.exact import common_denominator


def total(values: Sequence[Fraction]) -> Fraction:
    """Their sum."""
    scale = common_denominator(values)
    return Fraction(sum(v.numerator * (scale // v.denominator) for v in values), scale)


def mean(values: Sequence[Fraction]) -> Fraction | None:
    """Their mean; None of none."""
    return total(values) / len(values) if values else None


def covariance(some: Sequence[Fraction], others: Sequence[Fraction]) -> Fraction:
    """The covariance of pairs, over their number; 0 of none.

    Worked: (1, 2, 3) and (0, 0, 3): the mean of the products is 3, of the values 2 and 1: 1.
    """
    if not some:
        return Fraction(0)
    scale, other_scale = common_denominator(some), common_denominator(others)
    xs = [v.numerator * (scale // v.denominator) for v in some]
    ys = [v.numerator * (other_scale // v.denominator) for v in others]
    count = len(xs)
    products = count * sum(x * y for x, y in zip(xs, ys, strict=True)) - sum(xs) * sum(ys)
    return Fraction(products, count * count * scale * other_scale)

"""Exact numbers as they are printed: rounding happens here and nowhere else.

No binary floating point anywhere: about one score in ten that sits exactly on a cut would come
out on the wrong side of it. Leaves to others: computing the numbers, and laying them out.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import floor
from typing import Literal

RoundingMode = Literal["half_up", "half_even", "down"]

HUNDREDTHS = 100


def rounded(value: Fraction, *, places: int, mode: RoundingMode = "half_up") -> Fraction:
    """A number rounded to so many decimals.

    Rule: half_up 12.5 -> 13 (away from zero), half_even 12.5 -> 12 (the even neighbour), down
    12.9 -> 12 (towards zero).
    """
    return Fraction(_scaled(value, places, mode), 10**places)


def shown_number(value: Fraction, *, places: int, mode: RoundingMode = "half_up") -> str:
    """A number with a fixed count of decimals: 200/3 with 1 place is "66.7".

    Args:
        value: The exact number.
        places: How many decimals are printed.
        mode: As for `rounded`.
    """
    return _with_decimals(_scaled(value, places, mode), places)


def shown_weight(value: Fraction) -> str:
    """A weight or rate of a rubric as it was written: 1, 0.5, 1/3."""
    denominator = value.denominator
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    if denominator != 1:
        return str(value)
    return f"{shown_number(value, places=12).rstrip('0').rstrip('.')}"


def shown_percent(part: Fraction) -> str:
    """A share as a whole percentage without the sign: 3/4 is "75"."""
    return shown_number(part * 100, places=0)


def apportion(parts: Sequence[Fraction], *, total: int) -> tuple[int, ...]:
    """Whole numbers close to `parts` that sum to `total` exactly (largest remainder first).

    Args:
        parts: Exact amounts; a zero stays zero.
        total: Their sum, already rounded to a whole number.

    Returns:
        One whole number for each part. Three thirds of 100 give 34, 33, 33.
    """
    whole = [floor(part) for part in parts]
    open_places = [i for i, part in enumerate(parts) if part != 0]
    by_remainder = sorted(open_places, key=lambda i: (whole[i] - parts[i], i))
    for turn in range(total - sum(whole)):
        whole[by_remainder[turn % len(by_remainder)]] += 1
    return tuple(whole)


def hundredths(value: Fraction) -> int:
    """A number of points in whole hundredths, half up."""
    return _whole(value.numerator * HUNDREDTHS, value.denominator, "half_up")


def shown_hundredths(value: int) -> str:
    """Whole hundredths as points with two decimals: 357 is "3.57"."""
    return _with_decimals(value, 2)


# In whole numbers, because a page of figures rounds tens of thousands of them.
def _scaled(value: Fraction, places: int, mode: RoundingMode) -> int:
    """The number in units of its last decimal; a half goes by its size, whatever its sign."""
    size = _whole(abs(value.numerator) * 10**places, value.denominator, mode)
    return -size if value < 0 else size


def _whole(numerator: int, denominator: int, mode: RoundingMode) -> int:
    if mode == "half_even":
        return round(Fraction(numerator, denominator))
    if mode == "half_up":
        return (2 * numerator + denominator) // (2 * denominator)
    return numerator // denominator


def _with_decimals(scaled: int, places: int) -> str:
    digits = str(abs(scaled)).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{text}" if scaled < 0 else text

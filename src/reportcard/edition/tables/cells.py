"""Numbers as the tables hold them: exact, with six decimals, and just as the pages print them.

Leaves to others: which column holds which number.
"""

from fractions import Fraction

from reportcard.model.numbers import hundredths, shown_hundredths, shown_number
from reportcard.model.scores import RubricCard


def exact(value: Fraction | None) -> str | None:
    """An exact number as a fraction: "220/3", or "73" when whole."""
    return None if value is None else str(value)


def decimal(value: Fraction | None) -> str | None:
    """A number with six decimals, half up."""
    return None if value is None else shown_number(value, places=6)


def one_decimal(value: Fraction | None) -> str | None:
    """A subject's score as the pages print it: with one decimal, half up."""
    return None if value is None else shown_number(value, places=1)


def score_as_printed(value: Fraction | None, rubric: RubricCard) -> str | None:
    """A score with the rubric's decimals and rounding."""
    if value is None:
        return None
    return shown_number(value, places=rubric.rounding_places, mode=rubric.rounding_mode)


def points_as_printed(value: Fraction | None) -> str | None:
    """Points of a receipt: two decimals, half up."""
    return None if value is None else shown_hundredths(hundredths(value))

"""The printed points of a receipt: rounded so that they add up.

Each line's earned and missed points are apportioned in hundredths, so that the printed lines sum
to the printed score, and possible points to what could be earned; no line is off by 0.01 or more.
Leaves to others: the exact points (scoring).
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from reportcard.model.numbers import HUNDREDTHS, apportion, hundredths
from reportcard.model.scores import Criterion, ReceiptLine, Result


def ordered_lines(result: Result, *, criteria: Mapping[str, Criterion]) -> tuple[ReceiptLine, ...]:
    """The lines of a receipt by date, then by the rubric's id: the order they are printed in."""
    return tuple(
        sorted(
            result.lines,
            key=lambda line: (criteria[line.criterion_id].held_on, line.criterion_id),
        )
    )


def printed_points(lines: Sequence[ReceiptLine]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Earned and missed hundredths for each line, each summing to the rounded total.

    Earned and missed are apportioned apart: a line with full marks then shows the same number
    twice, and a line without any shows 0.00.
    """
    gains = [line.earned * HUNDREDTHS for line in lines]
    losses = [(line.possible - line.earned) * HUNDREDTHS for line in lines]
    possible = hundredths(sum((line.possible for line in lines), Fraction(0)))
    earned = hundredths(sum((line.earned for line in lines), Fraction(0)))
    return apportion(gains, total=earned), apportion(losses, total=possible - earned)

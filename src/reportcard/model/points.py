"""The printed points of a receipt: rounded so that they add up.

Earned and missed points are apportioned in hundredths, first among the subjects, then among the
lines of each, so that the printed lines sum to their subject and the subjects to the printed score;
no subject and no line is off by 0.01 or more. Leaves to others: the exact points (scoring).
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


def printed_points(
    lines: Sequence[ReceiptLine], *, criteria: Mapping[str, Criterion]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Earned and missed hundredths for each line, each summing to the rounded total.

    Earned and missed are apportioned apart: a line with full marks then shows the same number
    twice, and a line without any shows 0.00. Missed points are rounded up in the opposite order,
    so that what a subject weighs comes out whole: 6.665 of 20 points is 6.67 and 13.33 missed.
    """
    subjects = [criteria[line.criterion_id].category_id for line in lines]
    gains = [line.earned * HUNDREDTHS for line in lines]
    losses = [(line.possible - line.earned) * HUNDREDTHS for line in lines]
    possible = hundredths(sum((line.possible for line in lines), Fraction(0)))
    earned = hundredths(sum((line.earned for line in lines), Fraction(0)))
    return (
        _by_subject(gains, subjects, total=earned, backwards=False),
        _by_subject(losses, subjects, total=possible - earned, backwards=True),
    )


def _by_subject(
    parts: Sequence[Fraction], subjects: Sequence[str], *, total: int, backwards: bool
) -> tuple[int, ...]:
    """Whole numbers for the subjects that sum to the total, then for the lines of each."""
    step = -1 if backwards else 1
    members = {
        name: [i for i, subject in enumerate(subjects) if subject == name][::step]
        for name in sorted(set(subjects))[::step]
    }
    sums = [sum((parts[i] for i in lines), Fraction(0)) for lines in members.values()]
    whole = [0] * len(parts)
    for lines, share in zip(members.values(), apportion(sums, total=total), strict=True):
        for i, part in zip(lines, apportion([parts[i] for i in lines], total=share), strict=True):
            whole[i] = part
    return tuple(whole)

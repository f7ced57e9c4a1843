"""The printed points of a receipt: rounded so that they add up.

Earned and missed points are apportioned in hundredths, first among the subjects, then among the
lines of each, so that the printed lines sum to their subject and the subjects to the printed base
score; what is added and taken off is rounded so that base, bonus and penalty give the sum. Nothing
is off by 0.01 or more. Leaves to others: the exact points (scoring).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil, floor

from reportcard.model.numbers import HUNDREDTHS, apportion, hundredths
from reportcard.model.scores import Criterion, ReceiptLine, Result, RubricCard


@dataclass(frozen=True, slots=True)
class PrintedSum:
    """The way from the base to the score in hundredths: base + bonus - penalty = raw, exactly.

    items are the points of each item before a cap, in the order of the result's adjustments: those
    of a side without a cap sum to it. curved is None without a curve, score what is left after
    limits, floor and ceiling.
    """

    base: int
    items: tuple[int, ...]
    bonus: int
    penalty: int
    raw: int
    curved: int | None
    score: int


def printed_sum(result: Result, rubric: RubricCard) -> PrintedSum | None:
    """The printed steps from the base to the score; None when nothing counted."""
    if result.base is None or result.raw is None or result.score is None:
        return None
    base, raw = hundredths(result.base), hundredths(result.raw)
    bonus, penalty = _sides(result.bonus, result.penalty, difference=raw - base)
    whole = {"bonus": bonus, "penalty": penalty}
    exact = {"bonus": result.bonus, "penalty": result.penalty}
    printed: dict[str, list[int]] = {}
    for kind, shown in whole.items():
        parts = [_size(line.kind, line.points) for line in result.adjustments if line.kind == kind]
        together = sum(parts, Fraction(0))
        # Where a cap cuts a side, its items sum to what they would have given.
        total = shown if together == exact[kind] else hundredths(together)
        printed[kind] = list(apportion([part * HUNDREDTHS for part in parts], total=total))
    curve = rubric.curve
    return PrintedSum(
        base=base,
        items=tuple(_turned(line.kind, printed[line.kind].pop(0)) for line in result.adjustments),
        bonus=bonus,
        penalty=penalty,
        raw=raw,
        curved=hundredths(curve.intercept + curve.slope * result.raw) if curve else None,
        score=hundredths(result.score),
    )


def _sides(bonus: Fraction, penalty: Fraction, *, difference: int) -> tuple[int, int]:
    """Whole hundredths next to both, with just this difference: there always are some.

    Base and sum are each rounded by half a hundredth at most, so that the difference lies less
    than one from the exact one.
    """
    choices = [
        (gain, loss)
        for gain in _next_to(bonus * HUNDREDTHS)
        for loss in _next_to(penalty * HUNDREDTHS)
        if gain - loss == difference
    ]
    return min(
        choices,
        key=lambda pair: (
            abs(pair[0] - bonus * HUNDREDTHS) + abs(pair[1] - penalty * HUNDREDTHS),
            pair,
        ),
    )


def _next_to(value: Fraction) -> tuple[int, int]:
    return floor(value), ceil(value)


def _size(kind: str, points: Fraction) -> Fraction:
    """A penalty's points as they are summed: 2 for what takes two points off."""
    return -points if kind == "penalty" else points


def _turned(kind: str, points: int) -> int:
    return -points if kind == "penalty" else points


def ordered_lines(result: Result, *, criteria: Mapping[str, Criterion]) -> tuple[ReceiptLine, ...]:
    """The lines of a receipt by day, then by the rubric's id: the order they are printed in."""
    return tuple(
        sorted(
            result.lines,
            key=lambda line: day_order(criteria[line.criterion_id]),
        )
    )


def day_order(criterion: Criterion) -> tuple[date, str]:
    """Sorts questions by day, those without one last, then by the rubric's id."""
    return (criterion.held_on or date.max, criterion.criterion_id)


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

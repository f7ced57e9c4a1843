"""The card in whole numbers: what SQL sums, and the scales that lead back to exact Fractions.

den = weight x count, num = den x credit; each kind of figure has one common denominator.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from reportcard.errors import UserError
from reportcard.language import _
from reportcard.model.scores import Criterion, RubricCard
from reportcard.scoring.exact import common_denominator

# Sums are kept in HUGEINT (127 bits); this leaves room for thousands of millions of rows.
LARGEST_WHOLE = 2**90


@dataclass(frozen=True, slots=True)
class Cell:
    """One mark in whole numbers: num and den over `Scaled.item`, credit and count over theirs."""

    credit: int
    count: int
    num: int
    den: int


@dataclass(frozen=True, slots=True)
class Scaled:
    """A card in whole numbers.

    Attributes:
        item: The denominator of num and den.
        credit: The denominator of credits.
        count: The denominator of counts.
        cells: By criterion number (its place in the card) and outcome; counted ones only.
        nominal: Each criterion's own share of the weight, over `nominal_scale`.
        nominal_scale: Its denominator.
        group_numbers: Number of the group of each criterion, None outside groups.
        group_orders: Place of each criterion in its group, in order of time; 0 outside groups.
    """

    item: int
    credit: int
    count: int
    cells: Mapping[tuple[int, str], Cell]
    nominal: tuple[int, ...]
    nominal_scale: int
    group_numbers: tuple[int | None, ...]
    group_orders: tuple[int, ...]


def scaled(card: RubricCard) -> Scaled:
    """The card in whole numbers.

    Raises:
        UserError: the weights and marks have no common denominator of a usable size.
    """
    marks = {
        (number, outcome): (criterion.weight, rule)
        for number, criterion in enumerate(card.criteria)
        for outcome, rule in criterion.marks.items()
        if rule.count > 0
    }
    credit = common_denominator(rule.credit for _weight, rule in marks.values())
    count = common_denominator(rule.count for _weight, rule in marks.values())
    weight = common_denominator(criterion.weight for criterion in card.criteria)
    item = weight * count * credit
    nominal = nominal_weights(card)
    nominal_scale = common_denominator(nominal)
    places = {c: (g, p) for g, gr in enumerate(card.groups) for p, c in enumerate(gr.criterion_ids)}
    spots = [places.get(c.criterion_id, (None, 0)) for c in card.criteria]
    result = Scaled(
        item=item,
        credit=credit,
        count=count,
        cells={
            key: Cell(
                credit=_whole(rule.credit * credit),
                count=_whole(rule.count * count),
                num=_whole(weight * rule.count * rule.credit * item),
                den=_whole(weight * rule.count * item),
            )
            for key, (weight, rule) in marks.items()
        },
        nominal=tuple(_whole(value * nominal_scale) for value in nominal),
        nominal_scale=nominal_scale,
        group_numbers=tuple(group for group, _place in spots),
        group_orders=tuple(place for _group, place in spots),
    )
    _require_room(card, result)
    return result


def nominal_weights(card: RubricCard) -> tuple[Fraction, ...]:
    """What each criterion weighs: its weight, or its share of the weight of its group."""
    inside: dict[str, Fraction] = {}
    for criterion in card.criteria:
        if criterion.group_id is not None:
            inside[criterion.group_id] = (
                inside.get(criterion.group_id, Fraction(0)) + criterion.weight
            )
    weights = {group.group_id: group.weight for group in card.groups}

    def nominal(criterion: Criterion) -> Fraction:
        if criterion.group_id is None:
            return criterion.weight
        return weights[criterion.group_id] * criterion.weight / inside[criterion.group_id]

    return tuple(nominal(criterion) for criterion in card.criteria)


def _whole(value: Fraction) -> int:
    assert value.denominator == 1, "the common denominator makes every value whole"
    return value.numerator


def _require_room(card: RubricCard, result: Scaled) -> None:
    largest = max([*(cell.den for cell in result.cells.values()), *result.nominal, result.item])
    if largest > LARGEST_WHOLE:
        raise UserError(
            _(
                "The weights and marks of {rubric} have too many decimals to be added exactly: "
                "use shorter numbers."
            ).format(rubric=card.rubric_id)
        )

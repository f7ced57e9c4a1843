"""The card in whole numbers: what SQL sums, and the scales that lead back to exact Fractions.

den = weight x count, num = den x credit; each kind of figure has one common denominator. Leaves to
others: putting it into tables (tables), counting (count), roll calls that weigh once (caps).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from reportcard.errors import UserError
from reportcard.language import _
from reportcard.model.scores import BillStage, Criterion, Effectiveness, MarkRule, RubricCard
from reportcard.scoring.exact import common_denominator

# Sums are kept in HUGEINT (127 bits); this leaves room for thousands of millions of rows.
LARGEST_WHOLE = 2**90
# Up to here single figures travel as BIGINT, which is faster; their sums are HUGEINT all the same.
LARGEST_SMALL = 2**62

NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True)
class Cell:
    """One mark in whole numbers: num and den over `Scaled.item`, credit and count over theirs."""

    credit: int
    count: int
    num: int
    den: int


@dataclass(frozen=True)
class Scaled:
    """A card in whole numbers.

    Attributes:
        item: The denominator of num and den.
        credit: The denominator of credits.
        count: The denominator of counts.
        policies: Cells by outcome, counted ones only; criteria of the same weight and marks share
            one.
        policy_numbers: The policy of each criterion.
        nominal: Each criterion's own share of the weight, over `nominal_scale`.
        nominal_scale: Its denominator.
        written: The weights as written, over `written_scale`.
        written_scale: Their denominator.
        effect_scale: The denominator of the points of effectiveness.
        category_numbers: Number of the subject of each criterion, None outside the subjects.
        group_numbers: Number of the group of each criterion, None outside groups.
        group_orders: Place of each criterion in its group, in order of time; 0 outside groups.
    """

    item: int
    credit: int
    count: int
    policies: tuple[Mapping[str, Cell], ...]
    policy_numbers: tuple[int, ...]
    nominal: tuple[int, ...]
    nominal_scale: int
    written: tuple[int, ...]
    written_scale: int
    effect_scale: int
    category_numbers: tuple[int | None, ...]
    group_numbers: tuple[int | None, ...]
    group_orders: tuple[int, ...]

    def cell(self, number: int, outcome: str) -> Cell | None:
        """What an outcome of a criterion is worth; None when it is not counted."""
        return self.policies[self.policy_numbers[number]].get(outcome)

    @cached_property
    def largest(self) -> int:
        """The largest whole number of all."""
        cells = [cell for policy in self.policies for cell in policy.values()]
        return max(
            [
                *(max(cell.den, cell.credit, cell.count) for cell in cells),
                *self.nominal,
                *self.written,
                *(self.item, self.nominal_scale, self.effect_scale),
            ]
        )


def scaled(card: RubricCard) -> Scaled:
    """The card in whole numbers.

    Raises:
        UserError: the weights and marks have no common denominator of a usable size.
    """
    policies, policy_numbers = _policies(card)
    rules = [rule for _weight, marks in policies for rule in marks.values()]
    credit = common_denominator(rule.credit for rule in rules)
    count = common_denominator(rule.count for rule in rules)
    item = common_denominator(weight for weight, _marks in policies) * count * credit
    nominal = nominal_weights(card)
    nominal_scale = common_denominator(nominal)
    written_scale = common_denominator(c.weight for c in card.criteria)
    categories = {c.category_id: number for number, c in enumerate(card.categories)}
    places = {c: (g, p) for g, gr in enumerate(card.groups) for p, c in enumerate(gr.criterion_ids)}
    spots = [places.get(c.criterion_id, (None, 0)) for c in card.criteria]

    def cell(weight: Fraction, rule: MarkRule) -> Cell:
        return Cell(
            credit=_whole(rule.credit, credit),
            count=_whole(rule.count, count),
            num=_whole(weight * rule.count * rule.credit, item),
            den=_whole(weight * rule.count, item),
        )

    result = Scaled(
        item=item,
        credit=credit,
        count=count,
        policies=tuple(
            {outcome: cell(weight, rule) for outcome, rule in marks.items()}
            for weight, marks in policies
        ),
        policy_numbers=policy_numbers,
        nominal=tuple(_whole(value, nominal_scale) for value in nominal),
        nominal_scale=nominal_scale,
        written=tuple(_whole(c.weight, written_scale) for c in card.criteria),
        written_scale=written_scale,
        effect_scale=common_denominator(
            points
            for criterion in card.criteria
            if criterion.effectiveness
            for _stage, _role, points in effect_points(criterion.effectiveness)
        ),
        category_numbers=tuple(categories.get(c.category_id) for c in card.criteria),
        group_numbers=tuple(group for group, _place in spots),
        group_orders=tuple(place for _group, place in spots),
    )
    if result.largest > LARGEST_WHOLE:
        raise UserError(
            _(
                "The weights and marks of {rubric} have too many decimals to be added exactly: "
                "use shorter numbers."
            ).format(rubric=card.rubric_id)
        )
    return result


def nominal_weights(card: RubricCard) -> tuple[Fraction, ...]:
    """What each criterion weighs: weight x cap, or its share of the weight of its group.

    Nothing outside the subjects. The cap is that of the card, as if all of a roll call counted.
    """
    inside: dict[str, Fraction] = {}
    for criterion in card.criteria:
        if criterion.group_id is not None:
            old = inside.get(criterion.group_id, NOTHING)
            inside[criterion.group_id] = old + criterion.weight
    weights = {group.group_id: group.weight for group in card.groups}

    def nominal(criterion: Criterion) -> Fraction:
        if not criterion.category_id:
            return NOTHING
        if criterion.group_id is None:
            return criterion.weight if criterion.cap == 1 else criterion.capped_weight
        return weights[criterion.group_id] * criterion.weight / inside[criterion.group_id]

    return tuple(nominal(criterion) for criterion in card.criteria)


# In the order in which a bill reaches them.
STAGES: tuple[BillStage, ...] = ("introduced", "reported", "passed_chamber", "passed_both", "law")


def effect_points(rule: Effectiveness) -> Iterator[tuple[int, str, Fraction]]:
    """Points of each stage (by its number) and role."""
    for number, stage in enumerate(STAGES):
        for role, factor in sorted(rule.roles.items()):
            yield number, role, rule.stages.get(stage, NOTHING) * factor


Marks = Mapping[str, MarkRule]


def _policies(card: RubricCard) -> tuple[list[tuple[Fraction, Marks]], tuple[int, ...]]:
    """Each pair of a weight and the marks that count, and its number by criterion."""
    numbers: dict[tuple[object, ...], int] = {}
    policies: list[tuple[Fraction, Marks]] = []
    by_criterion = []
    for criterion in card.criteria:
        # To hash fractions takes as long as all the rest. The rules of a type are one object for
        # all of its criteria; equal ones that are not would only make a policy more.
        rules = criterion.marks
        key = (criterion.weight.as_integer_ratio(), *rules, *map(id, rules.values()))
        if key not in numbers:
            numbers[key] = len(policies)
            counted = {o: r for o, r in criterion.marks.items() if r.count > 0}
            policies.append((criterion.weight, counted))
        by_criterion.append(numbers[key])
    return policies, tuple(by_criterion)


def _whole(value: Fraction, scale: int) -> int:
    """The value times a scale that its denominator divides."""
    assert scale % value.denominator == 0, "the common denominator makes every value whole"
    return value.numerator * (scale // value.denominator)

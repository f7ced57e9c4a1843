"""The card as robustness looks at it: questions instead of criteria, everything in whole numbers.

A question is what one answer decides: a group, a roll call (also when several criteria ask about
it, under the name of the first), or a single criterion. Leaves to others: the answers (answers),
and the sums (recount).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from reportcard.model.scores import MEASURED_TYPES, ROLL_CALL_TYPES, Criterion, RubricCard
from reportcard.scoring.exact import common_denominator

# The credits and counts of the absence rules: 1/2, and 1/5.
ABSENCE_CREDITS = (Fraction(1, 2),)
ABSENCE_COUNTS = (Fraction(1, 5),)

Aggregate = Literal["pooled", "categories"]


@dataclass(frozen=True, slots=True)
class Weighing:
    """Weights in whole numbers, of criteria and groups on one scale."""

    criteria: tuple[int, ...]
    groups: tuple[int, ...]
    categories: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """A card made ready for counting it in many ways.

    Attributes:
        card: The card itself.
        numbers: Number of each criterion (its place in the card) by id.
        question_ids: Names of the questions, in the order of the card.
        question_of: Question of each criterion; -1 outside the subjects.
        category_of: Subject of each criterion; -1 outside the subjects.
        is_shared: Whether several criteria in a subject ask about the roll call of a criterion.
        group_of: Group of each criterion; None outside groups.
        group_order: Place of each criterion in its group, in order of time; 0 outside groups.
        credit_scale: Credits are whole numbers over this.
        count_scale: Counts are whole numbers over this.
        marks: (credit, count) by outcome for each criterion; counted marks only.
        best: The highest credit that each criterion can give.
        worst: The lowest.
        nominal: The weights as written.
        equal: Every question and every subject weighs the same.
    """

    card: RubricCard
    numbers: Mapping[str, int]
    question_ids: tuple[str, ...]
    question_of: tuple[int, ...]
    category_of: tuple[int, ...]
    is_shared: tuple[bool, ...]
    group_of: tuple[int | None, ...]
    group_order: tuple[int, ...]
    credit_scale: int
    count_scale: int
    marks: tuple[Mapping[str, tuple[int, int]], ...]
    best: tuple[int, ...]
    worst: tuple[int, ...]
    nominal: Weighing
    equal: Weighing


def board_of(card: RubricCard) -> Board:
    """The card made ready for counting it in many ways."""
    rules = [rule for criterion in card.criteria for rule in criterion.marks.values()]
    credit_scale = common_denominator([*ABSENCE_CREDITS, *(rule.credit for rule in rules)])
    count_scale = common_denominator([*ABSENCE_COUNTS, *(rule.count for rule in rules)])
    marks = tuple(
        {
            outcome: (int(rule.credit * credit_scale), int(rule.count * count_scale))
            for outcome, rule in criterion.marks.items()
            if rule.count > 0
        }
        for criterion in card.criteria
    )
    names = _question_names(card)
    questions = tuple(dict.fromkeys(name for name in names if name))
    places = {name: number for number, name in enumerate(questions)}
    categories = {c.category_id: number for number, c in enumerate(card.categories)}
    spots = {c: (g, p) for g, gr in enumerate(card.groups) for p, c in enumerate(gr.criterion_ids)}
    return Board(
        card=card,
        numbers={c.criterion_id: number for number, c in enumerate(card.criteria)},
        question_ids=questions,
        question_of=tuple(places[name] if name else -1 for name in names),
        category_of=tuple(categories.get(c.category_id, -1) for c in card.criteria),
        is_shared=tuple(criterion.cap < 1 for criterion in card.criteria),
        group_of=tuple(spots.get(c.criterion_id, (None, 0))[0] for c in card.criteria),
        group_order=tuple(spots.get(c.criterion_id, (None, 0))[1] for c in card.criteria),
        credit_scale=credit_scale,
        count_scale=count_scale,
        marks=marks,
        best=tuple(max((credit for credit, _count in own.values()), default=0) for own in marks),
        worst=tuple(_worst(*pair) for pair in zip(card.criteria, marks, strict=True)),
        nominal=_nominal(card),
        equal=_equal(card),
    )


def _question_names(card: RubricCard) -> tuple[str, ...]:
    """The question of each criterion; "" outside the subjects."""
    firsts: dict[str, str] = {}
    for criterion in card.criteria:
        if criterion.category_id:
            firsts.setdefault(_asked(criterion), criterion.criterion_id)
    return tuple((c.group_id or firsts[_asked(c)]) if c.category_id else "" for c in card.criteria)


def _asked(criterion: Criterion) -> str:
    """What a criterion asks about: the same for several that ask about one roll call."""
    if criterion.type in ROLL_CALL_TYPES:
        return f"roll call {criterion.vote_event_id}"
    return f"criterion {criterion.criterion_id}"


def _worst(criterion: Criterion, marks: Mapping[str, tuple[int, int]]) -> int:
    """A rate that is measured can be 0."""
    is_measured = criterion.type in MEASURED_TYPES or criterion.scale is not None
    return 0 if is_measured else min((credit for credit, _count in marks.values()), default=0)


def _nominal(card: RubricCard) -> Weighing:
    return _whole(
        [c.weight for c in card.criteria],
        [group.weight for group in card.groups],
        [category.weight for category in card.categories],
    )


def _equal(card: RubricCard) -> Weighing:
    """One for every question; several criteria on one roll call share it (recount)."""
    return _whole(
        [Fraction(1) for _criterion in card.criteria],
        [Fraction(1) for _group in card.groups],
        [Fraction(1) for _category in card.categories],
    )


def _whole(
    criteria: list[Fraction], groups: list[Fraction], categories: list[Fraction]
) -> Weighing:
    scale = common_denominator([*criteria, *groups])
    own_scale = common_denominator(categories)
    return Weighing(
        tuple(int(weight * scale) for weight in criteria),
        tuple(int(weight * scale) for weight in groups),
        tuple(int(weight * own_scale) for weight in categories),
    )

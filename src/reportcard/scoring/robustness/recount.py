"""Count the answers of one legislator again, under other marks, weights or sums; whole numbers.

Must give what the engine gives wherever both are asked the same; the tests compare them with whole
new runs. Leaves to others: which answers (answers), and what follows the base score (ending).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm, prod
from typing import NamedTuple

from reportcard.scoring.robustness.board import Aggregate, Board, Weighing


class Answer(NamedTuple):
    """A counted mark on one criterion: credit and count over the scales of the board.

    Only criteria in a subject have one. The credit is a Fraction where it rests on a measured rate.
    """

    number: int
    credit: int | Fraction
    counts: int


# What a question gives in one subject: question, subject, earned of counted weight, on one scale.
Part = tuple[int, int, int, int]
# (earned, counted weight) by subject.
Totals = Mapping[int, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Sums:
    """What counted for one legislator, and what a unit of it is worth.

    Attributes:
        parts: By question and subject.
        totals: Of each subject in which something counted.
        factors: Points of one unit of earned weight in a subject, over `whole` / 100.
        whole: All points there are.
    """

    parts: tuple[Part, ...]
    totals: Totals
    factors: Mapping[int, int]
    whole: int

    @property
    def base(self) -> Fraction | None:
        """The base score; None when nothing counted."""
        return _base(self.totals, self.factors, self.whole)


def count_up(
    board: Board, weighing: Weighing, aggregate: Aggregate, answers: Iterable[Answer]
) -> Sums:
    """Sum the answers as docs/scoring.md says in sections 2 to 4."""
    parts = parts_of(board, weighing, answers)
    totals = totals_of(parts)
    return Sums(parts, totals, *worth(board, weighing, aggregate, totals))


def base_of(
    board: Board, weighing: Weighing, aggregate: Aggregate, totals: Totals
) -> Fraction | None:
    """The base score of subjects; None when nothing counted."""
    return _base(totals, *worth(board, weighing, aggregate, totals))


def parts_of(board: Board, weighing: Weighing, answers: Iterable[Answer]) -> tuple[Part, ...]:
    """What each question gives, in whole numbers."""
    found: list[tuple[int, int, int | Fraction, int]] = []
    groups: dict[int, list[Answer]] = {}
    shared: dict[int, list[Answer]] = {}
    for answer in answers:
        number, credit, counts = answer
        group = board.group_of[number]
        if group is not None:
            groups.setdefault(group, []).append(answer)
            continue
        if board.is_shared[number]:
            shared.setdefault(board.question_of[number], []).append(answer)
            continue
        weight = weighing.criteria[number] * counts
        den = weight * board.credit_scale
        found.append((board.question_of[number], board.category_of[number], weight * credit, den))
    for group, members in groups.items():
        found.append(_group_part(board, weighing, group, members))
    # Whole numbers again, where a mean, a rate or a part of a roll call was none.
    parts = [p for members in shared.values() for p in _shared_parts(board, weighing, members)]
    scale = lcm(
        *(num.denominator for _question, _category, num, _den in found),
        *(num.denominator for _question, _category, num, _den in parts),
        *(den.denominator for _question, _category, _num, den in parts),
    )
    whole = [(q, k, int(num * scale), den * scale) for q, k, num, den in found]
    return (*whole, *((q, k, int(num * scale), int(den * scale)) for q, k, num, den in parts))


def totals_of(parts: Iterable[Part]) -> dict[int, tuple[int, int]]:
    """The sums of each subject in which something counted."""
    nums: dict[int, int] = {}
    dens: dict[int, int] = {}
    for _question, category, num, den in parts:
        nums[category] = nums.get(category, 0) + num
        dens[category] = dens.get(category, 0) + den
    return {category: (nums[category], den) for category, den in dens.items()}


def worth(
    board: Board, weighing: Weighing, aggregate: Aggregate, totals: Totals
) -> tuple[dict[int, int], int]:
    """The factor of each subject and the whole.

    Pooled: every unit is worth 1 of the counted weight D. Subjects: a unit of earned weight in
    subject k is worth W_k / D_k of the sum of the weights; both times the product of all D.
    """
    if aggregate == "pooled":
        return dict.fromkeys(totals, 1), sum(den for _num, den in totals.values())
    everything = prod(den for _num, den in totals.values())
    weights = weighing.categories
    is_zero = board.card.missing_category == "zero"
    whole = sum(weights) if is_zero else sum(weights[k] for k in totals)
    factors = {k: weights[k] * (everything // den) for k, (_num, den) in totals.items()}
    return factors, whole * everything


def _base(totals: Totals, factors: Mapping[int, int], whole: int) -> Fraction | None:
    if not totals:
        return None
    return Fraction(100 * sum(num * factors[k] for k, (num, _den) in totals.items()), whole)


def _shared_parts(
    board: Board, weighing: Weighing, members: Sequence[Answer]
) -> Iterator[tuple[int, int, Fraction, Fraction]]:
    """What the counted answers on one roll call give; together they weigh as the heaviest does."""
    weights = [weighing.criteria[answer.number] for answer in members]
    cap = Fraction(max(weights), sum(weights))
    for weight, (number, credit, counts) in zip(weights, members, strict=True):
        part = cap * weight * counts
        question, category = board.question_of[number], board.category_of[number]
        yield question, category, part * credit, part * board.credit_scale


def _group_part(
    board: Board, weighing: Weighing, group_no: int, members: Sequence[Answer]
) -> tuple[int, int, int | Fraction, int]:
    group, first = board.card.groups[group_no], members[0].number
    weight = weighing.groups[group_no] * max(answer.counts for answer in members)
    num = weight * _group_credit(board, weighing, group.combine, members)
    den = weight * board.credit_scale
    return board.question_of[first], board.category_of[first], num, den


def _group_credit(
    board: Board, weighing: Weighing, combine: str, members: Sequence[Answer]
) -> int | Fraction:
    if combine == "best":
        return max(answer.credit for answer in members)
    if combine == "worst":
        return min(answer.credit for answer in members)
    if combine == "last":
        return max(members, key=lambda answer: board.group_order[answer.number]).credit
    weights = [weighing.criteria[answer.number] * answer.counts for answer in members]
    earned = sum(w * answer.credit for w, answer in zip(weights, members, strict=True))
    return Fraction(earned, sum(weights))

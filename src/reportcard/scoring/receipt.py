"""The receipt: what each criterion gave one legislator, in points that sum exactly to the score.

Contribution of criterion i in category k: 100 V_k num_i / D_k of 100 V_k den_i / D_k, V_k the
effective weight and D_k the counted weight of the category. Leaves to others: words (explain).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import cast

from reportcard.model.scores import Group, Outcome, ReceiptLine, RubricCard
from reportcard.scoring.count import GroupSums, PersonSums, RawLine
from reportcard.scoring.result import (
    NOTHING,
    Totals,
    base_score,
    effective_weights,
    group_total,
)
from reportcard.scoring.scaled import Cell, Scaled

# In a group that takes one mark, the others do not count; the reason names the rule.
GROUP_RULES = {"best": "group_best", "worst": "group_worst", "last": "group_last"}


@dataclass(frozen=True)
class Receipt:
    """The lines of one legislator."""

    card: RubricCard
    scale: Scaled
    sums: PersonSums
    totals: Totals

    def lines(self) -> tuple[ReceiptLine, ...]:
        """One line for each criterion that concerns the legislator, in the rubric's order."""
        return tuple(self._line(line) for line in self.sums.lines)

    def _line(self, line: RawLine) -> ReceiptLine:
        number = line.criterion_no
        cell = self.scale.cells.get((number, line.outcome))
        group_no = self.scale.group_numbers[number]
        if cell is None:
            return self._not_counted(line, line.outcome)
        if group_no is None:
            points = self._points[self._category_of[number]]
            return self._counted(line, cell, points * cell.num, points * cell.den)
        group = self.card.groups[group_no]
        if group.combine != "mean" and self._deciding(group_no) != number:
            because = GROUP_RULES[group.combine]
            not_counted = self._not_counted(line, because)
            return replace(not_counted, score_if_supported=None, score_if_opposed=None)
        return self._grouped(line, cell, group_no)

    def _grouped(self, line: RawLine, cell: Cell, group_no: int) -> ReceiptLine:
        sums, group = self.sums.groups[group_no], self.card.groups[group_no]
        num, den = group_total(group, sums, self.scale)
        points = self._points[self._category_of[line.criterion_no]] * self.scale.item
        if group.combine == "mean":
            part = points * den / sums.den
            return self._counted(line, cell, part * cell.num, part * cell.den)
        return self._counted(line, cell, points * num, points * den)

    def _counted(
        self, line: RawLine, cell: Cell, earned: Fraction, possible: Fraction
    ) -> ReceiptLine:
        return ReceiptLine(
            criterion_id=self.card.criteria[line.criterion_no].criterion_id,
            outcome=cast(Outcome, line.outcome),
            option=line.option,
            counted=True,
            credit=Fraction(cell.credit, self.scale.credit),
            count=Fraction(cell.count, self.scale.count),
            earned=earned,
            possible=possible,
            not_counted_because=None,
            score_if_supported=None,
            score_if_opposed=None,
        )

    def _not_counted(self, line: RawLine, because: str) -> ReceiptLine:
        supported, opposed = self._alternatives(line)
        return ReceiptLine(
            criterion_id=self.card.criteria[line.criterion_no].criterion_id,
            outcome=cast(Outcome, line.outcome),
            option=line.option,
            counted=False,
            credit=NOTHING,
            count=NOTHING,
            earned=NOTHING,
            possible=NOTHING,
            not_counted_because=because,
            score_if_supported=self._score_if(line, supported),
            score_if_opposed=self._score_if(line, opposed),
        )

    def _alternatives(self, line: RawLine) -> tuple[str | None, str | None]:
        """The outcomes that a line which does not count could have had."""
        if line.outcome == "not_eligible":
            return None, None
        if self.card.criteria[line.criterion_no].vote_event_id is None:
            return "cosponsor", None
        return "support", "oppose"

    def _score_if(self, line: RawLine, outcome: str | None) -> Fraction | None:
        number = line.criterion_no
        cell = self.scale.cells.get((number, outcome or ""))
        if cell is None:
            return None
        category = self._category_of[number]
        num, den = self.totals.get(category, (NOTHING, NOTHING))
        group_no = self.scale.group_numbers[number]
        if group_no is None:
            num += Fraction(cell.num, self.scale.item)
            den += Fraction(cell.den, self.scale.item)
        else:
            group, sums = self.card.groups[group_no], self.sums.groups.get(group_no)
            old = group_total(group, sums, self.scale) if sums else (NOTHING, NOTHING)
            new = _with_mark(sums, cell, self.scale.group_orders[number])
            new_num, new_den = group_total(group, new, self.scale)
            num, den = num - old[0] + new_num, den - old[1] + new_den
        return base_score(self.card, {**self.totals, category: (num, den)})

    def _deciding(self, group_no: int) -> int:
        """The criterion whose mark the group took; the earliest where several are equal."""
        return next(self._candidates(group_no))

    def _candidates(self, group_no: int) -> Iterator[int]:
        sums, group = self.sums.groups[group_no], self.card.groups[group_no]
        taken = _taken_credit(group, sums)
        numbered = {line.criterion_no: line for line in self.sums.lines}
        members = sorted(
            (n for n in numbered if self.scale.group_numbers[n] == group_no),
            key=lambda n: self.scale.group_orders[n],
        )
        for number in members:
            cell = self.scale.cells.get((number, numbered[number].outcome))
            if cell is None or cell.credit != taken:
                continue
            if group.combine == "last" and self.scale.group_orders[number] != sums.last_order:
                continue
            yield number

    @cached_property
    def _points(self) -> dict[int, Fraction]:
        """Points for one whole number of num or den, by category."""
        weights = effective_weights(self.card, self.totals)
        return {
            number: 100 * weights[number] / (den * self.scale.item)
            for number, (_num, den) in self.totals.items()
        }

    @cached_property
    def _category_of(self) -> list[int]:
        numbers = {c.category_id: number for number, c in enumerate(self.card.categories)}
        return [numbers[criterion.category_id] for criterion in self.card.criteria]


def _taken_credit(group: Group, sums: GroupSums) -> int:
    return {"best": sums.best, "worst": sums.worst, "last": sums.last}[group.combine]


def _with_mark(sums: GroupSums | None, cell: Cell, order: int) -> GroupSums:
    """The sums of a group with one more mark."""
    if sums is None:
        credit = cell.credit
        return GroupSums(cell.num, cell.den, cell.count, credit, credit, credit, order)
    is_later = order > sums.last_order
    return GroupSums(
        num=sums.num + cell.num,
        den=sums.den + cell.den,
        count=max(sums.count, cell.count),
        best=max(sums.best, cell.credit),
        worst=min(sums.worst, cell.credit),
        last=cell.credit if is_later else sums.last,
        last_order=max(order, sums.last_order),
    )

"""The receipt: what each criterion gave one legislator, in points that sum exactly to the base.

Contribution of criterion i in category k: 100 V_k num_i / D_k of 100 V_k den_i / D_k, V_k the
effective weight and D_k the counted weight of the category. Leaves to others: what is added to the
base and taken off (adjust), words (explain).
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import cast

from reportcard.model.scores import Group, Outcome, ReceiptLine, RubricCard
from reportcard.scoring.adjust import Ending
from reportcard.scoring.caps import cap_factors
from reportcard.scoring.result import (
    Totals,
    effective_weights,
    group_total,
    rate_of,
)
from reportcard.scoring.scaled import NOTHING, Cell, Scaled
from reportcard.scoring.sums import GroupSums, PersonSums, RawLine
from reportcard.scoring.whatif import WhatIf

# In a group that takes one mark, the others do not count; the reason names the rule.
GROUP_RULES = {"best": "group_best", "worst": "group_worst", "last": "group_last"}
# Of a criterion without a subject: its mark counts in no sum.
OUTSIDE = "outside"
# What somebody could have had instead, with our position and against it, by type; votes and
# questions with a position have both.
OTHERWISE: dict[str, tuple[str | None, str | None]] = {
    "sponsorship": ("cosponsor", None),
    "attested_action": ("done", None),
    "attendance": (None, None),
    "effectiveness": (None, None),
}


@dataclass(frozen=True)
class Receipt:
    """The lines of one legislator."""

    card: RubricCard
    scale: Scaled
    sums: PersonSums
    totals: Totals
    ending: Ending

    def lines(self) -> tuple[ReceiptLine, ...]:
        """One line for each criterion that concerns the legislator, in the rubric's order."""
        return tuple(self._line(line) for line in self.sums.lines)

    def _line(self, line: RawLine) -> ReceiptLine:
        number = line.criterion_no
        cell = self.scale.cell(number, line.outcome)
        if cell is None:
            return self._not_counted(line, line.outcome)
        category = self.scale.category_numbers[number]
        if category is None:
            return self._not_counted(line, OUTSIDE)
        group_no = self.scale.group_numbers[number]
        if group_no is None:
            points = self._points[category]
            if number in self._factors:
                points *= self._factors[number]
            earned = points * cell.num * self._rate(line)
            return self._counted(line, cell, earned, points * cell.den)
        group = self.card.groups[group_no]
        if group.combine != "mean" and self._deciding(group_no) != number:
            return self._not_counted(line, GROUP_RULES[group.combine])
        return self._grouped(line, cell, group_no, category)

    def _rate(self, line: RawLine) -> Fraction:
        """What was measured, as a part of 1; 1 where nothing is measured."""
        if line.outcome != "measured":
            return Fraction(1)
        number = line.criterion_no
        return rate_of(self.card.criteria[number], self.sums.measured[number])

    def _grouped(self, line: RawLine, cell: Cell, group_no: int, category: int) -> ReceiptLine:
        sums, group = self.sums.groups[group_no], self.card.groups[group_no]
        num, den = group_total(group, sums, self.scale)
        points = self._points[category] * self.scale.item
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
            credit=Fraction(cell.credit, self.scale.credit) * self._rate(line),
            count=Fraction(cell.count, self.scale.count),
            earned=earned,
            possible=possible,
            not_counted_because=None,
            score_if_supported=None,
            score_if_opposed=None,
            measured=self.sums.measured.get(line.criterion_no),
        )

    def _not_counted(self, line: RawLine, because: str) -> ReceiptLine:
        supported, opposed = self._alternatives(line, because)
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
            measured=self.sums.measured.get(line.criterion_no),
        )

    def _alternatives(self, line: RawLine, because: str) -> tuple[str | None, str | None]:
        """The outcomes that a line which does not count could have had.

        None where that has no meaning: not asked, no side to take, measured, or another line
        stands for the group.
        """
        criterion = self.card.criteria[line.criterion_no]
        if because in ("not_eligible", "no_position", OUTSIDE, *GROUP_RULES.values()):
            return None, None
        if not criterion.category_id or criterion.scale is not None:
            return None, None
        return OTHERWISE.get(criterion.type, ("support", "oppose"))

    def _score_if(self, line: RawLine, outcome: str | None) -> Fraction | None:
        """The score with another outcome; None where it has no meaning."""
        if outcome is None:
            return None
        return WhatIf(self.card, self.scale, self.sums).score(line, outcome)

    def _deciding(self, group_no: int) -> int:
        """The criterion whose mark the group took; the earliest where several are equal."""
        sums, group = self.sums.groups[group_no], self.card.groups[group_no]
        taken, orders = _taken_credit(group, sums), self.scale.group_orders
        equal = [
            line.criterion_no
            for line in self.sums.lines
            if self.scale.group_numbers[line.criterion_no] == group_no
            and (cell := self.scale.cell(line.criterion_no, line.outcome)) is not None
            and cell.credit == taken
            and (group.combine != "last" or orders[line.criterion_no] == sums.last_order)
        ]
        return min(equal, key=lambda number: orders[number])

    @cached_property
    def _factors(self) -> dict[int, Fraction]:
        """The part of its weight that each criterion on a shared roll call has for them."""
        return cap_factors(self.card, self.sums.shared)

    @cached_property
    def _points(self) -> dict[int, Fraction]:
        """Points for one whole number of num or den, by category."""
        weights = effective_weights(self.card, self.totals)
        return {
            number: 100 * weights[number] / (den * self.scale.item)
            for number, (_num, den) in self.totals.items()
        }


def _taken_credit(group: Group, sums: GroupSums) -> int:
    return {"best": sums.best, "worst": sums.worst, "last": sums.last}[group.combine]

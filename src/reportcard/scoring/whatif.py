"""The score with another answer in the place of one that did not count: as a whole new run has it.

A vote moves every criterion that asks about its roll call, attendance, points added and limits.
Leaves to others: which lines have such a figure (receipt), what else one answer decides (instead).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from reportcard.model.scores import RubricCard
from reportcard.scoring.adjust import ending_of
from reportcard.scoring.instead import NEVER, attended, is_looked_at, moved, shifted
from reportcard.scoring.result import base_score, category_totals
from reportcard.scoring.scaled import Cell, Scaled
from reportcard.scoring.sums import GroupSums, PersonSums, Rate, RawLine


@dataclass(frozen=True, slots=True)
class WhatIf:
    """One legislator, to be counted with other answers."""

    card: RubricCard
    scale: Scaled
    sums: PersonSums

    def score(self, line: RawLine, outcome: str) -> Fraction | None:
        """The score with another outcome of a line; None where the card does not say it.

        That is so where other criteria depend on the same thing in a way that only the whole record
        shows, and where the outcome would not count either.
        """
        criteria = self.card.criteria
        if self.scale.cell(line.criterion_no, outcome) is None:
            return None
        outcomes = {criteria[one.criterion_no].criterion_id: one.outcome for one in self.sums.lines}
        changed = moved(self.card, criteria[line.criterion_no], outcome, outcomes)
        if changed is None:
            return None
        sums = self._with(changed, self._attendance(line))
        base = base_score(self.card, category_totals(self.card, sums, self.scale))
        return None if base is None else ending_of(self.card, sums).score(base)

    def _attendance(self, line: RawLine) -> dict[int, Rate]:
        """Each attendance that looks at the roll call of a line, with the vote cast."""
        call = self.card.criteria[line.criterion_no]
        recorded, chances = attended(line.option)
        return {
            one.criterion_no: shifted(
                self.sums.measured.get(one.criterion_no, NEVER), [(1 - recorded, 1 - chances)]
            )
            for one in self.sums.lines
            if self.card.criteria[one.criterion_no].type == "attendance"
            and is_looked_at(self.card, self.card.criteria[one.criterion_no], call)
        }

    def _with(self, changed: Mapping[str, str], rates: Mapping[int, Rate]) -> PersonSums:
        """What SQL would have counted with these outcomes and rates."""
        sums, lines = replace(self.sums, measured={**self.sums.measured, **rates}), []
        for line in self.sums.lines:
            number = line.criterion_no
            outcome = changed.get(self.card.criteria[number].criterion_id, line.outcome)
            outcome = "measured" if number in rates else outcome
            lines.append(replace(line, outcome=outcome))
            if outcome != line.outcome:
                sums = self._moved(sums, number, line.outcome, outcome)
        return replace(sums, lines=lines)

    def _moved(self, sums: PersonSums, number: int, old: str, new: str) -> PersonSums:
        """The sums with one criterion moved from one outcome to another."""
        category, group_no = self.scale.category_numbers[number], self.scale.group_numbers[number]
        before, after = self.scale.cell(number, old), self.scale.cell(number, new)
        if category is None:
            return sums
        if group_no is not None:
            assert before is None, "only a line that does not count has such a figure"
            assert after is not None, "it would count"
            mark = _with_mark(sums.groups.get(group_no), after, self.scale.group_orders[number])
            return replace(sums, groups={**sums.groups, group_no: mark})
        num, den = sums.categories.get(category, (0, 0))
        shared = {key: value for key, value in sums.shared.items() if key != number}
        if before is not None:
            num, den = num - before.num, den - before.den
        if after is not None:
            num, den = num + _earned(after, new), den + after.den
            if self.card.criteria[number].cap < 1:
                shared[number] = new
        categories = {**sums.categories, category: (num, den)}
        return replace(
            sums,
            categories={place: sum_ for place, sum_ in categories.items() if sum_[1]},
            shared=shared,
        )


def _earned(cell: Cell, outcome: str) -> int:
    """What is measured is added from its rate."""
    return 0 if outcome == "measured" else cell.num


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

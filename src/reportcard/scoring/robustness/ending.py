"""From a base score to the score and the letter, for one legislator; sections 5 and 7 of the rules.

Leaves to others: the base score (recount).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from reportcard.model.numbers import rounded
from reportcard.model.scores import NOT_RATED, AdjustItem, Limit, Result, RubricCard, ScoreCurve
from reportcard.model.vocabulary import Chamber
from reportcard.scoring.adjust import capped, is_in_force, limited

# The lowest and the highest of several scores.
Span = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Ending:
    """What happens to a base score: points added, curve, limits in force, floor and ceiling.

    is_plain says that none of it does anything; most cards have none of it.
    """

    added: Fraction
    curve: ScoreCurve | None
    limits: tuple[Limit, ...]
    floor: Fraction
    ceiling: Fraction
    is_plain: bool

    def score(self, base: Fraction) -> Fraction:
        """The score of a base score, which is between 0 and 100."""
        if self.is_plain:
            return base
        value = self._before_limits(base)
        for limit in self.limits:
            value = limited(limit, value)
        return self._within(value)

    def scores(self, low: Fraction, high: Fraction) -> Span:
        """The smallest interval with the scores of all base scores from low to high.

        A limit makes a jump of the score, and not always upwards: the ends of an interval need not
        lead to the ends of this one. Worked: "95 or more becomes 94" makes 94 to 95 of 94 to 100:
        94.99 stays.
        """
        spans = [(self._before_limits(low), self._before_limits(high))]
        for limit in self.limits:
            spans = [part for span in spans for part in _limited_span(limit, span)]
        lowest, highest = min(span[0] for span in spans), max(span[1] for span in spans)
        return self._within(lowest), self._within(highest)

    def _before_limits(self, base: Fraction) -> Fraction:
        value = base + self.added
        return value if self.curve is None else self.curve.intercept + self.curve.slope * value

    def _within(self, value: Fraction) -> Fraction:
        return min(max(value, self.floor), self.ceiling)


@dataclass(frozen=True, slots=True)
class Ladder:
    """The letters of a chamber, best first, with the lowest score of each as a pair of integers."""

    letters: tuple[str, ...]
    minimums: tuple[tuple[int, int], ...]
    rounding: Callable[[Fraction], Fraction] | None

    def letter(self, score: Fraction | None) -> str:
        """The letter of a score; that of nobody rated without one."""
        return NOT_RATED if score is None else self.letters[self.place(score)]

    def place(self, score: Fraction) -> int:
        """The place of the letter: 0 is the best; below every band, the last."""
        value = self.rounding(score) if self.rounding is not None else score
        num, den = value.numerator, value.denominator
        for place, (minimum, scale) in enumerate(self.minimums):
            if num * scale >= minimum * den:
                return place
        return len(self.letters) - 1


def _limited_span(limit: Limit, span: Span) -> Iterator[Span]:
    """What a limit makes of all scores between two: what it leaves, and what others become."""
    low, high = span
    above, below = limit.above, limit.below
    if above is not None and limit.becomes_below is not None and high >= above:
        yield limit.becomes_below, limit.becomes_below
        if low >= above:
            return
        high = above
    if below is not None and limit.becomes_above is not None and low <= below:
        yield limit.becomes_above, limit.becomes_above
        if high <= below:
            return
        low = below
    yield low, high


def ladder_of(card: RubricCard, chamber: Chamber) -> Ladder:
    """The letters of a chamber."""
    bands = [band for band in card.bands if band.chamber in (None, chamber)]

    def as_printed(score: Fraction) -> Fraction:
        return rounded(score, places=card.rounding_places, mode=card.rounding_mode)

    return Ladder(
        letters=tuple(band.grade for band in bands),
        minimums=tuple((b.minimum.numerator, b.minimum.denominator) for b in bands),
        rounding=as_printed if card.grade_on == "shown" else None,
    )


def ending_of(card: RubricCard, result: Result, outcomes: Mapping[str, str]) -> Ending:
    """What happens to base scores of a legislator whose outcomes are these.

    Args:
        card: The rubric.
        result: Whose member inputs give points too.
        outcomes: By criterion id, of all criteria that concern them.
    """
    added = _added(card, result, outcomes)
    limits = tuple(limit for limit in card.limits if is_in_force(card, limit, outcomes))
    floor, ceiling = card.adjust.floor, card.adjust.ceiling
    changes = added or card.curve or limits or floor > 0 or ceiling < 100
    return Ending(added, card.curve, limits, floor, ceiling, is_plain=not changes)


def _added(card: RubricCard, result: Result, outcomes: Mapping[str, str]) -> Fraction:
    adjust = card.adjust
    bonus = _points(adjust.bonus, result, outcomes, sign=1)
    penalty = _points(adjust.penalty, result, outcomes, sign=-1)
    return capped(bonus, adjust.bonus_cap) - capped(penalty, adjust.penalty_cap)


def _points(
    items: tuple[AdjustItem, ...], result: Result, outcomes: Mapping[str, str], *, sign: int
) -> Fraction:
    """The sum before the cap; what an input gave stands on its line, negative for a penalty."""
    by_input = {line.item_id: line.points * sign for line in result.adjustments}
    total = Fraction(0)
    for item in items:
        if item.criterion_id is None:
            total += by_input.get(item.item_id, Fraction(0))
        else:
            total += item.points.get(outcomes.get(item.criterion_id, ""), Fraction(0))
    return total

"""From the base score to the score: bonus and penalty, the curve of all scores, limits, the ends.

Leaves to others: the base score (result), and what a letter it earns.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, cast

from reportcard.model.scores import AdjustItem, AdjustLine, Limit, Outcome, RubricCard
from reportcard.scoring.inputs import number_of
from reportcard.scoring.scaled import NOTHING
from reportcard.scoring.sums import PersonSums
from reportcard.scoring.tables import record_of

# Outcomes of votes that were not theirs to cast.
NO_CHANCE = frozenset({"not_eligible", "unknown", "presiding", "recused", "no_position"})
# Of these types a limit counts the votes: they ask for a position of our own.
OWN_POSITION = frozenset({"floor_vote", "amendment_vote", "appropriation_vote", "committee_vote"})

Kind = Literal["bonus", "penalty"]


@dataclass(frozen=True, slots=True)
class Ending:
    """What happens to the base score of one legislator, as their record stands.

    bonus and penalty are after their caps; limits are those in force for this legislator.
    """

    card: RubricCard
    lines: tuple[AdjustLine, ...]
    bonus: Fraction
    penalty: Fraction
    limits: tuple[Limit, ...]

    def raw(self, base: Fraction) -> Fraction:
        """With bonus and penalty."""
        return base + self.bonus - self.penalty

    def score(self, base: Fraction) -> Fraction:
        """The score that a base score becomes.

        Worked: 96 + min(3 + 4, 5) = 101, and 100 at the ceiling of 100.
        """
        score = self.raw(base)
        if self.card.curve is not None:
            score = self.card.curve.intercept + self.card.curve.slope * score
        for limit in self.limits:
            score = limited(limit, score)
        adjust = self.card.adjust
        return min(max(score, adjust.floor), adjust.ceiling)


def ending_of(card: RubricCard, sums: PersonSums) -> Ending:
    """What happens to the base score of a legislator."""
    outcomes = {card.criteria[line.criterion_no].criterion_id: line.outcome for line in sums.lines}
    bonus = tuple(_lines(card.adjust.bonus, "bonus", outcomes, sums))
    penalty = tuple(_lines(card.adjust.penalty, "penalty", outcomes, sums))
    return Ending(
        card=card,
        lines=(*bonus, *penalty),
        bonus=capped(sum((line.points for line in bonus), NOTHING), card.adjust.bonus_cap),
        penalty=capped(-sum((line.points for line in penalty), NOTHING), card.adjust.penalty_cap),
        limits=tuple(limit for limit in card.limits if is_in_force(card, limit, outcomes)),
    )


def limited(limit: Limit, score: Fraction) -> Fraction:
    """A score within one limit; only one of its ends can be reached."""
    if limit.above is not None and limit.becomes_below is not None and score >= limit.above:
        return limit.becomes_below
    if limit.below is not None and limit.becomes_above is not None and score <= limit.below:
        return limit.becomes_above
    return score


def _lines(
    items: tuple[AdjustItem, ...], kind: Kind, outcomes: Mapping[str, str], sums: PersonSums
) -> Iterator[AdjustLine]:
    """A line for each item that concerns the legislator."""
    sign = 1 if kind == "bonus" else -1
    for item in items:
        if item.criterion_id is not None:
            outcome = outcomes.get(item.criterion_id)
            if outcome is not None:
                points = sign * item.points.get(outcome, NOTHING)
                yield AdjustLine(item.item_id, kind, points, cast(Outcome, outcome), None)
        elif (text := sums.inputs.get(item.input or "")) is not None:
            value = number_of(text, person=sums.person_id, name=item.input or "")
            yield AdjustLine(item.item_id, kind, sign * value * item.points_each, None, value)


def capped(points: Fraction, cap: Fraction | None) -> Fraction:
    """Points up to their cap."""
    return points if cap is None else min(points, cap)


def is_in_force(card: RubricCard, limit: Limit, outcomes: Mapping[str, str]) -> bool:
    """Whether so many of their votes have the outcome; each roll call is one vote.

    Args:
        card: The rubric.
        limit: One of its limits.
        outcomes: By criterion id, of all criteria that concern the legislator.
    """
    chances, having = set(), set()
    for criterion in card.criteria:
        outcome = outcomes.get(criterion.criterion_id, "not_eligible")
        if criterion.type in OWN_POSITION and outcome not in NO_CHANCE:
            chances.add(record_of(criterion))
            if outcome == limit.outcome:
                having.add(record_of(criterion))
    enough = len(having) >= (limit.at_least or 1)
    return enough and len(having) >= (limit.share or NOTHING) * len(chances)

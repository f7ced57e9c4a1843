"""The score over all cycles: this one and the earlier ones, pooled, as a mean, or fading.

Leaves to others: scoring each cycle (score), finding earlier rubrics (pipeline.reading).
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from reportcard.errors import UserError
from reportcard.language import _
from reportcard.model.scores import (
    INCOMPLETE,
    NOT_RATED,
    EarlierCycle,
    EarlierScore,
    Lifetime,
    LifetimeRule,
    Result,
    Scored,
)
from reportcard.model.text import Text
from reportcard.scoring.scaled import NOTHING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def lifetime_of(rule: LifetimeRule, scores: Sequence[EarlierScore]) -> Lifetime | None:
    """The lifetime score; None when no cycle counts.

    Args:
        rule: How cycles are combined.
        scores: Those of the cycles that count for a legislator, the oldest first.

    Worked: 5 of 5, then 10 of 20: pooled 15/25 = 60; mean 75; fading by half each cycle
    (100 x 1/2 + 50) / (1/2 + 1) = 200/3.
    """
    if not scores:
        return None
    weights = [
        weight_of(rule, score, age=len(scores) - 1 - place) for place, score in enumerate(scores)
    ]
    earned = sum((w * s.score for w, s in zip(weights, scores, strict=True)), NOTHING)
    return Lifetime(score=earned / sum(weights, NOTHING), cycles=len(scores))


def weight_of(rule: LifetimeRule, score: EarlierScore, *, age: int) -> Fraction:
    """What a cycle weighs that lies `age` cycles back, among those that count.

    Fading with a half-life of 2: 1, 3/4, 1/2, 3/8, 1/4.
    """
    if rule.method == "pooled":
        return score.counted_weight
    if rule.method == "mean":
        return Fraction(1)
    halvings, rest = divmod(age, rule.half_life)
    return Fraction(1, 2**halvings) * (1 - Fraction(rest, 2 * rule.half_life))


def cycle_score(result: Result) -> EarlierScore | None:
    """What a result gives to a lifetime; None when it is incomplete or not rated."""
    if result.score is None or result.graded in (INCOMPLETE, NOT_RATED):
        return None
    weight = sum((category.den for category in result.categories), NOTHING)
    return EarlierScore(score=result.score, counted_weight=weight)


def earlier_cycle(scored: Scored, cycle: Text) -> EarlierCycle:
    """An earlier cycle that was scored with its own rubric."""
    scores = {result.person_id: cycle_score(result) for result in scored.results}
    return EarlierCycle(cycle, {who: score for who, score in scores.items() if score is not None})


def earlier_table(con: "DuckDBPyConnection", name: str, cycle: Text) -> EarlierCycle:
    """An earlier cycle that was published as a table of sums (core.earlier_score).

    Args:
        con: The store.
        name: The cycle as the table calls it.
        cycle: As the rubric calls it.

    Raises:
        UserError: there is no such table, or somebody is in it twice with different sums.
    """
    rows = con.execute(
        "SELECT DISTINCT person_id, earned, possible FROM core.earlier_score"
        " WHERE cycle = $name AND counted AND CAST(possible AS VARCHAR) <> '' ORDER BY ALL",
        {"name": name},
    ).fetchall()
    known = con.execute(
        "SELECT count(*) FROM core.earlier_score WHERE cycle = $name", {"name": name}
    ).fetchone()
    if known == (0,):
        raise UserError(_("No table of earlier scores has the cycle {name}.").format(name=name))
    scores: dict[str, EarlierScore] = {}
    for person, earned, possible in rows:
        if person in scores:
            sentence = _("{person} is twice in the table of earlier scores for {name}.")
            raise UserError(sentence.format(person=person, name=name))
        if Fraction(possible) > 0:
            weight = Fraction(possible)
            scores[person] = EarlierScore(100 * Fraction(earned) / weight, weight)
    return EarlierCycle(cycle, scores)

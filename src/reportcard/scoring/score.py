"""Score everybody that a rubric concerns: sums in SQL, the last step in Fractions.

The names of the stages can be read off here; each is a module beside this one.
"""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from reportcard.model.numbers import shown_number
from reportcard.model.scores import (
    INCOMPLETE,
    NOT_RATED,
    EarlierCycle,
    Result,
    RubricCard,
    Scored,
)
from reportcard.model.text import Text
from reportcard.model.vocabulary import Chamber
from reportcard.scoring.adjust import ending_of
from reportcard.scoring.alarms import find_alarms
from reportcard.scoring.count import count_store
from reportcard.scoring.lifetime import cycle_score, lifetime_of
from reportcard.scoring.receipt import Receipt
from reportcard.scoring.result import (
    Reason,
    base_score,
    category_scores,
    category_totals,
    gated_letter,
    incomplete_reasons,
    letter,
    median,
)
from reportcard.scoring.scaled import Scaled, scaled
from reportcard.scoring.sums import PersonSums

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def score(
    card: RubricCard, con: "DuckDBPyConnection", *, earlier: Sequence[EarlierCycle] = ()
) -> Scored:
    """Score everybody who held a seat in the window and could be asked something.

    Args:
        card: A compiled rubric.
        con: The store; it is only read.
        earlier: The cycles before this one, the oldest first.

    Returns:
        Results by chamber, district and person; an alarm for every sitting member without a row.
    """
    scale = scaled(card)
    sums = count_store(card, scale, con)
    results = tuple(with_lifetime(card, result_of(card, scale, one), earlier) for one in sums)
    return Scored(
        rubric=card,
        results=results,
        alarms=find_alarms(card, results, con),
        medians=_medians(results),
        earlier=tuple(earlier) if card.lifetime else (),
    )


def result_of(card: RubricCard, scale: Scaled, sums: PersonSums) -> Result:
    """The result of one legislator from the sums that SQL made; this cycle alone."""
    totals = category_totals(card, sums, scale)
    base = base_score(card, totals)
    ending = ending_of(card, sums)
    exact = None if base is None else ending.score(base)
    participation = Fraction(sums.taken, sums.chances) if sums.chances else None
    opportunity = Fraction(sums.eligible_weight, sums.own_weight or 1)
    reasons = incomplete_reasons(
        card,
        counted=sums.counted,
        opportunity=opportunity,
        participation=participation,
        recorded_weight=Fraction(sums.recorded_weight, scale.written_scale),
        totals=totals,
    )
    computed, graded, gate_reasons = _grades(card, sums, exact, participation, reasons)
    override = next((o for o in card.overrides if o.person_id == sums.person_id), None)
    return Result(
        person_id=sums.person_id,
        chamber=sums.chamber,
        district=sums.district,
        party=sums.party,
        in_office=sums.in_office,
        score=exact,
        shown=None if exact is None else shown(card, exact),
        grade=graded if override is None else override.grade,
        computed_grade=computed,
        reasons=reasons,
        gate_reasons=gate_reasons,
        criteria_counted=sums.counted,
        chances=sums.chances,
        taken=sums.taken,
        participation=participation,
        opportunity=opportunity,
        categories=category_scores(card, totals),
        lines=Receipt(card=card, scale=scale, sums=sums, totals=totals, ending=ending).lines(),
        base=base,
        raw=None if base is None else ending.raw(base),
        adjustments=ending.lines,
        bonus=ending.bonus,
        penalty=ending.penalty,
        graded=graded,
        override=override,
    )


def with_lifetime(card: RubricCard, result: Result, earlier: Sequence[EarlierCycle]) -> Result:
    """The result with the score over all cycles, if the rubric has one and any cycle counts."""
    if card.lifetime is None:
        return result
    cycles = [cycle.scores.get(result.person_id) for cycle in earlier]
    scores = [one for one in (*cycles, cycle_score(result)) if one is not None]
    return replace(result, lifetime=lifetime_of(card.lifetime, scores))


def shown(card: RubricCard, value: Fraction) -> str:
    """A score as the rubric prints it: 87.5 -> "88" with no decimals and half_up."""
    return shown_number(value, places=card.rounding_places, mode=card.rounding_mode)


def _grades(
    card: RubricCard,
    sums: PersonSums,
    exact: Fraction | None,
    participation: Fraction | None,
    reasons: Sequence[Reason],
) -> tuple[str, str, tuple[Text, ...]]:
    """The letter of the score alone, the grade after INC and gates, and why a gate lowered it."""
    if exact is None:
        return NOT_RATED, NOT_RATED, ()
    computed = letter(card, sums.chamber, exact)
    if reasons:
        return computed, INCOMPLETE, ()
    outcomes = {card.criteria[line.criterion_no].criterion_id: line.outcome for line in sums.lines}
    grade, gate_reasons = gated_letter(
        card, sums.chamber, computed, participation=participation, outcomes=outcomes
    )
    return computed, grade, gate_reasons


def _medians(results: Sequence[Result]) -> dict[Chamber, Fraction]:
    """The middle score of the sitting members of each chamber."""
    chambers: tuple[Chamber, ...] = ("house", "senate")
    found: dict[Chamber, Fraction] = {}
    for chamber in chambers:
        middle = median(
            [
                r.score
                for r in results
                if r.chamber == chamber and r.in_office and r.score is not None
            ]
        )
        if middle is not None:
            found[chamber] = middle
    return found

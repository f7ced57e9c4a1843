"""Score everybody that a rubric concerns: sums in SQL, the last step in Fractions.

The names of the stages can be read off here; each is a module beside this one.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from reportcard.language import _
from reportcard.model.numbers import shown_number
from reportcard.model.scores import (
    INCOMPLETE,
    NOT_RATED,
    DataAlarm,
    Result,
    RubricCard,
    Scored,
)
from reportcard.model.text import Text
from reportcard.model.vocabulary import Chamber
from reportcard.scoring.count import PersonSums, count_store
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
from reportcard.scoring.store_read import person_names

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def score(card: RubricCard, con: "DuckDBPyConnection") -> Scored:
    """Score everybody who held a seat in the window and could be asked something.

    Args:
        card: A compiled rubric.
        con: The store; it is only read.

    Returns:
        Results by chamber, district and person; an alarm for every sitting member without a row.
    """
    scale = scaled(card)
    sums = count_store(card, scale, con)
    results = tuple(result_of(card, scale, person) for person in sums)
    return Scored(
        rubric=card,
        results=results,
        alarms=_alarms(card, results, con),
        medians=_medians(results),
    )


def result_of(card: RubricCard, scale: Scaled, sums: PersonSums) -> Result:
    """The result of one legislator from the sums that SQL made."""
    totals = category_totals(card, sums, scale)
    exact = base_score(card, totals)
    participation = Fraction(sums.taken, sums.chances) if sums.chances else None
    opportunity = Fraction(sums.eligible_weight, sums.own_weight or 1)
    reasons = incomplete_reasons(
        card,
        counted=sums.counted,
        opportunity=opportunity,
        participation=participation,
        totals=totals,
    )
    computed, grade, gate_reasons = _grades(card, sums, exact, participation, reasons)
    return Result(
        person_id=sums.person_id,
        chamber=sums.chamber,
        district=sums.district,
        party=sums.party,
        in_office=sums.in_office,
        score=exact,
        shown=None if exact is None else shown(card, exact),
        grade=grade,
        computed_grade=computed,
        reasons=reasons,
        gate_reasons=gate_reasons,
        criteria_counted=sums.counted,
        chances=sums.chances,
        taken=sums.taken,
        participation=participation,
        opportunity=opportunity,
        categories=category_scores(card, totals),
        lines=Receipt(card=card, scale=scale, sums=sums, totals=totals).lines(),
    )


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
    """The letter of the score alone, the grade that stands, and why a gate lowered it."""
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


def _alarms(
    card: RubricCard, results: Sequence[Result], con: "DuckDBPyConnection"
) -> tuple[DataAlarm, ...]:
    roll_calls = {c.criterion_id: c.vote_event_id for c in card.criteria}
    gaps = [
        (result.person_id, line.criterion_id)
        for result in results
        for line in result.lines
        if line.outcome == "unknown"
    ]
    if not gaps:
        return ()
    names = person_names(con)
    sentence = _(
        "{name} held a seat on the day of roll call {roll_call} but has no row in it: "
        "not counted, and never taken as absent."
    )
    return tuple(
        DataAlarm(
            person_id=person,
            criterion_id=criterion,
            sentence=sentence.format(
                name=names.get(person, person), roll_call=roll_calls[criterion]
            ),
        )
        for person, criterion in gaps
    )


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

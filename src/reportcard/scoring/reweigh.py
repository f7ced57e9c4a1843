"""What of a score does not depend on the weights of the subjects.

Of all that a rubric can say, those weights enter in one place only: the base score is the mean of
the subjects by their weights. What counted in a subject, bonus and penalty, limits, what makes a
grade incomplete, and gates rest on the record and on the weights of single questions.
Leaves to others: the arithmetic with a reader's weights (templates/assets/weights.js).
"""

from reportcard.model.reweighing import PersonMarks, Reweighing
from reportcard.model.scores import Result, RubricCard, Scored
from reportcard.scoring.adjust import is_in_force
from reportcard.scoring.result import letters_of, shut_gates

FEWEST_SUBJECTS = 2


def find_reweighing(scored: Scored) -> Reweighing | None:
    """The marks of everybody by subject, and what else their score rests on.

    None where a reader could move nothing: with one subject, and where subjects are pooled, so that
    each weighs what counted in it.
    """
    card = scored.rubric
    if card.aggregate == "pooled" or len(card.categories) < FEWEST_SUBJECTS:
        return None
    return Reweighing({result.person_id: _marks(card, result) for result in scored.results})


def _marks(card: RubricCard, result: Result) -> PersonMarks:
    outcomes = {line.criterion_id: line.outcome for line in result.lines}
    return PersonMarks(
        marks=tuple(one.num / one.den if one.den else None for one in result.categories),
        points=result.bonus - result.penalty,
        limits=tuple(
            place for place, limit in enumerate(card.limits) if is_in_force(card, limit, outcomes)
        ),
        is_incomplete=bool(result.reasons),
        best=_best(card, result),
        override=None if result.override is None else result.override.grade,
    )


def _best(card: RubricCard, result: Result) -> str | None:
    """The best letter that is left by the gates that are shut."""
    outcomes = {line.criterion_id: line.outcome for line in result.lines}
    shut = shut_gates(card, participation=result.participation, outcomes=outcomes)
    letters = [band.grade for band in letters_of(card, result.chamber)]
    lowest = max((letters.index(gate.max_grade) for gate in shut), default=None)
    return None if lowest is None else letters[lowest]

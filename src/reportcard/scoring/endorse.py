"""Whether each legislator meets the conditions of an endorsement: every clause with its figure.

An AND of clauses, asked of everybody on the card; nothing here is a decision. Leaves to others:
whether the organization may endorse at all (pipeline), the ballot, and printing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from reportcard.model.robustness import Robustness
from reportcard.model.scores import INCOMPLETE, NOT_RATED, EndorseClause, Result, RubricCard, Scored
from reportcard.receipts.sure import is_sayable
from reportcard.scoring.result import letters_of, shut_gates

# A letter, a number (points, a probability, how many gates are shut), or answered of
# asked; None where there is nothing to measure.
Figure = str | Fraction | float | tuple[int, int] | None

_ANSWERED = frozenset({"support", "oppose", "measured"})


@dataclass(frozen=True, slots=True)
class ClauseResult:
    """One clause for one legislator; without a figure it is not met."""

    clause: EndorseClause
    figure: Figure
    is_met: bool


@dataclass(frozen=True, slots=True)
class Endorsement:
    """All clauses for one legislator, in the order of the rubric."""

    result: Result
    clauses: tuple[ClauseResult, ...]

    @property
    def is_met(self) -> bool:
        """Whether every clause is met; never without a clause."""
        return bool(self.clauses) and all(clause.is_met for clause in self.clauses)


def endorsements(scored: Scored, robustness: Robustness) -> tuple[Endorsement, ...]:
    """Every clause for everybody on the card, in the order of the results.

    Rule: an endorsement is met when all clauses are. A letter must be at least the one named (INC
    and NR never are); numbers at least the number named; the letter must be complete and no gate
    shut, whether or not it lowered the letter; every questionnaire that was put to them (or the one
    named) must have an answer.

    Args:
        scored: The scored store.
        robustness: How sure each letter is.
    """
    sure = {
        stability.person_id: stability.letter_confidence
        for stability in robustness.people
        # Where pages say that it cannot be said, it meets no clause either.
        if is_sayable(robustness.chambers.get(stability.chamber))
    }
    card = scored.rubric
    return tuple(
        Endorsement(
            result,
            tuple(_clause(card, clause, result, sure) for clause in card.endorse),
        )
        for result in scored.results
    )


def _clause(
    card: RubricCard, clause: EndorseClause, result: Result, sure: Mapping[str, float | None]
) -> ClauseResult:
    if clause.measure == "grade":
        return ClauseResult(clause, result.grade, _reaches(card, clause, result))
    if clause.measure == "gates_clear":
        shut = _shut(card, result)
        return ClauseResult(clause, shut, shut == 0)
    if clause.measure == "questionnaire":
        answered, asked = _answers(card, clause, result)
        figure = (answered, asked) if asked else None
        return ClauseResult(clause, figure, asked > 0 and answered == asked)
    number = _number(clause, result, sure)
    is_met = number is not None and clause.minimum is not None and number >= clause.minimum
    return ClauseResult(clause, number, is_met)


def _shut(card: RubricCard, result: Result) -> Fraction | None:
    """How many gates are shut for them; nothing to measure without a complete letter."""
    if result.grade in (INCOMPLETE, NOT_RATED):
        return None
    outcomes = {line.criterion_id: line.outcome for line in result.lines}
    gates = shut_gates(card, participation=result.participation, outcomes=outcomes)
    return Fraction(len(gates))


def _reaches(card: RubricCard, clause: EndorseClause, result: Result) -> bool:
    """Whether the grade that stands is the letter named or a better one of their chamber."""
    letters = [band.grade for band in letters_of(card, result.chamber)]
    if result.grade not in letters or clause.grade not in letters:
        return False
    return letters.index(result.grade) <= letters.index(clause.grade)


def _answers(card: RubricCard, clause: EndorseClause, result: Result) -> tuple[int, int]:
    """How many questionnaires they answered, of those that were put to them."""
    meant = {
        c.criterion_id
        for c in card.criteria
        if c.type == "questionnaire" and clause.criterion_id in (None, c.criterion_id)
    }
    outcomes = [
        line.outcome
        for line in result.lines
        if line.criterion_id in meant and line.outcome != "not_eligible"
    ]
    return sum(1 for outcome in outcomes if outcome in _ANSWERED), len(outcomes)


def _number(
    clause: EndorseClause, result: Result, sure: Mapping[str, float | None]
) -> Fraction | float | None:
    if clause.measure == "lifetime":
        return result.lifetime.score if result.lifetime else None
    if clause.measure == "category":
        scores = {category.category_id: category.score for category in result.categories}
        return scores.get(clause.category_id or "")
    if clause.measure == "letter_confidence":
        return sure.get(result.person_id)
    return result.score

"""Worked examples: fictional legislators inside the rubric file whose result must come out.

They run through the same sums and the same last step as real legislators.
"""

from fractions import Fraction

from reportcard.language import _
from reportcard.model.scores import Result, RubricCard
from reportcard.problems import Problem
from reportcard.scoring.card import card_of
from reportcard.scoring.count import FictionalRecord, count_fiction
from reportcard.scoring.rubric import ExampleEntry, Rubric, VoteCriterion
from reportcard.scoring.scaled import scaled
from reportcard.scoring.score import result_of
from reportcard.yamlfile import KeyPath


def example_problems(rubric: Rubric) -> tuple[Problem, ...]:
    """One problem for each figure of an example that does not come out."""
    if not rubric.examples:
        return ()
    votes = [c.ref for c in rubric.criteria if isinstance(c, VoteCriterion)]
    card = card_of(rubric, bills=dict.fromkeys(votes, ""))
    scale = scaled(card)
    records = [
        FictionalRecord(example.legislator, example.chamber, _outcomes(card, example))
        for example in rubric.examples
    ]
    problems: list[Problem] = []
    for index, sums in enumerate(count_fiction(card, scale, records)):
        result = result_of(card, scale, sums)
        problems.extend(_differences(rubric, ("examples", index), rubric.examples[index], result))
    return tuple(problems)


def _outcomes(card: RubricCard, example: ExampleEntry) -> dict[int, str]:
    """The outcome of each criterion that concerns a legislator of the example's chamber."""
    outcomes: dict[int, str] = {}
    for number, criterion in enumerate(card.criteria):
        told = example.outcomes.get(criterion.criterion_id)
        if told is not None or criterion.chamber in (None, example.chamber):
            outcomes[number] = told or example.others
    return outcomes


def _differences(
    rubric: Rubric, here: KeyPath, example: ExampleEntry, result: Result
) -> list[Problem]:
    problems = []
    if example.grade != result.grade:
        message = _("{legislator} should get the grade {expected}, but the rubric gives {found}.")
        words = message.format(
            legislator=example.legislator, expected=example.grade, found=result.grade
        )
        problems.append(rubric.problem((*here, "grade"), words))
    if example.score is None:
        return problems
    expected = str(example.score)
    if example.score != result.score and not _is_shown(example, result):
        message = _("{legislator} should have the score {expected}, but the rubric gives {found}.")
        words = message.format(
            legislator=example.legislator, expected=expected, found=_figure(result)
        )
        problems.append(rubric.problem((*here, "score"), words))
    return problems


def _is_shown(example: ExampleEntry, result: Result) -> bool:
    """Whether the score expected is the figure as printed."""
    return result.shown is not None and example.score == Fraction(result.shown)


def _figure(result: Result) -> str:
    if result.score is None:
        return _("no score")
    return f"{result.score} ({result.shown})"

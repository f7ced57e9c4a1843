"""Worked examples: fictional legislators inside the rubric file whose result must come out.

They run through the same sums and the same last step as real legislators.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from reportcard.language import _
from reportcard.model.numbers import shown_number
from reportcard.model.scores import Criterion, Result, RubricCard
from reportcard.problems import Problem
from reportcard.scoring.card import card_of
from reportcard.scoring.count import FictionalRecord, count_fiction
from reportcard.scoring.rubric import Rubric
from reportcard.scoring.rubric_decisions import ExampleEntry
from reportcard.scoring.scaled import scaled
from reportcard.scoring.score import result_of
from reportcard.yamlfile import KeyPath


def example_problems(
    rubric: Rubric, *, numbers: Mapping[str, int], tabled: Sequence[Criterion] = ()
) -> tuple[Problem, ...]:
    """One problem for each figure of an example that does not come out.

    Args:
        rubric: As loaded.
        numbers: The number of a roll call or committee's sheet by its id (card_of).
        tabled: The criteria that its tables give.
    """
    if not rubric.examples:
        return ()
    card = card_of(rubric, bills={}, numbers=numbers, tabled=tabled)
    scale = scaled(card)
    records = [_record(card, example) for example in rubric.examples]
    problems: list[Problem] = []
    for index, sums in enumerate(count_fiction(card, scale, records)):
        result = result_of(card, scale, sums)
        problems.extend(_differences(rubric, ("examples", index), rubric.examples[index], result))
    return tuple(problems)


def _record(card: RubricCard, example: ExampleEntry) -> FictionalRecord:
    outcomes: dict[int, str] = {}
    rates: dict[int, Fraction] = {}
    for number, criterion in enumerate(card.criteria):
        outcome = _outcome(criterion, example)
        if outcome is not None:
            outcomes[number] = outcome
        if outcome == "measured":
            rates[number] = example.rates[criterion.criterion_id]
    return FictionalRecord(
        name=example.legislator,
        chamber=example.chamber,
        outcomes=outcomes,
        rates=rates,
        inputs=dict(example.inputs),
    )


def _outcome(criterion: Criterion, example: ExampleEntry) -> str | None:
    """The outcome of a criterion; None when it does not concern the example's legislator."""
    told = example.outcomes.get(criterion.criterion_id)
    if told is None and criterion.chamber not in (None, example.chamber):
        return None
    outcome = told or example.others
    is_for_some = bool(criterion.parties) or criterion.committee_vote_id is not None
    return None if is_for_some and outcome == "not_eligible" else outcome


def _differences(
    rubric: Rubric, here: KeyPath, example: ExampleEntry, result: Result
) -> Iterator[Problem]:
    if example.grade != result.grade:
        message = _("{legislator} should get the grade {expected}, but the rubric gives {found}.")
        words = message.format(
            legislator=example.legislator, expected=example.grade, found=result.grade
        )
        yield rubric.problem((*here, "grade"), words)
    base_shown = None if result.base is None else _shown(rubric, result.base)
    message = _("{legislator} should have the base score {expected}, but the rubric gives {found}.")
    figures = (example.base, result.base, base_shown)
    yield from _figure_problem(rubric, (*here, "base"), example, figures, message)
    message = _("{legislator} should have the score {expected}, but the rubric gives {found}.")
    figures = (example.score, result.score, result.shown)
    yield from _figure_problem(rubric, (*here, "score"), example, figures, message)


def _figure_problem(
    rubric: Rubric,
    path: KeyPath,
    example: ExampleEntry,
    figures: tuple[Fraction | None, Fraction | None, str | None],
    message: str,
) -> Iterator[Problem]:
    """A figure that is neither the exact one nor the one as printed."""
    expected, exact, shown = figures
    if expected is None or expected == exact:
        return
    if shown is not None and expected == Fraction(shown):
        return
    found = _("no score") if exact is None else str(exact)
    if shown not in (None, found):
        found = f"{found} ({shown})"
    words = message.format(legislator=example.legislator, expected=str(expected), found=found)
    yield rubric.problem(path, words)


def _shown(rubric: Rubric, value: Fraction) -> str:
    return shown_number(value, places=rubric.rounding.places, mode=rubric.rounding.mode)

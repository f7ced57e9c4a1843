"""Answers and numbers that somebody gave for legislators: are they there, are they understood?

Leaves to others: reading them for the score (count).
"""

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from reportcard.language import _
from reportcard.problems import Problem
from reportcard.scoring import store_tables
from reportcard.scoring.exact import parse_text
from reportcard.scoring.plaindata import did_you_mean
from reportcard.scoring.rubric import Rubric
from reportcard.scoring.rubric_measures import AttestedCriterion, QuestionnaireCriterion
from reportcard.yamlfile import KeyPath

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# As docs/scoring.md says them; blanks around a word and capitals make no difference.
ANSWERS = ("yes", "support", "no", "oppose")
NOT_ASKED = "not_asked"
# What is wrong with a value; "" when it is understood.
_Fault = Callable[[str], str]


def input_problems(rubric: Rubric, con: "DuckDBPyConnection") -> Iterator[Problem]:
    """Inputs that no table has, and values that nobody could count.

    Args:
        rubric: As loaded.
        con: The store; it is only read.
    """
    for path, name, fault in _uses(rubric):
        known = store_tables.input_names(con)
        if name not in known:
            message = _("No table in the store has the input {name}.").format(name=name)
            yield rubric.problem(path, message, did_you_mean(name, known))
            continue
        yield from _values(rubric, path, name, fault, con)


def _uses(rubric: Rubric) -> Iterator[tuple[KeyPath, str, _Fault]]:
    """Where an input is named, and what can be understood there."""
    for index, criterion in enumerate(rubric.criteria):
        path: KeyPath = ("criteria", index, "input")
        if isinstance(criterion, QuestionnaireCriterion):
            scale = criterion.scale
            yield path, criterion.input, _word_fault if scale is None else _scale_fault(scale)
        elif isinstance(criterion, AttestedCriterion) and criterion.input is not None:
            yield path, criterion.input, _act_fault
    for block in ("bonus", "penalty"):
        for index, item in enumerate(getattr(rubric.adjust, block)):
            if item.input is not None:
                yield ("adjust", block, index, "input"), item.input, _number_fault


def _values(
    rubric: Rubric, path: KeyPath, name: str, fault: _Fault, con: "DuckDBPyConnection"
) -> Iterator[Problem]:
    """Each value that is not understood, once, and everybody who has two."""
    told: set[str] = set()
    seen: set[str] = set()
    for person, value in store_tables.input_values(con, name):
        if person in seen:
            message = _("{person} has two values under the input {name}.")
            yield rubric.problem(path, message.format(person=person, name=name))
        seen.add(person)
        if value not in told and (wrong := fault(value)):
            message = _('The value "{value}" of {person} under the input {name}: {wrong}')
            words = message.format(value=value, person=person, name=name, wrong=wrong)
            yield rubric.problem(path, words)
        told.add(value)


def _word_fault(value: str) -> str:
    word = value.strip().lower()
    if not word or word in (*ANSWERS, NOT_ASKED):
        return ""
    return _("an answer is one of {words}, or empty.").format(
        words=", ".join((*ANSWERS, NOT_ASKED))
    )


def _scale_fault(scale: Fraction) -> _Fault:
    def fault(value: str) -> str:
        if not value.strip() or value.strip().lower() == NOT_ASKED:
            return ""
        found = _number(value)
        if found is not None and 0 <= found <= scale:
            return ""
        return _("a number from 0 to {scale} is expected, or nothing.").format(scale=scale)

    return fault


def _act_fault(value: str) -> str:
    if value.strip().lower() in ("", "yes", "no"):
        return ""
    return _("yes, no or nothing is expected.")


def _number_fault(value: str) -> str:
    if not value.strip() or _number(value) is not None:
        return ""
    return _("a number such as 2, -0.5 or 1/3 is expected, or nothing.")


def _number(value: str) -> Fraction | None:
    try:
        return parse_text(value)
    except ValueError:
        return None

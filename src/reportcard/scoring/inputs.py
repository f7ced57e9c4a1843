"""What people wrote down about legislators: answers to questionnaires, credit, who did something.

Reads core.member_input and says which outcome a value is. Leaves to others: counting (count),
points for values (adjust), checking a rubric against what was imported (check).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from reportcard.errors import UserError
from reportcard.language import _
from reportcard.model.scores import Criterion, RubricCard
from reportcard.scoring.exact import parse_text

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

NOT_ASKED = "not_asked"
_YES = frozenset({"yes", "support"})
_NO = frozenset({"no", "oppose"})

# By (person, name of the input): the value as written, without blanks around it.
Inputs = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody gave to one criterion; number is what was measured, None for a word."""

    criterion_no: int
    person_id: str
    outcome: str
    option: str | None
    number: Fraction | None = None


def read_inputs(card: RubricCard, con: "DuckDBPyConnection") -> Inputs:
    """The values of the inputs that a card names.

    Raises:
        UserError: somebody has two values under one name.
    """
    items = (*card.adjust.bonus, *card.adjust.penalty)
    names = {c.input for c in card.criteria} | {item.input for item in items}
    found: dict[tuple[str, str], str] = {}
    rows = con.execute(
        "SELECT person_id, input, coalesce(trim(value), '') FROM core.member_input"
        " WHERE input IN (SELECT unnest($names)) ORDER BY ALL",
        {"names": sorted(name for name in names if name)},
    ).fetchall()
    for person, name, value in rows:
        if found.setdefault((person, name), value) != value:
            raise UserError(
                _("{person} has two values under {name}: {first} and {second}.").format(
                    person=person, name=name, first=found[person, name], second=value
                )
            )
    return found


def given_answers(card: RubricCard, inputs: Inputs) -> Iterator[Given]:
    """The answers to questionnaires and attested actions, as outcomes."""
    for number, criterion in enumerate(card.criteria):
        values = {p: v for (p, name), v in inputs.items() if name == criterion.input}
        if criterion.type == "questionnaire":
            for person, value in values.items():
                yield _answer(number, criterion, person, value)
        elif criterion.type == "attested_action":
            done: dict[str, str | None] = {act.person_id: None for act in criterion.done_by}
            done.update({p: v for p, v in values.items() if v.lower() == "yes"})
            for person, told in done.items():
                yield Given(number, person, "done", told)


def number_of(value: str, *, person: str, name: str) -> Fraction:
    """A value as a number; an empty one is 0.

    Raises:
        UserError: it is no number.
    """
    if not value:
        return Fraction(0)
    try:
        return parse_text(value)
    except ValueError:
        raise _unreadable(person, name, value) from None


def _answer(number: int, criterion: Criterion, person: str, value: str) -> Given:
    word, name = value.lower(), criterion.input or ""
    if word == NOT_ASKED:
        return Given(number, person, NOT_ASKED, value)
    if not word:
        return Given(number, person, "no_answer", None)
    if criterion.scale is not None:
        measured = number_of(value, person=person, name=name)
        if not 0 <= measured <= criterion.scale:
            raise _unreadable(person, name, value)
        return Given(number, person, "measured", value, measured)
    if word not in _YES | _NO:
        raise _unreadable(person, name, value)
    agrees = (word in _YES) == (criterion.position == "support")
    return Given(number, person, "support" if agrees else "oppose", value)


def _unreadable(person: str, name: str, value: str) -> UserError:
    sentence = _("The value of {person} under {name} cannot be scored: {value}.")
    return UserError(sentence.format(person=person, name=name, value=value))

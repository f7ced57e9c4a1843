"""Grades, gates and worked examples of a rubric file, on the plain data (see references)."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, get_args

from reportcard.language import _
from reportcard.model.scores import INCOMPLETE, NOT_RATED
from reportcard.scoring.exact import parse_exact
from reportcard.scoring.plaindata import Finding, ids, records, unknown
from reportcard.scoring.rubric import SponsorOutcome, VoteOutcome
from reportcard.yamlfile import KeyPath

# What can come of a vote, and what of a bill to sponsor; the last may stand in a worked example.
_ANYWHERE = ("not_eligible", "unknown")
_OF_VOTES: tuple[str, ...] = (*get_args(VoteOutcome), *_ANYWHERE)
_OF_BILLS: tuple[str, ...] = (*get_args(SponsorOutcome), *_ANYWHERE)


def check_grades(data: dict[Any, Any]) -> Iterator[Finding]:
    """Each chamber needs letters that go down to 0, from the best to the lowest."""
    yield from _taken_letters(data)
    open_below = []
    for chamber in ("house", "senate"):
        seen: set[str] = set()
        above: Fraction | None = None
        for index, entry in _grades_of(data, chamber):
            letter, minimum = str(entry.get("grade")).strip(), _number(entry.get("min"))
            if letter in seen:
                message = _("{chamber}: the grade {letter} stands there twice.")
                words = message.format(chamber=chamber, letter=letter)
                yield ("grades", index), words, ""
            if minimum is not None and above is not None and minimum >= above:
                message = _("The grades stand from the best down: {minimum} is not below {above}.")
                words = message.format(minimum=entry["min"], above=above)
                yield ("grades", index), words, ""
            seen.add(letter)
            above = minimum if minimum is not None else above
        if above != 0:
            open_below.append(chamber)
    if open_below:
        message = _("{chamber}: no grade has min: 0; a low score would have no letter.")
        words = message.format(chamber=", ".join(open_below))
        yield ("grades",), words, _("Add it to the lowest letter.")


def _taken_letters(data: dict[Any, Any]) -> Iterator[Finding]:
    for index, entry in records(data, "grades"):
        letter = str(entry.get("grade")).strip()
        if letter in (INCOMPLETE, NOT_RATED):
            message = _("{letter} is what stands where there is no letter: take another word.")
            yield ("grades", index, "grade"), message.format(letter=letter), ""


def _grades_of(data: dict[Any, Any], chamber: str) -> Iterator[tuple[int, dict[Any, Any]]]:
    for index, entry in records(data, "grades"):
        if entry.get("chamber") in (None, chamber):
            yield index, entry


def _number(value: object) -> Fraction | None:
    try:
        return parse_exact(value)
    except ValueError:
        return None  # the model has the sentence for it


def check_gates(data: dict[Any, Any]) -> Iterator[Finding]:
    """A gate names a letter, and one thing that can happen."""
    criteria = {str(entry.get("id")): entry for _index, entry in records(data, "criteria")}
    for index, gate in records(data, "gates"):
        here: KeyPath = ("gates", index)
        yield from _gate_letter(data, gate, here)
        if "criterion" in gate and str(gate["criterion"]) not in criteria:
            yield (*here, "criterion"), *unknown(_("criterion"), gate["criterion"], list(criteria))
        if ("participation" in gate) == ("criterion" in gate):
            yield here, _("A gate needs either participation or criterion, and not both."), ""
        elif "participation" in gate and "outcomes" in gate:
            message = _("outcomes belong to a gate with a criterion, not to one on participation.")
            yield (*here, "outcomes"), message, ""
        outcomes = gate.get("outcomes")
        asked = criteria.get(str(gate.get("criterion")), {})
        for place, outcome in enumerate(outcomes if isinstance(outcomes, list) else ()):
            yield from _impossible(asked, outcome, (*here, "outcomes", place))


def _gate_letter(data: dict[Any, Any], gate: dict[Any, Any], here: KeyPath) -> Iterator[Finding]:
    """The letter of a gate must be one of each chamber, or the gate would do nothing there."""
    if "max_grade" not in gate:
        return
    letters = ids(data, "grades", "grade")
    if str(gate["max_grade"]) not in letters:
        yield (*here, "max_grade"), *unknown(_("grade"), gate["max_grade"], letters)
        return
    for chamber in ("house", "senate"):
        own = [str(entry.get("grade")) for _index, entry in _grades_of(data, chamber)]
        if str(gate["max_grade"]) not in own:
            message = _("{chamber}: there is no grade {letter}; the gate would do nothing there.")
            words = message.format(chamber=chamber, letter=gate["max_grade"])
            yield (*here, "max_grade"), words, ""


def check_examples(data: dict[Any, Any]) -> Iterator[Finding]:
    """An example names criteria, and for each what can come of it."""
    criteria = {str(entry.get("id")): entry for _index, entry in records(data, "criteria")}
    for index, example in records(data, "examples"):
        outcomes = example.get("outcomes")
        for name, outcome in outcomes.items() if isinstance(outcomes, dict) else ():
            path: KeyPath = ("examples", index, "outcomes", name)
            if str(name) not in criteria:
                yield path, *unknown(_("criterion"), name, list(criteria))
            else:
                yield from _impossible(criteria[str(name)], outcome, path)
        yield from _others(criteria, example, ("examples", index, "others"))


def _others(
    criteria: dict[str, dict[Any, Any]], example: dict[Any, Any], path: KeyPath
) -> Iterator[Finding]:
    """`others` holds for every criterion not named: it must be able to."""
    named = example.get("outcomes")
    left = [
        criterion
        for name, criterion in criteria.items()
        if not (isinstance(named, dict) and name in named)
        and criterion.get("chamber") in (None, example.get("chamber"))
    ]
    for criterion in left:
        for _path, message, _hint in _impossible(criterion, example.get("others"), path):
            yield path, message, _("Name it under outcomes.")
            return


def _impossible(criterion: dict[Any, Any], outcome: object, path: KeyPath) -> Iterator[Finding]:
    """A word of the language that this kind of criterion can never have."""
    if "type" not in criterion or str(outcome) not in (*_OF_VOTES, *_OF_BILLS):
        return
    allowed = _OF_BILLS if criterion["type"] == "sponsorship" else _OF_VOTES
    if str(outcome) not in allowed:
        message = _("{outcome} cannot come of {criterion}, which is a {kind}: {allowed}.")
        words = message.format(
            outcome=outcome,
            criterion=criterion.get("id"),
            kind=criterion["type"],
            allowed=", ".join(allowed),
        )
        yield path, words, ""

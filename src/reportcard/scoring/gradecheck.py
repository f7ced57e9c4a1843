"""Grades and gates of a rubric file, on the plain data (see references)."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from reportcard.language import _
from reportcard.model.scores import INCOMPLETE, NOT_RATED
from reportcard.scoring.plaindata import (
    Data,
    Finding,
    criteria_of,
    items,
    letters_of,
    number,
    records,
    unknown,
    unknown_criterion,
)
from reportcard.scoring.possible import impossible
from reportcard.yamlfile import KeyPath


def check_grades(data: Data) -> Iterator[Finding]:
    """Each chamber needs letters that go down to 0, from the best to the lowest."""
    yield from _taken_letters(data)
    open_below = []
    for chamber in ("house", "senate"):
        seen: set[str] = set()
        above: Fraction | None = None
        for index, entry in _grades_of(data, chamber):
            letter, minimum = str(entry.get("grade")).strip(), number(entry.get("min"))
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


def _taken_letters(data: Data) -> Iterator[Finding]:
    for index, entry in records(data, "grades"):
        letter = str(entry.get("grade")).strip()
        if letter in (INCOMPLETE, NOT_RATED):
            message = _("{letter} is what stands where there is no letter: take another word.")
            yield ("grades", index, "grade"), message.format(letter=letter), ""


def _grades_of(data: Data, chamber: str) -> Iterator[tuple[int, dict[Any, Any]]]:
    for index, entry in records(data, "grades"):
        if entry.get("chamber") in (None, chamber):
            yield index, entry


def check_gates(data: Data) -> Iterator[Finding]:
    """A gate names a letter, and one thing that can happen."""
    criteria = criteria_of(data)
    for index, gate in records(data, "gates"):
        here: KeyPath = ("gates", index)
        yield from _gate_letter(data, gate, here)
        if "criterion" in gate:
            yield from unknown_criterion(data, gate["criterion"], (*here, "criterion"))
        if ("participation" in gate) == ("criterion" in gate):
            yield here, _("A gate needs either participation or criterion, and not both."), ""
        elif "participation" in gate and "outcomes" in gate:
            message = _("outcomes belong to a gate with a criterion, not to one on participation.")
            yield (*here, "outcomes"), message, ""
        asked = criteria.get(str(gate.get("criterion")), {})
        for place, outcome in enumerate(items(gate, "outcomes")):
            yield from impossible(asked, outcome, (*here, "outcomes", place))
        if "outcomes" not in gate:
            for path, message, _hint in impossible(asked, "oppose", here):
                yield path, message, _("Name them under outcomes.")


def _gate_letter(data: Data, gate: dict[Any, Any], here: KeyPath) -> Iterator[Finding]:
    """The letter of a gate must be one of each chamber, or the gate would do nothing there."""
    if "max_grade" not in gate:
        return
    letters = letters_of(data)
    if str(gate["max_grade"]) not in letters:
        yield (*here, "max_grade"), *unknown(_("grade"), gate["max_grade"], letters)
        return
    for chamber in ("house", "senate"):
        own = [str(entry.get("grade")).strip() for _index, entry in _grades_of(data, chamber)]
        if str(gate["max_grade"]) not in own:
            message = _("{chamber}: there is no grade {letter}; the gate would do nothing there.")
            words = message.format(chamber=chamber, letter=gate["max_grade"])
            yield (*here, "max_grade"), words, ""

"""Whether the report card knows whom and what the files of statements name.

Leaves to others: the form of the files (read).
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from reportcard.language import _
from reportcard.problems import Problem, nearest
from reportcard.statements.read import StatementFiles
from reportcard.yamlfile import KeyPath, YamlFile


def statement_problems(
    files: StatementFiles, *, people: Mapping[str, str], criteria: Sequence[str], since: date
) -> Iterator[Problem]:
    """Everybody and everything that is named and is not on this report card.

    Args:
        files: As read.
        people: The name of everybody with a card, by id.
        criteria: The ids of the rubric's questions.
        since: The day on which the time that is graded begins: nobody answers before it.
    """
    yield from _too_early(files.yaml.get("replies"), since)
    for name, yaml in sorted(files.yaml.items()):
        for path, person in _named_people(yaml, name):
            if person not in people:
                message = _("There is no card of {person} on this report card.")
                yield yaml.problem(path, message.format(person=person), _nearest(person, people))
        for path, criterion in _named_criteria(yaml, name):
            if criterion not in criteria:
                message = _("The rubric has no criterion {name}.").format(name=criterion)
                near = nearest(criterion, criteria)
                hint = _("Did you mean {near}?").format(near=near) if near else ""
                yield yaml.problem(path, message, hint)


def _too_early(replies: YamlFile | None, since: date) -> Iterator[Problem]:
    for index, entry in _entries(replies, "replies") if replies else ():
        day = entry.get("date")
        if replies and isinstance(day, date) and day < since:
            message = _("This day is before the report card's time, which begins on {day}.")
            yield replies.problem(("replies", index, "date"), message.format(day=since))


def _named_people(yaml: YamlFile, name: str) -> Iterator[tuple[KeyPath, str]]:
    for index, entry in _entries(yaml, name):
        if "person" in entry:
            yield (name, index, "person"), str(entry["person"])
        people = entry.get("people", ())
        for place, person in enumerate(people if isinstance(people, list) else ()):
            yield (name, index, "people", place), str(person)


def _named_criteria(yaml: YamlFile, name: str) -> Iterator[tuple[KeyPath, str]]:
    for index, entry in _entries(yaml, name):
        if "criterion" in entry:
            yield (name, index, "criterion"), str(entry["criterion"])


def _entries(yaml: YamlFile, name: str) -> Iterator[tuple[int, dict[str, object]]]:
    entries = yaml.value((name,))
    yield from enumerate(entries if isinstance(entries, list) else ())


def _nearest(person: str, people: Mapping[str, str]) -> str:
    """Whoever has nearly this id, or is called so; staff write the name where an id belongs."""
    by_name = {name.casefold(): person_id for person_id, name in sorted(people.items())}
    called = nearest(person.casefold(), sorted(by_name))
    found = nearest(person, sorted(people)) if person.startswith("ocd-") else None
    found = found or (by_name[called] if called else None)
    if found is None:
        return _("The id of everybody stands in data/people.csv of the report card.")
    return _("Did you mean {id} ({name})?").format(id=found, name=people[found])

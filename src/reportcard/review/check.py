"""What must be true of rulings beyond one value: days, people, roll calls, each ruled once.

Leaves to others: the form of the files (model), whether the record leaves room for them (store).
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportcard.language import _
from reportcard.problems import Problem, nearest
from reportcard.review.model import (
    LineEntry,
    LinePlace,
    LinesFile,
    NameEntry,
    NamesFile,
    QuestionsFile,
)
from reportcard.yamlfile import KeyPath, YamlFile, shown_path

_ROLL_CALL = re.compile(r"\d{4}-(house|senate)-[1-9]\d*")


@dataclass(frozen=True, slots=True)
class Known:
    """What the store knows: the ids of roll calls, and people's names by id."""

    roll_calls: Sequence[str]
    people: Mapping[str, str]


def check_questions(
    file: QuestionsFile, yaml: YamlFile, *, today: date, known: Known | None = None
) -> Iterator[Problem]:
    """Every mistake of reviews/questions.yml that its form does not show.

    Args:
        file: As read.
        yaml: The same with the lines.
        today: No ruling is of a later day.
        known: What the store knows; None where it is not filled yet.
    """
    seen: dict[str, int] = {}
    for index, entry in enumerate(file.rulings):
        here: KeyPath = ("rulings", index)
        yield from _future_day(yaml, here, entry.date, today)
        if not _ROLL_CALL.fullmatch(entry.roll_call):
            yield _bad_roll_call(yaml, here, entry.roll_call, known)
        elif known is not None and entry.roll_call not in known.roll_calls:
            yield _unknown_roll_call(yaml, here, entry.roll_call, known)
        if entry.decisive and entry.question != "passage":
            message = _("Only a passage can be decisive.")
            yield _problem(yaml, (*here, "decisive"), message)
        if (first := seen.setdefault(entry.roll_call, index)) != index:
            message = _("There is a ruling on this roll call already, in line {line}.")
            line = yaml.line(("rulings", first))
            hint = _("Keep one of the two.")
            yield _problem(yaml, (*here, "roll_call"), message.format(line=line), hint)


def check_names(
    file: NamesFile, yaml: YamlFile, *, today: date, known: Known | None = None
) -> Iterator[Problem]:
    """Every mistake of reviews/names.yml that its form does not show; otherwise as above."""
    for index, entry in enumerate(file.rulings):
        here: KeyPath = ("rulings", index)
        yield from _future_day(yaml, here, entry.date, today)
        if entry.last_day is not None and entry.last_day < entry.first_day:
            message = _("The last day comes before the first day.")
            yield _problem(yaml, (*here, "last_day"), message)
        if known is not None and entry.person not in known.people:
            yield _unknown_person(yaml, here, entry.person, known)
        for first, other in enumerate(file.rulings[:index]):
            if _overlap(entry, other):
                message = _(
                    "There is a ruling on this name and these days already, in line {line}."
                )
                line = yaml.line(("rulings", first))
                hint = _("Keep one of the two, or change its days.")
                yield _problem(yaml, (*here, "name"), message.format(line=line), hint)
                break


def check_lines(
    file: LinesFile, yaml: YamlFile, *, today: date, known: Known | None = None
) -> Iterator[Problem]:
    """Every mistake of reviews/lines.yml that its form does not show; the store knows the lines."""
    seen: dict[frozenset[str], int] = {}
    for index, entry in enumerate(file.rulings):
        here: KeyPath = ("rulings", index)
        yield from _future_day(yaml, here, entry.date, today)
        if (entry.line.account is None) != (entry.other.account is None):
            message = _(
                "Name an account in both lines, or in neither: then all accounts are meant."
            )
            yield _problem(yaml, (*here, "other"), message)
        pair = line_pair(entry)
        if len(pair) == 1:
            message = _("Both are the same line already: their words are the same.")
            yield _problem(yaml, (*here, "other"), message)
        elif (first := seen.setdefault(pair, index)) != index:
            message = _("There is a ruling on these two lines already, in line {line}.")
            words = message.format(line=yaml.line(("rulings", first)))
            yield _problem(yaml, (*here, "other"), words, _("Keep one of the two."))


def line_pair(entry: LineEntry) -> frozenset[str]:
    """The two lines of a ruling, in whatever order, as `line_slug` writes them within the cycle."""
    return frozenset(f"{entry.cycle}/{line_slug(place)}" for place in (entry.line, entry.other))


def line_slug(place: LinePlace) -> str:
    """A line as its id ends: "general-fund/department-of-education/magnet-schools"."""
    words = (word for word in (place.fund, place.agency, place.account) if word)
    plain = (normal_name(word).replace("'", "").lower() for word in words)
    return "/".join(re.sub(r"[^a-z0-9]+", "-", word).strip("-") for word in plain)


def normal_name(name: str) -> str:
    """One spelling for one name: no accents, plain apostrophes, single spaces, capitals."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(plain.translate(str.maketrans("’‘ʼ´`‐‑–", "'''''---")).upper().split())


def nearest_person(word: str, people: Mapping[str, str]) -> str | None:
    """The id of the person whose id or name looks most like a word; None when none is close."""
    if word.startswith("ocd-person/") and (near := nearest(word, list(people))):
        return near
    by_name = {name: person_id for person_id, name in sorted(people.items(), reverse=True)}
    near = nearest(word, list(by_name))
    return by_name[near] if near else None


def _overlap(one: NameEntry, other: NameEntry) -> bool:
    return (
        one.chamber == other.chamber
        and normal_name(one.name) == normal_name(other.name)
        and one.first_day <= (other.last_day or date.max)
        and other.first_day <= (one.last_day or date.max)
    )


def _future_day(yaml: YamlFile, here: KeyPath, day: date, today: date) -> Iterator[Problem]:
    if day > today:
        message = _("The day {day} is still to come; today is {today}.")
        words = message.format(day=day.isoformat(), today=today.isoformat())
        yield _problem(yaml, (*here, "date"), words)


def _bad_roll_call(yaml: YamlFile, here: KeyPath, word: str, known: Known | None) -> Problem:
    message = _("{word} is no id of a roll call: write it like 2025-house-290.").format(word=word)
    return _problem(yaml, (*here, "roll_call"), message, _near_roll_call(word, known))


def _unknown_roll_call(yaml: YamlFile, here: KeyPath, word: str, known: Known) -> Problem:
    message = _("There is no roll call {ref} in the store.").format(ref=word)
    return _problem(yaml, (*here, "roll_call"), message, _near_roll_call(word, known))


def _near_roll_call(word: str, known: Known | None) -> str:
    if known is None:
        return ""
    head = word.rpartition("-")[0]
    alike = [name for name in known.roll_calls if name.rpartition("-")[0] == head]
    near = nearest(word, alike or known.roll_calls)
    return _("Did you mean {near}?").format(near=near) if near else ""


def _unknown_person(yaml: YamlFile, here: KeyPath, word: str, known: Known) -> Problem:
    message = _("The store knows nobody with the id {word}.").format(word=word)
    near = nearest_person(word, known.people)
    shown = f"{near} ({known.people[near]})" if near else ""
    hint = _("Did you mean {near}?").format(near=shown) if near else ""
    return _problem(yaml, (*here, "person"), message, hint)


def _problem(yaml: YamlFile, path: KeyPath, message: str, hint: str = "") -> Problem:
    return Problem(
        message=message,
        file=yaml.shown_as,
        line=yaml.line(path),
        key=shown_path(path, yaml.data),
        hint=hint,
    )

"""What must be true of rulings beyond one value: days, people, roll calls, each ruled once.

Leaves to others: the form of the files (model), whether the record leaves room for them (store).
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from reportcard.language import N_, _
from reportcard.model.line_names import LineName, UnknownPart, find_unknown_part
from reportcard.model.line_names import line_slug as slug_of
from reportcard.problems import Problem, nearest
from reportcard.review.model import (
    LineEntry,
    LinePlace,
    NameEntry,
    QuestionEntry,
)
from reportcard.yamlfile import KeyPath, YamlFile

_ROLL_CALL = re.compile(r"\d{4}-(house|senate)-[1-9]\d*")


@dataclass(frozen=True, slots=True)
class Known:
    """What the store knows.

    Attributes:
        roll_calls: Their ids.
        people: Names by id.
        lines: The names of each budget's lines, by the budget's id.
    """

    roll_calls: Sequence[str]
    people: Mapping[str, str]
    lines: Mapping[str, Sequence[LineName]] = field(default_factory=dict)


def check_questions(
    entries: Mapping[int, QuestionEntry],
    yaml: YamlFile,
    *,
    today: date,
    known: Known | None = None,
) -> Iterator[Problem]:
    """Every mistake of reviews/questions.yml that its form does not show.

    Args:
        entries: Its rulings by their place in the file, counted from 0: those that can be read.
        yaml: The same with the lines.
        today: No ruling is of a later day.
        known: What the store knows; None where it is not filled yet.
    """
    seen: dict[str, int] = {}
    for index, entry in entries.items():
        here: KeyPath = ("rulings", index)
        yield from _future_day(yaml, here, entry.date, today)
        if not _ROLL_CALL.fullmatch(entry.roll_call):
            yield _bad_roll_call(yaml, here, entry.roll_call, known)
        elif known is not None and entry.roll_call not in known.roll_calls:
            yield _unknown_roll_call(yaml, here, entry.roll_call, known)
        if entry.decisive and entry.question != "passage":
            message = _("Only a passage can be decisive.")
            yield yaml.problem((*here, "decisive"), message)
        if (first := seen.setdefault(entry.roll_call, index)) != index:
            message = _("There is a ruling on this roll call already, in line {line}.")
            line = yaml.line(("rulings", first))
            hint = _("Keep one of the two.")
            yield yaml.problem((*here, "roll_call"), message.format(line=line), hint)


def check_names(
    entries: Mapping[int, NameEntry], yaml: YamlFile, *, today: date, known: Known | None = None
) -> Iterator[Problem]:
    """Every mistake of reviews/names.yml that its form does not show; otherwise as above."""
    for index, entry in entries.items():
        here: KeyPath = ("rulings", index)
        yield from _future_day(yaml, here, entry.date, today)
        if entry.last_day is not None and entry.last_day < entry.first_day:
            message = _("The last day comes before the first day.")
            yield yaml.problem((*here, "last_day"), message)
        if known is not None and entry.person not in known.people:
            yield _unknown_person(yaml, here, entry.person, known)
        for first, other in entries.items():
            if first < index and _overlap(entry, other):
                message = _(
                    "There is a ruling on this name and these days already, in line {line}."
                )
                line = yaml.line(("rulings", first))
                hint = _("Keep one of the two, or change its days.")
                yield yaml.problem((*here, "name"), message.format(line=line), hint)
                break


def check_lines(
    entries: Mapping[int, LineEntry], yaml: YamlFile, *, today: date, known: Known | None = None
) -> Iterator[Problem]:
    """Every mistake of reviews/lines.yml that its form does not show; otherwise as above."""
    seen: dict[frozenset[str], int] = {}
    for index, entry in entries.items():
        here: KeyPath = ("rulings", index)
        yield from _future_day(yaml, here, entry.date, today)
        if (entry.line.account is None) != (entry.other.account is None):
            message = _(
                "Name an account in both lines, or in neither: then all accounts are meant."
            )
            yield yaml.problem((*here, "other"), message)
        pair = line_pair(entry)
        if len(pair) == 1:
            message = _("Both are the same line already: their words are the same.")
            yield yaml.problem((*here, "other"), message)
        elif (first := seen.setdefault(pair, index)) != index:
            message = _("There is a ruling on these two lines already, in line {line}.")
            words = message.format(line=yaml.line(("rulings", first)))
            yield yaml.problem((*here, "other"), words, _("Keep one of the two."))
        if known is not None:
            yield from unknown_lines(entry, yaml, here, known)


def unknown_lines(
    entry: LineEntry, yaml: YamlFile, here: KeyPath, known: Known
) -> Iterator[Problem]:
    """What a ruling names that no document of the budget has: the budget, or a part of a line."""
    if entry.cycle not in known.lines:
        message = _("The store has no budget {word}.").format(word=entry.cycle)
        hint = _did_you_mean(entry.cycle, sorted(known.lines))
        yield yaml.problem((*here, "cycle"), message, hint)
        return
    lines = known.lines[entry.cycle]
    for key, place in (("line", entry.line), ("other", entry.other)):
        name = line_name(place)
        if unknown := find_unknown_part(name, lines):
            yield _unknown_part(yaml, (*here, key), name[unknown.at], unknown)


def line_name(place: LinePlace) -> tuple[str, ...]:
    """Fund and agency as written, and the account where one is named; "" for no fund."""
    named = (place.fund or "", place.agency)
    return named if place.account is None else (*named, place.account)


def line_pair(entry: LineEntry) -> frozenset[str]:
    """The two lines of a ruling, in whatever order, as `line_slug` writes them within the cycle."""
    return frozenset(f"{entry.cycle}/{line_slug(place)}" for place in (entry.line, entry.other))


def line_slug(place: LinePlace) -> str:
    """A line as its id ends: "general-fund/department-of-education/magnet-schools"."""
    return slug_of(line_name(place))


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
        yield yaml.problem((*here, "date"), words)


def _bad_roll_call(yaml: YamlFile, here: KeyPath, word: str, known: Known | None) -> Problem:
    message = _("{word} is no id of a roll call: write it like 2025-house-290.").format(word=word)
    return yaml.problem((*here, "roll_call"), message, _near_roll_call(word, known))


def _unknown_roll_call(yaml: YamlFile, here: KeyPath, word: str, known: Known) -> Problem:
    message = _("There is no roll call {ref} in the store.").format(ref=word)
    return yaml.problem((*here, "roll_call"), message, _near_roll_call(word, known))


def _near_roll_call(word: str, known: Known | None) -> str:
    if known is None:
        return ""
    head = word.rpartition("-")[0]
    alike = [name for name in known.roll_calls if name.rpartition("-")[0] == head]
    return _did_you_mean(word, alike or known.roll_calls)


def _unknown_person(yaml: YamlFile, here: KeyPath, word: str, known: Known) -> Problem:
    message = _("The store knows nobody with the id {word}.").format(word=word)
    near = nearest_person(word, known.people)
    shown = f"{near} ({known.people[near]})" if near else ""
    hint = _("Did you mean {near}?").format(near=shown) if near else ""
    return yaml.problem((*here, "person"), message, hint)


_PARTS = (
    ("fund", N_("No document that adds up has the fund {word}.")),
    ("agency", N_("No document that adds up has the agency {word} in this fund.")),
    ("account", N_("No document that adds up has the account {word} in this agency.")),
)


def _unknown_part(yaml: YamlFile, here: KeyPath, word: str, unknown: UnknownPart) -> Problem:
    key, message = _PARTS[unknown.at]
    if not word:
        message = N_("Every line of this budget has a fund: write it.")
    hint = _did_you_mean(word, unknown.known)
    return yaml.problem((*here, key), _(message).format(word=word), hint)


def _did_you_mean(word: str, known: Sequence[str]) -> str:
    near = nearest(word, known)
    return _("Did you mean {near}?").format(near=near) if near else ""

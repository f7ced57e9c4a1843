"""What refers to what inside a rubric file: ids, subjects, groups, grades, days.

Works on the plain data, so that these mistakes are told together with those of the typed model.
A part of the wrong shape is passed over here: the model has its sentence for it.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from reportcard.language import _
from reportcard.problems import Problem, nearest
from reportcard.scoring.exact import parse_exact
from reportcard.yamlfile import KeyPath, YamlFile, shown_path

Finding = tuple[KeyPath, str, str]


def reference_problems(yaml: YamlFile) -> tuple[Problem, ...]:
    """Every id that leads nowhere, everything said twice, every day out of order."""
    data = yaml.data
    if not isinstance(data, dict):
        return ()
    checks: Sequence[Callable[[dict[Any, Any]], Iterator[Finding]]] = (
        _repeated_ids,
        _window_order,
        _criteria,
        _groups,
        _grades,
        _gates,
        _examples,
        _missing_rule,
    )
    return tuple(
        Problem(
            message=message,
            file=yaml.shown_as,
            line=yaml.line(path),
            key=shown_path(path, data),
            hint=hint,
        )
        for check in checks
        for path, message, hint in check(data)
    )


def _records(data: dict[Any, Any], block: str) -> Iterator[tuple[int, dict[Any, Any]]]:
    entries = data.get(block)
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict):
            yield index, entry


def _ids(data: dict[Any, Any], block: str, key: str = "id") -> list[str]:
    return [str(entry[key]) for _index, entry in _records(data, block) if key in entry]


def _unknown(what: str, word: object, allowed: Sequence[str]) -> tuple[str, str]:
    message = _("There is no {what} {word} in this rubric.").format(what=what, word=word)
    near = nearest(str(word), allowed)
    return message, _("Did you mean {near}?").format(near=near) if near else ""


def _repeated_ids(data: dict[Any, Any]) -> Iterator[Finding]:
    for block in ("categories", "criteria", "groups"):
        seen: set[str] = set()
        for index, entry in _records(data, block):
            name = str(entry.get("id"))
            if name in seen and "id" in entry:
                message = _("The id {name} is used twice; each needs its own.").format(name=name)
                yield (block, index, "id"), message, ""
            seen.add(name)


def _window(data: dict[Any, Any]) -> tuple[date, date] | None:
    match data.get("window"):
        case [date() as first, date() as last]:
            return first, last
    return None


def _window_order(data: dict[Any, Any]) -> Iterator[Finding]:
    window = _window(data)
    if window and window[0] >= window[1]:
        yield ("window",), _("The window ends before it begins."), ""


def _criteria(data: dict[Any, Any]) -> Iterator[Finding]:
    categories = _ids(data, "categories")
    window = _window(data)
    for index, entry in _records(data, "criteria"):
        here: KeyPath = ("criteria", index)
        if "category" in entry and str(entry["category"]) not in categories:
            yield (*here, "category"), *_unknown(_("subject"), entry["category"], categories)
        day = entry.get("date")
        if window and isinstance(day, date) and not window[0] <= day < window[1]:
            message = _("{day} is outside the window {first} to {last} (last day excluded).")
            words = message.format(day=day, first=window[0], last=window[1])
            yield (*here, "date"), words, ""
        yield from _without_marks(data, entry, here)


def _without_marks(data: dict[Any, Any], entry: dict[Any, Any], here: KeyPath) -> Iterator[Finding]:
    marks = data.get("marks")
    kind = str(entry.get("type"))
    if isinstance(marks, dict) and not marks.get(kind) and not entry.get("marks"):
        message = _("There are no marks for {kind}: this criterion would never count.")
        yield (*here, "type"), message.format(kind=kind), _("Add them under marks.")


def _groups(data: dict[Any, Any]) -> Iterator[Finding]:
    criteria = {str(entry.get("id")): entry for _index, entry in _records(data, "criteria")}
    owner: dict[str, str] = {}
    for index, group in _records(data, "groups"):
        members = group.get("criteria")
        known = []
        for place, name in enumerate(members if isinstance(members, list) else ()):
            path: KeyPath = ("groups", index, "criteria", place)
            if str(name) not in criteria:
                yield path, *_unknown(_("criterion"), name, list(criteria))
                continue
            if name in owner:
                message = _("{name} is already in the group {group}.")
                yield path, message.format(name=name, group=owner[name]), ""
            owner.setdefault(name, str(group.get("id")))
            known.append(criteria[name])
        for key, word in (("category", _("subject")), ("chamber", _("chamber"))):
            if len({str(entry.get(key)) for entry in known}) > 1:
                message = _("The criteria of a group must have the same {word}: make a group each.")
                yield ("groups", index), message.format(word=word), ""


def _grades(data: dict[Any, Any]) -> Iterator[Finding]:
    for chamber in ("house", "senate"):
        seen: dict[str, int] = {}
        lowest: dict[Fraction, int] = {}
        for index, entry in _records(data, "grades"):
            if entry.get("chamber") not in (None, chamber):
                continue
            letter, minimum = str(entry.get("grade")), _number(entry.get("min"))
            if letter in seen or minimum in lowest:
                message = _("Two grades of the {chamber} have the same letter or the same minimum.")
                yield ("grades", index), message.format(chamber=chamber), ""
            seen[letter] = index
            if minimum is not None:
                lowest[minimum] = index
        if 0 not in lowest:
            message = _("No grade of the {chamber} has min: 0; a low score would have no letter.")
            yield ("grades",), message.format(chamber=chamber), _("Add it to the lowest letter.")


def _number(value: object) -> Fraction | None:
    try:
        return parse_exact(value)
    except ValueError:
        return None  # the model has the sentence for it


def _gates(data: dict[Any, Any]) -> Iterator[Finding]:
    letters, criteria = _ids(data, "grades", "grade"), _ids(data, "criteria")
    for index, gate in _records(data, "gates"):
        here: KeyPath = ("gates", index)
        if "max_grade" in gate and str(gate["max_grade"]) not in letters:
            yield (*here, "max_grade"), *_unknown(_("grade"), gate["max_grade"], letters)
        if "criterion" in gate and str(gate["criterion"]) not in criteria:
            yield (*here, "criterion"), *_unknown(_("criterion"), gate["criterion"], criteria)
        if ("participation" in gate) == ("criterion" in gate):
            yield here, _("A gate needs either participation or criterion, and not both."), ""


def _examples(data: dict[Any, Any]) -> Iterator[Finding]:
    criteria = _ids(data, "criteria")
    for index, example in _records(data, "examples"):
        outcomes = example.get("outcomes")
        for name in outcomes if isinstance(outcomes, dict) else ():
            if str(name) not in criteria:
                path: KeyPath = ("examples", index, "outcomes", name)
                yield path, *_unknown(_("criterion"), name, criteria)


def _missing_rule(data: dict[Any, Any]) -> Iterator[Finding]:
    if data.get("aggregate") == "pooled" and data.get("missing_category") == "zero":
        message = _("missing_category: zero has no meaning when all subjects are pooled.")
        yield ("missing_category",), message, _("Write aggregate: categories, or leave it out.")

"""What refers to what inside a rubric file: ids, subjects, groups, days.

Works on the plain data, so that these mistakes are told together with those of the typed model.
A part of the wrong shape is passed over here: the model has its sentence for it. Leaves to
others: grades, gates and examples (gradecheck).
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from reportcard.language import _
from reportcard.problems import Problem
from reportcard.scoring.gradecheck import check_examples, check_gates, check_grades
from reportcard.scoring.plaindata import Finding, ids, records, unknown
from reportcard.yamlfile import KeyPath, YamlFile, shown_path


def reference_problems(yaml: YamlFile) -> tuple[Problem, ...]:
    """Every id that leads nowhere, everything said twice, every day out of order."""
    data = yaml.data
    if not isinstance(data, dict):
        return ()
    checks: Sequence[Callable[[dict[Any, Any]], Iterator[Finding]]] = (
        _repeated_ids,
        _window_order,
        _criteria,
        _asked_twice,
        _groups,
        check_grades,
        check_gates,
        check_examples,
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


def _repeated_ids(data: dict[Any, Any]) -> Iterator[Finding]:
    for block in ("categories", "criteria", "groups"):
        seen: set[str] = set()
        for index, entry in records(data, block):
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
    categories = ids(data, "categories")
    window = _window(data)
    for index, entry in records(data, "criteria"):
        here: KeyPath = ("criteria", index)
        if "category" in entry and str(entry["category"]) not in categories:
            yield (*here, "category"), *unknown(_("subject"), entry["category"], categories)
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


def _asked_twice(data: dict[Any, Any]) -> Iterator[Finding]:
    """A roll call or bill with two criteria would count twice: one roll call, one weight."""
    first: dict[tuple[str, bool], str] = {}
    for index, entry in records(data, "criteria"):
        if "ref" not in entry:
            continue
        key = (str(entry["ref"]), entry.get("type") == "sponsorship")
        if key in first:
            message = _("{ref} is already asked about by {criterion}: it would count twice.")
            words = message.format(ref=key[0], criterion=first[key])
            yield ("criteria", index, "ref"), words, ""
        first.setdefault(key, str(entry.get("id")))


def _groups(data: dict[Any, Any]) -> Iterator[Finding]:
    criteria = {str(entry.get("id")): entry for _index, entry in records(data, "criteria")}
    owner: dict[str, str] = {}
    for index, group in records(data, "groups"):
        members = group.get("criteria")
        known = []
        for place, name in enumerate(members if isinstance(members, list) else ()):
            path: KeyPath = ("groups", index, "criteria", place)
            if str(name) not in criteria:
                yield path, *unknown(_("criterion"), name, list(criteria))
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


def _missing_rule(data: dict[Any, Any]) -> Iterator[Finding]:
    if data.get("aggregate") == "pooled" and data.get("missing_category") == "zero":
        message = _("missing_category: zero has no meaning when all subjects are pooled.")
        yield ("missing_category",), message, _("Write aggregate: categories, or leave it out.")

"""What refers to what inside a rubric file: ids, subjects, days, marks.

Works on the plain data, so that these mistakes are told together with those of the typed model.
A part of the wrong shape is passed over here: the model has its sentence for it. Leaves to
others: each block's own rules (asked, gradecheck, pointcheck, decisioncheck, examplecheck).
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from reportcard.language import _
from reportcard.problems import Problem
from reportcard.scoring.asked import check_asked_twice, check_groups
from reportcard.scoring.decisioncheck import (
    check_audit,
    check_endorse,
    check_lifetime,
    check_overrides,
)
from reportcard.scoring.examplecheck import check_examples
from reportcard.scoring.gradecheck import check_gates, check_grades
from reportcard.scoring.plaindata import (
    Data,
    Finding,
    ids,
    items,
    records,
    repeated,
    small,
    unknown,
)
from reportcard.scoring.pointcheck import check_adjust, check_limits, check_measures
from reportcard.scoring.tablecheck import check_tables
from reportcard.yamlfile import KeyPath, YamlFile, shown_path


def reference_problems(yaml: YamlFile) -> tuple[Problem, ...]:
    """Every id that leads nowhere, everything said twice, every day out of order."""
    if not isinstance(yaml.data, dict):
        return ()
    return tuple(
        Problem(
            message=message,
            file=yaml.shown_as,
            line=yaml.line(path),
            key=shown_path(path, yaml.data),
            hint=hint,
        )
        for path, message, hint in reference_findings(yaml.data)
    )


def reference_findings(data: Data) -> Iterator[Finding]:
    """The same, as places and words."""
    checks: Sequence[Callable[[Data], Iterator[Finding]]] = (
        _repeated_ids,
        _window_order,
        _something_asked,
        _criteria,
        check_asked_twice,
        check_tables,
        check_groups,
        check_measures,
        check_adjust,
        check_limits,
        check_grades,
        check_gates,
        check_lifetime,
        check_overrides,
        check_endorse,
        check_audit,
        check_examples,
        _missing_rule,
    )
    for check in checks:
        yield from check(data)


def _repeated_ids(data: Data) -> Iterator[Finding]:
    for block in ("categories", "criteria", "groups", "endorse"):
        for index, name in repeated(data, block):
            message = _("The id {name} is used twice; each needs its own.").format(name=name)
            yield (block, index, "id"), message, ""


def _window(data: Data) -> tuple[date, date] | None:
    match data.get("window"):
        case [date() as first, date() as last]:
            return first, last
    return None


def _window_order(data: Data) -> Iterator[Finding]:
    window = _window(data)
    if window and window[0] >= window[1]:
        yield ("window",), _("The window ends before it begins."), ""


def _something_asked(data: Data) -> Iterator[Finding]:
    if data.get("criteria") in (None, []) and not items(data, "from_table"):
        message = _("Nothing is asked: a rubric needs criteria, or from_table.")
        yield ("criteria",), message, ""


def _criteria(data: Data) -> Iterator[Finding]:
    categories = ids(data, "categories")
    window = _window(data)
    for index, entry in records(data, "criteria"):
        here: KeyPath = ("criteria", index)
        if "category" in entry and str(entry["category"]) not in categories:
            yield (*here, "category"), *unknown(_("subject"), entry["category"], small(categories))
        day = entry.get("date")
        if window and isinstance(day, date) and not window[0] <= day < window[1]:
            message = _("{day} is outside the window {first} to {last} (last day excluded).")
            words = message.format(day=day, first=window[0], last=window[1])
            yield (*here, "date"), words, ""
        if "category" in entry:
            yield from _without_weight(entry, here)
            yield from _without_marks(data, entry, here)


def _without_weight(entry: dict[Any, Any], here: KeyPath) -> Iterator[Finding]:
    if "weight" not in entry:
        message = _("The key {key} is missing.").format(key="weight")
        yield (*here, "weight"), message, _("Its weight among the criteria of the subject.")


def _without_marks(data: Data, entry: dict[Any, Any], here: KeyPath) -> Iterator[Finding]:
    marks = data.get("marks")
    kind = str(entry.get("type"))
    if isinstance(marks, dict) and not marks.get(kind) and not entry.get("marks"):
        message = _("There are no marks for {kind}: this criterion would never count.")
        yield (*here, "type"), message.format(kind=kind), _("Add them under marks.")


def _missing_rule(data: Data) -> Iterator[Finding]:
    if data.get("aggregate") == "pooled" and data.get("missing_category") == "zero":
        message = _("missing_category: zero has no meaning when all subjects are pooled.")
        yield ("missing_category",), message, _("Write aggregate: categories, or leave it out.")

"""Cycles, overrides, endorsements and the audit of a rubric file, on the plain data.

Leaves to others: the other references (references), whether persons, topics and roll calls exist
(check).
"""

from collections.abc import Iterator
from typing import Any

from reportcard.language import _
from reportcard.model.scores import INCOMPLETE
from reportcard.scoring.plaindata import (
    Data,
    Finding,
    ids,
    items,
    keys_of,
    letters_of,
    one_of,
    records,
    repeated,
    small,
    unknown,
)
from reportcard.yamlfile import KeyPath

MEASURES = (
    "grade", "score", "lifetime", "category", "letter_confidence", "gates_clear", "questionnaire",
)  # fmt: skip


def check_lifetime(data: Data) -> Iterator[Finding]:
    """Each earlier cycle comes from one place, and from another than the others."""
    lifetime = keys_of(data, "lifetime")
    if "half_life" in lifetime and lifetime.get("method") != "decay":
        message = _("half_life belongs to method: decay.")
        yield ("lifetime", "half_life"), message, _("Leave it out, or write method: decay.")
    for index, cycle in records(lifetime, "cycles"):
        yield from one_of(cycle, ("rubric", "table"), ("lifetime", "cycles", index))
    for key in ("rubric", "table"):
        for index, name in repeated(lifetime, "cycles", key):
            message = _("{name} stands there twice: a cycle counts once.").format(name=name)
            yield ("lifetime", "cycles", index, key), message, ""


def check_overrides(data: Data) -> Iterator[Finding]:
    """Two persons approve, once for each legislator, a letter of the rubric."""
    letters = [*letters_of(data), INCOMPLETE]
    for index, override in records(data, "overrides"):
        here: KeyPath = ("overrides", index)
        if "grade" in override and str(override["grade"]) not in letters:
            yield (*here, "grade"), *unknown(_("grade"), override["grade"], letters)
        names = [_as_one(name) for name in items(override, "approved_by")]
        if len(set(names)) < len(names):
            message = _("Two different persons approve an override; {name} stands there twice.")
            words = message.format(name=override["approved_by"][0])
            yield (*here, "approved_by"), words, ""
    for index, person in repeated(data, "overrides", "person"):
        message = _("{name} stands there twice.").format(name=person)
        yield ("overrides", index, "person"), message, ""


def _as_one(name: object) -> str:
    """Capital letters and blanks make no other person."""
    return " ".join(str(name).split()).casefold()


def check_endorse(data: Data) -> Iterator[Finding]:
    """Who may endorse, and conditions that name one thing each."""
    if items(data, "endorse"):
        yield from _may_endorse(keys_of(data, "organization"))
    for index, clause in records(data, "endorse"):
        here: KeyPath = ("endorse", index)
        yield from one_of(clause, MEASURES, here)
        yield from _named_in_clause(data, clause, here)
        if ("category" in clause) != ("at_least" in clause):
            message = _("category and at_least stand together: the subject and its lowest score.")
            yield here, message, ""
        if "lifetime" in clause and not keys_of(data, "lifetime"):
            message = _("This rubric has no block lifetime: there is no score of all cycles.")
            yield (*here, "lifetime"), message, ""


def _may_endorse(organization: dict[Any, Any]) -> Iterator[Finding]:
    status = organization.get("tax_status")
    if status == "501c3":
        message = _("An organization under section 501(c)(3) may not endorse candidates.")
        yield ("endorse",), message, _("Take the block endorse out.")
    if status == "unset":
        message = _(
            "tax_status is unset, and an organization under section 501(c)(3) may not endorse "
            "candidates."
        )
        yield ("endorse",), message, _("Set it under organization, or take the block endorse out.")


def _named_in_clause(data: Data, clause: dict[Any, Any], here: KeyPath) -> Iterator[Finding]:
    letters, subjects = letters_of(data), ids(data, "categories")
    if "grade" in clause and str(clause["grade"]) not in letters:
        yield (*here, "grade"), *unknown(_("grade"), clause["grade"], letters)
    if "category" in clause and str(clause["category"]) not in subjects:
        yield (*here, "category"), *unknown(_("subject"), clause["category"], small(subjects))
    asked = [
        str(entry.get("id"))
        for _index, entry in records(data, "criteria")
        if entry.get("type") == "questionnaire"
    ]
    path: KeyPath = (*here, "questionnaire")
    if "questionnaire" in clause and not asked:
        yield path, _("This rubric asks no questionnaire."), ""
    elif "questionnaire" in clause and str(clause["questionnaire"]) not in (*asked, "all"):
        yield path, *unknown(_("questionnaire"), clause["questionnaire"], [*asked, "all"])


def check_audit(data: Data) -> Iterator[Finding]:
    """Each roll call is scored, or left out once; what it would have been is told in full."""
    audit, subjects = keys_of(data, "audit"), ids(data, "categories")
    # What stands outside all subjects is shown and not scored: it may have a reason.
    scored = {
        str(entry.get("ref")): str(entry.get("id"))
        for _i, entry in records(data, "criteria")
        if "category" in entry
    }
    seen: set[str] = set()
    for index, entry in records(audit, "left_out"):
        here: KeyPath = ("audit", "left_out", index)
        for place, ref in enumerate(str(ref) for ref in items(entry, "refs")):
            path: KeyPath = (*here, "refs", place)
            if ref in seen:
                yield path, _("{name} stands there twice.").format(name=ref), ""
            if ref in scored:
                message = _("{ref} is not left out: {criterion} asks about it.")
                yield path, message.format(ref=ref, criterion=scored[ref]), ""
            seen.add(ref)
        if "category" in entry and str(entry["category"]) not in subjects:
            yield (*here, "category"), *unknown(_("subject"), entry["category"], small(subjects))
        yield from _together(entry, here)


def _together(entry: dict[Any, Any], here: KeyPath) -> Iterator[Finding]:
    if "position" in entry and "category" not in entry:
        message = _("position needs category beside it: where it would have counted.")
        yield (*here, "position"), message, ""
    for key in ("category", "weight"):
        if key in entry and "position" not in entry:
            message = _("{key} needs {other} beside it.").format(key=key, other="position")
            yield (*here, key), message, ""

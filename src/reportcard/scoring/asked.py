"""What is asked about, on the plain data: nothing counts twice, and what a group may hold.

Leaves to others: the other references (references).
"""

from collections.abc import Iterator
from typing import Any

from reportcard.language import _
from reportcard.model.scores import ROLL_CALL_TYPES, VOTE_TYPES
from reportcard.scoring.plaindata import (
    Data,
    Finding,
    criteria_of,
    items,
    records,
    unknown_criterion,
)
from reportcard.yamlfile import KeyPath


def check_asked_twice(data: Data) -> Iterator[Finding]:
    """A roll call may be asked about in several respects; in one respect only once.

    Our own position once, then each appropriation in it, each third party's position, and party
    unity; together they weigh what the heaviest does (docs/scoring.md). A bill to sponsor once.
    """
    first: dict[tuple[str, ...], str] = {}
    for index, entry in records(data, "criteria"):
        if "ref" not in entry:
            continue
        key = (str(entry["ref"]), *_respect(entry))
        if key in first:
            message = _("{ref} is already asked about by {criterion}: it would count twice.")
            words = message.format(ref=key[0], criterion=first[key])
            yield ("criteria", index, "ref"), words, _remedy(entry)
        first.setdefault(key, str(entry.get("id")))


def _respect(entry: dict[Any, Any]) -> tuple[str, ...]:
    """In which respect a criterion asks about what it refers to."""
    kind = str(entry.get("type"))
    if kind == "appropriation_vote" and isinstance(money := entry.get("appropriation"), dict):
        return kind, str(money.get("line"))
    if kind == "third_party_position":
        return kind, str(entry.get("actor"))
    if kind in ROLL_CALL_TYPES and kind not in ("appropriation_vote", "party_unity"):
        return ("own position",)
    return (kind,)


def _remedy(entry: dict[Any, Any]) -> str:
    if entry.get("type") == "appropriation_vote":
        return _("Name another line under appropriation.")
    if entry.get("type") == "third_party_position":
        return _("Name another actor.")
    return ""


def check_groups(data: Data) -> Iterator[Finding]:
    """A group holds votes or bills to sponsor of one subject and chamber, each once."""
    criteria = criteria_of(data)
    owner: dict[str, str] = {}
    for index, group in records(data, "groups"):
        known = []
        for place, name in enumerate(items(group, "criteria")):
            path: KeyPath = ("groups", index, "criteria", place)
            yield from unknown_criterion(data, name, path)
            if str(name) not in criteria:
                continue
            if name in owner:
                message = _("{name} is already in the group {group}.")
                yield path, message.format(name=name, group=owner[name]), ""
            owner.setdefault(str(name), str(group.get("id")))
            known.append(criteria[str(name)])
            yield from _not_for_groups(data, criteria[str(name)], path)
        for key, word in (("category", _("subject")), ("chamber", _("chamber"))):
            if len({str(entry.get(key)) for entry in known}) > 1:
                message = _("The criteria of a group must have the same {word}: make a group each.")
                yield ("groups", index), message.format(word=word), ""


def _not_for_groups(data: Data, entry: dict[Any, Any], path: KeyPath) -> Iterator[Finding]:
    name, kind = entry.get("id"), entry.get("type")
    if kind not in (*VOTE_TYPES, "sponsorship"):
        message = _(
            "{name} has the type {kind}: only votes and bills to sponsor can be in a group."
        )
        yield path, message.format(name=name, kind=kind), ""
        return
    if "category" not in entry:
        message = _("{name} has no category: what is in a group belongs to a subject.")
        yield path, message.format(name=name), ""
    others = [
        str(other.get("id"))
        for _index, other in records(data, "criteria")
        if other.get("ref") == entry.get("ref") and other is not entry
        if other.get("type") in ROLL_CALL_TYPES and kind in ROLL_CALL_TYPES
    ]
    if others:
        message = _(
            "The roll call of {name} is also asked about by {others}: it cannot be grouped."
        )
        yield path, message.format(name=name, others=", ".join(others)), ""

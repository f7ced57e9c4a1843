"""Points beside the marks, on the plain data: bonus, penalty, limits, curves, stages.

Leaves to others: the other references (references).
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from reportcard.language import _
from reportcard.scoring.plaindata import (
    Data,
    Finding,
    criteria_of,
    items,
    keys_of,
    number,
    one_of,
    records,
    repeated,
    unknown_criterion,
)
from reportcard.scoring.possible import impossible
from reportcard.yamlfile import KeyPath

STAGES = ("introduced", "reported", "passed_chamber", "passed_both", "law")


def check_adjust(data: Data) -> Iterator[Finding]:
    """Each item gives points for one thing that is there; the floor lies below the ceiling."""
    adjust = keys_of(data, "adjust")
    both = {"items": [*items(adjust, "bonus"), *items(adjust, "penalty")]}
    taken = {name for _index, name in repeated(both, "items")}
    for block in ("bonus", "penalty"):
        for index, item in records(adjust, block):
            here: KeyPath = ("adjust", block, index)
            if str(item.get("id")) in taken:
                message = _("The id {name} is used twice; each needs its own.")
                yield (*here, "id"), message.format(name=item["id"]), ""
            yield from _item(data, item, here)
    floor, ceiling = number(adjust.get("floor", 0)), number(adjust.get("ceiling", 100))
    if floor is not None and ceiling is not None and floor >= ceiling:
        message = _("The floor {floor} is not below the ceiling {ceiling}.")
        key = "floor" if "floor" in adjust else "ceiling"
        yield ("adjust", key), message.format(floor=floor, ceiling=ceiling), ""


def _item(data: Data, item: dict[Any, Any], here: KeyPath) -> Iterator[Finding]:
    yield from one_of(item, ("criterion", "input"), here)
    points = item.get("points")
    if "criterion" in item:
        yield from unknown_criterion(data, item["criterion"], (*here, "criterion"))
        asked = criteria_of(data).get(str(item["criterion"]), {})
        if not isinstance(points, dict) or not points:
            message = _("Points for a criterion stand by outcome, as in {example}.")
            yield (*here, "points"), message.format(example="{support: 2}"), ""
            return
        for outcome in points:
            yield from impossible(asked, outcome, (*here, "points", outcome))
    elif "input" in item and isinstance(points, dict):
        message = _("Points for an input are one number: what each unit of it gives.")
        yield (*here, "points"), message, ""


def check_limits(data: Data) -> Iterator[Finding]:
    """A limit counts something, and moves at least one end of the scale inwards."""
    for index, limit in records(data, "limits"):
        here: KeyPath = ("limits", index)
        if "at_least" not in limit and "share" not in limit:
            yield here, _("A limit needs at_least or share: from how many votes on it holds."), ""
        if not {"above", "becomes_below", "below", "becomes_above"} & set(limit):
            message = _("A limit needs above with becomes_below, or below with becomes_above.")
            yield here, message, ""
        for end, result, sign in (("above", "becomes_below", 1), ("below", "becomes_above", -1)):
            yield from _end(limit, end, result, sign, here)


def _end(
    limit: dict[Any, Any], end: str, result: str, sign: int, here: KeyPath
) -> Iterator[Finding]:
    for key, other in ((end, result), (result, end)):
        if key in limit and other not in limit:
            message = _("{key} needs {other} beside it.").format(key=key, other=other)
            yield (*here, key), message, ""
    start, becomes = number(limit.get(end)), number(limit.get(result))
    if start is None or becomes is None or sign * (start - becomes) > 0:
        return
    message = (
        _("{becomes} is not below {start}: the score would not be lowered.")
        if sign > 0
        else _("{becomes} is not above {start}: the score would not be raised.")
    )
    yield (*here, result), message.format(becomes=becomes, start=start), ""


def check_measures(data: Data) -> Iterator[Finding]:
    """Curves rise, stages never fall, and answers are compared with one thing."""
    for index, entry in records(data, "criteria"):
        here: KeyPath = ("criteria", index)
        yield from _curve(keys_of(entry, "curve"), (*here, "curve"))
        if entry.get("type") == "effectiveness":
            yield from _stages(keys_of(entry, "stages"), (*here, "stages"))
        if entry.get("type") == "questionnaire":
            yield from one_of(entry, ("position", "scale"), here)
        if entry.get("type") == "attested_action":
            yield from _attested(entry, here)


def _curve(curve: dict[Any, Any], here: KeyPath) -> Iterator[Finding]:
    start, end = number(curve.get("from")), number(curve.get("to"))
    if start is not None and end is not None and start >= end:
        message = _("A curve goes up: {start} is not less than {end}.")
        yield (*here, "from"), message.format(start=curve["from"], end=curve["to"]), ""


def _stages(stages: dict[Any, Any], here: KeyPath) -> Iterator[Finding]:
    for earlier, later in pairwise(STAGES):
        before, after = number(stages.get(earlier)), number(stages.get(later))
        if before is not None and after is not None and after < before:
            message = _("{later} gives fewer points than {earlier}, though the bill came further.")
            yield (*here, later), message.format(later=later, earlier=earlier), ""


def _attested(entry: dict[Any, Any], here: KeyPath) -> Iterator[Finding]:
    if "done_by" not in entry and "input" not in entry:
        keys = "done_by, input"
        yield here, _("One of these keys is needed: {keys}.").format(keys=keys), ""
    for place, person in repeated(entry, "done_by", "person"):
        message = _("{name} stands there twice.").format(name=person)
        yield (*here, "done_by", place, "person"), message, ""

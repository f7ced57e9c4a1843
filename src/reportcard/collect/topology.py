"""Areas with their outlines, from TopoJSON: borders are arcs that the areas beside them share.

Each area's rings are put together from arcs, some of them turned round; where two arcs do not meet,
the file is refused. Leaves to others: shapefiles (shapes), and which area is what (scrapers).
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from reportcard.collect.shapes import Area, check_amount, ring_of
from reportcard.errors import PageError
from reportcard.language import _
from reportcard.model.shapes import Ring

# An arc, in degrees.
_Arc = list[tuple[float, float]]


def read_topology(body: bytes) -> tuple[Area, ...]:
    """The areas of the one collection in a TopoJSON file, in its order.

    Raises:
        PageError: it cannot be read, is far larger than any map that is read here, or an outline
            is not closed.
    """
    try:
        content = json.loads(body)
        if content["type"] != "Topology":
            raise PageError(_("The map is not TopoJSON."))
        (collection,) = content["objects"].values()
        shapes = collection["geometries"]
        check_amount(len(shapes), sum(len(arc) for arc in content["arcs"]))
        arcs = _arcs(content)
        return tuple(_area(shape, arcs) for shape in shapes)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise PageError(_("The map cannot be read: a part of it is damaged or missing.")) from error


def _arcs(content: dict[str, Any]) -> list[_Arc]:
    """All arcs in degrees. With a transform they are written as steps on a grid."""
    if "transform" not in content:
        return [[(float(x), float(y)) for x, y in arc] for arc in content["arcs"]]
    (scale_x, scale_y), (from_x, from_y) = (
        content["transform"]["scale"], content["transform"]["translate"]
    )  # fmt: skip
    arcs: list[_Arc] = []
    for steps in content["arcs"]:
        x = y = 0
        arc: _Arc = []
        for step_x, step_y in steps:
            x, y = x + step_x, y + step_y
            arc.append((x * scale_x + from_x, y * scale_y + from_y))
        arcs.append(arc)
    return arcs


def _area(shape: dict[str, Any], arcs: Sequence[_Arc]) -> Area:
    words = {key: str(value) for key, value in (shape.get("properties") or {}).items()}
    name = words.get("name", "?")
    parts = {"Polygon": [shape["arcs"]], "MultiPolygon": shape["arcs"]}.get(shape["type"])
    if not parts:
        raise PageError(_("{name} has no outline.").format(name=name))
    return Area(words, tuple(_rings(parts, arcs, name)))


def _rings(parts: Any, arcs: Sequence[_Arc], name: str) -> Iterator[Ring]:
    for part in parts:
        for ring in part:
            yield ring_of(_joined(ring, arcs, name), name)


def _joined(ring: Sequence[int], arcs: Sequence[_Arc], name: str) -> _Arc:
    """The arcs of a ring one after the other; ~n is arc n turned round."""
    points: _Arc = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        if points and points[-1] != arc[0]:
            raise PageError(_("Two borders of {name} do not meet.").format(name=name))
        points += arc[1:] if points else arc
    return points

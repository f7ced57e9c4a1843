"""Outlines of districts made light enough for a page, and put on paper.

Borders that districts share stay shared: the outlines are cut into arcs where three districts meet,
and each arc is simplified once for everybody beside it. The projection is plain: a degree of
longitude is as long as it is in the middle of the map. Whole numbers throughout, so that the same
outlines give the same bytes everywhere. Leaves to others: colours, links and names (templates).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import cos, radians

from reportcard.model.shapes import PER_DEGREE, Point, Ring

# How wide a map is drawn, in units: about twice the pixels of a desk's screen.
WIDTH = 1_600
# What lies nearer than this to a straight line is left out of it, in units of the drawing.
TOLERANCE = 2
# A part smaller than this is left out where its district has a larger one (in square units).
SMALLEST_PART = 12
# The room that a number of two or three digits needs (units, for letters 30 units high).
LABEL_ROOM = 64

Arc = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A district on the map: its path, where its number goes, and whether that fits."""

    path: str
    label: Point
    has_room: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """All districts of a chamber on one map of this size."""

    width: int
    height: int
    outlines: Mapping[int, Outline]


def draw_outlines(shapes: Mapping[int, Sequence[Ring]]) -> Drawing:
    """Districts, by number, as paths of one drawing.

    Args:
        shapes: The rings of each district, on the earth.
    """
    placed, height = project(shapes)
    simple = simplify(placed)
    return Drawing(
        width=WIDTH,
        height=height,
        outlines={number: _outline(rings) for number, rings in simple.items()},
    )


def project(shapes: Mapping[int, Sequence[Ring]]) -> tuple[dict[int, tuple[Ring, ...]], int]:
    """Points on the earth as points of a drawing WIDTH wide, and how high it is; y runs down."""
    points = [point for rings in shapes.values() for ring in rings for point in ring]
    west, east = min(lon for lon, _lat in points), max(lon for lon, _lat in points)
    south, north = min(lat for _lon, lat in points), max(lat for _lon, lat in points)
    # Six digits of the cosine: every machine has them the same.
    squeeze = Fraction(round(cos(radians((south + north) / 2 / PER_DEGREE)) * 10**6), 10**6)
    scale = WIDTH / ((east - west) * squeeze)
    across, down = squeeze * scale, scale

    def place(ring: Ring) -> Ring:
        return tuple(
            ((lon - west) * across.numerator // across.denominator,
             (north - lat) * down.numerator // down.denominator)
            for lon, lat in ring
        )  # fmt: skip

    placed = {
        number: tuple(_closed(place(ring)) for ring in rings) for number, rings in shapes.items()
    }
    return placed, (north - south) * down.numerator // down.denominator + 1


def simplify(shapes: Mapping[int, Sequence[Ring]]) -> dict[int, tuple[Ring, ...]]:
    """The same districts with fewer points; a border that two share is simplified for both at once.

    Rule: a point where borders meet stays; between two of them, what lies nearer than TOLERANCE to
    the line goes (Douglas and Peucker). Parts that have no area left go too, except a district's
    last one.
    """
    meeting = _meeting_points(shapes)
    arcs: dict[Arc, Arc] = {}
    pairs: dict[tuple[Point, Point], set[Arc]] = {}
    cut = {
        number: [[_named(arc) for arc in _arcs_of(ring, meeting)] for ring in rings]
        for number, rings in shapes.items()
    }
    for rings in cut.values():
        for ring in rings:
            for name, _is_turned in ring:
                pairs.setdefault(_ends(name), set()).add(name)
    for twins in pairs.values():
        for name in twins:
            # Of two arcs between the same ends neither may become the straight line.
            arcs[name] = _thinned(name, keeps_a_bend=len(twins) > 1 or name[0] == name[-1])
    return {
        number: _worth_drawing([_joined(ring, arcs) for ring in rings])
        for number, rings in cut.items()
    }


def area(ring: Ring) -> int:
    """Twice the area of a ring; its sign says which way round it runs."""
    return sum(x * b - a * y for (x, y), (a, b) in pairwise(ring))


# ---------------------------------------------------------------- arcs


def _closed(ring: Ring) -> Ring:
    """A ring without the points that fell onto the one before."""
    kept = [ring[0]]
    kept += (point for before, point in pairwise(ring) if point != before)
    return tuple(kept)


def _meeting_points(shapes: Mapping[int, Sequence[Ring]]) -> set[Point]:
    """The points from which borders lead to more than two other points."""
    beside: dict[Point, set[Point]] = {}
    for rings in shapes.values():
        for ring in rings:
            for start, end in pairwise(ring):
                beside.setdefault(start, set()).add(end)
                beside.setdefault(end, set()).add(start)
    return {point for point, others in beside.items() if len(others) != 2}


def _arcs_of(ring: Ring, meeting: set[Point]) -> Iterator[Arc]:
    """A ring cut where borders meet; one that meets none begins at its least point."""
    open_ring = ring[:-1] or ring
    starts = [place for place, point in enumerate(open_ring) if point in meeting]
    first = starts[0] if starts else open_ring.index(min(open_ring))
    turned = (*open_ring[first:], *open_ring[:first], open_ring[first])
    begin = 0
    for place in range(1, len(turned)):
        if turned[place] in meeting or place == len(turned) - 1:
            yield turned[begin : place + 1]
            begin = place


def _named(arc: Arc) -> tuple[Arc, bool]:
    """An arc in the one direction that both its sides agree on; and whether it was turned."""
    other = arc[::-1]
    return (other, True) if other < arc else (arc, False)


def _ends(arc: Arc) -> tuple[Point, Point]:
    return (min(arc[0], arc[-1]), max(arc[0], arc[-1]))


def _joined(ring: Sequence[tuple[Arc, bool]], arcs: Mapping[Arc, Arc]) -> Ring:
    points: list[Point] = []
    for name, is_turned in ring:
        arc = arcs[name][::-1] if is_turned else arcs[name]
        points += arc[1:] if points else arc
    return tuple(points)


def _worth_drawing(rings: Sequence[Ring]) -> tuple[Ring, ...]:
    """The rings that can be seen; the largest in any case."""
    largest = max(rings, key=lambda ring: abs(area(ring)))
    return tuple(ring for ring in rings if ring is largest or abs(area(ring)) >= 2 * SMALLEST_PART)


# ---------------------------------------------------------------- fewer points


def _thinned(arc: Arc, *, keeps_a_bend: bool) -> Arc:
    """An arc without what lies near its straight lines; both ends stay."""
    kept = {0, len(arc) - 1}
    spans = [(0, len(arc) - 1)]
    while spans:
        first, last = spans.pop()
        found = _farthest(arc, first, last)
        if found is None:
            continue
        place, squared = found
        is_needed = keeps_a_bend and len(kept) < (4 if arc[0] == arc[-1] else 3)
        if squared > TOLERANCE**2 or (is_needed and squared > 0):
            kept.add(place)
            spans += [(first, place), (place, last)]
    return tuple(arc[place] for place in sorted(kept))


def _farthest(arc: Arc, first: int, last: int) -> tuple[int, Fraction] | None:
    """The point between two others that lies farthest from their line, and how far, squared."""
    if last - first < 2:
        return None
    (ax, ay), (bx, by) = arc[first], arc[last]
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy

    def off(place: int) -> int:
        x, y = arc[place][0] - ax, arc[place][1] - ay
        return (x * dy - y * dx) ** 2 if length else x * x + y * y

    place = max(range(first + 1, last), key=off)
    return place, Fraction(off(place), length or 1)


# ---------------------------------------------------------------- on paper


def _outline(rings: Sequence[Ring]) -> Outline:
    label, room = _label(max(rings, key=lambda ring: abs(area(ring))))
    return Outline("".join(_path(ring) for ring in rings), label, room >= LABEL_ROOM)


def _path(ring: Ring) -> str:
    """A ring for the attribute d: absolute start, then steps.

    What is too small to have an area at all is drawn as a speck: no district may vanish.
    """
    if len(set(ring)) < 3:
        return f"M{ring[0][0]} {ring[0][1]}h2v2h-2z"
    steps = (f"{bx - ax} {by - ay}" for (ax, ay), (bx, by) in pairwise(ring[:-1]))
    return f"M{ring[0][0]} {ring[0][1]}l{' '.join(steps)}z"


def _label(ring: Ring) -> tuple[Point, int]:
    """The middle of the widest stretch inside a ring, and how wide it is.

    Five lines are tried across the middle of its height.
    """
    top, bottom = min(y for _x, y in ring), max(y for _x, y in ring)
    best, widest = ring[0], 0
    for step in range(3, 8):
        y = top + (bottom - top) * step // 10
        for left, right in _stretches(ring, y):
            if right - left > widest:
                best, widest = ((left + right) // 2, y), right - left
    return best, widest if bottom - top >= LABEL_ROOM else 0


def _stretches(ring: Ring, y: int) -> Iterator[tuple[int, int]]:
    """The stretches of a level line that lie inside a ring."""
    crossings = sorted(
        ax + (bx - ax) * (y - ay) // (by - ay)
        for (ax, ay), (bx, by) in pairwise(ring)
        if (ay <= y) != (by <= y)
    )
    yield from zip(crossings[::2], crossings[1::2], strict=False)

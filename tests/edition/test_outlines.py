"""Outlines on paper: closed, within the drawing, with borders that stay shared, and light."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reportcard.edition.outlines import TOLERANCE, WIDTH, area, draw_outlines, project, simplify
from reportcard.model.shapes import Point, Ring
from tests.properties import PROPERTY

Shapes = Mapping[int, tuple[Ring, ...]]
# Side of a square of the wobbly board, and how far its points may stray.
SIDE, STRAY = 100, 20


@st.composite
def boards(draw: st.DrawFn) -> Shapes:
    """Districts on a board whose corners and borders wobble; neighbours share every point."""
    across, down = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    between = draw(st.integers(0, 4))
    points: dict[tuple[int, int], Point] = {}
    step = between + 1

    def at(x: int, y: int) -> Point:
        if (x, y) not in points:
            stray = st.integers(-STRAY, STRAY)
            points[x, y] = (x * SIDE // step + draw(stray), y * SIDE // step + draw(stray))
        return points[x, y]

    def ring(column: int, row: int) -> Ring:
        left, low = column * step, row * step
        up = [at(left, low + n) for n in range(step)]
        over = [at(left + n, low + step) for n in range(step)]
        back = [at(left + step, low + step - n) for n in range(step)]
        home = [at(left + step - n, low) for n in range(step)]
        return (*up, *over, *back, *home, up[0])

    cells = [(column, row) for row in range(down) for column in range(across)]
    return {n: (ring(*cell),) for n, cell in enumerate(cells, start=1)}


def edges(ring: Ring) -> Iterator[frozenset[Point]]:
    return (frozenset(pair) for pair in pairwise(ring))


def all_edges(shapes: Shapes) -> Counter[frozenset[Point]]:
    return Counter(edge for rings in shapes.values() for ring in rings for edge in edges(ring))


def subpaths(path: str) -> list[str]:
    return re.findall(r"M[^M]+", path)


@PROPERTY
@given(boards())
def test_every_outline_is_closed_and_within_the_drawing(shapes: Shapes) -> None:
    drawing = draw_outlines(shapes)
    assert set(drawing.outlines) == set(shapes)
    for outline in drawing.outlines.values():
        for part in subpaths(outline.path):
            found = re.fullmatch(r"M(\d+) (\d+)(?:l((?:-?\d+ ?)+)|h2v2h-2)z", part)
            assert found, part
            x, y = int(found[1]), int(found[2])
            steps = [int(word) for word in (found[3] or "").split()]
            for dx, dy in zip(steps[::2], steps[1::2], strict=True):
                assert 0 <= x <= drawing.width
                assert 0 <= y <= drawing.height
                x, y = x + dx, y + dy
            assert 0 <= x <= drawing.width
            assert 0 <= y <= drawing.height


@PROPERTY
@given(boards())
def test_neighbours_share_their_borders_after_simplifying(shapes: Shapes) -> None:
    outside = {point for edge, n in all_edges(shapes).items() if n == 1 for point in edge}
    for edge, count in all_edges(simplify(shapes)).items():
        # Within the map each border is drawn by both its sides; an edge of one side only is the
        # outer border, whose points were there before.
        assert count == 2 or (count == 1 and edge <= outside)


@PROPERTY
@given(boards())
def test_no_district_vanishes_and_none_has_a_point_that_was_not_there(shapes: Shapes) -> None:
    for number, rings in simplify(shapes).items():
        assert rings
        assert all(ring[0] == ring[-1] for ring in rings)
        before = {point for ring in shapes[number] for point in ring}
        assert {point for ring in rings for point in ring} <= before


def test_points_on_a_straight_line_go_and_corners_stay() -> None:
    ring = ((0, 0), (0, 50), (0, 100), (50, 100 + TOLERANCE), (100, 100), (100, 0), (0, 0))
    simple = simplify({1: (ring,)})[1][0]
    assert set(simple) == {(0, 0), (0, 100), (100, 100), (100, 0)}


def test_a_bend_beyond_the_tolerance_stays() -> None:
    ring = ((0, 0), (0, 100), (50, 101 + TOLERANCE), (100, 100), (100, 0), (0, 0))
    assert (50, 101 + TOLERANCE) in simplify({1: (ring,)})[1][0]


def test_two_borders_between_the_same_two_points_do_not_fall_together() -> None:
    left = ((0, 0), (0, 100), (1, 50), (0, 0))
    right = ((0, 0), (1, 50), (0, 100), (200, 50), (0, 0))
    simple = simplify({1: (left,), 2: (right,)})
    assert area(simple[1][0]) != 0
    assert all_edges(simple)[frozenset([(0, 0), (1, 50)])] == 2


def test_an_island_too_small_to_be_seen_goes_but_not_a_districts_last_part() -> None:
    mainland = ((0, 0), (0, 100), (100, 100), (100, 0), (0, 0))
    rock = ((200, 200), (200, 202), (202, 202), (200, 200))
    assert simplify({1: (mainland, rock), 2: (rock,)}) == {1: (mainland,), 2: (rock,)}


def test_a_district_smaller_than_a_unit_is_drawn_as_a_speck() -> None:
    wide = ((0, 0), (0, 4_000_000), (4_000_000, 4_000_000), (4_000_000, 0), (0, 0))
    tiny = ((5, 5), (5, 6), (6, 6), (5, 5))
    speck = draw_outlines({1: (wide,), 2: (tiny,)}).outlines[2].path
    assert re.fullmatch(r"M\d+ \d+h2v2h-2z", speck)


def test_a_hole_and_the_district_in_it_fit_together() -> None:
    hole = ((40, 40), (60, 40), (60, 60), (40, 60), (40, 40))
    outer = ((0, 0), (0, 100), (100, 100), (100, 0), (0, 0))
    simple = simplify({1: (outer, hole), 2: (hole[::-1],)})
    assert set(simple[1][1]) == set(simple[2][0]) == set(hole)


def test_a_degree_of_longitude_is_as_long_as_it_is_in_the_middle_of_the_map() -> None:
    # At 60 degrees of latitude it is half as long as one of latitude.
    low, high = 5_950_000, 6_050_000
    ring = ((0, low), (0, high), (200_000, high), (200_000, low), (0, low))
    placed, height = project({1: (ring,)})
    assert max(x for x, _y in placed[1][0]) in (WIDTH, WIDTH - 1)
    assert abs(height - WIDTH) <= 2


def test_north_is_up() -> None:
    north, south = ((0, 100_000), (0, 0))
    placed, _height = project({1: ((north, south, (100_000, 0), north),)})
    assert placed[1][0][0][1] < placed[1][0][1][1]


def test_a_number_stands_inside_its_district_where_it_fits() -> None:
    # A bracket: the middle of its box lies outside it.
    bracket = ((0, 0), (0, 100_000), (100_000, 100_000), (100_000, 80_000), (30_000, 80_000),
               (30_000, 20_000), (100_000, 20_000), (100_000, 0), (0, 0))  # fmt: skip
    outline = draw_outlines({1: (bracket,)}).outlines[1]
    assert outline.has_room
    assert 0 < outline.label[0] < WIDTH * 3 // 10
    needle = ((0, 0), (0, 1_000), (100_000, 0), (0, 0))
    assert not draw_outlines({1: (needle,)}).outlines[1].has_room

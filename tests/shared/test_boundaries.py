"""The real districts, from the map at hand: both forms, every district drawn, linked and light."""

import gzip
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from reportcard.edition.contexts.build_seats import build_map
from reportcard.edition.outlines import draw_outlines, project, simplify
from reportcard.model.shapes import DistrictShape, Ring, parse_ring
from reportcard.model.town_records import DistrictShapeRecord
from reportcard.model.vocabulary import Chamber
from tests.edition.maps import edition_with_maps, shapes
from tests.edition.site_reading import read as read_page
from tests.edition.site_reading import rendered
from tests.scrapers.maps import shapefile_zip
from tests.scrapers.reading import read

pytestmark = pytest.mark.shared

CHAMBERS: tuple[tuple[Chamber, str, int], ...] = (("house", "lower", 151), ("senate", "upper", 36))
EACH = pytest.mark.parametrize(("chamber", "name", "seats"), CHAMBERS)
# What a phone pays for a chamber's map.
MOST_BYTES = 40_000


def records(shared_dir: Path, chamber: str, name: str) -> list[DistrictShapeRecord]:
    body = (shared_dir / "data/us_ct/geography" / f"{name}_topo.json").read_bytes()
    return read(
        "us_ct/boundaries", "parse_topology", body, "project:m", chamber=chamber, plan="2022"
    )


def rings_of(shared_dir: Path, chamber: str, name: str) -> dict[int, tuple[Ring, ...]]:
    return {
        r.district: tuple(parse_ring(text) for text in r.rings)
        for r in records(shared_dir, chamber, name)
    }


@EACH
def test_every_district_of_the_state_is_read_once(
    shared_dir: Path, chamber: str, name: str, seats: int
) -> None:
    found = rings_of(shared_dir, chamber, name)
    assert sorted(found) == list(range(1, seats + 1))
    assert all(ring[0] == ring[-1] and len(ring) >= 4 for rings in found.values() for ring in rings)


@EACH
def test_the_same_map_as_a_shapefile_gives_the_same_outlines(
    shared_dir: Path, chamber: str, name: str, seats: int
) -> None:
    found = rings_of(shared_dir, chamber, name)
    assert len(found) == seats
    column = {"house": "SLDLST", "senate": "SLDUST"}[chamber]
    body = shapefile_zip({f"{n:03}": rings for n, rings in found.items()}, column=column)
    again = read(
        "us_ct/boundaries", "parse_boundaries", body, "https://x", chamber=chamber, plan="2022"
    )
    for record in again:
        points = {frozenset(parse_ring(text)) for text in record.rings}
        assert points == {frozenset(ring) for ring in found[record.district]}


@EACH
def test_a_chambers_map_is_light_and_no_district_vanishes(
    shared_dir: Path, chamber: str, name: str, seats: int
) -> None:
    drawing = draw_outlines(rings_of(shared_dir, chamber, name))
    paths = [outline.path for outline in drawing.outlines.values()]
    assert len(paths) == seats
    assert "h2v2h-2z" not in "".join(paths)
    assert len(gzip.compress("".join(paths).encode())) < MOST_BYTES


@EACH
def test_borders_of_the_real_districts_stay_shared(
    shared_dir: Path, chamber: str, name: str, seats: int
) -> None:
    placed, _height = project(rings_of(shared_dir, chamber, name))
    simple = simplify(placed)
    before = _edges(placed)
    outside = {point for edge, n in before.items() if n == 1 for point in edge}
    torn = [edge for edge, n in _edges(simple).items() if n == 1 and not edge <= outside]
    assert len(simple) == seats
    assert torn == []


def test_every_real_district_is_a_link_on_the_page(shared_dir: Path, repository: Path) -> None:
    origin = shapes()[0].provenance
    outlines = tuple(
        DistrictShape("2022", chamber, number, rings, origin)
        for chamber, name, _seats in CHAMBERS
        for number, rings in rings_of(shared_dir, chamber, name).items()
    )
    edition = edition_with_maps(outlines=outlines)
    page = read_page(rendered(edition, repository), "charts.html")
    for chamber, _name, seats in CHAMBERS:
        drawn = page.select_one(f'[aria-labelledby="map-{chamber}-t map-{chamber}-d"]')
        assert drawn is not None
        assert len(drawn.select("[aria-label] > path.border")) == seats


def test_with_everybody_in_office_every_district_leads_to_a_page(shared_dir: Path) -> None:
    card = next(iter(edition_with_maps().home.sitting))
    origin = shapes()[0].provenance
    for chamber, name, seats in CHAMBERS:
        outlines = tuple(
            DistrictShape("2022", chamber, number, rings, origin)
            for number, rings in rings_of(shared_dir, chamber, name).items()
        )
        cards = [replace(card, chamber=chamber, district=n + 1, slug=f"p{n}") for n in range(seats)]
        drawn = build_map(
            outlines, chamber=chamber, cards=cards, patterns={card.grade: "g0"}, sources=()
        )
        assert drawn is not None
        assert [d.people[0].slug for d in drawn.districts] == [f"p{n}" for n in range(seats)]


def _edges(found: dict[int, tuple[Ring, ...]]) -> dict[frozenset[tuple[int, int]], int]:
    count: dict[frozenset[tuple[int, int]], int] = {}
    for rings in found.values():
        for ring in rings:
            for pair in pairwise(ring):
                count[frozenset(pair)] = count.get(frozenset(pair), 0) + 1
    return count

"""Maps of districts: both forms say the same, and what is no map of all districts is refused."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportcard.cli import run
from reportcard.collect.pages import Request
from reportcard.errors import EXIT_OK, UserError
from reportcard.model.facts import Facts
from reportcard.model.shapes import parse_ring
from reportcard.model.town_records import DistrictShapeRecord
from reportcard.store.connect import open_store
from reportcard.store.read import read_facts
from tests.collect.command import arguments, new_project, store_of
from tests.collect.server import Reply, SmallSite, serving
from tests.scrapers.maps import (
    GRID,
    Shapes,
    board,
    moved,
    shapefile_zip,
    square,
    topology,
    zipped,
)
from tests.scrapers.reading import read, refusal

SOURCE = "us_ct/boundaries"
HOUSE = {"chamber": "house", "plan": "2022"}
FOLDER = "/geo/tiger/GENZ2022/shp"
DAMAGED = "The map cannot be read: a part of it is damaged or missing."


def records(body: bytes, form: str = "boundaries", **context: str) -> list[DistrictShapeRecord]:
    return read(SOURCE, f"parse_{form}", body, "https://x/map", **(HOUSE | context))


def refused(body: bytes, form: str = "boundaries", **context: str) -> str:
    return refusal(SOURCE, f"parse_{form}", body, "https://x/map", **(HOUSE | context))


def rings(record: DistrictShapeRecord) -> list[object]:
    return [parse_ring(text) for text in record.rings]


# ---------------------------------------------------------------- what is read


def test_each_district_has_its_number_and_its_outline() -> None:
    found = records(shapefile_zip(board(12)))
    assert [(r.plan, r.chamber, r.district) for r in found] == [
        ("2022", "house", n) for n in range(1, 13)
    ]
    assert set(parse_ring(found[11].rings[0])) == set(square(1, 1))


def test_a_shapefile_and_topojson_of_one_map_give_the_same_outlines() -> None:
    one, other = records(shapefile_zip(board(12))), records(topology(board(12)), "topology")
    assert [r.district for r in one] == [r.district for r in other]
    for a, b in zip(one, other, strict=True):
        assert [set(parse_ring(t)) for t in a.rings] == [set(parse_ring(t)) for t in b.rings]


def test_a_district_of_several_parts_keeps_them_all() -> None:
    parts = (square(0, 0), square(5, 5))
    shapes: Shapes = {"001": parts}
    assert len(records(shapefile_zip(shapes))[0].rings) == 2
    assert rings(records(topology(shapes), "topology")[0]) == list(parts)


def test_the_senates_codes_have_a_letter() -> None:
    body = shapefile_zip(board(3, code="S{:02}"), column="SLDUST")
    assert [r.district for r in records(body, chamber="senate")] == [1, 2, 3]


def test_water_in_no_district_is_no_district() -> None:
    shapes = {**board(2), "ZZZ": (square(9, 9),)}
    assert [r.district for r in records(shapefile_zip(shapes))] == [1, 2]


def test_topojson_without_a_transform_is_in_degrees() -> None:
    arcs = [[[x / 100_000, y / 100_000] for x, y in square(0, 0)]]
    shape = {"type": "Polygon", "arcs": [[0]], "properties": {"name": "7"}}
    objects = {"map": {"geometries": [shape]}}
    body = topology({}, arcs=arcs, objects=objects).replace(b'"transform"', b'"other"')
    assert [(r.district, rings(r)) for r in records(body, "topology")] == [(7, [square(0, 0)])]


def test_the_list_names_the_file_of_each_chamber() -> None:
    body = (
        b'maps:\n  - {chamber: house, plan: "2022", file: geo/a.zip}\n'
        b'  - {chamber: senate, plan: "2022", topology: maps/senate.json}\n'
    )
    found: list[Request] = read(SOURCE, "parse_maps", body, "project:maps.yml", base="https://c")
    assert [(r.url, r.parse, r.expects, dict(r.context)["chamber"]) for r in found] == [
        ("https://c/geo/a.zip", "parse_boundaries", "zip", "house"),
        ("project:maps/senate.json", "parse_topology", "json", "senate"),
    ]


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("shapes", "sentence"),
    [
        (
            {"001": (square(0, 0),), "1": (square(1, 0),)},
            "The map has the district 1 twice.",
        ),
        ({"A1B": (square(0, 0),)}, 'The map has an area "A1B", which is no district.'),
        ({"000": (square(0, 0),)}, 'The map has an area "000", which is no district.'),
        ({"ZZZ": (square(0, 0),)}, "The map has no district."),
        (
            {"001": (moved(square(0, 0), 500_000),)},
            "The outline of district 1 reaches beyond the state.",
        ),
    ],
)
def test_what_is_no_map_of_districts_is_refused(shapes: Shapes, sentence: str) -> None:
    assert refused(shapefile_zip(shapes)) == sentence


def test_a_map_on_another_grid_is_refused() -> None:
    body = shapefile_zip(board(2), grid=f'PROJCS["State plane",{GRID}]')
    assert refused(body) == "The map is not drawn in degrees of longitude and latitude."


def test_a_map_of_the_other_chamber_is_refused() -> None:
    sentence = "The map is not of this state, or has no column SLDUST."
    assert refused(shapefile_zip(board(2)), chamber="senate") == sentence


def test_a_file_that_is_missing_or_there_twice_is_named() -> None:
    assert refused(zipped({"a.shp": b"", "a.prj": b"GEOGCS"})) == (
        "The map has 0 files that end in .dbf; one is right."
    )
    twice = {"a.shp": b"", "b.shp": b"", "a.dbf": b"", "a.prj": b"GEOGCS"}
    assert refused(zipped(twice)) == "The map has 2 files that end in .shp; one is right."


def test_a_map_with_a_damaged_part_is_refused() -> None:
    assert refused(zipped({"a.shp": b"x" * 200, "a.dbf": b"y", "a.prj": b"GEOGCS"})) == DAMAGED
    assert refused(b"PK no zip") == DAMAGED


@pytest.mark.parametrize("part", ["cb.shp", "cb.dbf"])
@pytest.mark.parametrize("kept", [0, 50, 200, 900])
def test_a_map_whose_part_is_cut_short_is_refused(part: str, kept: int) -> None:
    with zipfile.ZipFile(io.BytesIO(shapefile_zip(board(12)))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert len(files[part]) > 900
    assert refused(zipped(files | {part: files[part][:kept]})) == DAMAGED


def test_a_bomb_is_not_unpacked() -> None:
    body = zipped({"a.shp": bytes(60_000_000), "a.dbf": b"", "a.prj": b"GEOGCS"})
    assert len(body) < 100_000
    assert refused(body) == ("Unpacked the map would have 60000006 bytes in 3 files: too many.")


def test_an_outline_that_is_not_closed_is_refused() -> None:
    arcs = [[[-7_300_000, 4_130_000], [100, 0], [0, 100], [-50, 0]]]
    shape = {"type": "Polygon", "arcs": [[0]], "properties": {"name": "L001"}}
    body = topology({}, arcs=arcs, objects={"map": {"geometries": [shape]}})
    assert refused(body, "topology") == "An outline of L001 does not end where it begins."


def test_borders_that_do_not_meet_are_refused() -> None:
    arcs = [[[-7_300_000, 4_130_000], [100, 0]], [[-7_299_000, 4_130_000], [0, 100]]]
    shape = {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "L001"}}
    body = topology({}, arcs=arcs, objects={"map": {"geometries": [shape]}})
    assert refused(body, "topology") == "Two borders of L001 do not meet."


@pytest.mark.parametrize(
    "body",
    [
        b"[]",
        b'{"type": "Topology"}',
        b'{"type": "Topology", "arcs": [[[1]]], "objects": {"a": {"geometries": []}}}',
        topology(board(2), objects={"a": {"geometries": []}, "b": {"geometries": []}}),
        topology(board(2), arcs=[]),
    ],
    ids=["a list", "nothing in it", "half a point", "two collections", "no arcs"],
)
def test_json_that_is_no_map_is_refused(body: bytes) -> None:
    assert refused(body, "topology") == DAMAGED


def test_other_json_is_not_taken_for_a_map() -> None:
    body = topology(board(2), type="FeatureCollection")
    assert refused(body, "topology") == "The map is not TopoJSON."


def test_a_map_has_either_file_or_topology() -> None:
    with pytest.raises(UserError, match="A map has either file or topology"):
        read(SOURCE, "parse_maps", b'maps:\n  - {chamber: house, plan: "2022"}\n', "project:m.yml")


# ---------------------------------------------------------------- from the host to the store


@pytest.fixture
def site() -> Iterator[SmallSite]:
    senate = shapefile_zip(board(36, code="S{:02}"), column="SLDUST")
    pages: dict[str, Reply | list[Reply]] = {
        "/robots.txt": Reply(b"User-agent: *\n"),
        f"{FOLDER}/cb_2022_09_sldl_500k.zip": Reply(shapefile_zip(board(151))),
        f"{FOLDER}/cb_2022_09_sldu_500k.zip": Reply(senate),
    }
    with serving(pages) as made:
        yield made


def facts_of(project: Path) -> Facts:
    con = open_store(store_of(project), read_only=True)
    try:
        return read_facts(con)
    finally:
        con.close()


def test_both_maps_come_from_the_census_to_the_store(
    tmp_path: Path, site: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    project = new_project(tmp_path / "project")
    assert run(arguments(project, site.url, sources=(SOURCE,), session="2026")) == EXIT_OK
    assert capsys.readouterr().err.splitlines()[-1] == "Everything adds up."
    found = facts_of(project).shapes
    assert [(s.chamber, s.district) for s in found] == [
        *(("house", n) for n in range(1, 152)),
        *(("senate", n) for n in range(1, 37)),
    ]
    assert set(found[0].rings[0]) == set(square(0, 0))
    assert found[0].provenance.source_id == SOURCE


def test_a_map_of_the_projects_own_takes_the_censuss_place(
    tmp_path: Path, site: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    project = new_project(tmp_path / "project")
    lists = {
        "scrapers/us_ct/boundaries/maps.yml": (
            b'maps:\n  - {chamber: house, plan: "2022", topology: maps/house.json}\n'
            b'  - {chamber: senate, plan: "2022", file: geo/tiger/GENZ2022/shp/'
            b"cb_2022_09_sldu_500k.zip}\n"
        ),
        "maps/house.json": topology(board(151)),
    }
    for name, body in lists.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_bytes(body)
    assert run(arguments(project, site.url, sources=(SOURCE,), session="2026")) == EXIT_OK
    assert capsys.readouterr().err.splitlines()[-1] == "Everything adds up."
    assert len(site.targets()) == 1
    found = facts_of(project).shapes
    assert [s.chamber for s in found] == ["house"] * 151 + ["senate"] * 36
    assert {s.provenance.source_url for s in found if s.chamber == "house"} == {
        "project:maps/house.json"
    }


def test_a_map_with_a_hole_is_left_out_aloud(
    tmp_path: Path, site: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    shapes = {code: rings for code, rings in board(151).items() if code != "077"}
    site.pages[f"{FOLDER}/cb_2022_09_sldl_500k.zip"] = Reply(shapefile_zip(shapes))
    project = new_project(tmp_path / "project")
    run(arguments(project, site.url, sources=(SOURCE,), session="2026"))
    said = capsys.readouterr().err
    assert "House: the map of the districts of 2022 has no outline of 77" in said
    assert {s.chamber for s in facts_of(project).shapes} == {"senate"}

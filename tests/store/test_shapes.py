"""Outlines of districts in the store: a chamber's whole map, by its newest page, or none."""

import duckdb
from hypothesis import given
from hypothesis import strategies as st

from reportcard.model.facts import Quarantined
from reportcard.model.records import PageRecords
from reportcard.model.shapes import DistrictShape, parse_ring, ring_text
from reportcard.model.town_records import DistrictShapeRecord
from reportcard.model.vocabulary import Chamber
from reportcard.store.read import read_facts
from reportcard.store.resolve import resolve
from reportcard.store.write import load_pages
from tests.properties import PROPERTY
from tests.store.world import SEATS, page

Store = duckdb.DuckDBPyConnection


def outlines(
    *districts: int,
    chamber: Chamber = "senate",
    plan: str = "2022",
    url: str = "map",
    on: int = 1,
    east: int = 0,
) -> PageRecords:
    """A map in which district n is a triangle of its own."""
    records = [
        DistrictShapeRecord(plan, chamber, n, (ring_text(triangle(n + east)),)) for n in districts
    ]
    return page(f"https://example.org/{url}", records, on=on, sha=f"{on:064d}")


def triangle(n: int) -> tuple[tuple[int, int], ...]:
    return ((n, 0), (n, 9), (n + 9, 0), (n, 0))


def settled(
    con: Store, *pages: PageRecords
) -> tuple[tuple[DistrictShape, ...], tuple[Quarantined, ...]]:
    load_pages(con, pages)
    found = resolve(con, SEATS)
    return read_facts(con).shapes, found


def test_a_whole_map_is_stored_without_a_word(store: Store) -> None:
    shapes, found = settled(store, outlines(1, 2))
    assert [(s.plan, s.chamber, s.district, s.rings) for s in shapes] == [
        ("2022", "senate", n, (triangle(n),)) for n in (1, 2)
    ]
    assert found == ()


def test_a_map_without_one_of_its_districts_is_left_out_aloud(store: Store) -> None:
    shapes, found = settled(store, outlines(1, 3, 4, chamber="house"), outlines(1, 2, url="senate"))
    assert {s.chamber for s in shapes} == {"senate"}
    assert [item.sentence.en for item in found] == [
        "House: the map of the districts of 2022 has no outline of 2, 5, so the map is left out."
    ]
    assert found[0].sentence.es == (
        "Cámara de Representantes: el mapa de los distritos de 2022 no tiene el contorno de 2, 5, "
        "así que el mapa se omite."
    )


def test_a_map_with_a_district_that_there_is_not_is_left_out_aloud(store: Store) -> None:
    shapes, found = settled(store, outlines(1, 2, 3))
    assert shapes == ()
    assert [item.sentence.en for item in found] == [
        "Senate: the map of the districts of 2022 has outlines of 3, but there are 2 districts; "
        "the map is left out."
    ]


def test_the_newest_whole_map_counts_and_a_newer_broken_one_does_not(store: Store) -> None:
    pages = (
        outlines(1, 2, url="old", on=1),
        outlines(1, 2, url="new", on=2, east=100),
        outlines(1, url="broken", on=3, east=200),
    )
    shapes, found = settled(store, *pages)
    assert [s.rings for s in shapes] == [(triangle(101),), (triangle(102),)]
    assert [item.rule for item in found] == ["shapes_missing"]


def test_each_plan_has_a_map_of_its_own(store: Store) -> None:
    shapes, _found = settled(
        store, outlines(1, 2, url="a"), outlines(1, 2, url="b", plan="2032", east=5)
    )
    assert [(s.plan, s.district) for s in shapes] == [
        ("2022", 1), ("2022", 2), ("2032", 1), ("2032", 2),
    ]  # fmt: skip


@PROPERTY
@given(
    st.lists(
        st.tuples(st.integers(-18_000_000, 18_000_000), st.integers(-9_000_000, 9_000_000)),
        min_size=1,
        max_size=30,
    )
)
def test_a_ring_is_read_back_as_it_was_written(points: list[tuple[int, int]]) -> None:
    assert parse_ring(ring_text(tuple(points))) == tuple(points)

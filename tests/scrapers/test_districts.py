"""The legislature's list of towns: each town with its districts, or a sentence on what is wrong."""

from collections import defaultdict
from typing import Any

import pytest

from reportcard.collect.manifest import Manifest
from reportcard.collect.pages import Request
from reportcard.edition.about import SourceCard
from reportcard.pipeline.reading import compilation_cards
from tests.sample.reading import read_rows
from tests.scrapers.reading import read, refusal, source
from tests.scrapers.town_pages import DISTRICTS, list_rows, names, town_list, towns_context

URL = "https://www.cga.ct.gov/asp/content/townlist.asp"
Rows = list[tuple[str, str, str, str]]


def context() -> dict[str, str]:
    return {"plan": "2022", "towns": towns_context()}


def refused(rows: Rows | None = None, *, more: str = "") -> str:
    body = town_list(rows, more=more)
    return refusal("us_ct/districts", "parse_townlist", body, URL, **context())


def with_row(town: str, *cells: str) -> Rows:
    """The list with another row for a town."""
    return [(cells[0], "", *cells[1:]) if row[0] == town else row for row in list_rows()]  # type: ignore[misc]


def test_the_list_gives_each_town_its_districts_and_counts_nobody() -> None:
    records = read("us_ct/districts", "parse_townlist", town_list(), URL, **context())
    found: dict[tuple[int, str], set[int]] = defaultdict(set)
    for record in records:
        found[record.town_code, record.chamber].add(record.district)
    assert found[64, "senate"] == {1, 2}
    assert found[1, "house"] == {55}
    assert {record.population for record in records} == {None}
    assert len(found) == 2 * 169


def test_capitals_and_blanks_in_a_name_make_no_difference() -> None:
    rows = with_row("West Hartford", "WEST  HARTFORD", "18", "5 and 9")
    records = read("us_ct/districts", "parse_townlist", town_list(rows), URL, **context())
    assert {r.district for r in records if r.town_code == 155 and r.chamber == "senate"} == {5, 9}


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (list_rows()[:-2], "The list has no row for Woodbury, Woodstock."),
        ([*list_rows(), list_rows()[0]], "The list names Andover twice."),
        (
            with_row("Avon", "Avom", "17", "8"),
            'List of towns: there is no town "Avom". The nearest name is Avon.',
        ),
        (
            with_row("Avon", "Avon", "17", "Senator 8"),
            'Avon: "Senator 8" in the column senate districts is no list of districts.',
        ),
        (
            with_row("Avon", "Avon", "", "8"),
            'Avon: "" in the column house districts is no list of districts.',
        ),
    ],
)
def test_a_row_that_is_wrong_is_named(rows: Rows, sentence: str) -> None:
    assert refused(rows) == sentence


def test_a_page_without_the_table_or_with_two_is_refused() -> None:
    table = (
        "<table><tr><td>Town</td><td>House District(s)</td><td>Senate District(s)</td></tr></table>"
    )
    twice = refused(more=table)
    assert twice == "The page has 2 tables of towns and districts; one is expected."
    said = refusal("us_ct/districts", "parse_townlist", b"<html></html>", URL, **context())
    assert said == "The page has 0 tables of towns and districts; one is expected."


@pytest.mark.parametrize(("sessions", "is_asked"), [(("2026",), True), (("2021",), False)])
def test_the_list_is_asked_for_only_for_sessions_elected_in_its_districts(
    sessions: tuple[str, ...], is_asked: bool
) -> None:
    first, _second = source("us_ct/districts").start(Manifest(sessions, "https://www.cga.ct.gov"))
    body = (DISTRICTS / "towns.csv").read_bytes()
    found = read("us_ct/districts", "parse_towns", body, first.url, **dict(first.context))
    requests = [item for item in found if isinstance(item, Request)]
    assert [request.url for request in requests] == ([URL] if is_asked else [])


def test_towns_that_are_not_numbered_through_are_refused() -> None:
    header, first, *_rest = (DISTRICTS / "towns.csv").read_bytes().splitlines(keepends=True)
    said = refusal(
        *("us_ct/districts", "parse_towns", header + first.replace(b"1,", b"3,", 1), "project:x"),
        base="https://www.cga.ct.gov",
    )
    assert said == "The towns are not numbered 1, 2, 3 and so on, each number once."


# The project's own tables.


def table() -> list[dict[str, Any]]:
    return read_rows(DISTRICTS, "town_districts.csv")


def test_the_towns_are_numbered_in_the_order_of_the_alphabet() -> None:
    rows = read_rows(DISTRICTS, "towns.csv")
    assert [int(row["town_code"]) for row in rows] == list(range(1, 170))
    # The department's order: blanks do not count, so that Eastford comes before East Granby.
    assert list(names()) == sorted(names(), key=lambda name: name.replace(" ", "").lower())
    assert len({row["census_code"] for row in rows}) == 169


def test_a_town_has_a_population_exactly_where_its_house_parts_are_counted_and_make_it() -> None:
    parts: dict[str, list[str]] = defaultdict(list)
    for row in table():
        if row["chamber"] == "house":
            parts[row["town_code"]].append(row["population"])
    for row in read_rows(DISTRICTS, "towns.csv"):
        counted = parts[row["town_code"]]
        assert all(counted) or not any(counted)
        assert row["population"] == (str(sum(map(int, counted))) if any(counted) else "")


@pytest.mark.parametrize(("chamber", "districts"), [("house", 151), ("senate", 36)])
def test_every_town_has_a_district_and_every_district_a_town(chamber: str, districts: int) -> None:
    rows = [row for row in table() if row["chamber"] == chamber]
    assert {int(row["town_code"]) for row in rows} == set(range(1, 170))
    assert {int(row["district"]) for row in rows} == set(range(1, districts + 1))


def test_nobody_is_counted_in_a_district_of_the_senate_because_its_list_counts_nobody() -> None:
    assert {row["population"] for row in table() if row["chamber"] == "senate"} == {""}


def test_twelve_towns_have_no_count() -> None:
    without = {row["name"] for row in read_rows(DISTRICTS, "towns.csv") if not row["population"]}
    assert without == {
        *("Bolton", "Cheshire", "Hamden", "Hartford", "Meriden", "Naugatuck", "North Haven"),
        *("Preston", "Prospect", "Vernon", "Waterford", "West Hartford"),
    }


def test_each_row_names_geocorr_where_it_counts_and_the_list_where_that_decides() -> None:
    hosts = {"mcdc.missouri.edu", "www.cga.ct.gov"}
    by_host = {host: [r for r in table() if host in r["source_url"]] for host in hosts}
    assert sum(map(len, by_host.values())) == len(table())
    assert {row["population"] for row in by_host["www.cga.ct.gov"]} == {""}
    assert {row["chamber"] for row in by_host["mcdc.missouri.edu"]} == {"house"}
    towns = read_rows(DISTRICTS, "towns.csv")
    assert {row["source_url"] for row in towns} == {by_host["mcdc.missouri.edu"][0]["source_url"]}


# Where the tables come from.


@pytest.mark.parametrize("source_id", ["us_ct/districts", "us_ct/sample"])
def test_each_address_of_the_tables_of_towns_names_whose_compilation_they_follow(
    source_id: str,
) -> None:
    compiled = {item.address for item in source(source_id).compiled}
    rows = [*table(), *read_rows(DISTRICTS, "towns.csv")]
    if source_id == "us_ct/sample":
        rows += read_rows(DISTRICTS.parent / "sample" / "tables", "grants.csv")
        rows += read_rows(DISTRICTS.parent / "places", "places.csv")
    assert compiled == {row["source_url"] for row in rows}


def test_a_compilation_is_a_row_of_the_list_of_sources_with_its_own_licence() -> None:
    found = source("us_ct/sample")
    card = SourceCard(
        source_id="us_ct/sample",
        title=found.title,
        publisher=found.publisher,
        licence=found.licence,
        url=found.home_url,
        compiled=found.compiled,
    )
    cards = compilation_cards(card)
    assert [row.source_id for row in cards] == [f"us_ct/sample/{n}" for n in range(1, 7)]
    grants = cards[2]
    assert "public-CT-ed-data" in grants.publisher.en
    assert "State Department of Education" in grants.title.en
    assert grants.licence.en.startswith("CC BY 4.0")
    assert all(row.url.startswith("https://github.com/") for row in cards[:3])

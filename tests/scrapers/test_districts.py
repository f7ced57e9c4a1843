"""The legislature's list of towns: each town with its districts, or a sentence on what is wrong."""

from collections import defaultdict
from typing import Any

import pytest

from reportcard.collect.manifest import Manifest
from reportcard.collect.pages import Request
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


def test_the_towns_make_the_population_of_the_state_at_the_census() -> None:
    assert sum(int(row["population"]) for row in read_rows(DISTRICTS, "towns.csv")) == 3_605_944


@pytest.mark.parametrize(("chamber", "districts"), [("house", 151), ("senate", 36)])
def test_every_town_has_a_district_and_every_district_a_town(chamber: str, districts: int) -> None:
    rows = [row for row in table() if row["chamber"] == chamber]
    assert {int(row["town_code"]) for row in rows} == set(range(1, 170))
    assert {int(row["district"]) for row in rows} == set(range(1, districts + 1))


def test_counted_parts_make_the_whole_town_and_no_town_is_counted_in_half() -> None:
    population = {
        row["town_code"]: int(row["population"]) for row in read_rows(DISTRICTS, "towns.csv")
    }
    parts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in table():
        parts[row["town_code"], row["chamber"]].append(row["population"])
    for (town, _chamber), counted in parts.items():
        assert not any(counted) or sum(map(int, counted)) == population[town]


def test_house_shares_are_unknown_for_the_six_towns_whose_counts_do_not_add_up() -> None:
    open_towns = {
        names()[int(row["town_code"]) - 1]
        for row in table()
        if row["chamber"] == "house" and not row["population"]
    }
    assert open_towns == {
        *("Cheshire", "Hartford", "Meriden", "Prospect", "Vernon", "West Hartford"),
    }

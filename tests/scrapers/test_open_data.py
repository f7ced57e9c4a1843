"""The open-data site: looked up by id and title, asked by column, paged to the last row."""

import json
from typing import Any

import pytest

from reportcard.collect.pages import Request
from tests.scrapers.facts import REPOSITORY
from tests.scrapers.reading import read, refusal, source
from tests.scrapers.town_pages import (
    DATASET,
    TITLE,
    catalogue,
    dataset_rows,
    row_count,
    towns_context,
    view,
)

BASE = "https://data.ct.gov"


def context(offset: int = 0, count: int = 169, before: str = "") -> dict[str, str]:
    return {
        "base": BASE,
        "dataset": DATASET,
        "title": TITLE,
        "columns": "town_no town",
        "offset": str(offset),
        "count": str(count),
        "before": before,
        "towns": towns_context(),
    }


def given(parse: str, body: bytes, *, offset: int = 0, count: int = 169) -> list[Any]:
    return read("us_ct/open_data", parse, body, f"{BASE}/x", **context(offset, count))


def refused(parse: str, body: bytes, *, offset: int = 0, count: int = 169) -> str:
    return refusal("us_ct/open_data", parse, body, f"{BASE}/x", **context(offset, count))


def test_the_dataset_is_looked_up_in_the_catalogue_first() -> None:
    path = "scrapers/us_ct/open_data/datasets.yml"
    body = (REPOSITORY / path).read_bytes()
    [request] = read(
        *("us_ct/open_data", "parse_datasets", body, f"project:{path}"),
        base=BASE,
        towns=towns_context(),
    )
    assert request.url == f"{BASE}/api/catalog/v1?domains=data.ct.gov&ids={DATASET}"


def test_the_columns_are_asked_for_when_the_title_fits() -> None:
    [request] = given("parse_catalogue", catalogue())
    assert (request.url, request.parse) == (f"{BASE}/api/views/{DATASET}.json", "parse_view")


def test_how_many_rows_there_are_is_asked_before_the_rows() -> None:
    [request] = given("parse_view", view())
    assert request.url == f"{BASE}/resource/{DATASET}.json?$select=count(*)"


def test_rows_are_asked_for_in_the_sites_fixed_order() -> None:
    [request] = given("parse_count", row_count())
    assert request.url == (
        f"{BASE}/resource/{DATASET}.json?$select=town_no,town&$order=:id&$limit=50000&$offset=0"
    )
    assert dict(request.context)["count"] == "169"


def test_the_page_that_has_the_last_counted_row_is_the_last() -> None:
    found = given("parse_rows", dataset_rows())
    assert [(t.town_code, t.name) for t in found[:2]] == [(1, "Andover"), (2, "Ansonia")]
    assert not [item for item in found if isinstance(item, Request)]
    assert len(found) == 169


def test_a_full_page_is_followed_by_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source("us_ct/open_data").module, "_ROWS", 100)
    *towns, request = given("parse_rows", dataset_rows(1, 100), offset=100, count=269)
    assert len(towns) == 100
    assert request.url.endswith("&$limit=100&$offset=200")
    assert dict(request.context)["offset"] == "200"


@pytest.mark.parametrize(
    ("offset", "count", "sentence"),
    [
        (0, 170, "The page has 100 rows; 170 are expected, since the site counts 170."),
        (0, 99, "The page has 100 rows; 99 are expected, since the site counts 99."),
        (200, 250, "The page has 100 rows; 50 are expected, since the site counts 250."),
    ],
)
def test_a_page_has_as_many_rows_as_are_left(offset: int, count: int, sentence: str) -> None:
    assert refused("parse_rows", dataset_rows(1, 100), offset=offset, count=count) == sentence


def test_rows_and_their_count_are_asked_for_together_every_time() -> None:
    requests = [*given("parse_view", view()), *given("parse_count", row_count())]
    assert {request.max_age_days for request in requests} == {None}


@pytest.mark.parametrize(
    ("parse", "body", "sentence"),
    [
        (
            "parse_catalogue",
            catalogue(title="Town Halls"),
            f'The catalogue calls the dataset {DATASET} "Town Halls", not "{TITLE}".',
        ),
        (
            "parse_catalogue",
            catalogue(dataset="cccc-dddd"),
            f'The catalogue has no dataset {DATASET}: look for "{TITLE}" there.',
        ),
        ("parse_catalogue", b"[]", "This is not an answer of the open-data catalogue."),
        (
            "parse_view",
            view("the_geom", "town_number", "town"),
            "The dataset has no column town_no. The nearest is town.",
        ),
        (
            "parse_view",
            view("geo", "feature"),
            "The dataset has no column town_no. It has: feature, geo.",
        ),
        ("parse_view", b'{"error": true}', "This is not a description of a dataset."),
        ("parse_count", b"[]", "This is not a count of the rows of a dataset."),
        ("parse_count", row_count(None), "This is not a count of the rows of a dataset."),
        ("parse_count", row_count("9" * 13), "This is not a count of the rows of a dataset."),
        ("parse_count", row_count(0), "The dataset has 0 rows; from 1 to 500000 are expected."),
        (
            *("parse_count", row_count(500_001)),
            "The dataset has 500001 rows; from 1 to 500000 are expected.",
        ),
        ("parse_rows", b'{"error": true}', "This is not a list of rows of a dataset."),
        (
            "parse_rows",
            b'[{"town": "ANDOVER"}]',
            "Row 1 of the page has no value in one of the columns town_no, town.",
        ),
        (
            "parse_rows",
            b'[{"town_no": "1", "town": "ANDOVERR"}]',
            'Row 1: there is no town "ANDOVERR". The nearest name is Andover.',
        ),
        (
            "parse_rows",
            b'[{"town_no": "2", "town": "ANDOVER"}]',
            "Row 1: Andover is number 1, but the dataset says 2.",
        ),
    ],
)
def test_an_answer_that_is_not_what_it_should_be_is_told(
    parse: str, body: bytes, sentence: str
) -> None:
    assert refused(parse, body, count=1) == sentence


HALF = b'[{"town_no": "1", "town": "\\ud800"}]'


@pytest.mark.parametrize(
    "body", [b"[" * 100_000, b"[" + b"9" * 5_000 + b"]", b"[1,]", b"\xff", HALF]
)
@pytest.mark.parametrize("parse", ["parse_catalogue", "parse_view", "parse_count", "parse_rows"])
def test_what_is_no_json_is_refused_without_the_readers_own_words(parse: str, body: bytes) -> None:
    assert refused(parse, body) == (
        "The answer is not JSON, or not such as this site gives: it cannot be read."
    )


def test_numbers_may_come_as_numbers() -> None:
    body = json.dumps([{"town_no": 1, "town": "Andover"}, {"town_no": "2.0", "town": "Ansonia"}])
    found = given("parse_rows", body.encode(), count=2)
    assert [town.town_code for town in found] == [1, 2]

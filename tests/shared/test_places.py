"""The project's table of places against the file of ZIP codes at hand."""

import csv
from pathlib import Path

import pytest

from tests.sample.reading import read_rows
from tests.scrapers.reading import read
from tests.scrapers.town_pages import DISTRICTS, towns_context

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def file(shared_dir: Path) -> Path:
    return shared_dir / "data" / "us_ct" / "geography" / "zip2town_2020zip-to-town.csv"


def table() -> dict[str, str]:
    rows = read_rows(DISTRICTS.parent / "places", "places.csv")
    return {row["name"]: row["town_code"] for row in rows if row["kind"] == "zip"}


def test_every_zip_code_of_the_table_has_the_town_of_the_file_but_one_that_is_left_open(
    file: Path,
) -> None:
    codes = {row["name"]: row["town_code"] for row in read_rows(DISTRICTS, "towns.csv")}
    with file.open(encoding="utf-8-sig", newline="") as lines:
        theirs = {row["2020zip5"]: codes[row["Town_Name"]] for row in csv.DictReader(lines)}
    differing = {name for name in theirs.keys() | table().keys()
                 if theirs.get(name) != table().get(name)}  # fmt: skip
    assert differing == {"06390"}


def test_the_scraper_reads_the_file_as_it_is(file: Path) -> None:
    records = read(
        "us_ct/places", "parse_zips", file.read_bytes(), "https://x/y", towns=towns_context()
    )
    assert len(records) == 289

"""Villages and ZIP codes: the public file of ZIP codes, and the project's own table."""

import re
from collections import defaultdict

import pytest

from reportcard.collect.manifest import Manifest
from reportcard.collect.pages import Request
from tests.sample.reading import read_rows
from tests.scrapers.facts import REPOSITORY
from tests.scrapers.reading import read, refusal, source
from tests.scrapers.town_pages import DISTRICTS, names, towns_context, zip_file

URL = "https://raw.githubusercontent.com/CT-Data-Collaborative/ct-zip-to-town/HEAD/data/x.csv"
PLACES = DISTRICTS.parent / "places"


def table() -> list[dict[str, str]]:
    return read_rows(PLACES, "places.csv")


def towns_of(kind: str) -> dict[str, set[str]]:
    """Each place of the table with the names of its towns."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in table():
        if row["kind"] == kind:
            found[row["name"]] |= {names()[int(code) - 1] for code in [row["town_code"]] if code}
    return found


# ---------------------------------------------------------------- the file of ZIP codes


def test_each_zip_code_has_its_town_and_the_address_of_the_file() -> None:
    records = read("us_ct/places", "parse_zips", zip_file(), URL, towns=towns_context())
    assert [(r.kind, r.name, r.town_code) for r in records] == [
        ("zip", "06001", 4),
        ("zip", "06002", 11),
        ("zip", "06020", 23),
    ]
    assert {record.source_url for record in records} == {URL}


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (("6003", "Avon"), 'Line 5: "6003" is no ZIP code of five digits.'),
        (("060O3", "Avon"), 'Line 5: "060O3" is no ZIP code of five digits.'),
        (("06001", "Canton"), "Line 5: the ZIP code 06001 is there twice."),
        (("06003", "Xyzzyx"), 'Line 5: there is no town "Xyzzyx".'),
        (("06003", ""), "Line 5: Town_Name is empty."),
    ],
)
def test_a_row_that_is_wrong_is_named(row: tuple[str, str], sentence: str) -> None:
    said = refusal("us_ct/places", "parse_zips", zip_file(row), URL, towns=towns_context())
    assert said == sentence


def test_a_file_with_other_columns_is_refused() -> None:
    body = zip_file().replace(b"2020zip5", b"2030zip5")
    said = refusal("us_ct/places", "parse_zips", body, URL, towns=towns_context())
    assert said == "The table's header must be: 2020zip5,Town_FIPS_22,Town_Name."


def test_the_file_is_asked_for_at_its_public_address_and_then_rests() -> None:
    asked = source("us_ct/places").start(Manifest(("2026",), "https://raw.githubusercontent.com"))
    own, towns = asked
    assert own.url == "project:scrapers/us_ct/places/places.csv"
    body = (DISTRICTS / "towns.csv").read_bytes()
    (request,) = read("us_ct/places", "parse_town_names", body, towns.url, **dict(towns.context))
    assert isinstance(request, Request)
    assert request.url == (
        "https://raw.githubusercontent.com/CT-Data-Collaborative/ct-zip-to-town/HEAD/"
        "data/2020zip-to-town.csv"
    )
    assert request.max_age_days == 30


# ---------------------------------------------------------------- the project's own table


def test_there_are_289_zip_codes_and_one_of_them_has_no_town() -> None:
    zips = towns_of("zip")
    assert len(zips) == 289
    # By the file a town's; by the postal service an island of another state.
    assert [name for name, towns in zips.items() if not towns] == ["06390"]
    assert {len(towns) for towns in zips.values()} == {0, 1}


def test_there_are_221_villages_and_21_of_them_have_no_town() -> None:
    villages = towns_of("village")
    assert len(villages) == 221
    assert sorted(name for name, towns in villages.items() if not towns) == [
        "Bishops Corner", "Blue Hills", "Chestnut Hill", "Conantville", "East Brooklyn", "East End",
        "Fort Trumbull", "Georgetown", "Glasgo", "Haddam Neck", "Hadlyme", "Hopeville",
        "Laurel Hill", "Long Hill", "Old Mystic", "Perkins Corner", "Poquetanuck", "South Chaplin",
        "Versailles", "West Ashford", "West Wauregan",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("village", "towns"),
    [
        ("Storrs", {"Mansfield"}),
        ("Mystic", {"Groton", "Stonington"}),
        ("Cos Cob", {"Greenwich"}),
        ("Rockville", {"Vernon"}),
        ("Niantic", {"East Lyme"}),
        ("Willimantic", {"Windham"}),
        ("Riverton", {"Barkhamsted", "Hartland"}),
    ],
)
def test_a_village_lies_in_its_towns(village: str, towns: set[str]) -> None:
    assert towns_of("village")[village] == towns


def test_no_village_is_called_as_a_town_or_abbreviated() -> None:
    villages = towns_of("village").keys()
    assert not villages & set(names())
    shortened = re.compile(r"\b(N|S|E|W|No|So|St|Ctr|Vlg|Hts)\b\.?")
    assert [name for name in villages if shortened.search(name)] == []


def test_no_row_is_there_twice_and_no_town_beside_a_row_without_one() -> None:
    rows = [(row["kind"], row["name"], row["town_code"]) for row in table()]
    assert len(set(rows)) == len(rows)
    without = {(kind, name) for kind, name, code in rows if not code}
    assert [row for row in rows if row[:2] in without and row[2]] == []


@pytest.mark.parametrize("source_id", ["us_ct/places", "us_ct/sample"])
def test_each_address_of_the_table_names_whose_compilation_it_follows(source_id: str) -> None:
    compiled = {item.address: item for item in source(source_id).compiled}
    addresses = {row["source_url"] for row in table()}
    assert addresses <= compiled.keys()
    licences = sorted(compiled[address].licence.en[:9] for address in addresses)
    assert licences == ["CC BY 4.0", "MIT Licen", "MIT Licen"]


def test_the_sample_reads_the_table_of_places() -> None:
    body = (REPOSITORY / "scrapers/us_ct/places/places.csv").read_bytes()
    records = read("us_ct/sample", "parse_places", body, "project:x")
    assert len(records) == len(table())

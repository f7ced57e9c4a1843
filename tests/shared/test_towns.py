"""The project's tables of towns against the data at hand: every figure, and what does not fit."""

import csv
import json
import re
from collections import defaultdict
from pathlib import Path

import pytest

from tests.sample.reading import read_rows
from tests.scrapers.facts import REPOSITORY
from tests.scrapers.town_pages import DISTRICTS, names

pytestmark = pytest.mark.shared

# Parts that Geocorr counts in a district that the legislature's list does not name: left out.
NOT_LISTED = {
    *(("Hamden", 87), ("Naugatuck", 89), ("North Haven", 88), ("Preston", 46), ("Prospect", 70)),
    ("Waterford", 139),
}
# Half of Bolton is too much to leave out: it has both districts. In the district of New Haven that
# only the list names Geocorr counts nobody.
LIST_DIFFERS = {("Bolton", 8), ("New Haven", 116)}
# Geocorr has people of these towns twice: once more, without a name, in the next region.
COUNTED_TWICE = {"Meriden": "46520", "Cheshire": "14160"}
# No file at hand contradicts Geocorr; docs/money.md says why its count is not taken all the same.
DOUBTED = {"Hartford", "Vernon", "West Hartford"}
WITHOUT_COUNT = {"Bolton", *DOUBTED, *COUNTED_TWICE, *(town for town, _district in NOT_LISTED)}


@pytest.fixture(scope="module")
def us_ct(shared_dir: Path) -> Path:
    return shared_dir / "data" / "us_ct"


def parts(chamber: str) -> dict[tuple[str, int], str]:
    """Who lives in each part of each town, as the project's table says it."""
    return {
        (names()[int(row["town_code"]) - 1], int(row["district"])): row["population"]
        for row in read_rows(DISTRICTS, "town_districts.csv")
        if row["chamber"] == chamber
    }


def counted(us_ct: Path) -> dict[tuple[str, int], int]:
    """The same as Geocorr counts it."""
    found = {}
    with (us_ct / "geography" / "town_population_by_house_district.csv").open() as file:
        for row in list(csv.DictReader(file))[1:]:
            if match := re.match(r"(.+) town, ", row["MCDName"]):
                found[match[1], int(row["sldl22"])] = int(row["pop20"])
    return found


def listed(us_ct: Path, chamber: str) -> set[tuple[str, int]]:
    """The towns of each district, as the legislature lists them."""
    members = json.loads((us_ct / "geography" / "members.json").read_text())[chamber]
    return {
        (town, int(district[1:]))
        for district, member in members.items()
        for town in ([member["towns"]] if isinstance(member["towns"], str) else member["towns"])
    }


def populations() -> dict[str, str]:
    """Who lives in each town, as the project's table says it; "" where it is not known."""
    return {row["name"]: row["population"] for row in read_rows(DISTRICTS, "towns.csv")}


def test_house_parts_are_those_that_geocorr_counts_and_the_list_does_not_deny(us_ct: Path) -> None:
    assert counted(us_ct).keys() - parts("house").keys() == NOT_LISTED
    assert parts("house").keys() <= counted(us_ct).keys()


def test_a_part_that_was_left_out_is_small_and_not_in_the_legislatures_list(us_ct: Path) -> None:
    theirs = counted(us_ct)
    for town, district in NOT_LISTED:
        assert (town, district) not in listed(us_ct, "lower")
        whole = sum(n for (name, _district), n in theirs.items() if name == town)
        assert 10 * theirs[town, district] < whole


def test_every_count_of_a_part_is_geocorrs_or_empty_where_the_town_has_none(us_ct: Path) -> None:
    theirs = counted(us_ct)
    for (town, district), population in parts("house").items():
        expected = "" if town in WITHOUT_COUNT else str(theirs[town, district])
        assert population == expected


def test_the_population_of_a_town_is_the_sum_of_geocorrs_parts_or_not_known(us_ct: Path) -> None:
    sums: dict[str, int] = defaultdict(int)
    for (town, _district), population in counted(us_ct).items():
        sums[town] += population
    for town, found in populations().items():
        assert found == ("" if town in WITHOUT_COUNT else str(sums[town]))


def test_two_towns_without_a_count_are_those_that_geocorr_has_in_two_regions(us_ct: Path) -> None:
    codes = {row["name"]: row["census_code"] for row in read_rows(DISTRICTS, "towns.csv")}
    with (us_ct / "geography" / "town_population_by_house_district.csv").open() as file:
        nameless = [
            (row["county"] + row["cousub23"], row["cousub23"], row["pop20"])
            for row in list(csv.DictReader(file))[1:]
            if " town, " not in row["MCDName"]
        ]
    found = {code: number for _full, code, number in nameless}
    assert found == dict.fromkeys(COUNTED_TWICE.values(), "726")
    for town, code in COUNTED_TWICE.items():
        assert codes[town].endswith(code)
        assert codes[town] not in {full for full, _code, _number in nameless}


def test_the_codes_of_the_towns_are_geocorrs(us_ct: Path) -> None:
    with (us_ct / "geography" / "town_population_by_house_district.csv").open() as file:
        theirs = {
            match[1]: row["county"] + row["cousub23"]
            for row in list(csv.DictReader(file))[1:]
            if (match := re.match(r"(.+) town, ", row["MCDName"]))
        }
    ours = {row["name"]: row["census_code"] for row in read_rows(DISTRICTS, "towns.csv")}
    assert ours == theirs


def test_senate_parts_are_those_of_the_legislatures_list(us_ct: Path) -> None:
    assert set(parts("senate")) == listed(us_ct, "upper")


def test_the_legislatures_list_of_the_house_differs_only_where_that_is_known(us_ct: Path) -> None:
    assert set(parts("house")) ^ listed(us_ct, "lower") == LIST_DIFFERS


def grants() -> dict[tuple[int, int], int]:
    """The main grant by town and year, as the project's table says it."""
    rows = read_rows(REPOSITORY / "scrapers/us_ct/sample/tables", "grants.csv")
    return {
        (int(row["town_code"]), int(row["fiscal_year"])): int(row["amount"])
        for row in rows
        if row["program"] == "ecs"
    }


def test_every_grant_is_that_of_the_compilation(us_ct: Path) -> None:
    with (us_ct / "school_finance" / "ecs_entitlement_fy2022_2027.csv").open() as file:
        theirs = {
            (int(row["town_code"]), int(row["fiscal_year"])): int(row["entitlement"])
            for row in csv.DictReader(file)
        }
    assert grants() == theirs
    assert len(theirs) == 169 * 6


@pytest.mark.parametrize(
    ("stage", "difference"), [("enacted", 1_755_724), ("committee", 0), ("gov", 11_849)]
)
def test_the_towns_of_2027_miss_the_budget_line_by_what_the_page_says(
    us_ct: Path, stage: str, difference: int
) -> None:
    with (us_ct / "appropriations" / f"fy2027_lines_{stage}.csv").open() as file:
        [line] = [
            int(row["amount_after"])
            for row in csv.DictReader(file)
            if row["account"] == "Education Equalization Grants"
        ]
    of_year = sum(amount for (_town, year), amount in grants().items() if year == 2027)
    assert of_year - line == difference

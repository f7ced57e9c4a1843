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

# Parts that the census counts by block double with the next town's: without them the town's parts
# make the town, or still more than it, and the official list does not name them.
COUNTED_TWICE = {
    *(("Hamden", 87), ("Naugatuck", 89), ("North Haven", 88), ("Preston", 46)),
    ("Waterford", 139),
}
WITHOUT_SHARES = {"Cheshire", "Hartford", "Meriden", "Prospect", "Vernon", "West Hartford"}
# The official list of that day, where it differs: not yet Bolton's second district, a part of
# Prospect that only the census counts, and a district in which nobody of New Haven lives.
LIST_DIFFERS = {("Bolton", 8), ("Prospect", 70), ("New Haven", 116)}


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
    """The same as the census counts it."""
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


def test_house_parts_are_those_that_the_census_counts(us_ct: Path) -> None:
    theirs, ours = counted(us_ct), parts("house")
    assert set(theirs) - set(ours) == COUNTED_TWICE
    assert set(ours) <= set(theirs)
    for (town, district), population in ours.items():
        is_whole = sum(name == town for name, _district in ours) == 1
        if town in WITHOUT_SHARES:
            assert population == ""
        elif not is_whole:
            assert int(population) == theirs[town, district]


def test_every_part_that_was_dropped_was_counted_twice(us_ct: Path) -> None:
    population = {row["name"]: int(row["population"]) for row in read_rows(DISTRICTS, "towns.csv")}
    theirs = counted(us_ct)
    for town, district in COUNTED_TWICE:
        assert (town, district) not in listed(us_ct, "lower")
        rest = sum(n for (name, d), n in theirs.items() if name == town and d != district)
        assert rest >= population[town]


def test_the_census_of_every_other_town_is_the_sum_of_its_parts(us_ct: Path) -> None:
    sums: dict[str, int] = defaultdict(int)
    for (town, _district), population in counted(us_ct).items():
        sums[town] += population
    differing = {
        row["name"]
        for row in read_rows(DISTRICTS, "towns.csv")
        if sums[row["name"]] != int(row["population"])
    }
    assert differing == WITHOUT_SHARES | {town for town, _district in COUNTED_TWICE}


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


def test_every_grant_is_that_of_the_departments_list(us_ct: Path) -> None:
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

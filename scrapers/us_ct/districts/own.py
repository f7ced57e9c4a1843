"""The project's own tables of towns: their numbers and names, and the districts they lie in.

Each row has the address of its evidence. Leaves to others: the official list of towns and districts
(townlist), and whether the tables add up (the store).
"""

from collections.abc import Iterator

from reportcard.collect.pages import Page
from reportcard.model.town_records import TownDistrictRecord, TownRecord

from ..people.terms import CHAMBERS
from ..tables import Row, read_table

TOWNS = "project:scrapers/us_ct/districts/towns.csv"
TOWN_DISTRICTS = "project:scrapers/us_ct/districts/town_districts.csv"
_TOWN = ("town_code", "name", "census_code", "population", "source_url")
_TOWN_DISTRICT = ("plan", "chamber", "town_code", "district", "population", "source_url")


def parse_towns(page: Page) -> Iterator[TownRecord]:
    """All towns by number, with their population at the last census."""
    for row in read_table(page.body, columns=_TOWN):
        yield TownRecord(
            town_code=row.integer("town_code"),
            name=row.text("name"),
            census_code=row.text("census_code"),
            population=_maybe_integer(row, "population"),
            source_url=row.text("source_url"),
        )


def parse_town_districts(page: Page) -> Iterator[TownDistrictRecord]:
    """Which districts a town lies in; an empty population is not known."""
    for row in read_table(page.body, columns=_TOWN_DISTRICT):
        yield TownDistrictRecord(
            plan=row.text("plan"),
            town_code=row.integer("town_code"),
            chamber=row.one_of("chamber", CHAMBERS),
            district=row.integer("district"),
            population=_maybe_integer(row, "population"),
            source_url=row.text("source_url"),
        )


def _maybe_integer(row: Row, name: str) -> int | None:
    return row.integer(name) if row.maybe(name) else None

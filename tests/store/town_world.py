"""Three towns, a House of five and a Senate of two: what the sources say of them, for the tests."""

from collections.abc import Iterable, Sequence

import duckdb

from reportcard.model.facts import Quarantined
from reportcard.model.money import Money
from reportcard.model.records import PageRecords, Record
from reportcard.model.town_records import (
    GrantProgramRecord,
    TownDistrictRecord,
    TownGrantRecord,
    TownPupilsRecord,
    TownRecord,
)
from reportcard.model.vocabulary import Chamber, Dollars, GrantStanding
from reportcard.store.read import read_facts
from reportcard.store.resolve import resolve
from reportcard.store.write import load_pages
from tests.store.world import SEATS, page

ANDOVER, BETHEL, CANAAN = 1, 2, 3
TOWNS = (
    TownRecord(ANDOVER, "Andover", "0901", 3_000),
    TownRecord(BETHEL, "Bethel", "0902", 20_000),
    TownRecord(CANAAN, "Canaan", "0903", 1_000),
)
PROGRAM = GrantProgramRecord("aid", "School aid", "Ayuda escolar", "", "", "FUND", "DEPT", "Aid")

# town, chamber, district, who lives there
Part = tuple[int, Chamber, int, int | None]
# Bethel is split between two House districts, and between both Senate districts.
PARTS: tuple[Part, ...] = (
    (ANDOVER, "house", 1, 3_000),
    (BETHEL, "house", 2, 12_000),
    (BETHEL, "house", 3, 8_000),
    (CANAAN, "house", 4, None),
    (CANAAN, "house", 5, None),
    (ANDOVER, "senate", 1, None),
    (BETHEL, "senate", 1, None),
    (BETHEL, "senate", 2, None),
    (CANAAN, "senate", 2, None),
)


def towns_page(towns: Sequence[Record] = TOWNS, *, url: str = "towns") -> PageRecords:
    """The list of towns."""
    return page(f"https://example.org/{url}", towns)


def districts_page(parts: Iterable[Part] = PARTS, *, url: str = "districts") -> PageRecords:
    """A list of the towns' districts."""
    records = [
        TownDistrictRecord("2022", town, chamber, district, population)
        for town, chamber, district, population in parts
    ]
    return page(f"https://example.org/{url}", records)


def programs_page() -> PageRecords:
    """What the one grant is."""
    return page("https://example.org/programs", [PROGRAM])


def grants_page(
    amounts: dict[int, int],
    *,
    year: int = 2027,
    standing: GrantStanding = "estimate",
    url: str = "grants",
    on: int = 1,
    program: str = "aid",
) -> PageRecords:
    """What towns get in a year, as it was read on a day of June."""
    records = [
        TownGrantRecord(program, town, year, Dollars(amount), standing)
        for town, amount in amounts.items()
    ]
    return page(f"https://example.org/{url}", records, on=on, sha=f"{on:064d}")


def pupils_page(*counts: tuple[int, int, int], url: str = "pupils") -> PageRecords:
    """Pupils: (town, school year, how many)."""
    records = [TownPupilsRecord(town, year, pupils, "") for town, year, pupils in counts]
    return page(f"https://example.org/{url}", records)


ALL_GRANTS = {ANDOVER: 100, BETHEL: 200, CANAAN: 300}


def whole_world() -> tuple[PageRecords, ...]:
    """Pages with which nothing is wrong."""
    return towns_page(), districts_page(), programs_page(), grants_page(ALL_GRANTS)


def settled(
    con: duckdb.DuckDBPyConnection, *pages: PageRecords
) -> tuple[Money, tuple[Quarantined, ...]]:
    """What the store makes of pages, and what it says of them."""
    load_pages(con, pages)
    found = resolve(con, SEATS)
    return read_facts(con).money, found


def sentences(found: Iterable[Quarantined]) -> list[str]:
    """What is said, in English."""
    return [item.sentence.en for item in found]

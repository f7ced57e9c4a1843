"""Draws the pages of the sources of towns: the list of districts, the spreadsheet, the open data.

The forms are those that the design notes and public scrapers of these sources describe; amounts are
the tests' own.
"""

import io
import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from html import escape

import openpyxl

from tests.sample.reading import read_rows
from tests.scrapers.facts import REPOSITORY

DISTRICTS = REPOSITORY / "scrapers" / "us_ct" / "districts"
FIRST_YEAR, LAST_YEAR = 2001, 2027
# The sheets as the file has them, with the fiscal years of each.
SHEETS = {
    "2000 thru 2011": range(2001, 2012),
    "2012 - 2024": range(2012, 2025),
    "2025-2027": range(2025, 2028),
}

Cells = list[list[object]]
Change = Callable[[dict[str, Cells]], None]


@cache
def names() -> tuple[str, ...]:
    """The towns in the order of their numbers."""
    return tuple(row["name"] for row in read_rows(DISTRICTS, "towns.csv"))


def towns_context() -> str:
    """What a request knows of the towns."""
    return "|".join(names())


def amount(code: int, year: int) -> int:
    """What the tests' spreadsheet gives a town in a year."""
    return 10_000_000 + 1_000 * code + year


def label(year: int) -> str:
    """A fiscal year as the spreadsheet heads its column: 2013 as "2012-13"."""
    return f"{year - 1}-{year % 100:02d}"


def spreadsheet_cells() -> dict[str, Cells]:
    """The sheets: a title, an empty row, labels, a row for each town, the total."""
    return {name: _sheet(name, years) for name, years in SHEETS.items()}


def spreadsheet(change: Change | None = None) -> bytes:
    """The file; `change` spoils its cells first."""
    return _unchanged() if change is None else _written(spreadsheet_cells(), change)


def without(sheet: str) -> Change:
    """A spreadsheet that lacks a sheet."""

    def change(cells: dict[str, Cells]) -> None:
        del cells[sheet]

    return change


@cache
def _unchanged() -> bytes:
    return _written(spreadsheet_cells(), lambda _cells: None)


def _written(cells: dict[str, Cells], change: Change) -> bytes:
    change(cells)
    book = openpyxl.Workbook(write_only=True)
    for name, rows in cells.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet(name: str, years: Sequence[int]) -> Cells:
    rows: Cells = [[f"ECS Entitlements {name}"], [], ["Code", "Town", *map(label, years)]]
    for code, town in enumerate(names(), start=1):
        rows.append([code, town.upper(), *(amount(code, year) for year in years)])
    codes = range(1, len(names()) + 1)
    totals = [sum(amount(code, year) for code in codes) for year in years]
    rows.append([None, "STATE TOTAL", *totals])
    return rows


@cache
def _districts() -> Mapping[tuple[str, str], tuple[int, ...]]:
    found: dict[tuple[str, str], tuple[int, ...]] = {}
    for row in read_rows(DISTRICTS, "town_districts.csv"):
        key = (names()[int(row["town_code"]) - 1], row["chamber"])
        found[key] = (*found.get(key, ()), int(row["district"]))
    return found


def list_rows() -> list[tuple[str, str, str, str]]:
    """Town, its county, its House and its Senate districts, as the list prints them."""
    return [
        (town, "", _printed(_districts()[town, "house"]), _printed(_districts()[town, "senate"]))
        for town in names()
    ]


def _printed(districts: Sequence[int]) -> str:
    return ", ".join(map(str, districts))


def town_list(rows: Sequence[Sequence[str]] | None = None, *, more: str = "") -> bytes:
    """The legislature's page; `more` is markup of a test's own."""
    head = ("Town", "Zip Codes", "House District(s)", "Senate District(s)")
    lines = "".join(
        "<tr>" + "".join(f"<td>\n {escape(cell)} </td>" for cell in cells) + "</tr>\n"
        for cells in (list_rows() if rows is None else rows)
    )
    heads = "".join(f"<th>{name}</th>" for name in head)
    return (
        "<!DOCTYPE html>\n<html><head><title>Towns</title></head><body>\n"
        f"<table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>{more}"
        "</body></html>\n"
    ).encode()


DATASET, TITLE = "evyv-fqzg", "Town Boundary Index Map"


def catalogue(dataset: str = DATASET, title: str = TITLE) -> bytes:
    """The catalogue's answer to the question for one id."""
    other = {"resource": {"id": "aaaa-bbbb", "name": "Farms"}}
    results = [other, {"resource": {"id": dataset, "name": title}}]
    return json.dumps({"results": results, "resultSetSize": 2}).encode()


def view(*columns: str) -> bytes:
    """The description of a dataset."""
    found = columns or ("the_geom", "town_no", "town")
    return json.dumps({"id": DATASET, "columns": [{"fieldName": c} for c in found]}).encode()


def row_count(rows: object = "169") -> bytes:
    """The answer to how many rows there are: the site gives numbers as text."""
    return json.dumps([{"count": rows}]).encode()


def dataset_rows(first: int = 1, last: int = 169) -> bytes:
    """Rows of the dataset: the site gives numbers as text."""
    return json.dumps(
        [
            {"town_no": str(code), "town": names()[code - 1].upper()}
            for code in range(first, last + 1)
        ]
    ).encode()


ZIPS = (("06001", "Avon"), ("06002", "Bloomfield"), ("06020", "Canton"))


def zip_file(*more: tuple[str, str]) -> bytes:
    """The file of ZIP codes as its makers write it: with a mark of UTF-8 and Windows line ends."""
    rows = [f"{zip_code},911000000,{town}" for zip_code, town in (*ZIPS, *more)]
    return "\r\n".join(["\ufeff2020zip5,Town_FIPS_22,Town_Name", *rows, ""]).encode()

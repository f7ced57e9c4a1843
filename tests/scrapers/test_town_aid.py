"""The spreadsheet of grants to towns: every amount, or a sentence that says where it is wrong."""

import io
import zipfile
from contextlib import suppress
from functools import cache
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportcard.collect.workbook import column_name, read_workbook
from reportcard.errors import PageError
from tests.properties import PROPERTY
from tests.scrapers import town_pages
from tests.scrapers.reading import read, refusal
from tests.scrapers.town_pages import Cells, amount, spreadsheet

URL = "https://portal.ct.gov/-/media/sde/grants-management/ecsmbr/ecsentit_excel.xlsx#2026"
LAST = "2025-2027"


def context(session: str = "2026") -> dict[str, str]:
    return {"session": session, "towns": town_pages.towns_context()}


def grants(body: bytes, *, session: str = "2026") -> list[Any]:
    return read("us_ct/town_aid", "parse_entitlements", body, URL, **context(session))


def refused(change: town_pages.Change | None = None, *, session: str = "2026") -> str:
    body = spreadsheet(change)
    return refusal("us_ct/town_aid", "parse_entitlements", body, URL, **context(session))


def cell(cells: dict[str, Cells], row: int, column: int, value: object) -> None:
    """Write one cell of the last sheet; row as a spreadsheet numbers it, column from 0."""
    cells[LAST][row - 1][column] = value


def test_every_town_has_its_amount_of_every_year() -> None:
    found = {(g.fiscal_year, g.town_code): g.amount for g in grants(spreadsheet())}
    assert found == {
        (year, code): amount(code, year)
        for year in range(town_pages.FIRST_YEAR, town_pages.LAST_YEAR + 1)
        for code in range(1, 170)
    }


def test_a_year_is_settled_only_where_its_label_says_so() -> None:
    def named(cells: dict[str, Cells]) -> None:
        cell(cells, 3, 2, "2024-25 Final")
        cell(cells, 3, 4, "2026-27 (est.)")

    found = {g.fiscal_year: g.standing for g in grants(spreadsheet(named))}
    assert [found[year] for year in (2024, 2025, 2026, 2027)] == [
        "unstated",
        "final",
        "unstated",
        "estimate",
    ]


def test_a_sum_that_a_formula_left_a_hair_beside_the_dollar_is_that_dollar() -> None:
    nearly = spreadsheet(lambda cells: cell(cells, 4, 2, amount(1, 2025) + 1e-6))
    assert next(g.amount for g in grants(nearly) if g.fiscal_year == 2025) == amount(1, 2025)


def test_the_year_that_ended_in_2000_is_a_fiscal_year_too() -> None:
    def older(cells: dict[str, Cells]) -> None:
        head, *towns, total = cells["2000 thru 2011"][2:]
        head.append("1999-00")
        total.append(7 * len(towns))
        for row in towns:
            row.append(7)

    assert {g.amount for g in grants(spreadsheet(older)) if g.fiscal_year == 2000} == {7}


@pytest.mark.parametrize(
    ("row", "column", "value", "sentence"),
    [
        (5, 3, "n/a", 'Sheet "2025-2027", cell D5: "n/a" is no amount in dollars.'),
        (5, 3, None, 'Sheet "2025-2027", cell D5: "" is no amount in dollars.'),
        (5, 3, -4, 'Sheet "2025-2027", cell D5: "-4" is no amount in dollars.'),
        (5, 3, 12.5, 'Sheet "2025-2027", cell D5: "12.5" is no amount in dollars.'),
        (5, 3, True, 'Sheet "2025-2027", cell D5: "True" is no amount in dollars.'),
        (5, 1, "ANDOVER", 'Sheet "2025-2027", row 5: number 2 is Ansonia, once.'),
        (5, 0, 1, 'Sheet "2025-2027", row 5: number 1 is Andover, once.'),
        (5, 0, "2", 'Sheet "2025-2027" has no row for Ansonia.'),
        (5, 0, None, 'Sheet "2025-2027" has no row for Ansonia.'),
        (3, 3, "2024-25", 'Sheet "2025-2027", row 3: a fiscal year has two columns.'),
        (3, 3, "2025-26 x", 'Sheet "2025-2027", cell D3: nobody knows what "2025-26 x" means.'),
        (3, 4, "FY 27", "The spreadsheet has no column for the fiscal years 2027."),
    ],
)  # fmt: skip
def test_a_cell_that_is_wrong_is_named(row: int, column: int, value: object, sentence: str) -> None:
    assert refused(lambda cells: cell(cells, row, column, value), session="2027") == sentence


def test_a_total_that_is_not_the_sum_of_the_towns_is_told_with_both_figures() -> None:
    total = sum(amount(code, 2026) for code in range(1, 170))
    assert refused(lambda cells: cell(cells, 5, 3, amount(2, 2026) + 1)) == (
        f'Sheet "2025-2027", row 173: the towns make {total + 1} in 2026; the total says {total}.'
    )


def test_a_missing_sheet_is_a_gap_in_the_years() -> None:
    years = ", ".join(map(str, range(2012, 2025)))
    assert refused(town_pages.without("2012 - 2024")) == (
        f"The spreadsheet has no column for the fiscal years {years}."
    )


def test_a_file_without_the_running_fiscal_year_is_out_of_date() -> None:
    assert refused(session="2028") == "The spreadsheet has no column for the fiscal years 2028."


def test_a_sheet_without_labels_is_named() -> None:
    assert refused(lambda cells: cells.update(Notes=[["See below"]])) == (
        'Sheet "Notes" has no row of fiscal years such as 2012-13.'
    )


def test_a_year_in_two_sheets_must_say_the_same() -> None:
    def twice(cells: dict[str, Cells]) -> None:
        copy = [list(row) for row in cells[LAST][:-1]]
        copy[3][2] = 7
        cells["old"] = copy

    assert refused(twice) == 'Sheet "old": town 1 has another amount for 2025 before.'


def test_bytes_that_are_no_spreadsheet_are_refused() -> None:
    said = refusal("us_ct/town_aid", "parse_entitlements", b"PK but no more", URL, **context())
    assert said == "This is not an .xlsx spreadsheet."


def test_a_zip_that_is_no_spreadsheet_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("readme.txt", "nothing")
    with pytest.raises(PageError, match=r"^The spreadsheet cannot be read: "):
        read_workbook(out.getvalue())


def test_a_spreadsheet_that_bursts_when_unpacked_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 5_000_000)
    with pytest.raises(PageError) as told:
        read_workbook(out.getvalue())
    assert str(told.value) == (
        "Unpacked the spreadsheet would have 5000000 bytes in 1 files: too many."
    )


@pytest.mark.parametrize(("row", "column"), [(5_001, 1), (1, 201)])
def test_what_lies_beyond_the_limits_is_not_left_out_unsaid(row: int, column: int) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.cell(row=row, column=column, value="x")
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(PageError) as told:
        read_workbook(out.getvalue())
    assert str(told.value) == 'Sheet "Sheet" has more than 5000 rows or 200 columns.'


@PROPERTY
@given(cut=st.integers(min_value=0, max_value=4_000), byte=st.integers(0, 255))
def test_no_damage_to_a_spreadsheet_brings_the_reader_down(cut: int, byte: int) -> None:
    body = bytearray(_small())
    body[cut % len(body)] = byte
    with suppress(PageError):
        read_workbook(bytes(body))


@cache
def _small() -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Code", "Town", "2012-13"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_columns_are_called_as_a_spreadsheet_calls_them() -> None:
    assert [column_name(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]

"""The spreadsheet of grants to towns: every amount, or a sentence that says where it is wrong."""

import io
import re
import warnings
import zipfile
from collections.abc import Callable
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
        head.insert(2, "1999-00")
        total.insert(2, 9_000_000 * len(towns))
        for row in towns:
            row.insert(2, 9_000_000)

    assert {g.amount for g in grants(spreadsheet(older)) if g.fiscal_year == 2000} == {9_000_000}


@pytest.mark.parametrize(
    ("row", "column", "value", "sentence"),
    [
        (5, 3, "n/a", 'Sheet "2025-2027", cell D5: "n/a" is no amount in dollars.'),
        (5, 3, "1,234", 'Sheet "2025-2027", cell D5: "1,234" is no amount in dollars.'),
        (5, 3, "*", 'Sheet "2025-2027", cell D5: "*" is no amount in dollars.'),
        (5, 3, -4, 'Sheet "2025-2027", cell D5: "-4" is no amount in dollars.'),
        (5, 3, 12.5, 'Sheet "2025-2027", cell D5: "12.5" is no amount in dollars.'),
        (5, 3, True, 'Sheet "2025-2027", cell D5: "True" is no amount in dollars.'),
        (5, 1, "ANDOVER", 'Sheet "2025-2027", row 5: number 2 is Ansonia, once.'),
        (5, 0, 1, 'Sheet "2025-2027", row 5: number 1 is Andover, once.'),
        (5, 0, "2a", 'Sheet "2025-2027" has no row for Ansonia.'),
        (5, 0, None, 'Sheet "2025-2027" has no row for Ansonia.'),
        (3, 3, "2024-25", 'Sheet "2025-2027", row 3: a fiscal year has two columns.'),
        (3, 3, "2025-26 x", 'Sheet "2025-2027", cell D3: nobody knows what "2025-26 x" means.'),
        (3, 4, "Last", "The spreadsheet has no column for the fiscal years 2027."),
        (
            *(3, 4, "FY 27"),
            'Sheet "2025-2027", cell E3: "FY 27" seems to be a fiscal year; one such as 2012-13 is '
            "expected.",
        ),
        (
            *(3, 4, 2027),
            'Sheet "2025-2027", cell E3: "2027" seems to be a fiscal year; one such as 2012-13 is '
            "expected.",
        ),
        (
            *(3, 3, "2023-24"),
            'Sheet "2025-2027", row 3: the fiscal years are in no order: 2025, 2024, 2027.',
        ),
        (
            *(5, 3, None),
            'Sheet "2025-2027", cell D5 is empty, or has a formula whose result was not saved; an '
            "amount in dollars is expected.",
        ),
    ],
)  # fmt: skip
def test_a_cell_that_is_wrong_is_named(row: int, column: int, value: object, sentence: str) -> None:
    assert refused(lambda cells: cell(cells, row, column, value), session="2027") == sentence


def test_a_total_that_is_not_the_sum_of_the_towns_is_told_with_both_figures() -> None:
    total = sum(amount(code, 2026) for code in range(1, 170))
    assert refused(lambda cells: cell(cells, 5, 3, amount(2, 2026) + 1)) == (
        f'Sheet "2025-2027", row 173: the towns make {total + 1} in 2026; the total says {total}.'
    )


def test_a_number_written_as_text_is_the_towns_number() -> None:
    written = spreadsheet(lambda cells: cell(cells, 5, 0, "002"))
    assert len(grants(written)) == 169 * 27


def test_a_sheet_without_most_towns_names_a_few() -> None:
    def emptied(cells: dict[str, Cells]) -> None:
        del cells[LAST][4:]

    assert refused(emptied) == (
        'Sheet "2025-2027" has no row for Ansonia, Ashford, Avon, Barkhamsted, Beacon Falls and '
        "163 other towns."
    )


@pytest.mark.parametrize(
    "row",
    [[170, "NEWTOWN", 1, 1, 1], [None, "Regional District 1", 1, 1, 1], [None, None, 1, 1, 1]],
)
def test_amounts_of_somebody_who_is_no_town_are_not_left_out_unsaid(row: list[object]) -> None:
    assert refused(lambda cells: cells[LAST].insert(-1, row)) == (
        'Sheet "2025-2027", cell C173: "1" stands under a fiscal year, in a row that is neither a '
        "town's nor the total's."
    )


def test_words_between_a_year_and_its_amounts_may_say_what_they_are() -> None:
    words: list[object] = [None, None, "Payment", "Payment", "Payment"]
    assert refused(lambda cells: cells[LAST].insert(3, words)) == (
        'Sheet "2025-2027", cell C4: "Payment" stands under a fiscal year, in a row that is '
        "neither a town's nor the total's."
    )


def test_a_year_in_a_title_is_no_column() -> None:
    titled = spreadsheet(lambda cells: cell(cells, 1, 0, "2024-25"))
    assert [g.amount for g in grants(titled)] == [g.amount for g in grants(spreadsheet())]


def in_thousands(*sheets: str) -> town_pages.Change:
    """Sheets whose amounts were rounded to thousands, so that the totals still fit."""

    def change(cells: dict[str, Cells]) -> None:
        for sheet in sheets:
            *towns, total = cells[sheet][3:]
            for place in range(2, len(total)):
                for row in towns:
                    row[place] = round(row[place] / 1_000)  # type: ignore[operator]
                total[place] = sum(row[place] for row in towns)  # type: ignore[misc]

    return change


def test_amounts_in_thousands_are_no_dollars() -> None:
    assert refused(in_thousands(LAST)) == (
        "All towns together get 1704703 in 2025; from 1000000000 to 10000000000 dollars are "
        "expected. Perhaps the amounts are in thousands."
    )


def test_a_year_of_another_size_than_the_year_before_is_refused() -> None:
    def tripled(cells: dict[str, Cells]) -> None:
        for row in cells[LAST][3:]:
            row[4] = 3 * row[4]  # type: ignore[operator]

    assert refused(tripled) == (
        "All towns together get 5114122689 in 2027, but 1704707394 the year before: more than a "
        "quarter apart. Perhaps a column is of another kind."
    )


def test_a_town_that_would_get_twenty_times_as_much_is_named() -> None:
    def slipped(cells: dict[str, Cells]) -> None:
        del cells[LAST][-1]
        cell(cells, 5, 3, 20 * amount(2, 2026))

    assert refused(slipped) == (
        "Ansonia gets 200080520 in 2026, but 10004025 the year before: one of the two is wrong."
    )


def test_a_small_grant_may_be_cut_to_a_fraction() -> None:
    def cut(cells: dict[str, Cells]) -> None:
        for sheet in cells.values():
            del sheet[-1]
            for row in sheet[3:]:
                if row[1] == "GREENWICH":
                    row[2:] = [1_300_000] * (len(row) - 2)
        cell(cells, 60, 3, 92_000)

    found = {g.fiscal_year: g.amount for g in grants(spreadsheet(cut)) if g.town_code == 57}
    assert (found[2025], found[2026]) == (1_300_000, 92_000)


def test_two_sheets_that_differ_on_how_settled_a_year_is_are_refused() -> None:
    def twice(cells: dict[str, Cells]) -> None:
        copy = [list(row) for row in cells[LAST]]
        cell(cells, 3, 2, "2024-25 Final")
        copy[2][2] = "2024-25 estimated"
        cells["old"] = copy

    assert refused(twice) == (
        'Sheet "old": two sheets differ on whether 2025 is final or an estimate.'
    )


def test_the_sheet_that_says_how_settled_a_year_is_counts() -> None:
    def twice(cells: dict[str, Cells]) -> None:
        cells["old"] = [list(row) for row in cells[LAST]]
        cells["old"][2][2] = "2024-25 Final"

    found = grants(spreadsheet(twice))
    assert {g.standing for g in found if g.fiscal_year == 2025} == {"final"}


def test_a_long_text_in_place_of_an_amount_is_quoted_in_short() -> None:
    assert refused(lambda cells: cell(cells, 5, 3, "\u202e" + "x" * 10_000)) == (
        f'Sheet "2025-2027", cell D5: "?{"x" * 59}…" is no amount in dollars.'
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
    assert unreadable(out.getvalue()) == UNREADABLE


@cache
def _small() -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Code", "Town", "2012-13", 7])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


UNREADABLE = "The spreadsheet cannot be read: a part of it is damaged, missing or not in its form."


def unreadable(body: bytes) -> str:
    with pytest.raises(PageError) as told:
        read_workbook(body)
    return str(told.value)


def with_part(name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A small spreadsheet one part of which was changed by hand."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_small())) as good, zipfile.ZipFile(out, "w") as spoilt:
        for part in good.namelist():
            body = good.read(part)
            spoilt.writestr(part, change(body) if part == name else body)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
GROWING = b'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]>'


@pytest.mark.parametrize(
    "body",
    [
        with_part(SHEET, lambda body: body[: len(body) // 2]),
        with_part(SHEET, lambda body: body.replace(b'r="1"', b'r="one"', 1)),
        with_part(SHEET, lambda body: body.replace(b"<v>", b"<v>" + b"9" * 5_000, 1)),
        with_part(
            "xl/workbook.xml",
            lambda body: GROWING + body.replace(b"<sheets>", b"<sheets>&c;&d;"),
        ),
    ],
    ids=["cut", "row", "digits", "entities"],
)
def test_a_damaged_part_is_told_without_the_readers_own_words(body: bytes) -> None:
    assert unreadable(body) == UNREADABLE


def test_looks_that_the_reader_does_not_know_are_no_warning() -> None:
    rules = b'<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"/></extLst></worksheet>'
    body = with_part(SHEET, lambda body: body.replace(b"</worksheet>", rules))
    with warnings.catch_warnings(action="error"):
        [sheet] = read_workbook(body)
    assert sheet.rows[0].cells == ("Code", "Town", "2012-13", 7)


def test_what_a_sheet_says_of_its_own_extent_is_not_believed() -> None:
    says = b'<dimension ref="A1:B1"/><sheetData>'
    body = with_part(
        SHEET,
        lambda body: re.sub(rb"<dimension[^>]*/>", b"", body).replace(b"<sheetData>", says),
    )
    assert read_workbook(body)[0].rows[0].cells == ("Code", "Town", "2012-13", 7)


def test_a_spreadsheet_of_very_many_sheets_is_refused() -> None:
    book = openpyxl.Workbook(write_only=True)
    for number in range(51):
        book.create_sheet(f"s{number}")
    out = io.BytesIO()
    book.save(out)
    assert unreadable(out.getvalue()) == "The spreadsheet has more than 50 sheets."


def test_a_spreadsheet_that_bursts_when_unpacked_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 5_000_000)
    with pytest.raises(PageError) as told:
        read_workbook(out.getvalue())
    assert str(told.value) == (
        "Unpacked the spreadsheet would have 5000000 bytes in 1 files: too many."
    )


@pytest.mark.parametrize(("row", "column"), [(5_001, 1), (60_000, 1), (1, 201), (1, 300)])
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


def test_columns_are_called_as_a_spreadsheet_calls_them() -> None:
    assert [column_name(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]

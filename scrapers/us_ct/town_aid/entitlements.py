"""The education department's spreadsheet of the main grant: what each town gets in each year.

A sheet holds some fiscal years, one a column, under labels such as "2012-13"; a row holds a town,
its number in the first column and its name in the second. The file does not say which years are
settled unless a label does. Leaves to others: its bytes (workbook), the newest of several versions
(the store).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportcard.collect.pages import Page
from reportcard.collect.workbook import Row, Sheet, Value, column_name, read_workbook
from reportcard.errors import PageError
from reportcard.language import _
from reportcard.model.town_records import TownGrantRecord
from reportcard.model.vocabulary import Dollars, GrantStanding

from ..town_names import plain, town_names
from .amounts import is_number, whole_dollars

_PROGRAM = "ecs"
_FIRST_YEAR = 2001
_LABEL = re.compile(r"(\d{4})\s*[-–]\s*(\d{2}|\d{4})(?!\d)\s*(.*)", re.DOTALL)
# What a label may say beside the year.
_STANDINGS: Mapping[str, GrantStanding] = {
    "": "unstated",
    "final": "final",
    "actual": "final",
    "estimate": "estimate",
    "estimated": "estimate",
    "est": "estimate",
    "preliminary": "estimate",
    "projected": "estimate",
}


@dataclass(frozen=True, slots=True)
class _Year:
    """A column of amounts."""

    place: int
    fiscal_year: int
    standing: GrantStanding


def parse_entitlements(page: Page) -> Iterator[TownGrantRecord]:
    """The amounts of all sheets.

    Raises:
        PageError: a sheet has no labels of years, a year is missing or contradicts itself, a town
            is missing or under another number, a cell is no amount, or a total is not the sum.
    """
    found: dict[tuple[int, int], TownGrantRecord] = {}
    for sheet in read_workbook(page.body):
        for grant in _grants(page, sheet):
            key = (grant.fiscal_year, grant.town_code)
            if found.setdefault(key, grant).amount != grant.amount:
                message = _('Sheet "{sheet}": town {town} has another amount for {year} before.')
                raise PageError(
                    message.format(sheet=sheet.name, town=grant.town_code, year=grant.fiscal_year)
                )
    _check_years({year for year, _town in found}, int(page.context("session")))
    yield from (found[key] for key in sorted(found))


def _check_years(years: set[int], session: int) -> None:
    """Without a gap from the first year that the file has always held to the running one.

    A sheet that is gone, or whose labels are no longer understood, leaves a gap.
    """
    last = max((session, *years))
    missing = [str(year) for year in range(_FIRST_YEAR, last + 1) if year not in years]
    if missing:
        message = _("The spreadsheet has no column for the fiscal years {years}.")
        raise PageError(message.format(years=", ".join(missing)))


def _grants(page: Page, sheet: Sheet) -> Iterator[TownGrantRecord]:
    head, years = _head(sheet)
    names, rows = town_names(page), dict[int, Row]()
    for row in sheet.rows:
        code = row.cell(0)
        if row.number <= head or not (is_number(code) and code in names):
            continue
        if plain(str(row.cell(1))) != plain(names[int(code)]) or int(code) in rows:
            message = _('Sheet "{sheet}", row {row}: number {code} is {town}, once.')
            raise PageError(
                message.format(
                    sheet=sheet.name, row=row.number, code=int(code), town=names[int(code)]
                )
            )
        rows[int(code)] = row
    if missing := [name for code, name in names.items() if code not in rows]:
        message = _('Sheet "{sheet}" has no row for {towns}.')
        raise PageError(message.format(sheet=sheet.name, towns=", ".join(missing)))
    for year in years:
        amounts = {code: _amount(sheet, row, year) for code, row in rows.items()}
        _check_total(sheet, year, sum(amounts.values()), after=max(r.number for r in rows.values()))
        for code, amount in amounts.items():
            yield TownGrantRecord(_PROGRAM, code, year.fiscal_year, Dollars(amount), year.standing)


def _head(sheet: Sheet) -> tuple[int, tuple[_Year, ...]]:
    """The row of labels, and the columns under them."""
    for row in sheet.rows:
        years = tuple(
            year
            for place, value in enumerate(row.cells)
            if (year := _year_of(sheet, row, place, value)) is not None
        )
        if not years:
            continue
        if len({year.fiscal_year for year in years}) != len(years):
            message = _('Sheet "{sheet}", row {row}: a fiscal year has two columns.')
            raise PageError(message.format(sheet=sheet.name, row=row.number))
        return row.number, years
    message = _('Sheet "{sheet}" has no row of fiscal years such as 2012-13.')
    raise PageError(message.format(sheet=sheet.name))


def _year_of(sheet: Sheet, row: Row, place: int, value: Value) -> _Year | None:
    """ "2012-13" as 2013; None for anything else, such as the span of years in a title."""
    if not isinstance(value, str) or (match := _LABEL.fullmatch(value.strip())) is None:
        return None
    first, last = int(match[1]), match[2]
    end = int(last) if len(last) == 4 else first - first % 100 + int(last)
    if len(last) == 2 and end < first:
        end += 100  # 1999-00
    if end != first + 1:
        return None
    words = re.sub(r"[^a-z]", "", match[3].lower())
    if words not in _STANDINGS:
        message = _('Sheet "{sheet}", cell {cell}: nobody knows what "{label}" means.')
        cell = f"{column_name(place)}{row.number}"
        raise PageError(message.format(sheet=sheet.name, cell=cell, label=value.strip()))
    return _Year(place, end, _STANDINGS[words])


def _amount(sheet: Sheet, row: Row, year: _Year) -> int:
    amount = whole_dollars(row.cell(year.place))
    if amount is None:
        message = _('Sheet "{sheet}", cell {cell}: "{value}" is no amount in dollars.')
        cell = f"{column_name(year.place)}{row.number}"
        value = row.cell(year.place)
        raise PageError(
            message.format(sheet=sheet.name, cell=cell, value="" if value is None else value)
        )
    return amount


def _check_total(sheet: Sheet, year: _Year, total: int, *, after: int) -> None:
    """The sheet's own total, where it prints one below the towns."""
    for row in sheet.rows:
        label = " ".join(str(cell) for cell in row.cells[:2] if cell is not None).casefold()
        if row.number <= after or "total" not in label:
            continue
        printed = whole_dollars(row.cell(year.place))
        if printed != total:
            message = _(
                'Sheet "{sheet}", row {row}: the towns make {total} in {year}; the total says '
                "{printed}."
            )
            raise PageError(
                message.format(
                    sheet=sheet.name,
                    row=row.number,
                    total=total,
                    year=year.fiscal_year,
                    printed="-" if printed is None else printed,
                )
            )

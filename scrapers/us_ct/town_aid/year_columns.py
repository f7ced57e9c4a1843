"""The row of a sheet that labels its fiscal years, and the columns under the labels.

A label is a text such as "2012-13", perhaps with a word on how settled the year is. Leaves to
others: the towns and their amounts (town_rows).
"""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportcard.collect.workbook import Row, Sheet, Value, column_name
from reportcard.errors import PageError
from reportcard.language import _
from reportcard.model.vocabulary import GrantStanding
from reportcard.problems import excerpt

# The first columns hold a town's number and its name: a year there is part of a title.
FIRST_COLUMN = 2
# What seems to name a year, in the row of labels, must be a label.
_LIKE_A_YEAR = re.compile(r"FY|FISCAL|\b(19|20)\d\d\b|\b\d\d\s*[-–/]\s*\d\d\b", re.IGNORECASE)
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
class YearColumn:
    """A column of amounts."""

    place: int
    fiscal_year: int
    standing: GrantStanding


def find_years(sheet: Sheet) -> tuple[int, tuple[YearColumn, ...]]:
    """The number of the row of labels, and the columns under them.

    Raises:
        PageError: there is no such row, a label says more than is understood, or the years are
            there twice or in no order.
    """
    for row in sheet.rows:
        if years := tuple(_years(sheet, row)):
            _check_order(sheet, row, [year.fiscal_year for year in years])
            _check_others(sheet, row, {year.place for year in years})
            return row.number, years
    message = _('Sheet "{sheet}" has no row of fiscal years such as 2012-13.')
    raise PageError(message.format(sheet=sheet.name))


def _years(sheet: Sheet, row: Row) -> Iterator[YearColumn]:
    for place, value in enumerate(row.cells):
        if place >= FIRST_COLUMN and (year := _year_of(sheet, row, place, value)) is not None:
            yield year


def _check_order(sheet: Sheet, row: Row, years: Sequence[int]) -> None:
    """Each year once, from left to right or from right to left: labels were not mixed up."""
    if len(set(years)) != len(years):
        message = _('Sheet "{sheet}", row {row}: a fiscal year has two columns.')
        raise PageError(message.format(sheet=sheet.name, row=row.number))
    if list(years) not in (sorted(years), sorted(years, reverse=True)):
        message = _('Sheet "{sheet}", row {row}: the fiscal years are in no order: {years}.')
        said = ", ".join(map(str, years))
        raise PageError(message.format(sheet=sheet.name, row=row.number, years=said))


def _check_others(sheet: Sheet, row: Row, understood: Container[int]) -> None:
    """No year is left out because it is written in another way."""
    for place, value in enumerate(row.cells):
        if place >= FIRST_COLUMN and place not in understood and _LIKE_A_YEAR.search(str(value)):
            message = _(
                'Sheet "{sheet}", cell {cell}: "{label}" seems to be a fiscal year; one such as '
                "2012-13 is expected."
            )
            cell = f"{column_name(place)}{row.number}"
            label = excerpt(str(value))
            raise PageError(message.format(sheet=sheet.name, cell=cell, label=label))


def _year_of(sheet: Sheet, row: Row, place: int, value: Value) -> YearColumn | None:
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
        label = excerpt(value.strip())
        raise PageError(message.format(sheet=sheet.name, cell=cell, label=label))
    return YearColumn(place, end, _STANDINGS[words])

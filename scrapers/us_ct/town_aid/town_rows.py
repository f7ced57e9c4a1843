"""The rows of a sheet below its labels: a town each, the total, and nothing else under a year.

Leaves to others: which columns are years (year_columns), and whether the years make sense together
(entitlements).
"""

from collections.abc import Mapping, Sequence

from reportcard.collect.workbook import Row, Sheet, Value, column_name
from reportcard.errors import PageError
from reportcard.language import _
from reportcard.problems import excerpt

from ..town_names import plain
from .amounts import is_number, whole_dollars
from .year_columns import YearColumn

# More towns than these are not named one by one.
_NAMED = 5


def read_amounts(
    sheet: Sheet, head: int, years: Sequence[YearColumn], names: Mapping[int, str]
) -> dict[YearColumn, dict[int, int]]:
    """What each town gets, by year.

    Args:
        sheet: The sheet.
        head: The number of its row of labels.
        years: The columns under the labels.
        names: The towns by number.

    Raises:
        PageError: a town is missing, there twice or under another number, a cell is no amount,
            something else stands under a year, or a total is not the sum.
    """
    below = [row for row in sheet.rows if row.number > head]
    rows = _town_rows(sheet, below, names)
    found = {
        year: {code: _amount(sheet, row, year) for code, row in rows.items()} for year in years
    }
    numbers = {row.number for row in rows.values()}
    for row in below:
        if row.number not in numbers:
            _check_other(sheet, row, found, is_below=row.number > max(numbers))
    return found


def _town_rows(sheet: Sheet, below: Sequence[Row], names: Mapping[int, str]) -> dict[int, Row]:
    rows: dict[int, Row] = {}
    for row in below:
        if (code := _code(row.cell(0))) not in names:
            continue
        if plain(str(row.cell(1))) != plain(names[code]) or code in rows:
            message = _('Sheet "{sheet}", row {row}: number {code} is {town}, once.')
            raise PageError(
                message.format(sheet=sheet.name, row=row.number, code=code, town=names[code])
            )
        rows[code] = row
    if missing := [name for code, name in names.items() if code not in rows]:
        message = (
            _('Sheet "{sheet}" has no row for {towns}.')
            if len(missing) <= _NAMED
            else _('Sheet "{sheet}" has no row for {towns} and {n} other towns.')
        )
        said = ", ".join(missing[:_NAMED])
        raise PageError(message.format(sheet=sheet.name, towns=said, n=len(missing) - _NAMED))
    return rows


def _code(value: Value) -> int:
    """A town's number, written as a number or as text ("007"); 0 for anything else."""
    text = value.strip() if isinstance(value, str) else value
    if isinstance(text, str):
        return int(text) if text.isascii() and text.isdecimal() and len(text) <= len("169") else 0
    return int(text) if is_number(text) and text in range(1, 1_000) else 0


def _amount(sheet: Sheet, row: Row, year: YearColumn) -> int:
    value = row.cell(year.place)
    if (amount := whole_dollars(value)) is not None:
        return amount
    message = (
        _(
            'Sheet "{sheet}", cell {cell} is empty, or has a formula whose result was not saved; '
            "an amount in dollars is expected."
        )
        if value is None
        else _('Sheet "{sheet}", cell {cell}: "{value}" is no amount in dollars.')
    )
    raise PageError(
        message.format(sheet=sheet.name, cell=_cell(row, year), value=excerpt(str(value)))
    )


def _check_other(
    sheet: Sheet, row: Row, found: Mapping[YearColumn, Mapping[int, int]], *, is_below: bool
) -> None:
    """A row of no town's: a total that is the sum, or one that has nothing under a year."""
    label = " ".join(str(cell) for cell in row.cells[:2] if cell is not None)
    if is_below and "total" in label.casefold():
        for year, amounts in found.items():
            _check_total(sheet, row, year, sum(amounts.values()))
        return
    for year in found:
        if row.cell(year.place) is not None:
            message = _(
                'Sheet "{sheet}", cell {cell}: "{value}" stands under a fiscal year, in a row that '
                "is neither a town's nor the total's."
            )
            value = excerpt(str(row.cell(year.place)))
            raise PageError(message.format(sheet=sheet.name, cell=_cell(row, year), value=value))


def _check_total(sheet: Sheet, row: Row, year: YearColumn, total: int) -> None:
    """The sheet's own total, where it prints one below the towns."""
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


def _cell(row: Row, year: YearColumn) -> str:
    return f"{column_name(year.place)}{row.number}"

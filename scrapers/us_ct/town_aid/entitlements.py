"""The education department's spreadsheet of the main grant: what each town gets in each year.

A sheet holds some fiscal years, one a column, under labels such as "2012-13"; a row holds a town,
its number in the first column and its name in the second. The file does not say which years are
settled unless a label does. Leaves to others: its bytes (workbook), labels (year_columns), rows
(town_rows), whether amounts can be dollars (plausible), the newest of several versions (the store).
"""

from collections.abc import Iterator

from reportcard.collect.pages import Page
from reportcard.collect.workbook import Sheet, read_workbook
from reportcard.errors import PageError
from reportcard.language import _
from reportcard.model.town_records import TownGrantRecord
from reportcard.model.vocabulary import Dollars

from ..town_names import town_names
from .plausible import check_plausible
from .town_rows import read_amounts
from .year_columns import find_years

_PROGRAM = "ecs"
_FIRST_YEAR = 2001


def parse_entitlements(page: Page) -> Iterator[TownGrantRecord]:
    """The amounts of all sheets.

    Raises:
        PageError: a sheet has no labels of years, a year is missing or contradicts itself, a town
            is missing or under another number, a cell is no amount, a total is not the sum, or
            something stands among the amounts that is none.
    """
    found: dict[tuple[int, int], TownGrantRecord] = {}
    for sheet in read_workbook(page.body):
        for grant in _grants(page, sheet):
            key = (grant.fiscal_year, grant.town_code)
            found[key] = _joined(sheet, found.get(key, grant), grant)
    _check_years({year for year, _town in found}, int(page.context("session")))
    check_plausible(found.values(), town_names(page))
    yield from (found[key] for key in sorted(found))


def _joined(sheet: Sheet, before: TownGrantRecord, grant: TownGrantRecord) -> TownGrantRecord:
    """One amount of two sheets: they must agree, and one may say how settled it is."""
    if before.amount != grant.amount:
        message = _('Sheet "{sheet}": town {town} has another amount for {year} before.')
        raise PageError(
            message.format(sheet=sheet.name, town=grant.town_code, year=grant.fiscal_year)
        )
    said = {before.standing, grant.standing} - {"unstated"}
    if len(said) > 1:
        message = _('Sheet "{sheet}": two sheets differ on whether {year} is final or an estimate.')
        raise PageError(message.format(sheet=sheet.name, year=grant.fiscal_year))
    return grant if before.standing == "unstated" else before


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
    head, years = find_years(sheet)
    for year, amounts in read_amounts(sheet, head, years, town_names(page)).items():
        for code, amount in amounts.items():
            yield TownGrantRecord(_PROGRAM, code, year.fiscal_year, Dollars(amount), year.standing)

"""The sample's table of grants to towns: what each town gets in each fiscal year."""

from collections.abc import Iterator

from reportcard.collect.pages import Page
from reportcard.model.town_records import TownGrantRecord
from reportcard.model.vocabulary import Dollars, GrantStanding

from ..tables import read_table

_COLUMNS = ("program", "fiscal_year", "standing", "town_code", "amount", "source_url")
_STANDINGS: tuple[GrantStanding, ...] = ("final", "estimate", "unstated")


def parse_grants(page: Page) -> Iterator[TownGrantRecord]:
    """Amounts in whole nominal dollars."""
    for row in read_table(page.body, columns=_COLUMNS):
        yield TownGrantRecord(
            program=row.text("program"),
            town_code=row.integer("town_code"),
            fiscal_year=row.integer("fiscal_year"),
            amount=Dollars(row.integer("amount")),
            standing=row.one_of("standing", _STANDINGS),
            source_url=row.text("source_url"),
        )

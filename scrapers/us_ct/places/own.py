"""The project's own table of places: villages and ZIP codes, and the towns they lie in.

Each row has the address of its evidence. A row without a town is a place whose sources name
different towns: pages say so instead of guessing. Leaves to others: the file of ZIP codes (zips).
"""

from collections.abc import Iterator

from reportcard.collect.pages import Page
from reportcard.errors import PageError
from reportcard.language import _
from reportcard.model.town_records import PlaceRecord
from reportcard.model.vocabulary import PlaceKind

from ..tables import Row, read_table

PLACES = "project:scrapers/us_ct/places/places.csv"
_COLUMNS = ("kind", "name", "town_code", "source_url")
_KINDS: tuple[PlaceKind, ...] = ("village", "zip")


def parse_places(page: Page) -> Iterator[PlaceRecord]:
    """A record for each place and each town that it lies in.

    Raises:
        PageError: a ZIP code that is none.
    """
    for row in read_table(page.body, columns=_COLUMNS):
        kind = row.one_of("kind", _KINDS)
        yield PlaceRecord(
            kind=kind,
            name=_zip(row) if kind == "zip" else row.text("name"),
            town_code=row.integer("town_code") if row.maybe("town_code") else None,
            source_url=row.text("source_url"),
        )


def is_zip(text: str) -> bool:
    """Whether it is five digits: a spreadsheet that takes them for a number drops the first."""
    return len(text) == 5 and text.isascii() and text.isdecimal()


def _zip(row: Row) -> str:
    name = row.text("name")
    if not is_zip(name):
        message = _('Line {line}: "{text}" is no ZIP code of five digits.')
        raise PageError(message.format(line=row.line, text=name))
    return name

"""The public file that gives each ZIP code area the town in which its middle lies.

One row for each ZIP code; many areas reach into other towns, which the file does not say. Leaves to
others: what pages may say of that (templates), and whether other lists agree (the store).
"""

from collections.abc import Iterator

from reportcard.collect.pages import Page
from reportcard.errors import PageError
from reportcard.language import _
from reportcard.model.town_records import PlaceRecord

from ..tables import Row, read_table
from ..town_names import no_such_town, plain, town_codes
from .own import is_zip

_COLUMNS = ("2020zip5", "Town_FIPS_22", "Town_Name")


def parse_zips(page: Page) -> Iterator[PlaceRecord]:
    """Each ZIP code with its town.

    Raises:
        PageError: another header, a ZIP code that is none or there twice, or a town that is none.
    """
    codes, seen = town_codes(page), set[str]()
    for row in read_table(page.body, columns=_COLUMNS):
        name = _zip(row, seen)
        seen.add(name)
        town = row.text("Town_Name")
        if (code := codes.get(plain(town))) is None:
            raise no_such_town(_("Line {line}").format(line=row.line), town, page)
        yield PlaceRecord(kind="zip", name=name, town_code=code, source_url=page.url)


def _zip(row: Row, seen: set[str]) -> str:
    name = row.text("2020zip5")
    if not is_zip(name):
        message = _('Line {line}: "{text}" is no ZIP code of five digits.')
        raise PageError(message.format(line=row.line, text=name))
    if name in seen:
        message = _("Line {line}: the ZIP code {text} is there twice.")
        raise PageError(message.format(line=row.line, text=name))
    return name

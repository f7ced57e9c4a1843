"""The cells of an .xlsx spreadsheet, sheet by sheet, as values.

A spreadsheet from somewhere is not trusted: how large it is unpacked, and how many rows and columns
are read, is bounded, and what it says of its own extent is not believed. Formulas count with the
value that was saved beside them. Leaves to others: whether the bytes are a spreadsheet at all
(body), and what the cells mean (scrapers).
"""

import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reportcard.errors import PageError
from reportcard.language import _

# The state's largest list has 170 rows and 30 columns; beyond these it is another file, or a trap.
MOST_FILES = 1_000
MOST_SHEETS = 50
MOST_BYTES = 50_000_000
MOST_SHRUNK = 200
MOST_ROWS = 5_000
MOST_COLUMNS = 200
# The last row that a spreadsheet can have: somebody may have written far below the list.
_LAST_ROW = 1_048_576
# What the reader raises for parts that are damaged, missing or none of a spreadsheet's.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    SyntaxError,  # of either reader of XML: entities that grow, a part cut short
    EOFError,
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
    ArithmeticError,
    RuntimeError,  # a part that is locked by a password, or nested too deep
    OSError,
)

# What a cell holds: text, a number, a day, True or False, or nothing.
Value = object


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet: its number as the spreadsheet program shows it, and its cells."""

    number: int
    cells: tuple[Value, ...]

    def cell(self, place: int) -> Value:
        """A cell by its place from 0; None where the row is shorter."""
        return self.cells[place] if place < len(self.cells) else None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet by its name, with the rows that are not empty."""

    name: str
    rows: tuple[Row, ...]


def read_workbook(body: bytes) -> tuple[Sheet, ...]:
    """The sheets of a spreadsheet, in its order.

    Raises:
        PageError: it cannot be read, or is far larger than any list that is read here.
    """
    _check_size(body)
    try:
        # Warnings of the reader are of looks that it does not keep; they are nobody's business.
        with warnings.catch_warnings(action="ignore"):
            return tuple(_sheets(body))
    except _BROKEN as error:
        # The reader's own words are about its insides; whoever asks for them finds the cause here.
        message = _(
            "The spreadsheet cannot be read: a part of it is damaged, missing or not in its form."
        )
        raise PageError(message) from error


def column_name(place: int) -> str:
    """How a spreadsheet program calls a column: A for 0, AA for 26."""
    name = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def _sheets(body: bytes) -> Iterator[Sheet]:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(body), read_only=True, data_only=True)
    try:
        if len(book.worksheets) > MOST_SHEETS:
            message = _("The spreadsheet has more than {n} sheets.")
            raise PageError(message.format(n=MOST_SHEETS))
        for sheet in book.worksheets:
            yield Sheet(str(sheet.title), tuple(_rows(sheet)))
    finally:
        book.close()


def _rows(sheet: Any) -> Iterator[Row]:
    """The rows of a sheet that hold something.

    Raises:
        PageError: something stands beyond the limits, however far.
    """
    sheet.reset_dimensions()
    found = sheet.iter_rows(max_row=_LAST_ROW, values_only=True)
    for number, cells in enumerate(found, start=1):
        if all(cell is None for cell in cells):
            continue
        if number > MOST_ROWS or any(cell is not None for cell in cells[MOST_COLUMNS:]):
            message = _('Sheet "{sheet}" has more than {rows} rows or {columns} columns.')
            raise PageError(message.format(sheet=sheet.title, rows=MOST_ROWS, columns=MOST_COLUMNS))
        yield Row(number, cells[:MOST_COLUMNS])


def _check_size(body: bytes) -> None:
    try:
        infos = zipfile.ZipFile(io.BytesIO(body)).infolist()
    except zipfile.BadZipFile as error:
        raise PageError(_("This is not an .xlsx spreadsheet.")) from error
    unpacked = sum(info.file_size for info in infos)
    if len(infos) > MOST_FILES or unpacked > min(MOST_BYTES, MOST_SHRUNK * len(body)):
        message = _("Unpacked the spreadsheet would have {n} bytes in {files} files: too many.")
        raise PageError(message.format(n=unpacked, files=len(infos)))

"""Rows of the official bulk files, whatever the day's spelling of header, encoding and padding.

Header names drift ("bill_num", "billNum"), the header has been missing, fields are padded and
"empty" is a blank. Leaves to others: what the fields mean (files, scraper).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportcard.collect.text import decode_text, read_csv
from reportcard.errors import PageError
from reportcard.language import _

# Within a field: the end of a line, and what looks like the first field of the next row.
_SWALLOWED = re.compile(r'[\r\n]\s*"?[A-Z]{2,4}\d{0,5}\s*"?\s*,')


@dataclass(frozen=True, slots=True)
class BulkTable:
    """A bulk file.

    Attributes:
        rows: (line in the file, fields in the order of the columns asked for).
        has_header: False where the first row was data, so that the columns were taken in the
            official order.
        new_columns: Columns that nobody knows yet, as the file spells them.
    """

    rows: Iterator[tuple[int, tuple[str, ...]]]
    has_header: bool
    new_columns: tuple[str, ...]


def read_bulk(body: bytes, columns: Sequence[str]) -> BulkTable:
    """A bulk file with these columns, in any order and spelling.

    Args:
        body: The file.
        columns: All official columns in the official order.

    Raises:
        PageError: the file is empty, a column is missing or there twice. While rows are taken: a
            row has another number of fields than the header, or other rows in one of its fields.
    """
    lines = read_csv(decode_text(body))
    first = next(lines, None)
    if first is None:
        raise PageError(_("The table is empty."))
    known = [_plain(name) for name in columns]
    names = [_plain(cell) for cell in first[1]]
    if names[0] not in known:
        return BulkTable(_rows([first], lines, range(len(known)), len(known)), False, ())
    for column, name in zip(columns, known, strict=True):
        if names.count(name) != 1:
            message = _("The table has the column {column} {n} times; once is right.")
            raise PageError(message.format(column=column, n=names.count(name)))
    places = [names.index(name) for name in known]
    new = tuple(cell for cell, name in zip(first[1], names, strict=True) if name not in known)
    return BulkTable(_rows([], lines, places, len(names)), True, new)


def _rows(
    first: Sequence[tuple[int, list[str]]],
    rest: Iterator[tuple[int, list[str]]],
    places: Sequence[int],
    width: int,
) -> Iterator[tuple[int, tuple[str, ...]]]:
    for source in (first, rest):
        for line, cells in source:
            if len(cells) != width:
                if not any(cells):
                    continue  # an empty line, such as the last one
                message = _("Line {line} has {n} fields in place of {m}.")
                raise PageError(message.format(line=line, n=len(cells), m=width))
            if any(_SWALLOWED.search(cell) for cell in cells):
                message = _(
                    "A field before line {line} holds other rows: a quotation mark is lost."
                )
                raise PageError(message.format(line=line))
            yield line, tuple([cells[place] for place in places])


def _plain(name: str) -> str:
    """A column's name in the form in which all spellings are the same: "billnum"."""
    return "".join(letter for letter in name.lower() if letter.isalnum())

"""From bytes to rows of cells, or the one sentence that says why they are none.

A file that a program could read in two ways is refused: only UTF-8, only commas, only quotation
marks that are closed. Leaves to others: what the rows must hold (sheet).
"""

import csv
import io
from collections.abc import Iterator

from reportcard.language import _
from reportcard.problems import Problem

# 2,000 roll calls of a chamber of 400 are 30 MB; a file made to fill the memory is larger.
MAX_BYTES = 60_000_000


class BrokenRow(Exception):  # noqa: N818  told to the user as a sentence, like any other mistake
    """A row whose end cannot be told."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def file_problems(body: bytes, file: str) -> Iterator[Problem]:
    """What keeps the bytes from being a text at all; at most one sentence."""
    save = _("Save it as “CSV UTF-8 (comma delimited)”.")
    if len(body) > MAX_BYTES:
        message = _("The file has more than {n} MB: that is too large to read.")
        yield Problem(message.format(n=MAX_BYTES // 1_000_000), file)
    elif body.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield Problem(_("The file is in UTF-16, not in UTF-8."), file, hint=save)
    elif (place := body.find(b"\x00")) >= 0:
        line = body.count(b"\n", 0, place) + 1
        yield Problem(_("There is a NUL byte: this is no text file."), file, line)
    else:
        try:
            text = body.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = body.count(b"\n", 0, error.start) + 1
            yield Problem(_("A letter here is not in UTF-8."), file, line, hint=save)
            return
        if not text.strip():
            yield Problem(_("The file is empty: a header line is expected."), file, 1)


def rows_of(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, with the line that it begins on."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise BrokenRow(_broken_quote(error), line) from error
        if any(cell.strip() for cell in cells):
            yield line, cells


def _broken_quote(error: csv.Error) -> str:
    if "expected after" in str(error):
        return _("Text stands after a closing quotation mark: double the marks inside a cell.")
    # Whether the end of the file is met first or the library's limit on a cell, which other code of
    # the process may have set, says nothing to anybody.
    return _("A cell in this row does not end: is a quotation mark opened and never closed?")

"""Reads one CSV file strictly: its rows, or everything that is wrong with it, with line and column.

Nothing is guessed: the header is exact, each row has as many cells as it, and a file that a program
could read in two ways is refused. Leaves to others: bytes that are no such
file (csvfile), what columns there are (columns), what a cell
may say (cells), and what must be true across tables (check).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reportcard.language import _
from reportcard.problems import Problem
from reportcard.tidy.cells import as_read, did_you_mean, find_mistake, shown
from reportcard.tidy.columns import Column, TableKind
from reportcard.tidy.csvfile import BrokenRow, file_problems, rows_of
from reportcard.tidy.telling import told

MAX_CELL = 20_000


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line it begins on, and its cells by column; "" where one is empty."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """The cell of a column; "" also where the file does not have it."""
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file as it was read: its name, its rows without mistakes, and what is wrong.

    spoiled are the rows with a mistake in a cell; is_whole is false where there may be more rows
    than could be read. What refers to either is not looked at: mistakes are told where they are.
    """

    kind: TableKind
    stem: str
    shown_as: str
    body: bytes
    rows: tuple[Row, ...]
    spoiled: tuple[Row, ...]
    is_whole: bool
    problems: tuple[Problem, ...]

    def problem(self, row: Row, column: str, message: str, hint: str = "") -> Problem:
        """A problem in one cell."""
        return Problem(message, file=self.shown_as, line=row.line, key=column, hint=hint)


def unread_sheet(kind: TableKind, *, shown_as: str) -> Sheet:
    """A table that is there under a name or in a form that is not read.

    What refers to it is not looked at: one mistake is told once.
    """
    return Sheet(kind, kind.name, shown_as, b"", (), (), is_whole=False, problems=())


def read_sheet(body: bytes, kind: TableKind, *, stem: str, shown_as: str) -> Sheet:
    """Read one file.

    Args:
        body: Its bytes.
        kind: The table that it holds.
        stem: Its name without the ending.
        shown_as: How to name it in sentences.
    """
    reading = _Reading(kind, shown_as)
    reading.read(body)
    return Sheet(
        kind,
        stem,
        shown_as,
        body,
        rows=tuple(reading.rows),
        spoiled=tuple(reading.spoiled),
        is_whole=reading.is_whole,
        problems=tuple(told(reading.problems, shown_as)),
    )


@dataclass(slots=True)
class _Reading:
    """What was found so far of one file."""

    kind: TableKind
    file: str
    rows: list[Row] = field(default_factory=list)
    spoiled: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    is_whole: bool = True

    def read(self, body: bytes) -> None:
        """Read everything that can be read."""
        broken = [*file_problems(body, self.file)]
        if not broken:
            try:
                self._read_rows(rows_of(body.decode("utf-8-sig")))
            except BrokenRow as error:
                broken.append(Problem(str(error), self.file, error.line))
        self.problems += broken
        self.is_whole = self.is_whole and not broken

    def _read_rows(self, lines: Iterator[tuple[int, list[str]]]) -> None:
        _line, header = next(lines, (1, []))
        # A spreadsheet program writes columns that once held something, as empty ones at the end.
        names = _without_empty_end(header, 0)
        wrong = list(_header_problems(names, self.kind, self.file))
        self.problems += wrong
        self.is_whole = not wrong
        columns = {column.name: column for column in self.kind.columns}
        for line, written in lines:
            if wrong:
                continue  # still read to its end, for a quotation mark that is never closed
            cells = _without_empty_end(written, len(names))
            if problems := list(_length_problems(line, cells, names, self.file)):
                self.is_whole = False
                self.problems += problems
                continue
            pairs = zip(names, cells, strict=True)
            row = Row(line, {name: as_read(columns[name].kind, c) for name, c in pairs})
            problems = list(_cell_problems(row, columns, self.file))
            self.problems += problems
            (self.spoiled if problems else self.rows).append(row)


def _without_empty_end(cells: Sequence[str], at_least: int) -> list[str]:
    """Cells without blanks around them, and without the empty ones beyond the header."""
    plain = [cell.strip() for cell in cells]
    while len(plain) > at_least and not plain[-1]:
        plain.pop()
    return plain


def _header_problems(names: Sequence[str], kind: TableKind, file: str) -> Iterator[Problem]:
    known = tuple(column.name for column in kind.columns)
    if names[:1] and names[0].lower().startswith("sep="):
        message = _("{text} is no header line, but a note of a spreadsheet program.")
        yield Problem(message.format(text=shown(names[0])), file, 1, hint=_("Delete the line."))
        return
    if len(names) == 1 and (";" in names[0] or "\t" in names[0]):
        message = _("The columns are not separated by commas.")
        yield Problem(message, file, 1, hint=_("Save it as “CSV UTF-8 (comma delimited)”."))
        return
    for name in dict.fromkeys(names):
        if not name:
            yield Problem(_("A column has no name."), file, 1)
        elif name not in known:
            message = _("There is no column {name} in this table; there are: {names}.")
            words = message.format(name=shown(name), names=", ".join(known))
            yield Problem(words, file, 1, hint=did_you_mean(name, known))
        elif names.count(name) > 1:
            yield Problem(_("The column {name} is there twice.").format(name=name), file, 1)
    for name in kind.needed:
        if name not in names:
            yield Problem(_("The column {name} is missing.").format(name=name), file, 1)


def _length_problems(
    line: int, cells: Sequence[str], names: Sequence[str], file: str
) -> Iterator[Problem]:
    if len(cells) != len(names):
        message = _("The row has {n} cells, the header {columns}.")
        words = message.format(n=len(cells), columns=len(names))
        yield Problem(words, file, line, hint=_("A text with a comma in it needs quotes."))


def _cell_problems(row: Row, columns: Mapping[str, Column], file: str) -> Iterator[Problem]:
    for name, text in row.cells.items():
        if not text:
            if columns[name].needed:
                yield Problem(_("The cell is empty."), file, row.line, name)
        elif len(text) > MAX_CELL:
            message = _("The cell has {n} characters; at most {most} are read.")
            yield Problem(message.format(n=len(text), most=MAX_CELL), file, row.line, name)
        elif (wrong := find_mistake(columns[name].kind, text)) is not None:
            yield Problem(wrong.message, file, row.line, name, wrong.hint)

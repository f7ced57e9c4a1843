"""A tally sheet as a web page: tables, in which the heads of the grid say where the columns are."""

from collections.abc import Iterator, Sequence
from typing import Any

from reportcard.collect.text import read_html
from reportcard.errors import PageError
from reportcard.language import _

from .form import COLUMN_HEADS, MARK, Ballot, Form
from .head import begins_with_label

# What holds a line of text: a row that holds no table of its own, or a paragraph outside a table.
_LINES = (
    "//tr[not(.//tr)] | //*[self::h1 or self::h2 or self::h3 or self::h4 or self::p or self::div]"
    "[not(ancestor::tr) and not(.//tr or .//p or .//div or .//h1 or .//h2 or .//h3 or .//h4)]"
)
_WIDEST = 20  # cells that one cell may stand for


def read_web_form(body: bytes) -> Form:
    """The lines and the grid of a sheet.

    Raises:
        PageError: something in the grid is neither a member nor an X in one of the columns.
    """
    lines: list[str] = []
    ballots: list[Ballot] = []
    groups: tuple[int, ...] = ()
    for cells in map(_cells, read_html(body).xpath(_LINES)):
        line = " ".join(cell for cell in cells if cell)
        if starts := _groups(cells):
            groups = starts
        elif groups and line and not begins_with_label(line):
            ballots.extend(_ballots(cells, groups))
        elif line:
            lines.append(line)
    return Form(tuple(lines), tuple(ballots))


def _cells(element: Any) -> tuple[str, ...]:
    """The texts of a row's cells, each as often as it is wide; of a paragraph, its text."""
    if element.tag != "tr":
        return (_text(element),)
    cells: list[str] = []
    for cell in element.xpath("./td | ./th"):
        width = cell.get("colspan", "1")
        wide = int(width) if width.isdecimal() and len(width) <= len(str(_WIDEST)) else 1
        cells += [_text(cell), *[""] * (min(wide, _WIDEST) - 1)]
    return tuple(cells)


def _text(element: Any) -> str:
    return " ".join(str(element.text_content()).split())


def _groups(cells: Sequence[str]) -> tuple[int, ...]:
    """Where the four columns of each member begin, if this row is the head of the grid."""
    heads, wide = [cell.casefold() for cell in cells], len(COLUMN_HEADS)
    return tuple(
        start
        for start in range(1, len(heads) - wide + 1)
        if tuple(heads[start : start + wide]) == COLUMN_HEADS and heads[start - 1] != "voting"
    )


def _ballots(cells: Sequence[str], groups: Sequence[int]) -> Iterator[Ballot]:
    wide = len(COLUMN_HEADS)
    used = {place for start in groups for place in range(start - 1, start + wide)}
    for place, cell in enumerate(cells):
        if cell and place not in used:
            raise PageError(
                _('"{text}" stands outside the columns of the sheet.').format(text=cell)
            )
    for start in groups:
        name = cells[start - 1] if start <= len(cells) else ""
        marks = cells[start : start + wide]
        for mark in marks:
            if mark and (mark != MARK or not name):
                message = _('"{mark}" stands among the marks of "{name}"; only an X may.')
                raise PageError(message.format(mark=mark, name=name))
        if name:
            yield Ballot(name, tuple(place for place, mark in enumerate(marks) if mark))

"""The rows of a section's table: years above, then labels with amounts beside them.

A label may take several lines. Bills number their rows in the margin, so a line without a number
continues the row above it; acts do not, and there a line without amounts continues the row above it
unless a blank line stands between them, or a page ends. What the labels mean is left to `outline`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import dropwhile, takewhile

from reportcard.language import N_
from reportcard.model.untold import Untold, untold

from .columns import Amount, Cut, cut
from .leadin import LeadIn
from .lines import Line, joined
from .sections import Section
from .troubles import row_trouble

_YEARS = re.compile(r"(\d{4})-(\d{4})")
# Shares of a line's height. Lines further apart than the first have a blank one between them; the
# lines of one label are not further apart than the second.
_BLANK, _NEXT = 2.0, 1.38
_NO_YEARS = N_("No fiscal years stand above the table.")
_MORE = N_("Page {page}: more of a table stands below the words that end it.")
_TWO_LINES = N_("Page {page}: the row {row} has amounts on two lines.")
_OR_GOES_ON = N_("it may be a row without amounts, or go on with the one above")


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its label, its amounts, and where it stands."""

    label: str
    amounts: tuple[Amount, ...]
    page: int
    number: str
    # Words of the label that end furthest right: nothing but amounts stands beyond them.
    label_edge: float
    # Whether a blank line, the years or the top of an act's page stand above it.
    is_apart: bool


@dataclass
class Table:
    """The table of a section.

    Attributes:
        section: Whose.
        lead_in: The sentence above it.
        title: The words above or beside the years: the fund.
        years: By the year in which each ends.
        year_edges: The right edge of each.
        rows: Those with words or amounts.
        troubles: Sentences on what cannot be read for sure, in neither language.
    """

    section: Section
    lead_in: LeadIn
    title: str = ""
    years: tuple[int, ...] = ()
    year_edges: tuple[float, ...] = ()
    rows: list[Row] = field(default_factory=list)
    troubles: list[Untold] = field(default_factory=list)


def find_table(section: Section, lead_in: LeadIn) -> Table | None:
    """The table below a section's sentence; None where no years stand above anything.

    A sentence that is known has a table: where it has none, that is a trouble.
    """
    below = section.lines[lead_in.lines :]
    if lead_in.kind is None:
        below = tuple(dropwhile(lambda line: not _years_of(line), below))
    lines = list(takewhile(lambda line: not line.is_numbered, below))
    head = next((index for index, line in enumerate(lines) if _years_of(line)), None)
    if head is None:
        troubles = [untold(_NO_YEARS)]
        return Table(section, lead_in, troubles=troubles) if lead_in.kind else None
    years = _years_of(lines[head])
    table = Table(
        section,
        lead_in,
        years=tuple(year for year, _edge in years),
        year_edges=tuple(edge for _year, edge in years),
    )
    title = [_before_years(lines[head])] if _before_years(lines[head]) else []
    body = lines[head + 1 :]
    if title:
        more = list(_continuing(lines[head], body))
        title += [line.text for line in more]
        body = body[len(more) :]
    above = [line.text for line in lines[:head] if line.text]
    table.title = joined([*above, *title])
    table.rows = _rows(table, body)
    if lead_in.kind is None and not any(row.amounts for row in table.rows):
        return None
    _note_more(table, below[len(lines) :])
    return table


def _note_more(table: Table, left: Sequence[Line]) -> None:
    """Below the prose that ends a table another may stand: nothing of it may vanish."""
    more = next((line for line in left if line.row or _years_of(line)), None)
    if more:
        table.troubles.append(untold(_MORE, page=more.page))


def _years_of(line: Line) -> list[tuple[int, float]]:
    """The fiscal years that end a line, each with its right edge; a line of words has none."""
    found: list[tuple[int, float]] = []
    for word in reversed(line.words):
        years = _YEARS.fullmatch(word.text)
        if not years or int(years[2]) != int(years[1]) + 1:
            break
        found.insert(0, (int(years[2]), word.x1))
    label = _before_years(line)
    return found if label == label.upper() else []


def _before_years(line: Line) -> str:
    return " ".join(word.text for word in line.words if not _YEARS.fullmatch(word.text))


def _rows(table: Table, lines: Sequence[Line]) -> list[Row]:
    held: list[list[tuple[Line, Cut]]] = []
    numbered = any(line.row for line in lines)
    last: Line | None = None
    for line in lines:
        if _repeats_years(table, line):
            last = None
            continue
        parts = cut(line)
        if not held or last is None or _begins(line, parts, last, numbered=numbered):
            held.append([])
        elif not numbered and line.y - last.y > _NEXT * line.height:
            table.troubles.append(row_trouble(line.page, line.row, line.text, _OR_GOES_ON))
        held[-1].append((line, parts))
        last = line
    found: list[Row] = []
    apart = True
    for group in held:
        row = _row(table, group, is_apart=apart or not numbered)
        found += [row] if row else []
        apart = row is None
    return found


def _repeats_years(table: Table, line: Line) -> bool:
    """Whether a further page repeats the years."""
    years = tuple(year for year, _edge in _years_of(line))
    return years == table.years and not _before_years(line)


def _begins(line: Line, parts: Cut, last: Line, *, numbered: bool) -> bool:
    """Whether a line begins a row; otherwise it continues the one above."""
    if numbered:
        return bool(line.row)
    return bool(parts.amounts) or _is_apart(line, last)


def _is_apart(line: Line, last: Line) -> bool:
    return line.page != last.page or line.y - last.y > _BLANK * line.height


def _continuing(head: Line, lines: Iterable[Line]) -> Iterable[Line]:
    """The lines below the years that go on with the words beside them."""
    last = head
    for line in lines:
        if line.row or cut(line).amounts or _is_apart(line, last):
            return
        yield line
        last = line


def _row(table: Table, group: Sequence[tuple[Line, Cut]], *, is_apart: bool) -> Row | None:
    """One row of the lines that make it up; None where it is blank."""
    first = group[0][0]
    with_amounts = [parts.amounts for _line, parts in group if parts.amounts]
    labels = [parts.label for _line, parts in group if parts.label]
    if not labels and not with_amounts:
        return None
    label = joined(" ".join(word.text for word in words) for words in labels)
    if len(with_amounts) > 1:
        table.troubles.append(untold(_TWO_LINES, page=first.page, row=label))
    edge = max((words[-1].x1 for words in labels), default=0.0)
    amounts = with_amounts[0] if with_amounts else ()
    return Row(label, amounts, first.page, first.row, edge, is_apart)

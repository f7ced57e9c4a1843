"""The tables of a fiscal note: who pays or gains, in which fund, in which year.

Cells are what the rules enclose: an amount may stand on two lines ("Up to" over "125,000"), and
text order would give half of it. Only what stands before the explanation is read; prose is not.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Literal

from reportcard.collect.ruled import Band, find_bands, read_rules
from reportcard.collect.words import Word, read_pages
from reportcard.errors import PageError
from reportcard.language import _

from ..roll_calls.grid import rows, text

TableKind = Literal["state", "municipal"]
_BEGINS = re.compile(r"OFA Fiscal Note\b", re.I)
_ENDS = re.compile(r"Explanation|See Fiscal Note Details", re.I)
_IMPACT = re.compile(r"(?P<kind>State|Municipal) Impact:\s*(?P<words>.*)", re.I)
_YEAR = re.compile(r"FY (?P<year>\d\d)(?: ?\$)?", re.I)
_HEADS: dict[str, TableKind] = {"agency affected": "state", "municipalities": "municipal"}
_BILL = re.compile(r"s?(?P<letters>[HS][BJR])-? ?0*(?P<digits>\d{1,5})", re.I)
# A raised figure is a footnote's, not part of the cell.
_RAISED = 0.8


@dataclass(frozen=True, slots=True)
class Effect:
    """One amount as printed; without a table the words after the heading, for no year."""

    table: TableKind
    agency: str
    fund_effect: str
    fiscal_year: int | None
    amount_text: str
    page: int


@dataclass
class _Reader:
    """Where in the note the reading stands.

    Attributes:
        begun: Whether the note's heading has come.
        table: Which table the next rows belong to.
        years: The years of its columns.
        open: The heading that nothing has followed yet.
    """

    begun: bool = False
    table: TableKind = "state"
    years: tuple[int, ...] = ()
    open: str = ""
    named: list[str] = field(default_factory=list)


def read_note(body: bytes, *, bill: str) -> tuple[Effect, ...]:
    """The effects that a note states before its explanation, in the order of the document.

    Args:
        body: The PDF.
        bill: Whose note it must be, where the document says so: "HB05468".

    Raises:
        PageError: no fiscal note, of another bill, or a table that cannot be read for sure.
    """
    reader = _Reader()
    found: list[Effect] = []
    for words, rules in zip(read_pages(body), read_rules(body), strict=True):
        is_last = False
        for part in _parts(words, find_bands(rules)):
            if isinstance(part, Band):
                found.extend(_row(reader, part, words))
            else:
                is_last = reader.begun and _ENDS.fullmatch(text(part)) is not None
                if is_last:
                    break
                found.extend(_line(reader, part))
        if is_last:
            break
    _require_note(reader, found, bill)
    return tuple(found)


def _parts(words: Sequence[Word], bands: Sequence[Band]) -> Iterator[Band | tuple[Word, ...]]:
    """Rows of tables, and the lines of text around them, from top to bottom."""
    outside = rows(word for word in words if not any(band.holds(word) for band in bands))
    parts: list[tuple[float, Band | tuple[Word, ...]]] = [(band.y1, band) for band in bands]
    parts += [(line[0].y, line) for line in outside]
    for _y, part in sorted(parts, key=lambda part: part[0]):
        yield part


def _line(reader: _Reader, line: tuple[Word, ...]) -> Iterator[Effect]:
    """A line of text: the note's heading, or what the impact is where no table says it."""
    words = text(line)
    if not reader.begun:
        reader.begun = _BEGINS.match(words) is not None
        if match := _BILL.fullmatch(words):
            reader.named.append(f"{match['letters'].upper()}{match['digits']:0>5}")
        return
    if match := _IMPACT.fullmatch(words):
        _require_closed(reader)
        kind: TableKind = "state" if match["kind"].lower() == "state" else "municipal"
        if match["words"]:
            yield Effect(kind, "", "", None, match["words"], line[0].page + 1)
        else:
            reader.open = words


def _row(reader: _Reader, band: Band, words: Sequence[Word]) -> Iterator[Effect]:
    """A row of a table: its head, or somebody's amounts by year."""
    if not reader.begun:
        return
    cells = [_words(cell) for cell in band.cells(words)]
    if kind := _HEADS.get(cells[0].lower()):
        reader.table, reader.years, reader.open = kind, tuple(map(_year, cells[2:])), ""
        return
    if len(cells) != len(reader.years) + 2 or not all(cells):
        message = _('A row of the fiscal note\'s table does not fit its head: "{row}".')
        raise PageError(message.format(row=" | ".join(cells)))
    page = next(word.page for word in words) + 1
    for year, amount in zip(reader.years, cells[2:], strict=True):
        yield Effect(reader.table, cells[0], cells[1], year, amount, page)


def _words(cell: Sequence[Word]) -> str:
    """The text of a cell, line by line, without figures of footnotes."""
    usual = median(word.height for word in cell) if cell else 0.0
    plain = [word for word in cell if not (word.text.isdigit() and word.height < _RAISED * usual)]
    return " ".join(text(line) for line in rows(plain))


def _year(head: str) -> int:
    match = _YEAR.fullmatch(head)
    if match is None:
        message = _('The head of a column is "{head}"; a fiscal year such as FY 27 $ is expected.')
        raise PageError(message.format(head=head))
    return 2000 + int(match["year"])


def _require_closed(reader: _Reader) -> None:
    if reader.open:
        message = _('Neither words nor a table follow "{heading}".')
        raise PageError(message.format(heading=reader.open))


def _require_note(reader: _Reader, found: Sequence[Effect], bill: str) -> None:
    if not reader.begun:
        raise PageError(_("This document has no fiscal note of the Office of Fiscal Analysis."))
    _require_closed(reader)
    if not found:
        raise PageError(_("The fiscal note says nothing before its explanation."))
    if reader.named and bill not in reader.named:
        message = _("The fiscal note is of {named}, not of {bill}.")
        raise PageError(message.format(named=", ".join(reader.named), bill=bill))

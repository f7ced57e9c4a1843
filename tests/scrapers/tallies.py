"""Draws committees' tally sheets in both published forms, from plain facts, for the tests.

Positions of the PDF were measured on one official form; tests/shared compares word by word. A sheet
says what its facts say, also when they do not add up: that is how corrupted twins are made.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from html import escape
from typing import TypeVar

from fpdf import FPDF

T = TypeVar("T")
COLUMNS = ("yea", "nay", "abstain", "absent")
_TOTALS = ("Voting", "Yea", "Nay", "Abstain", "Absent and Not Voting")
# x of the names of the two members in a row, of the heads of their columns, and of an X below.
_NAMES = (72.0, 320.0)
_HEADS = dict(zip(COLUMNS, (190.0, 214.0, 238.0, 266.0), strict=True))
_MARKS = dict(zip(COLUMNS, (194.0, 218.0, 242.0, 270.0), strict=True))
_TOTALS_X = (150.0, 200.0, 250.0, 300.0, 350.0)
_FIGURES_X = (158.0, 205.0, 255.0, 308.0, 390.0)
_TOP, _STEP, _FOOT = 204.0, 13.0, 740.0


@dataclass(frozen=True)
class Line:
    """A member as printed, and the columns with an X; shift moves the X to the right."""

    name: str
    marks: tuple[str, ...]
    shift: float = 0.0


@dataclass(frozen=True)
class Tally:
    """All that a sheet prints."""

    lines: tuple[Line, ...]
    bill: str = "SB00970"
    printed_bill: str = ""
    title: str = "AN ACT CONCERNING HEMP."
    code: str = "APP"
    committee: str = "APPROPRIATIONS COMMITTEE"
    heading: str = "VOTE TALLY SHEET"
    number: int = 99
    session: str = "2025"
    moved_by: str = ""
    seconded_by: str = ""
    action: str = "Joint Favorable"
    voted_on: str = "5/5/2025"
    totals: tuple[str, ...] = ()

    @property
    def figures(self) -> tuple[str, ...]:
        """The five totals: what the marks make, unless they are given."""
        marks = [mark for line in self.lines for mark in line.marks]
        yea, nay, abstain, absent = (marks.count(column) for column in COLUMNS)
        return self.totals or tuple(
            str(figure) for figure in (yea + nay + abstain, yea, nay, abstain, absent)
        )

    def url(self, ending: str) -> str:
        """The official address of one of the two forms: "htm" or "PDF"."""
        folder = f"https://www.cga.ct.gov/{self.session}/TS/{self.bill[0]}"
        name = (
            f"{self.session}{self.bill[:2]}-{self.bill[2:]}-R00{self.code}-CV{self.number:02d}-TS"
        )
        return f"{folder}/PDF/{name}.PDF" if ending == "PDF" else f"{folder}/{name}.{ending}"

    def with_line(self, name: str, /, **changes: object) -> "Tally":
        """A twin in which one line is another."""
        assert name in [line.name for line in self.lines]
        lines = (
            replace(line, **changes)  # type: ignore[arg-type]  # names of Line's fields
            if line.name == name
            else line
            for line in self.lines
        )
        return replace(self, lines=tuple(lines))


def sheet_of(*lines: tuple[str, str], **facts: object) -> Tally:
    """A sheet of these members, each with one column."""
    made = tuple(Line(name, (column,)) for name, column in lines)
    return Tally(lines=made, **facts)  # type: ignore[arg-type]  # names of Tally's fields


def batched(items: Sequence[T], size: int) -> list[Sequence[T]]:
    """The items in rows of so many."""
    return [items[start : start + size] for start in range(0, len(items), size)]


def web(tally: Tally, *, heads: Sequence[str] = COLUMNS) -> bytes:
    """The sheet as a web page."""
    bill = tally.printed_bill or f"{tally.bill[:2]}-{int(tally.bill[2:])}"
    grid = _row("", *heads, "", *heads) + "".join(
        _row(*(cell for line in pair for cell in (line.name, *_web_marks(line))))
        for pair in batched(tally.lines, 2)
    )
    body = (
        f"<h2>{escape(tally.committee)}</h2><h3>{escape(tally.heading)}</h3><table>"
        + _row("Bill No.:", bill)
        + _row("Title:", tally.title)
        + _row("Motion:", tally.moved_by, "Second:", tally.seconded_by)
        + _row("Action:", tally.action)
        + f"</table><table>{_row('TOTALS', *_TOTALS)}{_row('', *tally.figures)}</table>"
        + f"<table>{grid}</table><p>Vote date: {escape(tally.voted_on)}</p>"
    )
    return f"<html><head><title>Tally</title></head><body>{body}</body></html>".encode()


def _web_marks(line: Line) -> tuple[str, ...]:
    return tuple("X" if column in line.marks else "" for column in COLUMNS)


def _row(*cells: str) -> str:
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>\n"


def draw(tally: Tally, *, rows_a_page: int = 40) -> bytes:
    """The sheet as a PDF; a further page repeats the head of the grid."""
    pdf = FPDF(unit="pt", format="letter")
    pdf.core_fonts_encoding = "cp1252"
    pdf.set_creation_date(datetime(2025, 1, 8, tzinfo=UTC))
    pdf.add_page()
    _head(pdf, tally)
    for number, page in enumerate(batched(batched(tally.lines, 2), rows_a_page)):
        if number:
            pdf.add_page()
        _grid(pdf, page)
    _write(pdf, 72, _FOOT, f"Vote date: {tally.voted_on}", 10)
    _write(pdf, 320, _FOOT, "Correction date:", 10)
    return bytes(pdf.output())


def _head(pdf: FPDF, tally: Tally) -> None:
    bill = tally.printed_bill or f"{tally.bill[:2]}-{int(tally.bill[2:])}"
    _write(pdf, 200, 45, tally.committee, 12, "B")
    _write(pdf, 235, 62, tally.heading, 12, "B")
    _write(pdf, 72, 90, f"Bill No.: {bill}", 10)
    _write(pdf, 72, 104, tally.title, 10)
    _write(pdf, 72, 118, "Chair:", 10)
    _write(pdf, 230, 118, f"Motion: {tally.moved_by}", 10)
    _write(pdf, 390, 118, f"Second: {tally.seconded_by}", 10)
    for number, words in enumerate(f"Action: {tally.action}".split("\n")):
        _write(pdf, 72, 132 + 11 * number, words, 10)
    for x, words in zip(_TOTALS_X, _TOTALS, strict=True):
        _write(pdf, x, 154, words, 9)
    _write(pdf, 72, 168, "TOTALS", 9)
    for x, figure in zip(_FIGURES_X, tally.figures, strict=False):
        _write(pdf, x, 168, figure, 9)


def _grid(pdf: FPDF, pairs: Sequence[Sequence[Line]]) -> None:
    for aside in (0.0, _NAMES[1] - _NAMES[0]):
        for column in COLUMNS:
            _write(pdf, _HEADS[column] + aside, 190, column, 7)
    for row, pair in enumerate(pairs):
        y = _TOP + row * _STEP
        for name_x, line in zip(_NAMES, pair, strict=False):
            _write(pdf, name_x, y, line.name, 9)
            for column in line.marks:
                _write(pdf, _MARKS[column] + name_x - _NAMES[0] + line.shift, y, "X", 9)


def _write(pdf: FPDF, x: float, y: float, words: str, size: float, style: str = "") -> None:
    pdf.set_font("Times", style, size)
    pdf.text(x, y, words)

"""Draws fiscal notes in the layout of the official ones, with ruled tables, for the tests.

A page says what its facts say, also when that cannot be: that is how corrupted twins are made.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from fpdf import FPDF

_LEFT, _RIGHT, _LINE = 126.0, 504.0, 13.0
# A cell's text begins so far from its left edge; a footnote's figure is so much smaller.
_INSIDE, _SMALL = 6.0, 0.6


@dataclass(frozen=True)
class Grid:
    """A table: its head, then its rows; a cell's lines are divided by a line end.

    "^1" in a cell is a footnote's figure. is_ruled: whether lines are drawn around the cells.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    is_ruled: bool = True


STATE = Grid(
    ("Agency Affected", "Fund-Effect", "FY 27 $", "FY 28 $"),
    (
        ("Revenue Serv., Dept.", "Various -\nRevenue Loss", "241.6\nmillion", "571.7\nmillion"),
        ("Children &\nFamilies, Dept.", "GF - Potential\nCost", "None", "Up to\n125,000"),
    ),
)
MUNICIPAL = Grid(
    ("Municipalities", "Effect", "FY 27 $", "FY 28 $"),
    (("All Municipalities", "STATE\nMANDATE ^1\n- Cost", "Potential\nMinimal", "See Below"),),
)


@dataclass(frozen=True)
class Note:
    """A fiscal note: each impact in words, or as a table."""

    bill: str = "HB-5468"
    heading: str = "OFA Fiscal Note"
    state: str | Grid = STATE
    municipal: str | Grid = MUNICIPAL
    end: str = "Explanation"
    below: Sequence[str] = ("The bill results in a cost. In FY 27 it is 241.6 million.",)
    out_years: str = "See Below"
    further_rows: Grid | None = None
    pages: int = field(default=1)


def draw(note: Note) -> bytes:
    """The note as a PDF; further_rows stand on a second page, before the explanation."""
    pdf = FPDF(unit="pt", format="letter")
    pdf.set_creation_date(datetime(2026, 1, 1, tzinfo=UTC))
    pdf.set_auto_page_break(False)
    pdf.add_page()
    y = 80.0
    for words in (
        "OFFICE OF FISCAL ANALYSIS",
        note.bill,
        "AN ACT CONCERNING SCHOOLS.",
        note.heading,
    ):
        y = _write(pdf, _LEFT, y, words, 11) + 6
    y = _impact(pdf, y, "State Impact:", note.state)
    if note.further_rows is not None:
        pdf.add_page()
        y = _grid(pdf, 80.0, note.further_rows, with_head=False) + 20
    y = _impact(pdf, y, "Municipal Impact:", note.municipal)
    for words in (note.end, *note.below, "The Out Years", f"State Impact: {note.out_years}"):
        y = _write(pdf, _LEFT, y, words, 11) + 6
    return bytes(pdf.output())


def _impact(pdf: FPDF, y: float, heading: str, impact: str | Grid) -> float:
    if isinstance(impact, str):
        return _write(pdf, _LEFT, y, f"{heading} {impact}".strip(), 11) + 8
    return _grid(pdf, _write(pdf, _LEFT, y, heading, 11), impact, with_head=True) + 20


def _grid(pdf: FPDF, y: float, grid: Grid, *, with_head: bool) -> float:
    width = (_RIGHT - _LEFT) / len(grid.head)
    for row in (grid.head, *grid.rows) if with_head else grid.rows:
        height = _LINE * max(len(cell.split("\n")) for cell in row) + 2
        for place, cell in enumerate(row):
            x = _LEFT + place * width
            if grid.is_ruled:
                _rules(pdf, x, y, width, height)
            line = y
            for words in cell.split("\n"):
                line = _write(pdf, x + _INSIDE, line, words, 10)
        y += height
    return y


def _rules(pdf: FPDF, x: float, y: float, width: float, height: float) -> None:
    pdf.set_line_width(0.5)
    for x0, y0, x1, y1 in (
        (x, y, x + width, y),
        (x, y + height, x + width, y + height),
        (x, y, x, y + height),
        (x + width, y, x + width, y + height),
    ):
        pdf.line(x0, y0, x1, y1)


def _write(pdf: FPDF, x: float, y: float, words: str, size: float) -> float:
    """One line of text; gives where the next begins."""
    pdf.set_font("Times", "", size)
    plain, _mark, raised = words.partition(" ^")
    pdf.text(x, y + size - 1, plain)
    if raised:
        after = x + pdf.get_string_width(plain) + 3
        pdf.set_font("Times", "", size * _SMALL)
        pdf.text(after, y + size - 4, raised)
    return y + _LINE

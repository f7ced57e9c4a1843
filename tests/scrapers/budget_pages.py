"""Draws budget documents in the layouts of the official ones, from plain facts, for the tests.

A bill numbers its lines of prose and its rows of tables in the margin, an act does neither. A page
says what its facts say, also when that cannot be: that is how corrupted twins are made.
"""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from typing import Literal

from fpdf import FPDF
from pypdfium2 import PdfDocument

Style = Literal["act", "bill"]

LEAD_IN = (
    "The amounts appropriated for the fiscal year ending June 30, 2027, in section 1 of public act"
    " 25-168, regarding the {fund} are amended to read as follows:"
)
BUDGET = (
    "The following sums are appropriated from the {fund} for the annual periods indicated for the"
    " purposes described."
)
DEFICIENCY = (
    "The following sums are appropriated from the {fund} for the purposes herein specified for the"
    " fiscal year ending June 30, 2026:"
)
REDUCTION = (
    "The amounts appropriated to the following agencies in section 1 of public act 25-168, as"
    " amended by this act, are reduced by the following amounts for the fiscal year ending June"
    " 30, 2026:"
)


@dataclass(frozen=True)
class Row:
    """A row of a table: a label (its lines divided by a line end), and an amount by column.

    is_numbered: whether a bill gives it a number in the margin.
    """

    label: str = ""
    amounts: tuple[str, ...] = ()
    is_numbered: bool = True


def row(label: str, *amounts: str) -> Row:
    """A row; "" leaves a column empty."""
    return Row(label, amounts)


BLANK = Row()


@dataclass(frozen=True)
class Table:
    """A table: its rows below its years; edges are the right edges of the columns, in points."""

    rows: tuple[Row, ...]
    years: tuple[str, ...] = ("2026-2027",)
    title: str = ""
    edges: tuple[float, ...] = (428.0, 511.0)
    year_edges: tuple[float, ...] = (428.0, 511.0)


@dataclass(frozen=True)
class Section:
    """A section: its first words, further paragraphs, its table, and a paragraph below that."""

    words: str
    paragraphs: tuple[str, ...] = ()
    table: Table | None = None
    below: str = ""
    number: int = 0
    effective: str = "(Effective July 1, 2026) "


@dataclass(frozen=True)
class _Layout:
    """Where a style prints: left and right of prose, tables, margin numbers; bottom; foot."""

    prose: float
    right: float
    table: float
    margin: float
    top: float
    bottom: float
    head: str
    foot: str


_LAYOUTS: dict[Style, _Layout] = {
    "act": _Layout(
        *(117.0, 495.0, 122.0, 0.0, 122.0, 696.0),
        *("Substitute Senate Bill No. 1", "Public Act No. 26-68 {page} of {pages}"),
    ),
    "bill": _Layout(
        *(126.0, 504.0, 121.0, 87.0, 112.0, 708.0),
        *("Governor's Bill No. 5032", "LCO No. 612 {page} of {pages}"),
    ),
}
_ROW, _MORE, _PROSE = 16.3, 13.9, 17.9  # from line to line, in points
_SIZE = 10  # of the face in tables: its lines are as high as the official ones


@dataclass
class _Pen:
    """A document while it is drawn."""

    style: Style
    head: str
    foot: str
    pages: int
    pdf: FPDF = field(default_factory=lambda: FPDF(unit="pt", format="letter"))
    y: float = 0.0
    prose: int = 0
    rows: int = 0

    @property
    def layout(self) -> _Layout:
        return _LAYOUTS[self.style]

    def page(self) -> None:
        self.pdf.add_page()
        number, layout = self.pdf.page_no(), self.layout
        self.y = layout.top
        if number > 1:
            self.write(235, layout.top - 19, self.head or layout.head, 10)
        foot = (self.foot or layout.foot).format(page=number, pages=self.pages)
        for number, words in enumerate(foot.split("\n")):
            self.write(layout.prose, layout.bottom + 25 + 11 * number, words, 9)

    def room(self, height: float) -> None:
        if self.y + height > self.layout.bottom:
            self.page()

    def write(self, x: float, y: float, words: str, size: float) -> None:
        self.pdf.set_font("Times", "", size)
        self.pdf.text(x, y, words)

    def write_left_of(self, edge: float, words: str, size: float) -> None:
        self.pdf.set_font("Times", "", size)
        self.pdf.text(edge - self.pdf.get_string_width(words), self.y, words)


def draw(
    *sections: Section,
    style: Style = "act",
    end: str = "",
    title: str = "AN ACT.",
    head: str = "",
    foot: str = "",
) -> bytes:
    """A document of these sections, numbered from 1 unless they say otherwise.

    Args:
        sections: What it says.
        style: In which layout.
        end: A paragraph after the last section.
        title: The line before the first.
        head: What each page but the first repeats at its top; the style's own unless given.
        foot: What each page has at its foot, with its number for {page} and how many there are for
            {pages}.
    """
    pen = _drawn(_Pen(style, head, foot, pages=1), sections, end=end, title=title)
    if (pages := pen.pdf.page_no()) > 1:  # now it is known how many the feet have to say
        pen = _drawn(_Pen(style, head, foot, pages), sections, end=end, title=title)
    return bytes(pen.pdf.output())


def without_page(body: bytes, page: int) -> bytes:
    """The document without one of its pages; 1 is the first."""
    return _changed(body, lambda pdf: pdf.del_page(page - 1))


def in_order(body: bytes, pages: Sequence[int]) -> bytes:
    """These pages of the document, in this order."""
    with closing(PdfDocument(body)) as pdf, closing(PdfDocument.new()) as made, BytesIO() as file:
        made.import_pages(pdf, [page - 1 for page in pages])
        made.save(file)
        return file.getvalue()


def with_blank_page(body: bytes, page: int) -> bytes:
    """The document with one of its pages blank, as where it is a picture."""

    def change(pdf: PdfDocument) -> None:
        width, height = pdf[page - 1].get_size()
        pdf.del_page(page - 1)
        pdf.new_page(width, height, page - 1)

    return _changed(body, change)


def _changed(body: bytes, change: Callable[[PdfDocument], object]) -> bytes:
    with closing(PdfDocument(body)) as pdf, BytesIO() as file:
        change(pdf)
        pdf.save(file)
        return file.getvalue()


def _drawn(pen: _Pen, sections: Sequence[Section], *, end: str, title: str) -> _Pen:
    pen.pdf.core_fonts_encoding = "cp1252"
    pen.pdf.set_creation_date(datetime(2026, 2, 4, tzinfo=UTC))
    pen.page()
    pen.write(pen.layout.prose, pen.y, title, 12)
    pen.y += 2 * _PROSE
    for place, section in enumerate(sections, start=1):
        _section(pen, section, section.number or place)
    if end:
        _paragraph(pen, end)
    return pen


def _section(pen: _Pen, section: Section, number: int) -> None:
    begins = "Section" if number == 1 else "Sec."
    _paragraph(pen, f"{begins} {number}. {section.effective}{section.words}")
    for words in section.paragraphs:
        _paragraph(pen, words)
    if section.table:
        _table(pen, section.table)
        pen.y += 2 * _PROSE
    if section.below:
        _paragraph(pen, section.below)


def _paragraph(pen: _Pen, words: str) -> None:
    indent = 14.0
    for line in _wrapped(pen, words, indent):
        pen.room(0)
        if pen.style == "bill":
            pen.prose += 1
            pen.write(pen.layout.margin + 9, pen.y, str(pen.prose), 12)
        pen.write(pen.layout.prose + indent, pen.y, line, 12)
        pen.y += _PROSE
        indent = 0.0
    pen.y += 12


def _wrapped(pen: _Pen, words: str, indent: float) -> list[str]:
    pen.pdf.set_font("Times", "", 12)
    lines, width = [""], pen.layout.right - pen.layout.prose - indent
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if pen.pdf.get_string_width(longer) > width:
            lines.append(word)
            width = pen.layout.right - pen.layout.prose
        else:
            lines[-1] = longer
    return lines


def _table(pen: _Pen, table: Table) -> None:
    years = Row(table.title, table.years)
    _row(pen, years, table.year_edges)
    for one in table.rows:
        _row(pen, one, table.edges)


def _row(pen: _Pen, one: Row, edges: Sequence[float]) -> None:
    lines = one.label.split("\n")
    pen.room(_MORE * (len(lines) - 1))
    pen.rows += 1
    if pen.style == "bill" and one.is_numbered:
        pen.write(pen.layout.margin, pen.y, f"T{pen.rows}", _SIZE)
    for edge, words in zip(edges, one.amounts, strict=False):
        pen.write_left_of(edge, words, _SIZE)
    for number, words in enumerate(lines):
        pen.y += _MORE if number else 0.0
        pen.write(pen.layout.table, pen.y, words, _SIZE)
    pen.y += _ROW

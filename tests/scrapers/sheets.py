"""Draws roll-call sheets as PDF in the official layout, from plain facts, for the tests.

Positions were measured on two real sheets; tests/shared compares word by word. A sheet says what
its facts say, also when they do not add up: that is how corrupted twins are made.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from fpdf import FPDF

_HEAD_SIZE, _NAME_SIZE = 9.96, 7.56
# x of the names of each column, and of its sub-columns for the marks.
_HOUSE_COLUMNS = (
    (105.4, {"Y": 77.4, "N": 86.4, "X": 96.4}),
    (208.0, {"Y": 181.0, "N": 190.0, "X": 199.0}),
    (298.9, {"Y": 270.7, "N": 280.9, "X": 289.9}),
    (415.9, {"Y": 388.9, "N": 397.9, "X": 406.9}),
)
_HOUSE_TOP, _HOUSE_STEP = 216.7, 10.25
_NAME_GAP = 4.3  # between a name and the marks of the next column
_SENATE_COLUMNS = (
    (127.8, 112.0, {"X": 77.4, "A": 77.4, "Y": 88.9, "N": 100.5}),
    (337.4, 321.5, {"X": 287.0, "A": 287.0, "Y": 298.5, "N": 310.0}),
)
_SENATE_TOP, _SENATE_STEP, _SENATE_ROWS = 230.5, 12.0, 18


@dataclass(frozen=True)
class Line:
    """A line of the sheet. slot: the sub-column of the mark, if it is not its letter's own."""

    name: str
    mark: str | None
    district: int | None = None
    slot: str | None = None


@dataclass(frozen=True)
class Sheet:
    """All that a sheet prints; a None among the lines leaves a gap, as between parties."""

    session: str
    chamber: str
    number: int
    bill: str
    month_day: str
    time: str
    question: str
    necessary: int
    yes: int
    no: int
    absent: int
    lines: tuple[Line | None, ...]
    total: int | None = None
    revision: int = 0

    @property
    def file_name(self) -> str:
        """The official file name: 2025HV-00027-R00HB07066-HV.PDF."""
        letter = self.chamber[0].upper()
        return (
            f"{self.session}{letter}V-{self.number:05d}-R{self.revision:02d}{self.bill}"
            f"-{letter}V.PDF"
        )

    @property
    def url(self) -> str:
        """The official address."""
        folder = f"{self.session}/vote/{self.chamber[0]}/pdf"
        return f"https://www.cga.ct.gov/{folder}/{self.file_name}"

    def with_line(self, name: str, /, **changes: str | None) -> "Sheet":
        """A twin in which one line is another."""
        found = [line for line in self.lines if line and line.name == name]
        assert len(found) == 1, f"{name} stands {len(found)} times on the sheet"
        lines = (
            replace(line, **changes)  # type: ignore[arg-type]  # names of Line's fields
            if line and line.name == name
            else line
            for line in self.lines
        )
        return replace(self, lines=tuple(lines))


def draw(sheet: Sheet, *, printed_bill: str | None = None, second_page_from: int = 0) -> bytes:
    """The sheet as a PDF file.

    Args:
        sheet: What it says.
        printed_bill: The bill in the first line, where it is another than in the file name.
        second_page_from: The row that begins a second page, which repeats the last head line.
    """
    pdf = FPDF(unit="pt", format="letter")
    pdf.core_fonts_encoding = "cp1252"
    pdf.set_creation_date(datetime(2025, 1, 8, tzinfo=UTC))
    pdf.add_page()
    number = int(sheet.bill[2:] or 0)
    bill = f"{sheet.bill[:2]}-{number}" if printed_bill is None else printed_bill
    if sheet.chamber == "house":
        _house_head(pdf, sheet, bill)
        _house_names(pdf, sheet, second_page_from)
    else:
        _senate_head(pdf, sheet, bill)
        _senate_names(pdf, sheet)
    return bytes(pdf.output())


def _write(pdf: FPDF, x: float, y: float, words: str, size: float, style: str = "") -> None:
    pdf.set_font("Times", style, size)
    pdf.text(x, y, words)


def _house_head(pdf: FPDF, sheet: Sheet, bill: str) -> None:
    title = f"Vote for {bill} Roll Call Number {sheet.number}"
    ordered = "The Speaker ordered the vote be taken by roll call"
    _write(pdf, 72, 45.2, title, _HEAD_SIZE, "B")
    _taken(pdf, sheet)
    _write(pdf, 81, 81, f"{ordered} at {sheet.time}" if sheet.time else f"{ordered}.", _HEAD_SIZE)
    _write(pdf, 90, 104.1, "The following is the result of the vote:", _HEAD_SIZE)
    _totals(pdf, sheet, y=127.0, indent=103.6, dots_end=413.3, flush_right_at=432.1)
    _write(pdf, 90, 196, "The following is the roll call vote:", _HEAD_SIZE)


def _senate_head(pdf: FPDF, sheet: Sheet, bill: str) -> None:
    _write(pdf, 72, 45.2, f"Vote for {bill} Sequence Number {sheet.number}", _HEAD_SIZE, "B")
    _taken(pdf, sheet)
    at = f" at {sheet.time}" if sheet.time else ""
    _write(pdf, 90, 92.5, f"The following is the result of the vote{at}:", _HEAD_SIZE)
    _totals(pdf, sheet, y=115.5, indent=92.5, dots_end=367.9, flush_left_at=378.1)
    _write(pdf, 90, 207.5, "The following is the roll call vote:", _HEAD_SIZE)


def _taken(pdf: FPDF, sheet: Sheet) -> None:
    """The day and the question, whose second line stands below."""
    for row, words in enumerate(f"Taken on {sheet.month_day} {sheet.question}".split("\n")):
        _write(pdf, 72, 56.5 + 11.3 * row, words, _HEAD_SIZE, "I")


def _totals(
    pdf: FPDF,
    sheet: Sheet,
    *,
    y: float,
    indent: float,
    dots_end: float,
    flush_right_at: float = 0.0,
    flush_left_at: float = 0.0,
) -> None:
    """Label, a row of dots, and the figure: flush right in the House, flush left in the Senate."""
    needed = "Passage" if sheet.chamber == "house" else "Adoption"
    total = sheet.yes + sheet.no if sheet.total is None else sheet.total
    rows = (
        (90.0, "Total Number Voting", total),
        (90.0, f"Necessary for {needed}", sheet.necessary),
        (indent, "Those voting Yea", sheet.yes),
        (indent, "Those voting Nay", sheet.no),
        (indent, "Those absent and not voting", sheet.absent),
    )
    for row, (x, label, figure) in enumerate(rows):
        base = y + row * 11.52
        _write(pdf, x, base, label, _HEAD_SIZE)
        begin = x + pdf.get_string_width(label) + 2.5
        dots = "." * int((dots_end - begin) / pdf.get_string_width("."))
        _write(pdf, dots_end - pdf.get_string_width(dots), base, dots, _HEAD_SIZE)
        figure_x = flush_left_at or flush_right_at - pdf.get_string_width(str(figure))
        _write(pdf, figure_x, base, str(figure), _HEAD_SIZE)


def _house_names(pdf: FPDF, sheet: Sheet, second_page_from: int) -> None:
    """The lines in four columns of equal height, read column by column."""
    rows = -(-len(sheet.lines) // len(_HOUSE_COLUMNS))
    shifts = _house_shifts(pdf, sheet, rows)
    top = [_HOUSE_TOP + row * _HOUSE_STEP for row in range(rows)]
    if second_page_from:
        top[second_page_from:] = [70 + n * _HOUSE_STEP for n in range(rows - second_page_from)]
    for row in range(rows):
        if second_page_from and row == second_page_from:
            pdf.add_page()
            _write(pdf, 90, 50, "The following is the roll call vote:", _HEAD_SIZE)
        here = zip(_HOUSE_COLUMNS, shifts, sheet.lines[row::rows], strict=False)
        for (name_x, slots), shift, line in here:
            if line is None:
                continue
            if line.mark:
                slot = line.slot or line.mark
                _write(pdf, slots.get(slot, slots["Y"]) + shift, top[row], line.mark, _NAME_SIZE)
            _write(pdf, name_x + shift, top[row], line.name, _NAME_SIZE)


def _house_shifts(pdf: FPDF, sheet: Sheet, rows: int) -> list[float]:
    """How far each column is pushed to the right by the long names before it."""
    pdf.set_font("Times", "", _NAME_SIZE)
    shifts = [0.0]
    for column, (name_x, _slots) in enumerate(_HOUSE_COLUMNS[:-1]):
        here = sheet.lines[column * rows : (column + 1) * rows]
        widest = max((pdf.get_string_width(line.name) for line in here if line), default=0.0)
        first_mark = min(_HOUSE_COLUMNS[column + 1][1].values())
        shifts.append(max(shifts[-1], name_x + shifts[-1] + widest + _NAME_GAP - first_mark))
    return shifts


def _senate_names(pdf: FPDF, sheet: Sheet) -> None:
    """Each district in its own row: 1 to 18 on the left, 19 to 36 on the right."""
    for line in filter(None, sheet.lines):
        assert line.district is not None
        column, row = divmod(line.district - 1, _SENATE_ROWS)
        name_x, district_x, slots = _SENATE_COLUMNS[column]
        y = _SENATE_TOP + row * _SENATE_STEP
        if line.mark:
            _write(pdf, slots[line.slot or line.mark], y, line.mark, _HEAD_SIZE)
        _write(pdf, district_x, y, str(line.district), _HEAD_SIZE)
        _write(pdf, name_x, y, line.name, _HEAD_SIZE)


def in_columns(*blocks: Sequence[Line]) -> tuple[Line | None, ...]:
    """Blocks of lines one after the other with gaps between, and filled up to whole columns."""
    gap: tuple[Line | None, ...] = (None, None)
    lines = tuple(itertools.chain(*((*block, *gap) for block in blocks)))[: -len(gap)]
    return lines + (None,) * (-len(lines) % len(_HOUSE_COLUMNS))

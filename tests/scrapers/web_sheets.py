"""Draws roll-call sheets as the web pages of the years until 2017, from the same plain facts.

No real page was at hand: this is the structure that public scrapers of those years describe, a head
in lines and the names in a table, or in plain text before that.
"""

from collections.abc import Sequence
from html import escape

from tests.scrapers.sheets import Line, Sheet

# Where the mark of each letter stands before a name.
HOUSE_CELLS = {"Y": 0, "N": 1, "X": 2}
SENATE_CELLS = {"X": 0, "A": 0, "Y": 1, "N": 2}
_GROUPS = {"house": 4, "senate": 2}


def web_url(sheet: Sheet) -> str:
    """The official address, right in the chamber's folder."""
    name = sheet.file_name.replace(".PDF", ".htm")
    return f"https://www.cga.ct.gov/{sheet.session}/VOTE/{sheet.chamber[0].upper()}/{name}"


def web_page(
    sheet: Sheet,
    *,
    printed_bill: str | None = None,
    as_text: bool = False,
    row_more: str = "",
    after: str = "",
) -> bytes:
    """The sheet as a web page.

    Args:
        sheet: What it says.
        printed_bill: The bill in the first line, where it is another than in the file name.
        as_text: Names as plain text in columns instead of a table.
        row_more: A cell that the table's first row has beyond the others.
        after: Markup below the names.
    """
    bill = f"{sheet.bill[:2]}-{int(sheet.bill[2:] or 0)}" if printed_bill is None else printed_bill
    head = "".join(f"<p><span>{escape(line)}</span></p>\n" for line in head_lines(sheet, bill))
    if as_text:
        lines = "\n".join([*head_lines(sheet, bill), "", *_text_rows(sheet)])
        inner = f"<pre>{escape(lines)}\n</pre>"
    else:
        inner = f"{head}<table>\n{_table_rows(sheet, row_more)}</table>"
    return (
        f"<html>\n<head><title>Roll call</title><style>p {{}}</style></head>\n<body>\n{inner}\n"
        f"{after}</body></html>\n"
    ).encode()


def head_lines(sheet: Sheet, bill: str) -> list[str]:
    """The head as both forms print it."""
    house = sheet.chamber == "house"
    at = f" at {sheet.time}" if sheet.time else ""
    total = sheet.yes + sheet.no if sheet.total is None else sheet.total
    ordered = [f"The Speaker ordered the vote be taken by roll call{at}."] if house else []
    kind = "Roll Call" if house else "Sequence"
    needed = "Passage" if house else "Adoption"
    return [
        f"Vote for {bill} {kind} Number {sheet.number}",
        f"Taken on {sheet.month_day} {sheet.question}",
        *ordered,
        f"The following is the result of the vote{'' if house else at}:",
        f"Total Number Voting.......... {total}",
        f"Necessary for {needed}........ {sheet.necessary}",
        f"Those voting Yea............. {sheet.yes}",
        f"Those voting Nay............. {sheet.no}",
        f"Those absent and not voting.. {sheet.absent}",
        "The following is the roll call vote:",
    ]


def _rows(sheet: Sheet) -> list[tuple[Line | None, ...]]:
    """The lines side by side: columns are read from the top."""
    groups = _GROUPS[sheet.chamber]
    rows = -(-len(sheet.lines) // groups)
    return [sheet.lines[row::rows] for row in range(rows)]


def _table_rows(sheet: Sheet, row_more: str) -> str:
    drawn = []
    for number, row in enumerate(_rows(sheet)):
        cells = [cell for line in row for cell in _cells(sheet, line)]
        cells += [row_more] if row_more and not number else []
        inner = "".join(f"<td><p><span>{escape(cell)}</span></p></td>" for cell in cells)
        drawn.append(f"<tr>{inner}</tr>\n")
    return "".join(drawn)


def _cells(sheet: Sheet, line: Line | None) -> Sequence[str]:
    """Three cells for the marks, the district in the Senate, and the name."""
    places = HOUSE_CELLS if sheet.chamber == "house" else SENATE_CELLS
    marks = ["", "", ""]
    if line and line.mark:
        marks[places.get(line.slot or line.mark, 0)] = line.mark
    district = [str(line.district or "") if line else ""] if sheet.chamber == "senate" else []
    return [*marks, *district, line.name if line else "\xa0"]


def _text_rows(sheet: Sheet) -> list[str]:
    return ["".join(_text_cell(line) for line in row).rstrip() for row in _rows(sheet)]


def _text_cell(line: Line | None) -> str:
    if line is None:
        return " " * 36
    seat = f"{line.district:>2}  " if line.district else ""
    return f"{line.mark or ' '}  {seat}{line.name}".ljust(36)

"""The names of a roll-call sheet in a table of a web page.

A row has four names in the House and two in the Senate, one beside the other. Before each stand
three cells, one for each kind of mark, and in the Senate a fourth with the district. As on a PDF, a
mark must stand in the same cell as all others of its letter, and Yea left of Nay.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from reportcard.errors import PageError
from reportcard.language import _
from reportcard.model.vocabulary import Chamber

from .sheet import OPTIONS, VACANT, SheetLine

Row = tuple[str, ...]

_NAMES_IN_A_ROW: dict[Chamber, int] = {"house": 4, "senate": 2}
_CELLS_OF_A_NAME: dict[Chamber, int] = {"house": 4, "senate": 5}
_MARK_CELLS = 3


def table_lines(rows: Sequence[Row], chamber: Chamber) -> list[SheetLine]:
    """The lines of the sheet down its columns.

    Raises:
        PageError: a row has other cells than the form, a name has no mark or more than one, or a
            mark stands in another cell than its letter.
    """
    width = _CELLS_OF_A_NAME[chamber]
    all_cells = width * _NAMES_IN_A_ROW[chamber]
    for row in rows:
        if len(row) != all_cells:
            message = _('A row of the table has {n} cells in place of {all}: "{row}".')
            words = " ".join(filter(None, row))[:60]
            raise PageError(message.format(n=len(row), all=all_cells, row=words))
    groups = [row[at : at + width] for at in range(0, all_cells, width) for row in rows]
    found = [(group, _line(group, chamber)) for group in groups if any(group)]
    _check_cells(found, chamber)
    return [line for _group, line in found]


def _line(group: Row, chamber: Chamber) -> SheetLine:
    marks = [cell for cell in group[:_MARK_CELLS] if cell]
    district = group[_MARK_CELLS] if chamber == "senate" else ""
    return marked_line(marks, district, group[-1], chamber)


def marked_line(marks: Sequence[str], district: str, name: str, chamber: Chamber) -> SheetLine:
    """A line of the sheet from what stands before a name.

    Raises:
        PageError: the name is missing, or has not just one mark of the chamber's.
    """
    allowed = ", ".join(sorted(OPTIONS[chamber]))
    if not name:
        message = _("The mark or number {mark} has no name beside it.")
        raise PageError(message.format(mark=(*marks, district)[0]))
    if not marks and name != VACANT:
        message = _("{name} has no mark ({marks}) beside the name.")
        raise PageError(message.format(name=name, marks=allowed))
    if len(marks) > 1 or (marks and name == VACANT):
        message = _("{name} has the marks {marks} beside the name, which cannot be.")
        raise PageError(message.format(name=name, marks=", ".join(marks)))
    if marks and marks[0] not in OPTIONS[chamber]:
        message = _("{name} has the mark {mark}, which is none of {marks}.")
        raise PageError(message.format(name=name, mark=marks[0], marks=allowed))
    seat = int(district) if district.isdecimal() else None
    return SheetLine(marks[0] if marks else None, seat, name)


def _check_cells(found: Sequence[tuple[Row, SheetLine]], chamber: Chamber) -> None:
    """Letter and cell must agree: one cell a meaning, Yea left of Nay."""
    usual = _usual_cells(found)
    for group, line in found:
        if line.mark and group.index(line.mark) != usual[line.mark]:
            message = _("The mark {mark} of {name} stands in another column than its letter.")
            raise PageError(message.format(mark=line.mark, name=line.name))
    options = OPTIONS[chamber]
    for one, other in combinations(sorted(usual), 2):
        if usual[one] == usual[other] and options[one] != options[other]:
            message = _("The marks {one} and {other} stand in the same column of the sheet.")
            raise PageError(message.format(one=one, other=other))
    if "Y" in usual and "N" in usual and usual["Y"] > usual["N"]:
        raise PageError(_("The marks Y and N stand in each other's column of the sheet."))


def _usual_cells(found: Sequence[tuple[Row, SheetLine]]) -> dict[str, int]:
    """The cell in which most marks of a letter stand; of two the first."""
    places: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for letter, place in _places(found):
        places[letter][place] += 1
    return {
        letter: min(seen, key=lambda place: (-seen[place], place))
        for letter, seen in places.items()
    }


def _places(found: Sequence[tuple[Row, SheetLine]]) -> Iterator[tuple[str, int]]:
    for group, line in found:
        if line.mark:
            yield line.mark, group.index(line.mark)

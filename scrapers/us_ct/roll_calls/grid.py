"""From words with boxes to the lines of a roll-call sheet: rows, cells, columns, marks.

Nothing here knows a coordinate of the official form: columns are found by where names begin, and a
mark (one letter) must stand in the same sub-column as every other mark of its letter. What cannot
be read in one way only is a PageError; whether the lines add up is for the store to say.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from reportcard.collect.words import Word
from reportcard.errors import PageError
from reportcard.language import _

_ROW_HEIGHT = 2.0  # words of one row differ by less in y
_CELL_GAP = 24.0  # a wider gap begins a new cell, also without a mark (a vacant seat has none)
_MARK_WIDTH = 8.0
_COLUMN_GAP = 40.0  # names of two columns begin further apart than this
_COLUMN_EDGE = 4.0  # names of one column begin no further apart than this
_SLOT = 3.0  # marks of one letter stand no further from their sub-column than this
# A mark stands off from its neighbours by more than a space: a share of the line's height.
_MARK_GAP = 0.3


@dataclass(frozen=True, slots=True)
class Cell:
    """One line of the sheet: the mark (None beside a vacant seat), district if printed, name."""

    page: int
    y: float
    mark: Word | None
    district: int | None
    name: str
    name_x: float


def rows(words: Iterable[Word]) -> list[tuple[Word, ...]]:
    """The words in rows from top to bottom, each row from left to right."""
    found: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.page, w.y)):
        last = found[-1][0] if found else None
        if last and last.page == word.page and abs(word.y - last.y) <= _ROW_HEIGHT:
            found[-1].append(word)
        else:
            found.append([word])
    return [tuple(sorted(row, key=lambda w: w.x0)) for row in found]


def text(row: Sequence[Word]) -> str:
    """A row as one line of text."""
    return " ".join(word.text for word in row)


def cells(body: Iterable[Sequence[Word]], *, marks: Mapping[str, object]) -> list[Cell]:
    """The lines of the sheet in reading order: column by column, from the top.

    Args:
        body: The rows below "The following is the roll call vote:".
        marks: The letters that this chamber prints as marks, and what each means.

    Raises:
        PageError: a mark without a name, a name without a mark, a letter in the wrong sub-column.
    """
    found = [_cell(words, marks) for row in body for words in _split(row)]
    ordered = _by_column(found)
    _check_slots(ordered, marks)
    return ordered


def _split(row: Sequence[Word]) -> list[list[Word]]:
    split: list[list[Word]] = []
    after_mark = False
    for index, word in enumerate(row):
        is_mark = _is_mark(row, index)
        gap = word.x0 - row[index - 1].x1 if index else 0.0
        if not split or is_mark or (gap > _CELL_GAP and not after_mark):
            split.append([])
        split[-1].append(word)
        after_mark = is_mark
    return split


def _is_mark(row: Sequence[Word], index: int) -> bool:
    """A single capital that stands off on both sides: an initial inside a name does not."""
    word = row[index]
    if len(word.text) != 1 or not word.text.isupper() or word.x1 - word.x0 > _MARK_WIDTH:
        return False
    off = _MARK_GAP * word.height
    left = index == 0 or word.x0 - row[index - 1].x1 > off
    right = index + 1 == len(row) or row[index + 1].x0 - word.x1 > off
    return left and right


def _cell(words: Sequence[Word], marks: Mapping[str, object]) -> Cell:
    mark = words[0] if _is_mark(words, 0) else None
    rest = words[1:] if mark else words
    district = int(rest[0].text) if rest and rest[0].text.isdecimal() else None
    named = rest if district is None else rest[1:]
    if not named:
        raise PageError(
            _("The mark or number {mark} has no name beside it.").format(mark=words[0].text)
        )
    name = text(named)
    if mark and mark.text not in marks:
        message = _("{name} has the mark {mark}, which is none of {marks}.")
        raise PageError(message.format(name=name, mark=mark.text, marks=", ".join(sorted(marks))))
    if not mark and name != "VACANT":
        message = _("{name} has no mark ({marks}) beside the name.")
        raise PageError(message.format(name=name, marks=", ".join(sorted(marks))))
    return Cell(words[0].page, words[0].y, mark, district, name, named[0].x0)


def _by_column(found: Iterable[Cell]) -> list[Cell]:
    ordered: list[Cell] = []
    pages: dict[int, list[Cell]] = defaultdict(list)
    for cell in sorted(found, key=lambda c: c.name_x):
        pages[cell.page].append(cell)
    for _page, on_page in sorted(pages.items()):
        column: list[Cell] = []
        for left, right in pairwise([None, *on_page]):
            if left and right and right.name_x - left.name_x > _COLUMN_GAP:
                ordered += _column(column)
                column = []
            column += [right] if right else []
        ordered += _column(column)
    return ordered


def _column(column: Sequence[Cell]) -> list[Cell]:
    edge = median(cell.name_x for cell in column)
    for cell in column:
        if abs(cell.name_x - edge) > _COLUMN_EDGE:
            message = _("The name {name} stands between the columns of the sheet.")
            raise PageError(message.format(name=cell.name))
    return sorted(column, key=lambda c: c.y)


def _check_slots(ordered: Iterable[Cell], marks: Mapping[str, object]) -> None:
    """Letter and sub-column must agree: one sub-column a meaning, Yea left of Nay."""
    places: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for cell in ordered:
        if cell.mark:
            places[cell.mark.text].append((cell.name_x - cell.mark.x0, cell.name))
    slots = {letter: median(x for x, _name in seen) for letter, seen in places.items()}
    for letter, seen in sorted(places.items()):
        for x, name in seen:
            if abs(x - slots[letter]) > _SLOT:
                message = _("The mark {mark} of {name} stands in another column than its letter.")
                raise PageError(message.format(mark=letter, name=name))
    nearest_first = sorted(slots.items(), key=lambda item: item[1])
    for (one, here), (other, there) in pairwise(nearest_first):
        if there - here < 2 * _SLOT - 1 and marks[one] != marks[other]:
            message = _("The marks {one} and {other} stand in the same column of the sheet.")
            raise PageError(message.format(one=one, other=other))
    if "Y" in slots and "N" in slots and slots["Y"] < slots["N"]:
        raise PageError(_("The marks Y and N stand in each other's column of the sheet."))

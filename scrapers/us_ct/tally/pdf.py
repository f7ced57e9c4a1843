"""A tally sheet as a PDF: an X belongs to the column under whose head it stands.

Nothing here knows a coordinate of the official form: the heads of the grid say where its columns
are, and the marks of one column must stand under each other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from reportcard.collect.words import Word, read_words
from reportcard.errors import PageError
from reportcard.language import _

from ..roll_calls.grid import rows, text
from .form import COLUMN_HEADS, MARK, Ballot, Form
from .head import begins_with_label

# A mark stands no further from the middle of its column's head: a share of the columns' distance.
_UNDER = 0.35
_SLOT = 3.0  # marks of one column stand no further from their common place, in points


@dataclass(frozen=True, slots=True)
class Group:
    """The four columns of one member in a row: their middles, and where their marks may stand."""

    middles: tuple[float, ...]

    @property
    def pitch(self) -> float:
        """The distance of the two nearest columns."""
        return min(right - left for left, right in pairwise(self.middles))

    @property
    def begins(self) -> float:
        """What stands to the left of this is a name."""
        return self.middles[0] - self.pitch / 2

    @property
    def ends(self) -> float:
        """What stands to the right of this is the next member's."""
        return self.middles[-1] + self.pitch / 2


@dataclass(frozen=True, slots=True)
class _Mark:
    """An X: of which member of a row, in which column, where, and whose."""

    group: int
    column: int
    x: float
    name: str


def read_pdf_form(body: bytes) -> Form:
    """The lines and the grid of a sheet, over all its pages.

    Raises:
        PageError: something in the grid is neither a member nor an X in one of the columns.
    """
    around: list[str] = []
    grid: list[tuple[Sequence[Word], tuple[Group, ...]]] = []
    groups: tuple[Group, ...] = ()
    for _page, on_page in groupby(rows(read_words(body)), key=lambda row: row[0].page):
        here = list(on_page)
        begins = next((index for index, row in enumerate(here) if _groups(row)), 0)
        for index, row in enumerate(here):
            if found := _groups(row):
                groups = found
            elif not groups or index < begins or begins_with_label(text(row)):
                around.append(text(row))
            else:
                grid.append((row, groups))
    marks: list[_Mark] = []
    ballots = tuple(ballot for row, heads in grid for ballot in _ballots(row, heads, marks))
    _check_slots(marks)
    # A further page may repeat lines of the head; a line that says something else is told there.
    return Form(tuple(dict.fromkeys(around)), ballots)


def _groups(row: Sequence[Word]) -> tuple[Group, ...]:
    """The columns of each member, if this row is the head of the grid."""
    heads, wide = [word.text.casefold() for word in row], len(COLUMN_HEADS)
    if not heads or heads != list(COLUMN_HEADS) * (len(heads) // wide):
        return ()
    middles = [_middle(word) for word in row]
    return tuple(
        Group(tuple(middles[start : start + wide])) for start in range(0, len(middles), wide)
    )


def _ballots(row: Sequence[Word], groups: Sequence[Group], marks: list[_Mark]) -> Iterator[Ballot]:
    """The members of a row from left to right; each X is noted in `marks`."""
    names: list[list[Word]] = [[] for _group in groups]
    found: list[list[Word]] = [[] for _group in groups]
    for word in row:
        place = next((n for n, group in enumerate(groups) if _middle(word) < group.ends), None)
        if place is None:
            message = _('"{text}" stands outside the columns of the sheet.')
            raise PageError(message.format(text=word.text))
        (names if _middle(word) < groups[place].begins else found)[place].append(word)
    for place, group in enumerate(groups):
        name = text(names[place])
        columns = [_column(word, group, name) for word in found[place]]
        marks += [
            _Mark(place, column, _middle(word), name)
            for word, column in zip(found[place], columns, strict=True)
        ]
        if name:
            yield Ballot(name, tuple(columns))


def _column(word: Word, group: Group, name: str) -> int:
    """The column under whose head a mark stands."""
    if word.text != MARK or not name:
        message = _('"{mark}" stands among the marks of "{name}"; only an X may.')
        raise PageError(message.format(mark=word.text, name=name))
    away = [abs(_middle(word) - middle) for middle in group.middles]
    column = away.index(min(away))
    if away[column] > _UNDER * group.pitch:
        message = _("An X of {name} stands between the columns of the sheet.")
        raise PageError(message.format(name=name))
    return column


def _check_slots(marks: Sequence[_Mark]) -> None:
    """The marks of one column stand under each other."""
    ordered = sorted(marks, key=lambda mark: (mark.group, mark.column))
    for _key, same in groupby(ordered, key=lambda mark: (mark.group, mark.column)):
        column = list(same)
        place = median(mark.x for mark in column)
        for mark in column:
            if abs(mark.x - place) > _SLOT:
                message = _("An X of {name} stands between the columns of the sheet.")
                raise PageError(message.format(name=mark.name))


def _middle(word: Word) -> float:
    return (word.x0 + word.x1) / 2

"""The amounts of a table, and which column each belongs to.

No coordinate is known beforehand: amounts are right-aligned, so their right edges stand in
clusters, and the clusters are the columns. A table that leaves a column empty (nothing in it
changes) is measured by the other tables of its document, or by the years above it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from reportcard.collect.words import Word

from .dollars import dollars
from .lines import Line

_AMOUNT = re.compile(r"(\[?)\$?(-?)\$?(\d{1,3}(?:,\d{3})*)(\]?)")
_DOLLAR = "$"  # stands alone before the first figure of a column in older acts
# A figure without a comma is an amount where it stands off from the words before it, further than
# words do: a share of the line's height. ("Hartford 2000" is a name.)
_OFF = 0.8
_APART = 25.0  # right edges of two columns are further apart, in points
_ALIGNED = 3.0  # those of one column are no further apart than this
_SHIFTED = 15.0  # a table may stand so much aside from the others of its document


@dataclass(frozen=True, slots=True)
class Amount:
    """A printed amount: dollars, whether it stands in brackets, and its right edge."""

    dollars: int
    is_struck: bool
    edge: float


@dataclass(frozen=True, slots=True)
class Cut:
    """A line of a table: the words of its label, and the amounts behind them."""

    label: tuple[Word, ...]
    amounts: tuple[Amount, ...]


def cut(line: Line) -> Cut:
    """A line of a table in two."""
    words = [word for word in line.words if word.text != _DOLLAR]
    amounts: list[Amount] = []
    while words and (amount := _amount(words, line.height)):
        amounts.insert(0, amount)
        words.pop()
    return Cut(tuple(words), tuple(amounts))


def _amount(words: Sequence[Word], height: float) -> Amount | None:
    """The last word as an amount: by its form, and because it stands off where it has no comma."""
    last = words[-1]
    form = _AMOUNT.fullmatch(last.text)
    if not form or bool(form[1]) != bool(form[4]):
        return None
    is_plain = last.text.isdecimal()
    if is_plain and len(words) > 1 and last.x0 - words[-2].x1 < _OFF * height:
        return None
    size = dollars(form[3])
    return Amount(-size if form[2] else size, bool(form[1]), last.x1)


def clusters(edges: Iterable[float]) -> list[tuple[float, ...]]:
    """Right edges that belong together, from left to right."""
    ordered = sorted(edges)
    found = [[ordered[0]]] if ordered else []
    for left, right in pairwise(ordered):
        if right - left > _APART:
            found.append([])
        found[-1].append(right)
    return [tuple(cluster) for cluster in found]


def find_columns(
    edges: Sequence[float], *, count: int, others: Sequence[Sequence[float]], years: Sequence[float]
) -> tuple[float, ...] | None:
    """The right edge of each column, from left to right; None where it cannot be told for sure.

    Args:
        edges: Those of all amounts of the table.
        count: How many columns it has by its sentence and years.
        others: The columns of the document's other tables of the same kind.
        years: The right edges of the years above the columns that have one: of a pair of an old and
            a new amount, it is the old one.
    """
    found = clusters(edges)
    if any(cluster[-1] - cluster[0] > _ALIGNED for cluster in found):
        return None
    middles = [(cluster[0] + cluster[-1]) / 2 for cluster in found]
    if len(middles) == count:
        return tuple(middles)
    if len(middles) > count:
        return None
    for columns in others:
        if len(columns) == count and (completed := _completed(middles, columns)):
            return completed
    return _by_years(middles, years, count)


def _completed(middles: Sequence[float], columns: Sequence[float]) -> tuple[float, ...] | None:
    """The columns of another table, moved to where this one stands."""
    completed = list(columns)
    for middle in middles:
        nearest = min(range(len(columns)), key=lambda place: abs(columns[place] - middle))
        if abs(columns[nearest] - middle) > _SHIFTED or completed[nearest] != columns[nearest]:
            return None
        completed[nearest] = middle
    return tuple(completed)


def _by_years(
    middles: Sequence[float], years: Sequence[float], count: int
) -> tuple[float, ...] | None:
    """Columns by the years above them."""
    if len(years) == count:
        return _completed(middles, years)
    if (len(years), count, len(middles)) != (1, 2, 1):
        return None
    (year,), (middle,) = years, middles
    if abs(middle - year) <= _SHIFTED:
        return middle, inf
    return (year, middle) if middle > year else None


def column_of(edge: float, columns: Sequence[float]) -> int | None:
    """The column that an amount belongs to, if there is one."""
    fits = [place for place, column in enumerate(columns) if abs(column - edge) <= _ALIGNED]
    return fits[0] if len(fits) == 1 else None

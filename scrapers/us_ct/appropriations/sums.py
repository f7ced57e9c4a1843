"""What the amounts of a row mean, by the column they stand in and the brackets around them.

Old amounts that change stand in brackets in the left column, new ones beside them. A lone amount
in the left column is unchanged, or repealed where it stands in brackets; a lone one in the right
column is new. What fits none of these is a trouble, never a guess.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportcard.language import N_
from reportcard.model.untold import Untold
from reportcard.model.vocabulary import SectionKind

from .columns import Amount, column_of, find_columns
from .rows import Row, Table
from .troubles import row_trouble

# Columns of a fiscal year.
_WIDE: dict[SectionKind, int] = {"budget": 1, "adjustment": 2, "deficiency": 1, "reduction": 1}
_TWO_READINGS = N_("the brackets and the columns of its amounts contradict each other")
_NOT_IN_COLUMN = N_("what stands beside it is in none of the columns")
_OPEN_BRACKET = N_("a bracket of its label has no other end")


@dataclass(frozen=True, slots=True)
class Sums:
    """What a row says of a fiscal year; before is None where the table has no old amounts."""

    fiscal_year: int
    before: int | None
    after: int


def columns_of(
    table: Table, kind: SectionKind, others: Sequence[Sequence[float]]
) -> tuple[float, ...] | None:
    """The columns of a table; None where they cannot be told for sure.

    Args:
        table: The table.
        kind: What its sentence says.
        others: Columns of the document's other tables of this kind that have all of theirs.
    """
    return find_columns(
        [amount.edge for row in table.rows for amount in row.amounts],
        count=len(table.years) * _WIDE[kind],
        others=others,
        years=table.year_edges,
    )


def read_sums(
    table: Table, kind: SectionKind, row: Row, columns: Sequence[float], *, is_struck: bool
) -> list[Sums]:
    """What a row says; nothing where that cannot be told, which is noted as the table's trouble."""
    cells = _cells(table, row, columns)
    if cells is None:
        return []
    wide, found = _WIDE[kind], list[Sums]()
    for place, year in enumerate(table.years):
        of_year = cells[place * wide : place * wide + wide]
        if any(of_year):
            read = _sums(kind, year, of_year, is_struck=is_struck)
            if read is None:
                table.troubles.append(_trouble(row, _TWO_READINGS))
                return []
            found.append(read)
    return found


def _cells(table: Table, row: Row, columns: Sequence[float]) -> tuple[Amount | None, ...] | None:
    """The amounts of a row by column."""
    places = [column_of(amount.edge, columns) for amount in row.amounts]
    known = [place for place in places if place is not None]
    if len(set(known)) != len(places):
        table.troubles.append(_trouble(row, _NOT_IN_COLUMN))
        return None
    by_column = dict(zip(known, row.amounts, strict=True))
    return tuple(by_column.get(place) for place in range(len(columns)))


def _sums(
    kind: SectionKind, year: int, cells: Sequence[Amount | None], *, is_struck: bool
) -> Sums | None:
    if kind == "adjustment":
        old, new = cells
        return _changed(year, old, new, is_struck=is_struck)
    (amount,) = cells
    if amount is None or amount.is_struck or is_struck:
        return None
    return Sums(year, None, -amount.dollars if kind == "reduction" else amount.dollars)


def _changed(year: int, old: Amount | None, new: Amount | None, *, is_struck: bool) -> Sums | None:
    if new is not None:
        contradicts = new.is_struck or is_struck or (old is not None and not old.is_struck)
        return None if contradicts else Sums(year, old.dollars if old else 0, new.dollars)
    if old is None or (is_struck and not old.is_struck):
        return None
    return Sums(year, old.dollars, 0 if old.is_struck else old.dollars)


def _trouble(row: Row, what: str) -> Untold:
    return row_trouble(row.page, row.number, row.label, what)


def troubles_of_labels(rows: Sequence[Row], columns: Sequence[float]) -> Iterator[Untold]:
    """A sentence for each label that reaches into the columns: part of it may be an amount."""
    for row in rows:
        if row.label_edge > columns[0] or column_of(row.label_edge, columns) is not None:
            yield _trouble(row, _NOT_IN_COLUMN)


def troubles_of_brackets(rows: Sequence[Row]) -> Iterator[Untold]:
    """A sentence for each label with a bracket that does not close, or was never opened."""
    for row in rows:
        if row.label.count("[") != row.label.count("]"):
            yield _trouble(row, _OPEN_BRACKET)

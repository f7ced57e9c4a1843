"""A plain table on its way to a download: one declaration gives header, types and description."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from reportcard.model.text import Text

Cell = str | int | bool | date | None
ColumnType = Literal["text", "integer", "decimal", "boolean", "date"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a download.

    Attributes:
        name: As the header has it.
        type: text | integer | decimal (travels as exact text) | boolean | date.
        description: What it means.
    """

    name: str
    type: ColumnType
    description: Text


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A column whose every filled cell names a row of another table (or of its own)."""

    column: str
    table: str
    target: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its rows are sorted and hold one cell per column, in order.

    key names the columns that together are unique; foreign_keys what points to other tables.
    """

    name: str
    title: Text
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    foreign_keys: tuple[ForeignKey, ...] = ()

    def cells(self, column: str) -> tuple[Cell, ...]:
        """One column's cells, in the order of the rows."""
        place = [c.name for c in self.columns].index(column)
        return tuple(row[place] for row in self.rows)

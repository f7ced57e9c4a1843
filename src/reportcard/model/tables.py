"""A plain table on its way to a download: one declaration gives header, types and description."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from reportcard.model.text import Text

Cell = str | int | bool | date | None
ColumnType = Literal["text", "integer", "decimal", "boolean", "date"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, type (decimals travel as exact text) and what it means, in both languages."""

    name: str
    type: ColumnType
    description: Text


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows are sorted and hold one cell per column, in order. key names the unique columns."""

    name: str
    title: Text
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

"""How a table is declared: a column's name, type, meaning and where its value comes from, together."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from reportcard.model.facts import Provenance
from reportcard.model.tables import Cell, Column, ColumnType, Table
from reportcard.model.text import Text

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """One column of a table of records T, with the function that reads it off a record."""

    name: str
    type: ColumnType
    en: str
    es: str
    read: Callable[[T], Cell]


def build_table(
    *,
    name: str,
    title: Text,
    key: tuple[str, ...],
    fields: Iterable[Field[T]],
    records: Iterable[T],
) -> Table:
    """Read every record into a row; rows are sorted by the key.

    Raises:
        ValueError: two records have the same key, so the declared key is not one.
    """
    fields = tuple(fields)
    columns = tuple(Column(f.name, f.type, Text(en=f.en, es=f.es)) for f in fields)
    readers = [field.read for field in fields]
    places = [[field.name for field in fields].index(column) for column in key]
    rows = [tuple(read(record) for read in readers) for record in records]
    keyed = {tuple(_sortable(row[place]) for place in places): row for row in rows}
    if len(keyed) != len(rows):
        raise ValueError(f"table {name}: {len(rows) - len(keyed)} rows repeat a key {key}")
    return Table(
        name=name,
        title=title,
        columns=columns,
        key=key,
        rows=tuple(keyed[row_key] for row_key in sorted(keyed)),
    )


def evidence_fields(provenance: Callable[[T], Provenance]) -> tuple[Field[T], ...]:
    """The columns that say where a row was read."""
    return (
        Field(
            "source_id", "text",
            "The source it came through; see the table sources.",
            "La fuente de donde vino; vea la tabla sources.",
            lambda r: provenance(r).source_id,
        ),
        Field(
            "source_url", "text",
            "Address of the official document.",
            "Dirección del documento oficial.",
            lambda r: provenance(r).source_url,
        ),
        Field(
            "archive_sha256", "text",
            "SHA-256 of the bytes it was read from: the document, or the project's own table when "
            "transcribed is true.",
            "SHA-256 de los bytes de donde se leyó: el documento, o la tabla propia del proyecto "
            "cuando transcribed es true.",
            lambda r: provenance(r).archive_sha256,
        ),
        Field(
            "retrieved_at", "text",
            "When those bytes were fetched (ISO 8601, UTC).",
            "Cuándo se obtuvieron esos bytes (ISO 8601, UTC).",
            lambda r: provenance(r).retrieved_at.isoformat(),
        ),
        Field(
            "transcribed", "boolean",
            "Whether the row was transcribed into the project's own table instead of being read "
            "from the document by the program.",
            "Si la fila se transcribió a la tabla propia del proyecto en vez de ser leída del "
            "documento por el programa.",
            lambda r: provenance(r).transcribed,
        ),
        Field(
            "parser_version", "text",
            "Version of the parser that read it.",
            "Versión del lector que la leyó.",
            lambda r: provenance(r).parser_version,
        ),
    )  # fmt: skip


def _sortable(cell: Cell) -> tuple[str, int | str]:
    """A cell as something that compares with any other cell of its column."""
    if isinstance(cell, int) and not isinstance(cell, bool):
        return ("0", cell)
    return ("1", "" if cell is None else str(cell))

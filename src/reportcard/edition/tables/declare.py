"""How a table is declared: name, type, meaning and origin of each column stand together."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Generic, TypeVar

from reportcard.edition.names import safe_url
from reportcard.model.records import Provenance
from reportcard.model.tables import Cell, Column, ColumnType, ForeignKey, Table
from reportcard.model.text import Text

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """One column of a table of records T.

    Attributes:
        name: The column's name.
        type: Its type.
        en: What it means, in English.
        es: The same in Spanish.
        read: Reads it off a record; the record's attribute of the same name unless given.
        to: "table.column" whose rows it names, "" if none.
    """

    name: str
    type: ColumnType
    en: str
    es: str
    read: Callable[[T], Cell] | None = None
    to: str = ""


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
    readers: list[Callable[[Any], Cell]] = [f.read or attrgetter(f.name) for f in fields]
    places = [[field.name for field in fields].index(column) for column in key]
    rows = [tuple(read(record) for read in readers) for record in records]
    keyed = {tuple(_sortable(row[place]) for place in places): row for row in rows}
    if len(keyed) != len(rows):
        raise ValueError(f"table {name}: {len(rows) - len(keyed)} rows repeat a key {key}")
    return Table(
        name=name,
        title=title,
        columns=tuple(Column(f.name, f.type, Text(en=f.en, es=f.es)) for f in fields),
        key=key,
        rows=tuple(keyed[row_key] for row_key in sorted(keyed)),
        foreign_keys=tuple(_foreign_key(f) for f in fields if f.to),
    )


def evidence_fields(provenance: Callable[[T], Provenance]) -> tuple[Field[T], ...]:
    """The columns that say where a row was read."""
    return (
        Field(
            "source_id", "text",
            "The source it came through; see the table sources.",
            "La fuente de donde vino; vea la tabla sources.",
            lambda r: provenance(r).source_id, to="sources.source_id",
        ),
        Field(
            "source_url", "text",
            "Address of the document it comes from; for bills, sponsors and roll calls the "
            "official one.",
            "Dirección del documento de donde viene; para proyectos de ley, patrocinadores y "
            "votaciones, el oficial.",
            lambda r: safe_url(provenance(r).source_url),
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
            "When those bytes were fetched (ISO 8601, UTC); when transcribed is true, when the "
            "table was made.",
            "Cuándo se obtuvieron esos bytes (ISO 8601, UTC); cuando transcribed es true, cuándo "
            "se hizo la tabla.",
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


def _foreign_key(field: Field[Any]) -> ForeignKey:
    table, _dot, target = field.to.partition(".")
    return ForeignKey(column=field.name, table=table, target=target)


def _sortable(cell: Cell) -> tuple[str, int | str]:
    """A cell as something that compares with any other cell of its column."""
    if isinstance(cell, int) and not isinstance(cell, bool):
        return ("0", cell)
    return ("1", "" if cell is None else str(cell))

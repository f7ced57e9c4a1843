"""The tables of schema `raw`, declared once: by the records that scrapers read.

Each record type of `model.records` is a table with the record's fields and where it was read.
"""

import re
import types
from dataclasses import fields
from datetime import date
from typing import Literal, Union, get_args, get_origin, get_type_hints

import pyarrow as pa

from reportcard.model.records import Record
from reportcard.model.vocabulary import Dollars

RECORD_TYPES: tuple[type[Record], ...] = get_args(Record)

# A page is one version of one address as one parser read it; these four name it.
PAGE_KEY = ("source_id", "page_url", "archive_sha256", "parser_version")

_ARROW = {
    str: pa.string(),
    int: pa.int32(),
    Dollars: pa.int64(),
    bool: pa.bool_(),
    date: pa.date32(),
}
_SQL = {
    pa.string(): "VARCHAR",
    pa.int32(): "INTEGER",
    pa.int64(): "BIGINT",
    pa.bool_(): "BOOLEAN",
    pa.date32(): "DATE",
    pa.list_(pa.string()): "VARCHAR[]",
}


def table_name(record_type: type[Record]) -> str:
    """The raw table of a record type: PersonVoteRecord -> raw.person_vote."""
    stem = record_type.__name__.removesuffix("Record")
    return "raw." + re.sub(r"(?<!^)(?=[A-Z])", "_", stem).lower()


def arrow_schema(record_type: type[Record]) -> pa.Schema:
    """The columns of a record type, in field order, and the page that each row was read from."""
    hints = get_type_hints(record_type)
    own = [(f.name, _arrow_type(hints[f.name])) for f in fields(record_type)]
    return pa.schema(own + [(name, pa.string()) for name in PAGE_KEY])


def raw_tables_sql() -> str:
    """DDL of every raw table, with a view `raw.current_<table>` of the rows that are in force."""
    return "\n".join(
        [
            "CREATE TABLE raw.page (source_id VARCHAR, page_url VARCHAR, archive_sha256 VARCHAR,"
            " parser_version VARCHAR, retrieved_at TIMESTAMP, transcribed BOOLEAN,"
            " refused VARCHAR, sessions VARCHAR[], is_current BOOLEAN);",
            *(_table_sql(record_type) for record_type in RECORD_TYPES),
        ]
    )


def _table_sql(record_type: type[Record]) -> str:
    schema, name = arrow_schema(record_type), table_name(record_type)
    # Quoted: a field may be called as a word of SQL (the `table` of a fiscal note).
    columns = ", ".join(f'"{field.name}" {_SQL[field.type]}' for field in schema)
    view = name.replace("raw.", "raw.current_")
    return (
        f"CREATE TABLE {name} ({columns});\n"
        f"CREATE VIEW {view} AS SELECT r.*, p.retrieved_at, p.transcribed FROM {name} AS r "
        f"JOIN raw.page AS p USING ({', '.join(PAGE_KEY)}) "
        "WHERE p.is_current AND p.refused IS NULL;"
    )


def _arrow_type(hint: object) -> pa.DataType:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return pa.string()
    if origin is tuple:
        return pa.list_(pa.string())
    if origin in (Union, types.UnionType):
        return _arrow_type(next(a for a in arguments if a is not type(None)))
    return _ARROW[hint]  # type: ignore[index]

"""Downloads as bytes: each table as CSV, and the data package that describes them all.

CSV is UTF-8 with a header and plain line ends; days are ISO 8601, booleans true or false, what is
not known is empty. Leaves to others: what the tables hold (tables), Parquet and DuckDB (store).
"""

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from reportcard.edition.about import SourceCard
from reportcard.edition.contexts.edition import Edition
from reportcard.edition.names import safe_url, slugified
from reportcard.edition.tables.record import RECORD_TABLES
from reportcard.model.tables import Cell, Column, ColumnType, ForeignKey, Table

# A spreadsheet takes a text that begins like this for a formula, and some of those can do harm.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_SPECIAL = re.compile('[",\r\n]')
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_OWN_LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
_TYPES: dict[ColumnType, str] = {
    "text": "string",
    "integer": "integer",
    "decimal": "number",
    "boolean": "boolean",
    "date": "date",
}


def csv_bytes(table: Table) -> bytes:
    """A table as CSV.

    A text that a spreadsheet could take for a formula begins with an apostrophe; numbers, days and
    booleans stand as they are.
    """
    is_text = [column.type == "text" for column in table.columns]
    lines = [_line([column.name for column in table.columns])]
    lines += (
        _line([_shown(cell, as_text=t) for cell, t in zip(row, is_text, strict=True)])
        for row in table.rows
    )
    return "".join(lines).encode("utf-8")


def datapackage(tables: Sequence[Table], edition: Edition) -> bytes:
    """The package's description after Frictionless Data Package 2.0, the same bytes every time.

    Args:
        tables: The tables, which lie beside it as <name>.csv.
        edition: Title, publisher, day and sources.
    """
    head = edition.masthead
    package = {
        "$schema": _PROFILE,
        "name": slugified(head.edition_id),
        "title": head.title.en,
        "title_es": head.title.es,
        "description": head.notice.en if head.notice else head.cycle.en,
        "description_es": head.notice.es if head.notice else head.cycle.es,
        "homepage": safe_url(head.base_url) or None,
        "version": head.rubric_version,
        "created": f"{head.built_on.isoformat()}T00:00:00Z",
        "contributors": [{"title": head.organization.en, "roles": ["publisher"]}],
        "licenses": [_OWN_LICENCE],
        "sources": [_source(source) for source in edition.about.sources],
        "resources": [_resource(table, tables, edition) for table in tables],
    }
    return (json.dumps(_filled(package), indent=1, ensure_ascii=False) + "\n").encode("utf-8")


# ---------------------------------------------------------------- CSV


def _shown(cell: Cell, *, as_text: bool) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, date):
        return cell.isoformat()
    text = str(cell)
    return f"'{text}" if as_text and text.startswith(_FORMULA_STARTS) else text


def _line(texts: list[str]) -> str:
    """A line of CSV (RFC 4180, but with LF). Python's writer leaves a lone CR without quotes."""
    quoted = [
        '"' + text.replace('"', '""') + '"' if _SPECIAL.search(text) else text for text in texts
    ]
    # A line without anything would be no row at all.
    return (",".join(quoted) if quoted != [""] else '""') + "\n"


# ---------------------------------------------------------------- data package


def _resource(table: Table, tables: Sequence[Table], edition: Edition) -> dict[str, Any]:
    body = csv_bytes(table)
    of_record = table.name in RECORD_TABLES
    sources = edition.about.sources if of_record else ()
    return _filled(
        {
            "name": table.name,
            "type": "table",
            "path": f"{table.name}.csv",
            "title": table.title.en,
            "title_es": table.title.es,
            "scheme": "file",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": len(body),
            "hash": f"sha256:{hashlib.sha256(body).hexdigest()}",
            "licenses": list(_licences(sources)) if of_record else [_OWN_LICENCE],
            "sources": [_source(source) for source in sources],
            "schema": _schema(table, tables),
        }
    )


def _schema(table: Table, tables: Sequence[Table]) -> dict[str, Any]:
    holding = [key for key in table.foreign_keys if _holds(key, table, tables)]
    return _filled(
        {
            "fields": [_field(column, table) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {
                    "fields": [key.column],
                    "reference": {
                        "resource": "" if key.table == table.name else key.table,
                        "fields": [key.target],
                    },
                }
                for key in holding
            ],
        }
    )


def _field(column: Column, table: Table) -> dict[str, Any]:
    alone = table.key == (column.name,)
    return _filled(
        {
            "name": column.name,
            "type": _TYPES[column.type],
            "description": column.description.en,
            "description_es": column.description.es,
            "constraints": {"required": True, "unique": True} if alone else None,
        }
    )


def _holds(key: ForeignKey, table: Table, tables: Sequence[Table]) -> bool:
    """Whether every filled cell names a row that is there: some bills have no page of their own."""
    target = next((other for other in tables if other.name == key.table), None)
    if target is None:
        return False
    known = set(target.cells(key.target))
    return all(cell is None or cell in known for cell in table.cells(key.column))


def _source(source: SourceCard) -> dict[str, Any]:
    return _filled(
        {
            "title": f"{source.publisher.en}: {source.title.en}",
            "title_es": f"{source.publisher.es}: {source.title.es}",
            "path": safe_url(source.url) or None,
            "licence": source.licence.en,
            "licence_es": source.licence.es,
        }
    )


def _licences(sources: Sequence[SourceCard]) -> Iterator[dict[str, Any]]:
    """The terms of the sources, each once. They have no id of the Open Definition."""
    for licence in dict.fromkeys(source.licence for source in sources):
        path = next((p for s in sources if s.licence == licence and (p := safe_url(s.url))), None)
        name = slugified(licence.en) or "other"
        yield _filled({"name": name, "title": licence.en, "title_es": licence.es, "path": path})


def _filled(content: dict[str, Any]) -> dict[str, Any]:
    """Without the properties that have nothing to say."""
    return {name: value for name, value in content.items() if value not in (None, [], ())}

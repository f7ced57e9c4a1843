"""Opens the store, makes its schema, and says in a sentence when it cannot.

Leaves to others: what goes into the tables (write), what comes out of them (resolve, read).
"""

from importlib.resources import files
from pathlib import Path

import duckdb

from reportcard.errors import UserError
from reportcard.language import _
from reportcard.store.raw import raw_tables_sql

SCHEMA_VERSION = 2

# Nothing is ever loaded from the network: an extension that is missing is our mistake.
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


def open_store(path: Path | None, *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """Open a store, making it when it is not there.

    Args:
        path: The DuckDB file; None for one in memory.
        read_only: Many readers may share the file; a writer has it alone.

    Returns:
        A connection; instants in it are UTC.

    Raises:
        UserError: the file is missing (read_only), held by another program, not a store, or of
            another schema version.
    """
    if path is not None and not path.exists():
        if read_only:
            raise UserError(
                _("There is no store at {path} yet: run reportcard collect first.").format(
                    path=path
                )
            )
        path.parent.mkdir(parents=True, exist_ok=True)
    con = _connect(path, read_only=read_only)
    if not read_only and not _has_table(con, "meta", "schema_version"):
        _make_schema(con)
    _check_version(con, path)
    return con


def read_sql(name: str) -> str:
    """The text of one of the store's SQL files."""
    return files("reportcard.store").joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")


def _connect(path: Path | None, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    if path is None:
        return duckdb.connect(":memory:", config=_SETTINGS)
    try:
        return duckdb.connect(str(path), read_only=read_only, config=_SETTINGS)
    except duckdb.IOException as error:
        if "lock" in str(error).lower():
            message = _("Another program has the store {path} open: close it and try again.")
        else:
            message = _(
                "{path} is not a store of this program: move it away and run reportcard collect; "
                "it is rebuilt from the archive without fetching anything twice."
            )
        raise UserError(message.format(path=path)) from error


def _make_schema(con: duckdb.DuckDBPyConnection) -> None:
    con.begin()
    con.execute("CREATE SCHEMA meta")
    con.execute("CREATE TABLE meta.schema_version (version INTEGER)")
    con.execute("INSERT INTO meta.schema_version VALUES (?)", [SCHEMA_VERSION])
    con.execute(read_sql("schema"))
    con.execute(raw_tables_sql())
    con.commit()


def _check_version(con: duckdb.DuckDBPyConnection, path: Path | None) -> None:
    found = con.execute("SELECT max(version) FROM meta.schema_version").fetchone()
    version = found[0] if found else None
    if version != SCHEMA_VERSION:
        raise UserError(
            _(
                "The store {path} has schema version {found}, this program needs {needed}: move it "
                "away and run reportcard collect; it is rebuilt from the archive."
            ).format(path=path, found=version, needed=SCHEMA_VERSION)
        )


def _has_table(con: duckdb.DuckDBPyConnection, schema: str, table: str) -> bool:
    return bool(
        con.execute(
            "SELECT 1 FROM duckdb_tables() WHERE schema_name = ? AND table_name = ?",
            [schema, table],
        ).fetchone()
    )

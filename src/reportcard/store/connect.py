"""Opens the store, makes its schema, and says in a sentence when it cannot.

Leaves to others: what goes into the tables (write), what comes out of them (resolve, read).
"""

from importlib.resources import files
from pathlib import Path

import duckdb

from reportcard.errors import EXIT_MACHINE_NOT_READY, UserError
from reportcard.language import _
from reportcard.machine import find_machine_reason
from reportcard.store.raw import raw_tables_sql

SCHEMA_VERSION = 10

# Nothing is ever loaded from the network: an extension that is missing is our mistake.
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


class StaleStoreError(UserError):
    """A file that must be filled anew before anybody can read it."""


def open_store(path: Path | None, *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """Open a store, making it when it is not there.

    Args:
        path: The DuckDB file; None for one in memory.
        read_only: Many readers may share the file; a writer has it alone.

    Returns:
        A connection; instants in it are UTC.

    Raises:
        StaleStoreError: it is not a store, of another schema version, or filled by a collect that
            did not end (read_only).
        UserError: it is missing (read_only), or held by another program.
    """
    if path is None:
        con = duckdb.connect(":memory:", config=_SETTINGS)
        _make_schema(con)
        return con
    if not path.exists():
        if read_only:
            raise UserError(
                _("There is no store at {path} yet: run reportcard collect first.").format(
                    path=path
                )
            )
        _create(path)
    con = _connect(path, read_only=read_only)
    try:
        _require_version(con, path)
        if read_only:
            require_resolved(con, path)
    except BaseException:
        con.close()
        raise
    return con


def read_sql(name: str) -> str:
    """The text of one of the store's SQL files."""
    return files("reportcard.store").joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")


def mark_changed(con: duckdb.DuckDBPyConnection) -> None:
    """Say that `raw` has changed and `core` has not followed yet. Within the same transaction."""
    con.execute("UPDATE meta.core SET is_stale = true WHERE NOT is_stale")


def mark_resolved(con: duckdb.DuckDBPyConnection) -> None:
    """Say that `core` was rebuilt from all of `raw`. Within the transaction that rebuilds it."""
    con.execute("UPDATE meta.core SET is_stale = false WHERE is_stale")


def require_resolved(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Demand that `core` knows every page: a collect that was killed leaves some that it does not.

    Raises:
        StaleStoreError: it was killed, and nobody may read the store until it has run again.
    """
    found = con.execute("SELECT bool_or(is_stale) FROM meta.core").fetchone()
    if found and found[0]:
        raise StaleStoreError(
            _(
                "The last collect into {path} was interrupted, so the store is half filled: run "
                "the same command again, or add --offline to use only what was fetched."
            ).format(path=path)
        )


def _create(path: Path) -> None:
    """Make an empty store. It appears whole: a file killed half-made would be no database."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    # A log without its file, left where somebody moved a store away, would spoil the new one.
    for leftover in (part, _log_of(part), _log_of(path)):
        leftover.unlink(missing_ok=True)
    con = _connect(part, read_only=False)
    try:
        _make_schema(con)
        # Closing would say nothing if the disk were full, and leave the tables in the other file.
        con.execute("CHECKPOINT")
    finally:
        con.close()
    part.replace(path)


def _log_of(path: Path) -> Path:
    """Where DuckDB keeps what it has not written into the file yet."""
    return path.with_name(f"{path.name}.wal")


def _connect(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(str(path), read_only=read_only, config=_SETTINGS)
    except duckdb.IOException as error:
        if "Could not set lock" in str(error):
            message = _("Another program has the store {path} open: close it and try again.")
            raise UserError(message.format(path=path)) from error
        if why := find_machine_reason(error):
            message = _(
                "{name} cannot be read or written: {why}. Nothing that was stored is lost: once "
                "that is mended, the same command goes on from there."
            )
            raise UserError(
                message.format(name=path, why=why), exit_code=EXIT_MACHINE_NOT_READY
            ) from error
        raise _no_store(path) from error


def _no_store(path: Path) -> StaleStoreError:
    return StaleStoreError(
        _(
            "{path} is not a store of this program: move it away and run reportcard collect; "
            "it is rebuilt from the archive without fetching anything twice."
        ).format(path=path)
    )


def _make_schema(con: duckdb.DuckDBPyConnection) -> None:
    con.begin()
    con.execute("CREATE SCHEMA meta")
    con.execute("CREATE TABLE meta.schema_version (version INTEGER)")
    con.execute("INSERT INTO meta.schema_version VALUES (?)", [SCHEMA_VERSION])
    con.execute("CREATE TABLE meta.core (is_stale BOOLEAN)")
    con.execute("INSERT INTO meta.core VALUES (false)")
    con.execute("CREATE TABLE meta.host (host VARCHAR)")
    con.execute(read_sql("schema"))
    con.execute(read_sql("budget_tables"))
    con.execute(raw_tables_sql())
    con.commit()


def _require_version(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    if not _has_table(con, "meta", "schema_version"):
        raise _no_store(path)
    found = con.execute("SELECT max(version) FROM meta.schema_version").fetchone()
    version = found[0] if found else None
    if version != SCHEMA_VERSION:
        raise StaleStoreError(
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

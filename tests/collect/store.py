"""Looks into a store for the tests: what is in it, and whether two hold the same."""

from pathlib import Path

import duckdb

Rows = list[tuple[object, ...]]


def query(store: Path, sql: str) -> Rows:
    """The answer of a store to a question."""
    con = duckdb.connect(str(store), read_only=True)
    try:
        return con.execute(sql).fetchall()
    finally:
        con.close()


def roll_calls(store: Path) -> set[str]:
    """The roll calls that scoring sees."""
    return {str(row[0]) for row in query(store, "SELECT vote_event_id FROM core.vote_event")}


def contents(store: Path, *, without: str = "retrieved_at") -> dict[str, Rows]:
    """All that is in a store, table by table, sorted; one column is left out."""
    columns = query(
        store,
        "SELECT schema_name || '.' || table_name,"
        " list('\"' || column_name || '\"' ORDER BY column_index)"  # one is called "table"
        " FROM duckdb_columns() JOIN duckdb_tables() USING (schema_name, table_name)"
        f" WHERE schema_name IN ('core', 'raw') AND column_name <> '{without}'"
        " GROUP BY ALL ORDER BY ALL",
    )
    return {
        str(table): query(store, f"SELECT {', '.join(names)} FROM {table} ORDER BY ALL")  # type: ignore[arg-type]  # a list
        for table, names in columns
    }


def differences(left: Path, right: Path) -> list[str]:
    """The tables in which two stores differ, with the rows that only one of them has."""
    one, two = contents(left), contents(right)
    assert one.keys() == two.keys()
    return [
        f"{table}: {sorted(set(map(repr, one[table])) ^ set(map(repr, two[table])))[:4]}"
        for table in one
        if one[table] != two[table]
    ]

"""Spreadsheets in the store: fills `core` from them, and says what of them finds no place there.

Runs at the end of resolve. Leaves to others: reading and checking the files (tidy), the rules of
the official record (reconcile).
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import duckdb

from reportcard.model.facts import Quarantined
from reportcard.model.vocabulary import Chamber
from reportcard.store.connect import read_sql
from reportcard.store.reconcile import set_aside
from reportcard.store.sentences import Phrasebook, named

# Source ids of spreadsheets begin with it.
SOURCES = "import/"


def fill_imports(con: duckdb.DuckDBPyConnection, phrasebook: Phrasebook) -> tuple[Quarantined, ...]:
    """Fill `core` from the project's spreadsheets.

    Args:
        con: The store, inside resolve's transaction, when the official record is settled.
        phrasebook: The sentences.

    Returns:
        Rows that name what the record does not have, or has already; they stand in
        core.quarantine too, with entity "import".
    """
    if not con.execute("FROM raw.page WHERE starts_with(source_id, ?)", [SOURCES]).fetchone():
        return ()
    con.execute(read_sql("imports"))
    rows = con.execute(
        "SELECT rule, id, other, source_id, page_url, archive_sha256 FROM import_trouble"
        " ORDER BY ALL"
    ).fetchall()
    found = tuple(
        Quarantined(
            entity="import",
            entity_id=f"{source_id.removeprefix(SOURCES)}/{id_}",
            rule=rule,
            sentence=phrasebook.sentence(rule, named(_file(page_url)), a=id_, b=other),
            source_id=source_id,
            source_url=_file(page_url),
            archive_sha256=sha256,
        )
        for rule, id_, other, source_id, page_url, sha256 in rows
    )
    set_aside(con, found)
    return found


def known_import_pages(con: duckdb.DuckDBPyConnection) -> tuple[tuple[str, str], ...]:
    """Name of the import and path of each file that the store has rows in force of."""
    rows = con.execute(
        "SELECT DISTINCT source_id, page_url FROM raw.page"
        " WHERE starts_with(source_id, ?) AND is_current ORDER BY ALL",
        [SOURCES],
    ).fetchall()
    return tuple((source_id.removeprefix(SOURCES), _file(url)) for source_id, url in rows)


def read_official_people(
    con: duckdb.DuckDBPyConnection,
) -> list[tuple[str, str, Chamber, date | None, date | None]]:
    """Id, name, chamber, first day and end of each seat of the official record, by id."""
    return con.execute(
        "SELECT p.person_id, p.name, m.chamber, m.start_on, m.end_on FROM core.person AS p"
        " LEFT JOIN core.membership AS m USING (person_id)"
        " WHERE NOT starts_with(p.source_id, ?) ORDER BY ALL",
        [SOURCES],
    ).fetchall()


def read_official_roll_calls(
    con: duckdb.DuckDBPyConnection,
) -> list[tuple[str, Chamber, date | None]]:
    """Id, chamber and day of each roll call of the official record that adds up, by id."""
    return con.execute(
        "SELECT vote_event_id, chamber, held_on FROM core.vote_event"
        " WHERE NOT starts_with(source_id, ?) ORDER BY ALL",
        [SOURCES],
    ).fetchall()


@dataclass(frozen=True, slots=True)
class RowsMissing:
    """A roll call of a spreadsheet in which members of the chamber have no row, by name."""

    import_name: str
    roll_call_id: str
    names: tuple[str, ...]


def read_rows_missing(con: duckdb.DuckDBPyConnection) -> tuple[RowsMissing, ...]:
    """Who held a seat on the day of a spreadsheet's roll call and has no row in it.

    Where nobody knows the day, everybody who ever had a seat in the chamber was asked.
    """
    rows = con.execute(read_sql("rows_missing"), [SOURCES]).fetchall()
    return tuple(RowsMissing(name, id_, tuple(names)) for name, id_, names in rows)


def count_roll_calls(con: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    """How many roll calls the store has of official documents, and how many of spreadsheets."""
    row = con.execute(
        "SELECT count(*) FILTER (NOT starts_with(source_id, $1)),"
        " count(*) FILTER (starts_with(source_id, $1)) FROM core.vote_event",
        [SOURCES],
    ).fetchone()
    return (row[0], row[1]) if row else (0, 0)


def read_options(
    con: duckdb.DuckDBPyConnection, roll_calls: Collection[str]
) -> dict[tuple[str, str], str]:
    """What everybody answered in some roll calls of the official record."""
    rows = con.execute(
        "SELECT vote_event_id, person_id, option FROM core.person_vote"
        " WHERE vote_event_id IN (SELECT unnest(?)) AND NOT starts_with(source_id, ?)",
        [sorted(roll_calls), SOURCES],
    ).fetchall()
    return {(event, person): option for event, person, option in rows}


def _file(page_url: str) -> str:
    return page_url.removeprefix("project:")

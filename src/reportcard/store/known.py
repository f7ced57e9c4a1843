"""What the store knows of, for whoever writes about it: roll calls, people, budget lines, the
place itself.

Leaves to others: what waits for a ruling (queue).
"""

import duckdb

from reportcard.errors import UserError
from reportcard.language import _
from reportcard.model.line_names import LineName

# What stands before the slash of sources that belong to no place: readers that serve every place,
# and spreadsheets.
_PLACELESS = ["generic", "import"]


def read_roll_call_ids(con: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    """Every roll call that anything names, also those that were set aside, sorted."""
    rows = con.execute(
        "WITH named AS (SELECT session, chamber, number FROM raw.current_vote_event"
        " UNION SELECT session, chamber, number FROM raw.current_roll_call_label"
        " UNION SELECT session, chamber, number FROM raw.current_listed_sheet)"
        " SELECT session || '-' || chamber || '-' || number FROM named"
        " ORDER BY session, chamber, number"
    ).fetchall()
    return tuple(row[0] for row in rows)


def read_person_names(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Everybody's name by id."""
    return dict(con.execute("SELECT person_id, name FROM core.person ORDER BY ALL").fetchall())


def read_line_names(con: duckdb.DuckDBPyConnection) -> dict[str, tuple[LineName, ...]]:
    """The names under which documents print the lines of each budget, by the budget's id."""
    cycles = con.execute("SELECT DISTINCT cycle FROM core.budget_cycle ORDER BY 1").fetchall()
    names: dict[str, list[LineName]] = {row[0]: [] for row in cycles}
    for cycle, *name in con.execute(
        "SELECT DISTINCT cycle, fund, agency, account FROM core.appropriation_line"
        " WHERE budget_line_id <> '' ORDER BY ALL"
    ).fetchall():
        names.setdefault(cycle, []).append((name[0], name[1], name[2]))
    return {cycle: tuple(found) for cycle, found in names.items()}


def is_waiting(con: duckdb.DuckDBPyConnection, vote_event_id: str) -> bool:
    """Whether a roll call waits for a ruling."""
    found = con.execute(
        "SELECT 1 FROM core.open_question WHERE vote_event_id = ?", [vote_event_id]
    ).fetchone()
    return found is not None


def find_standing(
    con: duckdb.DuckDBPyConnection, vote_event_id: str
) -> tuple[str, str | None] | None:
    """How sure a roll call's question is, and the later one that decided it, if any.

    Returns:
        None when it is not in `core`: unknown, or set aside.
    """
    found = con.execute(
        "SELECT confidence, superseded_by FROM core.vote_event WHERE vote_event_id = ?",
        [vote_event_id],
    ).fetchone()
    return (found[0], found[1]) if found else None


def find_revision(con: duckdb.DuckDBPyConnection, vote_event_id: str) -> int | None:
    """The revision of the sheet that counts; None when the roll call is not in `core`."""
    found = con.execute(
        "SELECT revision FROM core.vote_event WHERE vote_event_id = ?", [vote_event_id]
    ).fetchone()
    return found[0] if found else None


def require_place(con: duckdb.DuckDBPyConnection) -> str:
    """The place that the store is about.

    Raises:
        UserError: nothing was collected into it.
    """
    if (place := find_place(con)) is None:
        raise UserError(_("The store is empty: run reportcard collect first."))
    return place


def find_place(con: duckdb.DuckDBPyConnection) -> str | None:
    """The place that the store is about: the first part of its sources' ids.

    Returns:
        None where nothing was collected: the store is empty, or holds spreadsheets only.
    """
    found = con.execute(
        "SELECT min(split_part(source_id, '/', 1)) FROM raw.page"
        " WHERE contains(source_id, '/')"
        " AND NOT list_contains(?, split_part(source_id, '/', 1))",
        [_PLACELESS],
    ).fetchone()
    return found[0] if found else None

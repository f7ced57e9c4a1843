"""What the checks need to know of people, parties and topics in the store.

Leaves to others: roll calls and bills (store_read), imported tables (store_tables).
"""

from datetime import date
from typing import TYPE_CHECKING

from reportcard.model.vocabulary import Chamber

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def parties(con: "DuckDBPyConnection") -> tuple[str, ...]:
    """Every party of a seat, sorted."""
    query = "SELECT DISTINCT party FROM core.membership WHERE party <> '' ORDER BY 1"
    return tuple(row[0] for row in con.execute(query).fetchall())


def seated_people(con: "DuckDBPyConnection", window: tuple[date, date]) -> frozenset[str]:
    """Everybody who held a seat on a day of the window."""
    query = (
        "SELECT DISTINCT person_id FROM core.membership"
        " WHERE coalesce(start_on < $after, true) AND coalesce(end_on > $first, true)"
    )
    rows = con.execute(query, {"first": window[0], "after": window[1]}).fetchall()
    return frozenset(row[0] for row in rows)


def standing_chambers(con: "DuckDBPyConnection", window: tuple[date, date]) -> dict[str, Chamber]:
    """The chamber that everybody with a seat in the window stands under, by person.

    That of the seat held on its last day, else of the one that began last.
    """
    query = (
        "SELECT person_id, chamber FROM core.membership"
        " WHERE coalesce(start_on < $after, true) AND coalesce(end_on > $first, true)"
        " QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY"
        "   coalesce(end_on >= $after, true) DESC, start_on DESC NULLS LAST, chamber) = 1"
    )
    rows = con.execute(query, {"first": window[0], "after": window[1]}).fetchall()
    return dict(rows)


def topics(con: "DuckDBPyConnection") -> tuple[str, ...]:
    """Every topic, sorted."""
    return tuple(
        row[0] for row in con.execute("SELECT DISTINCT topic FROM core.topic ORDER BY 1").fetchall()
    )


def roll_calls_of_topic(
    con: "DuckDBPyConnection", topic: str, window: tuple[date, date]
) -> frozenset[str]:
    """The roll calls on a bill of a topic that lie in the window, or have no day."""
    query = (
        "SELECT DISTINCT e.vote_event_id FROM core.vote_event AS e"
        " JOIN core.vote_event_bill AS b USING (vote_event_id)"
        " JOIN core.topic_bill AS t USING (bill_id)"
        " WHERE t.topic = $topic"
        " AND (e.held_on IS NULL OR e.held_on >= $first AND e.held_on < $after)"
    )
    values = {"topic": topic, "first": window[0], "after": window[1]}
    return frozenset(row[0] for row in con.execute(query, values).fetchall())

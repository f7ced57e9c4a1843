"""What the store holds of imported tables: positions, sponsored bills, and inputs.

Leaves to others: making criteria of the rows (expand), checking answers (checkinputs).
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reportcard.model.text import Text
from reportcard.model.vocabulary import Chamber

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# How an import is named as a source.
_SOURCE = "import/"


@dataclass(frozen=True, slots=True)
class PositionRow:
    """One row of a table of positions, with what the record says of its roll call.

    chamber is None when the store does not know the roll call.
    """

    import_name: str
    vote_event_id: str
    position: str
    weight: str | None
    strength: str | None
    note: str
    chamber: Chamber | None
    held_on: date | None
    question: str | None
    label: Text
    bill_id: str


@dataclass(frozen=True, slots=True)
class SponsoredBill:
    """A bill of which an import names sponsors."""

    import_name: str
    bill_id: str
    title: str


def imports_with(con: "DuckDBPyConnection", table: str) -> tuple[str, ...]:
    """The imports that have a table of positions of that name, sorted."""
    query = (
        "SELECT DISTINCT import_name FROM core.position WHERE position_table = $table ORDER BY 1"
    )
    return tuple(row[0] for row in con.execute(query, {"table": table}).fetchall())


def imports_with_sponsors(con: "DuckDBPyConnection") -> tuple[str, ...]:
    """The imports that name sponsors of bills, sorted."""
    query = (
        "SELECT DISTINCT source_id FROM core.sponsorship"
        " WHERE starts_with(source_id, $source) ORDER BY 1"
    )
    rows = con.execute(query, {"source": _SOURCE}).fetchall()
    return tuple(row[0].removeprefix(_SOURCE) for row in rows)


def position_tables(con: "DuckDBPyConnection") -> tuple[str, ...]:
    """The names of all tables of positions, sorted."""
    query = "SELECT DISTINCT position_table FROM core.position ORDER BY 1"
    return tuple(row[0] for row in con.execute(query).fetchall())


def position_rows(
    con: "DuckDBPyConnection", *, import_name: str, table: str
) -> tuple[PositionRow, ...]:
    """The rows of one table, in the order of the roll calls."""
    query = (
        "SELECT p.import_name, p.vote_event_id, p.position, p.weight, p.strength,"
        " coalesce(p.note, ''), e.chamber, e.held_on, e.question_class,"
        " [coalesce(nullif(e.label, ''), p.vote_event_id),"
        "  coalesce(e.label_es, nullif(e.label, ''), p.vote_event_id)],"
        " coalesce((SELECT min(b.bill_id) FROM core.vote_event_bill AS b"
        "           WHERE b.vote_event_id = p.vote_event_id), '')"
        " FROM core.position AS p LEFT JOIN core.vote_event AS e USING (vote_event_id)"
        " WHERE p.import_name = $import AND p.position_table = $table"
        " ORDER BY e.session, e.number, e.chamber, p.vote_event_id, p.position"
    )
    rows = con.execute(query, {"import": import_name, "table": table}).fetchall()
    return tuple(
        PositionRow(*(*row[:-2], Text(en=row[-2][0], es=row[-2][1]), row[-1])) for row in rows
    )


def sponsored_bills(con: "DuckDBPyConnection", import_name: str) -> tuple[SponsoredBill, ...]:
    """The bills whose sponsors an import names, by their ids."""
    query = (
        "SELECT DISTINCT s.bill_id, coalesce(nullif(b.title, ''), b.identifier, s.bill_id)"
        " FROM core.sponsorship AS s LEFT JOIN core.bill AS b USING (bill_id)"
        " WHERE s.source_id = $source ORDER BY ALL"
    )
    rows = con.execute(query, {"source": _SOURCE + import_name}).fetchall()
    return tuple(SponsoredBill(import_name, bill_id, title) for bill_id, title in rows)


def input_names(con: "DuckDBPyConnection") -> tuple[str, ...]:
    """The names of all member inputs, sorted."""
    query = "SELECT DISTINCT input FROM core.member_input ORDER BY 1"
    return tuple(row[0] for row in con.execute(query).fetchall())


def input_values(con: "DuckDBPyConnection", name: str) -> tuple[tuple[str, str], ...]:
    """(person_id, value) under an input, sorted."""
    query = "SELECT person_id, coalesce(value, '') FROM core.member_input WHERE input = $name"
    rows = con.execute(f"{query} ORDER BY ALL", {"name": name}).fetchall()
    return tuple((person, value) for person, value in rows)


def earlier_cycles(con: "DuckDBPyConnection") -> tuple[str, ...]:
    """The names of the cycles whose sums were imported, sorted."""
    query = "SELECT DISTINCT cycle FROM core.earlier_score ORDER BY 1"
    return tuple(row[0] for row in con.execute(query).fetchall())

"""What the checks need to know of the store: roll calls, bills, quarantine, names.

Leaves to others: imported tables (store_tables), committees and people (store_people), counting
(count).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from reportcard.language import spoken_language
from reportcard.scoring.rubric import Rubric
from reportcard.scoring.rubric_criteria import CommitteeCriterion, RollCallCriterion

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class KnownRollCall:
    """A roll call of the store, as far as a rubric says something about it."""

    vote_event_id: str
    chamber: str
    held_on: date | None
    question_class: str
    amendment_chamber: str | None
    amendment_schedule: str | None
    confidence: str
    superseded_by: str | None
    bills: tuple[tuple[str, str], ...]  # (bill_id, identifier), sorted


def known_roll_calls(con: "DuckDBPyConnection", ids: Sequence[str]) -> dict[str, KnownRollCall]:
    """Those of the ids that the store has, by id."""
    bills: dict[str, list[tuple[str, str]]] = {}
    for event, bill_id, identifier in _rows(
        con,
        "SELECT e.vote_event_id, e.bill_id, b.identifier FROM core.vote_event_bill AS e"
        " LEFT JOIN core.bill AS b USING (bill_id)"
        " WHERE e.vote_event_id IN (SELECT unnest($ids)) ORDER BY ALL",
        {"ids": list(ids)},
    ):
        bills.setdefault(event, []).append((bill_id, identifier or bill_id))
    rows = _rows(
        con,
        "SELECT vote_event_id, chamber, held_on, question_class, amendment_chamber,"
        " amendment_schedule, confidence, superseded_by FROM core.vote_event"
        " WHERE vote_event_id IN (SELECT unnest($ids)) ORDER BY ALL",
        {"ids": list(ids)},
    )
    return {row[0]: KnownRollCall(*(*row, tuple(bills.get(row[0], ())))) for row in rows}


@dataclass(frozen=True, slots=True)
class KnownSheet:
    """A committee's vote of the store, as far as a rubric says something about it."""

    committee_vote_id: str
    committee_code: str
    voted_on: date | None
    bill_id: str
    identifier: str


def known_sheets(con: "DuckDBPyConnection", ids: Sequence[str]) -> dict[str, KnownSheet]:
    """Those of the committee votes that the store has, by id."""
    rows = _rows(
        con,
        "SELECT v.committee_vote_id, v.committee_code, v.voted_on, v.bill_id,"
        " coalesce(b.identifier, v.bill_id) FROM core.committee_vote AS v"
        " LEFT JOIN core.bill AS b USING (bill_id)"
        " WHERE v.committee_vote_id IN (SELECT unnest($ids)) ORDER BY ALL",
        {"ids": list(ids)},
    )
    return {row[0]: KnownSheet(*row) for row in rows}


def sheet_ids(con: "DuckDBPyConnection") -> tuple[str, ...]:
    """Every committee vote of the store, sorted."""
    query = "SELECT committee_vote_id FROM core.committee_vote ORDER BY 1"
    return tuple(row[0] for row in _rows(con, query))


def roll_call_ids(con: "DuckDBPyConnection") -> tuple[str, ...]:
    """Every roll call of the store, sorted."""
    return tuple(
        row[0] for row in _rows(con, "SELECT vote_event_id FROM core.vote_event ORDER BY 1")
    )


def bill_identifiers(con: "DuckDBPyConnection") -> dict[str, str]:
    """Every bill of the store: identifier by id."""
    return dict(_rows(con, "SELECT bill_id, identifier FROM core.bill ORDER BY ALL"))


def bills_without_page(con: "DuckDBPyConnection", ids: Sequence[str]) -> tuple[str, ...]:
    """Those of the bills whose page was not read, so that nobody knows their sponsors; sorted."""
    query = (
        "SELECT bill_id FROM core.bill WHERE NOT coalesce(has_page, false)"
        " AND bill_id IN (SELECT unnest($ids))"
        " AND bill_id NOT IN (SELECT bill_id FROM core.sponsorship) ORDER BY 1"
    )
    return tuple(row[0] for row in _rows(con, query, {"ids": list(ids)}))


def sponsor_roles(con: "DuckDBPyConnection", bill_id: str) -> tuple[str, ...]:
    """The roles in which legislators sponsored a bill, sorted; empty when nobody is known."""
    query = "SELECT DISTINCT role FROM core.sponsorship WHERE bill_id = $bill ORDER BY 1"
    return tuple(row[0] for row in _rows(con, query, {"bill": bill_id}))


def quarantine_sentences(con: "DuckDBPyConnection", entity_id: str) -> tuple[str, ...]:
    """Why a roll call or bill was set aside, sorted; empty when it was not."""
    query = (
        f"SELECT DISTINCT sentence_{spoken_language()} FROM core.quarantine"
        " WHERE entity_id = $id ORDER BY 1"
    )
    return tuple(row[0] for row in _rows(con, query, {"id": entity_id}))


def sponsor_doubts(con: "DuckDBPyConnection", bill_id: str) -> tuple[str, ...]:
    """The sponsors of a bill that fit nobody, a sentence each, sorted; empty when all fit."""
    query = (
        f"SELECT DISTINCT sentence_{spoken_language()} FROM core.quarantine"
        " WHERE entity = 'sponsorship' AND starts_with(entity_id, $bill || '/') ORDER BY 1"
    )
    return tuple(row[0] for row in _rows(con, query, {"bill": bill_id}))


def person_names(con: "DuckDBPyConnection") -> dict[str, str]:
    """Every person's name by id."""
    return dict(_rows(con, "SELECT person_id, name FROM core.person ORDER BY ALL"))


def bill_ids_of_votes(con: "DuckDBPyConnection", rubric: Rubric) -> dict[str, str]:
    """The bill that each vote of the rubric is scored for: the one the rubric names.

    By the id of the roll call or committee vote; a vote without a bill is not there.
    """
    votes = {c.ref: c.bill for c in rubric.criteria if isinstance(c, RollCallCriterion)}
    found: dict[str, str] = {}
    for event_id, event in known_roll_calls(con, sorted(votes)).items():
        wanted = bill_key(votes[event_id] or "")
        same = [bill_id for bill_id, identifier in event.bills if bill_key(identifier) == wanted]
        if same:
            found[event_id] = same[0]
    sheets = [c.ref for c in rubric.criteria if isinstance(c, CommitteeCriterion)]
    return found | {name: sheet.bill_id for name, sheet in known_sheets(con, sheets).items()}


def vote_numbers(con: "DuckDBPyConnection") -> dict[str, int]:
    """The number of every roll call, and of every committee's sheet, by id: the order in a day."""
    return dict(
        _rows(
            con,
            "SELECT vote_event_id, number FROM core.vote_event WHERE number IS NOT NULL"
            " UNION ALL SELECT committee_vote_id, sheet_number FROM core.committee_vote"
            " WHERE sheet_number IS NOT NULL ORDER BY ALL",
        )
    )


def bill_key(identifier: str) -> str:
    """A bill's number in one spelling: "HB 7287", "hb-07287" and "HB07287" are the same."""
    letters = "".join(c for c in identifier if c.isalpha()).upper()
    digits = "".join(c for c in identifier if c.isdigit()).lstrip("0")
    return letters + digits


def _rows(
    con: "DuckDBPyConnection", query: str, values: dict[str, Any] | None = None
) -> list[tuple[Any, ...]]:
    return con.execute(query, values or {}).fetchall()

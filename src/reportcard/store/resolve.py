"""raw -> core: names to people, districts to seats, three witnesses to the question put.

Rebuilds `core` from scratch in one transaction, so nothing of an earlier rule survives. Leaves to
others: what does not add up (reconcile), and scoring.
"""

from collections import defaultdict
from typing import cast

import duckdb
import pyarrow as pa

from reportcard.model.facts import Chamber, Quarantined
from reportcard.store.connect import read_sql
from reportcard.store.questions import (
    Question,
    RollCall,
    Step,
    agree,
    read_questions,
    superseded,
)
from reportcard.store.reconcile import find_unreconciled, set_aside

# Every roll call of a bill that a sheet or a label names; one known by its label alone has neither
# day nor outcome, but its number keeps its place among the others.
_ROLL_CALLS = """
    WITH label AS (
        SELECT DISTINCT ON (session, chamber, number, bill_number)
               bill_id_of(session, bill_number) AS bill_id,
               session || '-' || chamber || '-' || number AS vote_event_id, chamber, number, label,
               question_class AS label_class, amendment_chamber, amendment_schedule
        FROM raw.current_roll_call_label
        ORDER BY session, chamber, number, bill_number, page_url
    ), event AS (
        SELECT b.bill_id, e.vote_event_id, e.chamber, e.number, e.held_on, e.passed,
               s.question_class AS sheet_class
        FROM core.vote_event AS e
        JOIN core.vote_event_bill AS b USING (vote_event_id)
        JOIN sheet AS s ON s.vote_event_id = e.vote_event_id AND s.sheet_rank = 1
    )
    SELECT bill_id, chamber, vote_event_id, number, held_on, passed,
           coalesce(sheet_class, 'unknown'), coalesce(label, ''),
           coalesce(label_class, 'unknown'), amendment_chamber, amendment_schedule
    FROM event FULL JOIN label USING (bill_id, vote_event_id, chamber, number)
    ORDER BY ALL"""

_TRAIL = """
    SELECT DISTINCT ON (session, bill_number, action_order)
           bill_id_of(session, bill_number), chamber, acted_on, action_class, outcome,
           amendment_chamber, amendment_schedule
    FROM raw.current_action
    WHERE chamber IS NOT NULL AND action_class <> 'other'
    ORDER BY session, bill_number, action_order, page_url"""

_QUESTION_SCHEMA = pa.schema(
    [
        (name, pa.string())
        for name in (
            "vote_event_id",
            "label",
            "question_class",
            "confidence",
            "amendment_chamber",
            "amendment_schedule",
            "superseded_by",
        )
    ]
)

BillInChamber = tuple[str, Chamber]


def resolve(con: duckdb.DuckDBPyConnection, seats: dict[Chamber, int]) -> tuple[Quarantined, ...]:
    """Rebuild schema `core` from schema `raw` and set aside what does not add up.

    Args:
        con: A store open for writing.
        seats: How many seats each chamber has.

    Returns:
        What was set aside, each with its sentence; it stands in core.quarantine too.
    """
    con.begin()
    try:
        con.execute(read_sql("schema"))
        con.execute(read_sql("resolve"))
        calls = _read_roll_calls(con)
        answers, later = _answer(calls, _read_trails(con))
        _write_questions(con, calls, answers, later)
        quarantine = find_unreconciled(con, seats, answers)
        set_aside(con, quarantine)
    except BaseException:
        con.rollback()
        raise
    con.commit()
    return quarantine


def _read_roll_calls(con: duckdb.DuckDBPyConnection) -> dict[BillInChamber, list[RollCall]]:
    calls: dict[BillInChamber, list[RollCall]] = defaultdict(list)
    for bill_id, chamber, event, number, held_on, passed, *witnesses in con.execute(
        _ROLL_CALLS
    ).fetchall():
        sheet_class, label, label_class, amendment_chamber, schedule = witnesses
        calls[bill_id, cast(Chamber, chamber)].append(
            RollCall(
                vote_event_id=event,
                chamber=chamber,
                number=number,
                held_on=held_on,
                passed=passed,
                sheet_class=sheet_class,
                label=label,
                label_class=label_class,
                amendment_chamber=amendment_chamber,
                amendment_schedule=schedule,
            )
        )
    return calls


def _read_trails(con: duckdb.DuckDBPyConnection) -> dict[BillInChamber, list[Step]]:
    trails: dict[BillInChamber, list[Step]] = defaultdict(list)
    for bill_id, chamber, acted_on, action_class, outcome, by, schedule in con.execute(
        _TRAIL
    ).fetchall():
        passed = None if outcome is None else outcome == "passed"
        trails[bill_id, chamber].append(Step(acted_on, action_class, passed, by, schedule))
    return trails


def _answer(
    calls: dict[BillInChamber, list[RollCall]], trails: dict[BillInChamber, list[Step]]
) -> tuple[dict[str, Question], dict[str, str]]:
    by_event: dict[str, list[Question]] = defaultdict(list)
    later: dict[str, str] = {}
    for key in sorted(calls):
        questions = read_questions(roll_calls=calls[key], trail=trails.get(key, []))
        later |= superseded(calls[key], questions)
        for event, question in questions.items():
            by_event[event].append(question)
    return {event: agree(found) for event, found in by_event.items()}, later


def _write_questions(
    con: duckdb.DuckDBPyConnection,
    calls: dict[BillInChamber, list[RollCall]],
    answers: dict[str, Question],
    later: dict[str, str],
) -> None:
    labels = {call.vote_event_id: call.label for found in calls.values() for call in found}
    rows = [
        {
            "vote_event_id": event,
            "label": labels[event],
            "question_class": question.question_class,
            "confidence": question.confidence,
            "amendment_chamber": question.amendment_chamber,
            "amendment_schedule": question.amendment_schedule,
            "superseded_by": later.get(event),
        }
        for event, question in sorted(answers.items())
    ]
    con.register("answered", pa.Table.from_pylist(rows, schema=_QUESTION_SCHEMA))
    con.execute(
        "UPDATE core.vote_event AS e SET label = a.label, question_class = a.question_class,"
        " confidence = a.confidence, amendment_chamber = a.amendment_chamber,"
        " amendment_schedule = a.amendment_schedule, superseded_by = a.superseded_by"
        " FROM answered AS a WHERE a.vote_event_id = e.vote_event_id"
    )
    con.unregister("answered")

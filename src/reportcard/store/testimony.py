"""The witnesses of every question, read from the tables, and the answers written into them.

Leaves to others: what the witnesses prove (witnesses, questions).
"""

from collections import defaultdict
from typing import cast

import duckdb
import pyarrow as pa

from reportcard.model.vocabulary import Chamber
from reportcard.store.questions import SILENT, Claim, RollCall, Step
from reportcard.store.witnesses import Answer, BillInChamber, Witnesses

# Every roll call of a bill that a sheet, a label or a folder of sheets names; one without a sheet
# has neither day nor outcome, but its number keeps its place among the others.
_ROLL_CALLS = """
    WITH label AS (
        SELECT DISTINCT ON (session, chamber, number, bill_number)
               bill_id_of(session, bill_number) AS bill_id,
               session || '-' || chamber || '-' || number AS vote_event_id, chamber, number,
               {'question_class': question_class, 'amendment_chamber': amendment_chamber,
                'amendment_schedule': amendment_schedule, 'lco': lco, 'words': label,
                'is_understood': is_understood} AS link,
               CAST(retrieved_at AS DATE) AS linked_on
        FROM raw.current_roll_call_label
        ORDER BY session, chamber, number, bill_number, page_url, label
    ), event AS (
        SELECT b.bill_id, e.vote_event_id, e.chamber, e.number, e.held_on, e.passed,
               {'question_class': s.question_class, 'amendment_chamber': s.amendment_chamber,
                'amendment_schedule': s.amendment_schedule, 'lco': s.lco,
                'words': s.question_printed, 'is_understood': s.is_understood} AS sheet
        FROM core.vote_event AS e
        JOIN core.vote_event_bill AS b USING (vote_event_id)
        JOIN sheet AS s ON s.vote_event_id = e.vote_event_id AND s.sheet_rank = 1
    ), listed AS (
        SELECT DISTINCT bill_id_of(session, bill_number) AS bill_id,
               session || '-' || chamber || '-' || number AS vote_event_id, chamber, number
        FROM raw.current_listed_sheet WHERE bill_number IS NOT NULL
    )
    SELECT bill_id, chamber, vote_event_id, number, held_on, passed, sheet, link, linked_on
    FROM event FULL JOIN label USING (bill_id, vote_event_id, chamber, number)
         FULL JOIN listed USING (bill_id, vote_event_id, chamber, number)
    ORDER BY ALL"""

# A line that the bill is "in concurrence" names no chamber: it is that of the line before it. An
# amendment's line may end with the number of the drafting office.
_TRAIL = """
    WITH line AS (
        SELECT *, action_class IN ('passage', 'amendment', 'reconsidered') AS is_decision,
               last_value(CASE WHEN is_decision THEN chamber END IGNORE NULLS) OVER (
                   PARTITION BY bill_id, acted_on ORDER BY action_order) AS acting
        FROM core.action
    )
    SELECT bill_id, CASE WHEN is_decision THEN chamber ELSE acting END AS chamber, acted_on,
           action_class, outcome, amendment_chamber, amendment_schedule,
           CASE WHEN action_class = 'amendment'
                THEN TRY_CAST(regexp_extract(text, '(\\d+)\\s*$', 1) AS INTEGER) END AS lco
    FROM line
    WHERE is_decision AND chamber IS NOT NULL
       OR action_class = 'concurrence' AND acting IS NOT NULL
    ORDER BY bill_id, action_order"""

# A number that two amendments of a bill are said to have is none.
_NUMBERS = """
    SELECT bill_id_of(session, bill_number) AS bill_id, lco, min(chamber), min(schedule)
    FROM raw.current_amendment WHERE lco IS NOT NULL
    GROUP BY bill_id, lco HAVING count(DISTINCT chamber || schedule) = 1
    ORDER BY ALL"""

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


def read_witnesses(con: duckdb.DuckDBPyConnection) -> Witnesses:
    """All witnesses, after resolve has filled `core` and its temp tables."""
    doubtful = con.execute("SELECT DISTINCT bill_id, chamber FROM core.doubtful_history").fetchall()
    return Witnesses(
        _read_roll_calls(con), _read_trails(con), _read_numbers(con), frozenset(doubtful)
    )


def write_questions(con: duckdb.DuckDBPyConnection, witnesses: Witnesses, answer: Answer) -> None:
    """Put the answers into core.vote_event."""
    labels: dict[str, str] = {}
    for call in (call for _key, calls in sorted(witnesses.calls.items()) for call in calls):
        # Of a roll call on several bills the first label that was seen.
        labels[call.vote_event_id] = labels.get(call.vote_event_id) or call.label
    rows = [
        {
            "vote_event_id": event,
            "label": labels[event],
            "question_class": question.question_class,
            "confidence": question.confidence,
            "amendment_chamber": question.amendment_chamber,
            "amendment_schedule": question.amendment_schedule,
            "superseded_by": answer.later.get(event),
        }
        for event, question in sorted(answer.questions.items())
    ]
    con.register("answered", pa.Table.from_pylist(rows, schema=_QUESTION_SCHEMA))
    con.execute(
        "UPDATE core.vote_event AS e SET label = a.label, question_class = a.question_class,"
        " confidence = a.confidence, amendment_chamber = a.amendment_chamber,"
        " amendment_schedule = a.amendment_schedule, superseded_by = a.superseded_by"
        " FROM answered AS a WHERE a.vote_event_id = e.vote_event_id"
    )
    con.unregister("answered")


def _read_roll_calls(con: duckdb.DuckDBPyConnection) -> dict[BillInChamber, list[RollCall]]:
    calls: dict[BillInChamber, list[RollCall]] = defaultdict(list)
    for bill_id, chamber, event, number, held_on, passed, sheet, link, linked_on in con.execute(
        _ROLL_CALLS
    ).fetchall():
        calls[bill_id, cast(Chamber, chamber)].append(
            RollCall(
                vote_event_id=event,
                chamber=chamber,
                number=number,
                held_on=held_on,
                passed=passed,
                sheet=Claim(**sheet) if sheet else SILENT,
                link=Claim(**link) if link else SILENT,
                linked_on=linked_on,
            )
        )
    return calls


def _read_trails(con: duckdb.DuckDBPyConnection) -> dict[BillInChamber, list[Step]]:
    trails: dict[BillInChamber, list[Step]] = defaultdict(list)
    for bill_id, chamber, acted_on, action_class, outcome, *amendment in con.execute(
        _TRAIL
    ).fetchall():
        passed = None if outcome is None else outcome == "passed"
        trails[bill_id, chamber].append(Step(acted_on, action_class, passed, *amendment))
    return trails


def _read_numbers(con: duckdb.DuckDBPyConnection) -> dict[str, dict[int, tuple[Chamber, str]]]:
    numbers: dict[str, dict[int, tuple[Chamber, str]]] = defaultdict(dict)
    for bill_id, lco, chamber, schedule in con.execute(_NUMBERS).fetchall():
        numbers[bill_id][lco] = (chamber, schedule)
    return numbers

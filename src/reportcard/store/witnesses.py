"""What was voted on, for every roll call of the store: reads the witnesses, writes the answers.

A roll call without a sound sheet (missing, or set aside) keeps its place in the order and its
label, and decides nothing about the others. Leaves to others: the rules (questions).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import cast

import duckdb
import pyarrow as pa

from reportcard.model.vocabulary import SCORABLE, Chamber
from reportcard.store.questions import (
    SILENT,
    UNKNOWN,
    Claim,
    Doubt,
    Numbers,
    Question,
    RollCall,
    Step,
    agree,
    doubts,
    read_questions,
    superseded,
)
from reportcard.store.rulings import Case, QuestionRuling, confirm

# Every roll call of a bill that a sheet, a label or a folder of sheets names; one without a sheet
# has neither day nor outcome, but its number keeps its place among the others.
_ROLL_CALLS = """
    WITH label AS (
        SELECT DISTINCT ON (session, chamber, number, bill_number)
               bill_id_of(session, bill_number) AS bill_id,
               session || '-' || chamber || '-' || number AS vote_event_id, chamber, number,
               {'question_class': question_class, 'amendment_chamber': amendment_chamber,
                'amendment_schedule': amendment_schedule, 'lco': lco, 'words': label,
                'is_understood': is_understood} AS link
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
    SELECT bill_id, chamber, vote_event_id, number, held_on, passed, sheet, link
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

BillInChamber = tuple[str, Chamber]


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What is known of each bill in each chamber: its roll calls, and the steps of its history.

    numbers are the bills' amendments by their drafting numbers, by bill. doubtful are the bills
    whose history contradicts another one in that chamber, or has a decision that nobody can read.
    """

    calls: Mapping[BillInChamber, Sequence[RollCall]]
    trails: Mapping[BillInChamber, Sequence[Step]]
    numbers: Mapping[str, Numbers] = field(default_factory=dict)
    doubtful: AbstractSet[BillInChamber] = frozenset()

    def sheets(self) -> set[str]:
        """The roll calls of which a sheet was read."""
        return {c.vote_event_id for calls in self.calls.values() for c in calls if c.held_on}

    def without_content(self, bad: AbstractSet[str]) -> "Witnesses":
        """The same where nothing that the sheets of some roll calls say is believed."""
        calls = {
            key: [
                replace(call, held_on=None, passed=None, sheet=SILENT)
                if call.vote_event_id in bad
                else call
                for call in found
            ]
            for key, found in self.calls.items()
        }
        return replace(self, calls=calls)

    def cases(self) -> dict[str, list[Case]]:
        """For each roll call its bills, with their other roll calls and histories."""
        found: dict[str, list[Case]] = defaultdict(list)
        for key, calls in sorted(self.calls.items()):
            for call in calls:
                found[call.vote_event_id].append(Case(call, calls, self.trails.get(key, ())))
        return found


@dataclass(frozen=True, slots=True)
class Answer:
    """What was voted on, by roll call.

    Attributes:
        questions: The question of each roll call.
        later: The roll call that decided the same question, by the earlier one.
        held_back: Roll calls that may not be graded although their sheet is sound, and why.
    """

    questions: Mapping[str, Question]
    later: Mapping[str, str]
    held_back: Mapping[str, Doubt] = field(default_factory=dict)


def read_witnesses(con: duckdb.DuckDBPyConnection) -> Witnesses:
    """All witnesses, after resolve has filled `core` and its temp tables."""
    doubtful = con.execute("SELECT DISTINCT bill_id, chamber FROM core.doubtful_history").fetchall()
    return Witnesses(
        _read_roll_calls(con), _read_trails(con), _read_numbers(con), frozenset(doubtful)
    )


def answer_questions(
    witnesses: Witnesses, rulings: Mapping[str, QuestionRuling] = MappingProxyType({})
) -> Answer:
    """What was voted on, as the witnesses agree; where they leave it open it stays unknown.

    Args:
        witnesses: The record.
        rulings: What persons confirmed, by roll call, where the record leaves room for it.
    """
    by_event: dict[str, list[Question]] = defaultdict(list)
    deciding: dict[str, set[str]] = defaultdict(set)
    held_back: dict[str, Doubt] = {}
    for key, calls in sorted(witnesses.calls.items()):
        trail = witnesses.trails.get(key, ())
        numbers = witnesses.numbers.get(key[0])
        questions = read_questions(roll_calls=calls, trail=trail, numbers=numbers)
        if key in witnesses.doubtful:
            questions = {event: _at_most_likely(q) for event, q in questions.items()}
        questions = confirm(questions, roll_calls=calls, trail=trail, rulings=rulings)
        later = superseded(calls, questions)
        held_back |= doubts(calls, questions)
        for event, question in questions.items():
            by_event[event].append(question)
            deciding[event].add(later.get(event, event))
    return Answer(
        # A roll call that decided one of its bills and not the other has no one answer.
        {e: agree(found) if len(deciding[e]) == 1 else UNKNOWN for e, found in by_event.items()},
        {e: by for e, found in deciding.items() for by in found if len(found) == 1 and by != e},
        held_back,
    )


def hold_back(
    answer: Answer, *, sound: AbstractSet[str], decisive: AbstractSet[str] = frozenset()
) -> Answer:
    """Only a roll call with a sound sheet may decide that another one did not.

    Where a later one is known but has no sound sheet, the earlier one waits: its question is no
    more than likely until then. So does one whose place at the end is in doubt, unless somebody
    confirmed by name that it decided.
    """
    missing = {e: Doubt("later_missing", by) for e, by in answer.later.items() if by not in sound}
    doubted = {**answer.held_back, **missing}
    waiting = {e: why for e, why in doubted.items() if e in sound and e not in decisive}
    questions = {
        event: _at_most_likely(question) if event in waiting else question
        for event, question in answer.questions.items()
    }
    later = {event: by for event, by in answer.later.items() if by in sound}
    return Answer(questions, later, waiting)


def _at_most_likely(question: Question) -> Question:
    """The same question, no surer than `inferred`: it waits for a person."""
    if question.confidence not in SCORABLE:
        return question
    return replace(question, confidence="inferred")


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
    for bill_id, chamber, event, number, held_on, passed, sheet, link in con.execute(
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

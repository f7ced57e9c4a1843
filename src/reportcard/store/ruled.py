"""Rulings in the store: reads them, says which are not in force, and what still waits for one.

Leaves to others: judging them (rulings), the files that they are written in (review).
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from reportcard.model.facts import Quarantined
from reportcard.store.answers import CONTRADICTIONS, UNDECIDED
from reportcard.store.connect import read_sql
from reportcard.store.crosscheck import IDENTITY
from reportcard.store.rulings import QuestionRuling, Refusal, judge
from reportcard.store.sentences import Phrasebook, printed_name, roll_call
from reportcard.store.witnesses import Answer, Witnesses, answer_questions, hold_back

_RULED_SCHEMA = pa.schema(
    [
        ("vote_event_id", pa.string()),
        ("ruled_by", pa.string()),
        ("ruled_on", pa.date32()),
        ("reason", pa.string()),
        ("is_decisive", pa.bool_()),
    ]
)


@dataclass(frozen=True, slots=True)
class Ruled:
    """What was voted on, with the rulings in force, and the rulings that are not."""

    answer: Answer
    in_force: Mapping[str, QuestionRuling]
    refused: tuple[Refusal, ...]


def answer_with_rulings(
    con: duckdb.DuckDBPyConnection, witnesses: Witnesses, *, sound: AbstractSet[str]
) -> Ruled:
    """What was voted on, as the record and the persons who looked at it say.

    Args:
        con: The store, inside resolve's transaction.
        witnesses: The record, without what the sheets say that do not add up.
        sound: The roll calls whose sheet adds up.
    """
    written = read_rulings(con)
    outdated = tuple(_outdated(written, dict(_revisions(con))))
    of_another = {refusal.ruling.vote_event_id for refusal in outdated}
    rulings = [ruling for ruling in written if ruling.vote_event_id not in of_another]
    alone = answer_questions(witnesses)
    given, refused = judge(
        rulings,
        cases=witnesses.cases(),
        questions=alone.questions,
        sound=sound,
        doubted=hold_back(alone, sound=sound).held_back.keys(),
    )
    decisive = {event for event, ruling in given.items() if ruling.is_decisive}
    answer = hold_back(answer_questions(witnesses, given), sound=sound, decisive=decisive)
    out = {refusal.ruling.vote_event_id for refusal in refused}
    left = [ruling for ruling in rulings if ruling.vote_event_id not in out]
    late = tuple(_overtaken(left, given, answer))
    out |= {refusal.ruling.vote_event_id for refusal in late}
    in_force = {event: ruling for event, ruling in given.items() if event not in out}
    return Ruled(answer, in_force, (*outdated, *refused, *late))


def _revisions(con: duckdb.DuckDBPyConnection) -> list[tuple[str, int]]:
    return con.execute(
        "SELECT vote_event_id, revision FROM core.vote_event ORDER BY ALL"
    ).fetchall()


def _outdated(rulings: Iterable[QuestionRuling], revisions: Mapping[str, int]) -> Iterator[Refusal]:
    """Rulings on a sheet that was corrected since: nobody has looked at the one in force."""
    for ruling in rulings:
        current = revisions.get(ruling.vote_event_id, ruling.revision)
        if current != ruling.revision:
            yield Refusal(ruling, "ruling_revised", str(current))


def _overtaken(
    rulings: Iterable[QuestionRuling], given: Container[str], answer: Answer
) -> Iterator[Refusal]:
    """Rulings that the record of the roll call leaves room for, and that settle nothing."""
    for ruling in rulings:
        event = ruling.vote_event_id
        if ruling.is_decisive and event in answer.later:
            yield Refusal(ruling, "ruling_superseded", answer.later[event])
        elif event in answer.held_back:
            yield Refusal(ruling, "ruling_not_decisive")
        elif event in given and answer.questions[event].confidence != "confirmed":
            yield Refusal(ruling, "ruling_two_answers")


def read_rulings(con: duckdb.DuckDBPyConnection) -> tuple[QuestionRuling, ...]:
    """The rulings on questions of the file in force, by roll call."""
    rows = con.execute(
        "SELECT session || '-' || chamber || '-' || number, question_class, amendment_chamber,"
        " amendment_schedule, is_decisive, revision, ruled_by, ruled_on, reason, source_id,"
        " source_url, archive_sha256 FROM raw.current_question_ruling ORDER BY ALL"
    ).fetchall()
    return tuple(QuestionRuling(*row) for row in rows)


def find_refused(
    con: duckdb.DuckDBPyConnection, refused: Iterable[Refusal], phrasebook: Phrasebook
) -> tuple[Quarantined, ...]:
    """Every ruling that is not in force, with the reason; the place is the line of its file."""
    return (*_questions(refused, phrasebook), *_names(con, phrasebook))


def _questions(refused: Iterable[Refusal], phrasebook: Phrasebook) -> Iterator[Quarantined]:
    for refusal in refused:
        ruling = refusal.ruling
        session, chamber, number = ruling.vote_event_id.rsplit("-", 2)
        subject = roll_call(session, chamber, int(number))
        sentence = phrasebook.sentence(refusal.rule, subject, a=ruling.ruled_by, b=refusal.figure)
        yield Quarantined(
            "ruling", ruling.vote_event_id, refusal.rule, sentence,
            ruling.source_id, ruling.place, ruling.sha256,
        )  # fmt: skip


def _names(con: duckdb.DuckDBPyConnection, phrasebook: Phrasebook) -> Iterator[Quarantined]:
    for rule, chamber, name, a, b, ruled_by, *origin in con.execute(read_sql("rulings")).fetchall():
        subject = printed_name(chamber, name)
        sentence = phrasebook.sentence(rule, subject, a=a, b=b, c=ruled_by)
        yield Quarantined("ruling", f"{chamber}/{name}", rule, sentence, *origin)


def write_rulings(con: duckdb.DuckDBPyConnection, in_force: Mapping[str, QuestionRuling]) -> None:
    """Put the rulings in force into core.question_ruling."""
    rows = [
        {name: getattr(ruling, name) for name in _RULED_SCHEMA.names}
        for _event, ruling in sorted(in_force.items())
    ]
    con.register("ruled", pa.Table.from_pylist(rows, schema=_RULED_SCHEMA))
    con.execute("INSERT INTO core.question_ruling SELECT * FROM ruled")
    con.unregister("ruled")


def write_open_questions(con: duckdb.DuckDBPyConnection, quarantine: Iterable[Quarantined]) -> None:
    """Put what waits for a ruling into core.open_question, before bad roll calls leave `core`.

    A roll call whose sheet does not add up waits for that to be mended, not for a ruling. One that
    was set aside only because it may be another roll call (cross-check) waits for a look.
    """
    items = tuple(quarantine)
    troubles = {item.entity_id for item in items if item.entity == "vote_event"}
    bad = {i.entity_id for i in items if i.entity == "vote_event" and i.rule != IDENTITY}
    asked = [item for item in items if item.entity == "question"]
    lists = {
        "bad": bad,
        "mistaken": troubles - bad,
        "clashing": {item.entity_id for item in asked if item.rule in CONTRADICTIONS},
        "held_back": {item.entity_id for item in asked if item.rule in UNDECIDED},
    }
    con.execute(
        "INSERT INTO core.open_question SELECT vote_event_id, session, chamber, number,"
        " CASE WHEN list_contains($mistaken, vote_event_id) THEN 'crosscheck'"
        " WHEN list_contains($clashing, vote_event_id) THEN 'contradiction'"
        " WHEN list_contains($held_back, vote_event_id) THEN 'held_back' ELSE confidence END,"
        " held_on, passed, yes_count, no_count, absent_count, question_printed, label,"
        " question_class, amendment_chamber, amendment_schedule,"
        " (SELECT coalesce(list(bill_id ORDER BY bill_id), []) FROM core.vote_event_bill AS b"
        "  WHERE b.vote_event_id = e.vote_event_id), source_url"
        " FROM core.vote_event AS e"
        " WHERE (confidence IN ('inferred', 'unknown') OR list_contains($mistaken, vote_event_id))"
        " AND NOT list_contains($bad, vote_event_id) ORDER BY session, chamber, number",
        {name: sorted(events) for name, events in lists.items()},
    )


def knows_page(con: duckdb.DuckDBPyConnection, page_url: str) -> bool:
    """Whether any version of a page was ever loaded."""
    found = con.execute("SELECT 1 FROM raw.page WHERE page_url = ? LIMIT 1", [page_url]).fetchone()
    return found is not None

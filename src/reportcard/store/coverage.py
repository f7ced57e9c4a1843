"""How complete the record is: each number of the row of roll calls, and why one has no sheet.

`write_coverage` fills core.coverage and core.coverage_gap at the end of resolve; `read_coverage`
reads them. Leaves to others: what does not add up (reconcile), and showing it (cli, edition).
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

import duckdb
import pyarrow as pa

from reportcard.model.coverage import Coverage, Gap, QuestionCount
from reportcard.model.text import Text
from reportcard.store.connect import read_sql
from reportcard.store.sentences import Phrasebook, named

_GAP_SCHEMA = pa.schema(
    [
        ("session", pa.string()),
        ("chamber", pa.string()),
        ("number", pa.int32()),
        ("standing", pa.string()),
        ("reason_en", pa.string()),
        ("reason_es", pa.string()),
        ("source_url", pa.string()),
    ]
)

SessionAndChamber = tuple[str, str]


class _Why(NamedTuple):
    """What is known of a gap: its sentences, what a page's reader said, who names the number."""

    standing: str
    english: str
    spanish: str
    detail: str
    bill: str
    collector: str


def write_coverage(con: duckdb.DuckDBPyConnection, phrasebook: Phrasebook) -> None:
    """Fill core.coverage and core.coverage_gap.

    Args:
        con: The store, inside resolve's transaction, after what does not add up was set aside.
        phrasebook: The sentences.
    """
    con.execute(read_sql("coverage"))
    found = con.execute(
        "SELECT standing, en, es, detail, bill, collector, session, chamber, number, url"
        " FROM gap ORDER BY session, chamber, number"
    ).fetchall()
    reasons = len(_Why._fields)
    rows = [_gap_row(phrasebook, _Why(*row[:reasons]), *row[reasons:]) for row in found]
    con.register("found_gap", pa.Table.from_pylist(rows, schema=_GAP_SCHEMA))
    con.execute("INSERT INTO core.coverage_gap SELECT * FROM found_gap")
    con.unregister("found_gap")


def read_coverage(con: duckdb.DuckDBPyConnection) -> Iterator[Coverage]:
    """How complete each chamber's roll calls of each session are, by session and chamber."""
    gaps, questions = _gaps(con), _questions(con)
    rows: list[Any] = con.execute(
        "SELECT session, chamber, expected, listed, collected, superseded, unresolved_names,"
        " vote_count, compared, differing, second_sources"
        " FROM core.coverage ORDER BY session, chamber"
    ).fetchall()
    for row in rows:
        place = row[:2]
        # The last column is a list: the other collectors' sources.
        lists = (tuple(row[-1]), tuple(questions[place]), tuple(gaps[place]))
        values: tuple[Any, ...] = (*row[:-1], *lists)
        yield Coverage(*values)


def _gap_row(phrasebook: Phrasebook, why: _Why, *place: object) -> dict[str, object]:
    session, chamber, number, url = place
    reason = _reason(phrasebook, why)
    return {
        "session": session,
        "chamber": chamber,
        "number": number,
        "standing": why.standing,
        "reason_en": reason.en,
        "reason_es": reason.es,
        "source_url": url,
    }


def _reason(phrasebook: Phrasebook, why: _Why) -> Text:
    """Why, in both languages: what was said already, or what follows from who knows the number."""
    if why.standing == "set_aside":
        return Text(en=why.english, es=why.spanish)
    if why.standing == "refused":
        return phrasebook.refusal(why.detail)
    rule = f"gap_{why.standing}"
    if why.standing in ("named", "unlooked") and (why.bill or why.collector):
        by = "bill" if why.bill else "collector"
        return phrasebook.sentence(f"{rule}_{by}", named(""), a=why.bill or why.collector)
    return phrasebook.sentence(rule, named(""))


def _gaps(con: duckdb.DuckDBPyConnection) -> dict[SessionAndChamber, list[Gap]]:
    found: dict[SessionAndChamber, list[Gap]] = defaultdict(list)
    rows: list[Any] = con.execute(
        "SELECT session, chamber, number, standing, reason_en, reason_es, source_url"
        " FROM core.coverage_gap ORDER BY session, chamber, number"
    ).fetchall()
    for session, chamber, number, standing, english, spanish, url in rows:
        reason = Text(en=english, es=spanish)
        found[session, chamber].append(Gap(number, standing, reason, url))
    return found


def _questions(con: duckdb.DuckDBPyConnection) -> dict[SessionAndChamber, list[QuestionCount]]:
    found: dict[SessionAndChamber, list[QuestionCount]] = defaultdict(list)
    rows: list[Any] = con.execute(
        "SELECT session, chamber, question_class, confidence, count(*) FROM core.vote_event"
        " WHERE NOT starts_with(source_id, 'import/') GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    for session, chamber, question_class, confidence, count in rows:
        found[session, chamber].append(QuestionCount(question_class, confidence, count))
    return found

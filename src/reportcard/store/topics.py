"""core.topic*: which bills belong to a topic, by rules that the content brings.

The rules themselves are matched elsewhere and handed in as functions (Matcher): the store knows
neither files nor topics. Leaves to others: matching (topics), the roll calls of a bill
(core.vote_event_bill).
"""

from collections.abc import Iterable, Iterator

import duckdb

from reportcard.model.text import Text
from reportcard.model.topics import BillFacts, Matcher, Topic, TopicExclusion, TopicHit

# Subjects and purposes come from the bulk files only; a bill read from its own page has none.
_BILL_FACTS = """
WITH subjects AS (
    SELECT bill_id, list(DISTINCT subject ORDER BY subject) AS subjects
    FROM core.subject GROUP BY ALL),
purposes AS (
    SELECT bill_id_of(session, number) AS bill_id, max(purpose) AS purpose
    FROM raw.current_bill_info GROUP BY ALL),
committees AS (
    SELECT bill_id, list(DISTINCT committee_code ORDER BY committee_code) AS codes
    FROM core.action WHERE committee_code <> '' GROUP BY ALL)
SELECT bill_id, session, substr(bill_id, length(session) + 2), title, coalesce(purpose, ''),
       coalesce(subjects, []), coalesce(codes, [])
FROM core.bill LEFT JOIN subjects USING (bill_id) LEFT JOIN purposes USING (bill_id)
     LEFT JOIN committees USING (bill_id)
ORDER BY bill_id
"""
_BILL_ID = "CREATE OR REPLACE TEMP MACRO bill_id_of(session, number) AS session || '-' || number"


def write_topics(con: duckdb.DuckDBPyConnection, matchers: Iterable[Matcher]) -> None:
    """Fill core.topic, core.topic_bill and core.topic_exclusion; the schema has emptied them.

    Args:
        con: A store open for writing, whose core.bill and core.action are filled.
        matchers: A function for each topic.
    """
    bills = read_bill_facts(con)
    for match in matchers:
        _write(con, match(bills))


def read_bill_facts(con: duckdb.DuckDBPyConnection) -> tuple[BillFacts, ...]:
    """What the record says of every bill, as far as rules may ask for it, by bill."""
    con.execute(_BILL_ID)
    return tuple(
        BillFacts(bill_id, session, number, title, purpose, tuple(subjects), tuple(codes))
        for bill_id, session, number, title, purpose, subjects, codes in con.execute(
            _BILL_FACTS
        ).fetchall()
    )


def read_topics(con: duckdb.DuckDBPyConnection) -> Iterator[Topic]:
    """The topics as the last resolve left them, by name."""
    hits = _by_topic(con, "topic_bill")
    exclusions = _by_topic(con, "topic_exclusion")
    for name, *texts in con.execute("SELECT * FROM core.topic ORDER BY topic").fetchall():
        title, covers, leaves_out = (Text(en=en, es=es) for en, es in _pairs(texts))
        yield Topic(
            topic_id=name,
            title=title,
            covers=covers,
            leaves_out=leaves_out if leaves_out.en else None,
            hits=tuple(
                TopicHit(bill_id, rule_id, evidence, Text(*because))
                for bill_id, rule_id, evidence, *because in hits.get(name, ())
            ),
            exclusions=tuple(
                TopicExclusion(bill_id, Text(by_en, by_es), Text(*because))
                for bill_id, by_en, by_es, *because in exclusions.get(name, ())
            ),
        )


def _write(con: duckdb.DuckDBPyConnection, topic: Topic) -> None:
    out = topic.leaves_out or Text(en="", es="")
    texts = [text for t in (topic.title, topic.covers, out) for text in (t.en, t.es)]
    _insert(con, "topic", [(topic.topic_id, *texts)])
    _insert(
        con,
        "topic_bill",
        [
            (topic.topic_id, h.bill_id, h.rule_id, h.evidence, h.because.en, h.because.es)
            for h in topic.hits
        ],
    )
    _insert(
        con,
        "topic_exclusion",
        [
            (topic.topic_id, e.bill_id, e.by.en, e.by.es, e.because.en, e.because.es)
            for e in topic.exclusions
        ],
    )


def _insert(con: duckdb.DuckDBPyConnection, table: str, rows: list[tuple[str, ...]]) -> None:
    if rows:
        marks = ", ".join("?" for _ in rows[0])
        con.executemany(f"INSERT INTO core.{table} VALUES ({marks})", rows)


def _by_topic(con: duckdb.DuckDBPyConnection, table: str) -> dict[str, list[tuple[str, ...]]]:
    """The rows of a table by topic, in order, without the name of the topic."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for topic, *row in con.execute(f"SELECT * FROM core.{table} ORDER BY ALL").fetchall():
        found.setdefault(topic, []).append(tuple(row))
    return found


def _pairs(texts: list[str]) -> Iterator[tuple[str, str]]:
    return zip(texts[::2], texts[1::2], strict=True)

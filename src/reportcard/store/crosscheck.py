"""Another collector of the same record, compared roll by roll with the official sheets.

The official sheet stays the record: a disagreement is said and takes nothing out of sight. Only
where the other collector has another day or bill under the number may the sheet be that of another
roll call; then nobody knows what was voted on, and it waits until somebody has looked (a ruling on
its question says so). Leaves to others: reading datasets, and the sentences' words (sentences).
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import duckdb

from reportcard.model.coverage import Comparison
from reportcard.model.facts import Quarantined
from reportcard.model.records import PageRecords
from reportcard.store.connect import read_sql
from reportcard.store.reconcile import Head, read_heads
from reportcard.store.sentences import Phrasebook, member_in, option, printed_name, roll_call

# It says that the sheet may be that of another roll call: the only rule that sets one aside.
IDENTITY = "second_identity"

_COMPARED = """
    WITH theirs AS (
        SELECT DISTINCT collector, session, chamber, number FROM raw.current_second_tally
    ), ours AS (
        SELECT DISTINCT session, chamber, number FROM raw.current_vote_event
    ), contested AS (
        SELECT DISTINCT entity_id AS vote_event_id FROM core.quarantine
        WHERE entity = 'crosscheck' OR rule = 'second_identity'
    ), place AS (
        SELECT DISTINCT collector, session, chamber FROM theirs
    ), both_sides AS (
        SELECT p.collector, p.session, p.chamber, n.number, t.number IS NOT NULL AS is_theirs,
               o.number IS NOT NULL AS is_ours,
               EXISTS (FROM contested AS c WHERE c.vote_event_id =
                       p.session || '-' || p.chamber || '-' || n.number) AS is_contested
        FROM place AS p
        JOIN (SELECT session, chamber, number FROM ours
              UNION SELECT session, chamber, number FROM theirs) AS n USING (session, chamber)
        LEFT JOIN theirs AS t USING (collector, session, chamber, number)
        LEFT JOIN ours AS o USING (session, chamber, number)
    )
    SELECT collector, session, chamber, count(*) FILTER (WHERE is_theirs AND is_ours),
           count(*) FILTER (WHERE is_theirs AND is_ours AND is_contested),
           count(*) FILTER (WHERE is_theirs AND NOT is_ours),
           count(*) FILTER (WHERE is_ours AND NOT is_theirs)
    FROM both_sides GROUP BY collector, session, chamber ORDER BY collector, session, chamber"""


def find_disagreements(
    con: duckdb.DuckDBPyConnection, phrasebook: Phrasebook
) -> tuple[Quarantined, ...]:
    """Everything that another collector says differently.

    Args:
        con: The store, inside resolve's transaction, after `core` was filled and before anything
            was set aside.
        phrasebook: The sentences.

    Returns:
        One record for each finding; entity is "crosscheck", or "vote_event" where the sheet may be
        that of another roll call. Its address is that of the official sheet.
    """
    origins = _origins(con)
    if not origins:
        return ()
    con.execute(read_sql("crosscheck"))
    heads = read_heads(con)
    rows: list[Any] = con.execute(
        "SELECT vote_event_id, rule, a, b, c, d FROM second_finding ORDER BY ALL"
    ).fetchall()
    return tuple(
        _of_event(phrasebook, event, heads[event], *finding)
        if event
        else _of_name(phrasebook, origins, *finding)
        for event, *finding in rows
    )


def is_disagreement(item: Quarantined) -> bool:
    """Whether something in quarantine came of the cross-check."""
    return item.entity == "crosscheck" or item.rule == IDENTITY


def read_comparisons(con: duckdb.DuckDBPyConnection) -> Iterator[Comparison]:
    """How each collector's roll calls fared, by collector, session and chamber."""
    rows: list[Any] = con.execute(_COMPARED).fetchall()
    return (Comparison(*row) for row in rows)


def find_newer(con: duckdb.DuckDBPyConnection, page: PageRecords) -> date | None:
    """The day of a version in the store that is newer than this one; None if there is none."""
    found = con.execute(
        "SELECT max(CAST(retrieved_at AS DATE)) FROM raw.page WHERE source_id = ? AND page_url = ?"
        " AND is_current AND retrieved_at > ?",
        [page.provenance.source_id, page.page_url, _utc(page.provenance.retrieved_at)],
    ).fetchone()
    return found[0] if found else None


# ---------------------------------------------------------------- private


def _utc(instant: datetime) -> datetime:
    """An instant as the store keeps it."""
    return instant.astimezone(UTC).replace(tzinfo=None)


def _origins(con: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, str]]:
    """The source and hash of each collector's dataset that is in force."""
    rows: list[Any] = con.execute(
        "SELECT collector, max(source_id), max(archive_sha256) FROM raw.current_second_tally"
        " GROUP BY collector"
    ).fetchall()
    return {collector: (source_id, sha256) for collector, source_id, sha256 in rows}


def _of_event(phrasebook: Phrasebook, event: str, head: Head, *finding: str) -> Quarantined:
    """A finding of crosscheck.sql about a roll call, or about a member in it."""
    rule, collector, *figures = finding
    session, chamber, number, *origin = head
    subject = roll_call(session, chamber, number)
    if rule == "second_vote":
        name, theirs, sheets = figures
        sentence = phrasebook.sentence(
            rule, member_in(subject, name), a=collector, b=option(theirs), c=option(sheets)
        )
    else:
        sentence = phrasebook.sentence(rule, subject, a=collector, b=figures[0], c=figures[1])
    entity = "vote_event" if rule == IDENTITY else "crosscheck"
    return Quarantined(entity, event, rule, sentence, *origin)


def _of_name(
    phrasebook: Phrasebook, origins: dict[str, tuple[str, str]], *finding: str
) -> Quarantined:
    """A finding about a name that fits nobody, in however many roll calls."""
    rule, collector, name, chamber, count = finding
    sentence = phrasebook.sentence(rule, printed_name(chamber, name), a=collector, b=count)
    source_id, sha256 = origins[collector]
    return Quarantined("crosscheck", f"{chamber}/{name}", rule, sentence, source_id, "", sha256)

"""Every roll call must add up, or it is set aside with a sentence and no grade ever sees it.

The source's own arithmetic is checked: marks against the printed tally, lines against seats, each
person once, every sitting member with a line. Leaves to others: contradictions about people
(people), the sentences' words (sentences), reading pages, and mending.
"""

from collections.abc import Mapping, Sequence

import duckdb
import pyarrow as pa

from reportcard.model.facts import Quarantined
from reportcard.model.vocabulary import Chamber
from reportcard.problems import nearest
from reportcard.store.connect import read_sql
from reportcard.store.people import find_contradictions
from reportcard.store.questions import Doubt
from reportcard.store.sentences import Phrasebook, named, roll_call


def find_unreconciled(
    con: duckdb.DuckDBPyConnection,
    seats: Mapping[Chamber, int],
    phrasebook: Phrasebook,
) -> tuple[Quarantined, ...]:
    """Everything that does not add up, after resolve has filled `core` and its temp tables.

    Args:
        con: The store, inside resolve's transaction.
        seats: Seats of each chamber.
        phrasebook: The sentences.

    Returns:
        One record for each failed rule; entity is "vote_event", "page", "sponsorship", "person" or
        "membership".
    """
    con.register("chamber_seats", seats_table(seats))
    found = con.execute(read_sql("reconcile")).fetchall()
    con.unregister("chamber_seats")
    heads, forms = read_heads(con), _forms(con)
    return (
        *(_of_event(heads[event], forms, phrasebook, event, *figures) for event, *figures in found),
        *_pages(con, phrasebook),
        *_sponsors(con, phrasebook),
        *find_contradictions(con, phrasebook),
    )


def find_held_back(
    con: duckdb.DuckDBPyConnection, held_back: Mapping[str, Doubt], phrasebook: Phrasebook
) -> tuple[Quarantined, ...]:
    """Roll calls that cannot be scored until it is known whether they decided anything.

    Args:
        con: The store, inside resolve's transaction.
        held_back: Why, by roll call.
        phrasebook: The sentences.
    """
    heads = read_heads(con)
    return tuple(
        _record("question", event, why.rule, heads[event], phrasebook, a=why.figure)
        for event, why in sorted(held_back.items())
    )


def set_aside(con: duckdb.DuckDBPyConnection, quarantine: Sequence[Quarantined]) -> None:
    """Write core.quarantine and take the roll calls in it out of sight of scoring."""
    if not quarantine:
        return
    con.register("set_aside", _quarantine_table(quarantine))
    con.execute("INSERT INTO core.quarantine BY NAME SELECT * FROM set_aside ORDER BY ALL")
    for table in ("person_vote", "vote_event_bill", "vote_event"):
        con.execute(
            f"DELETE FROM core.{table} WHERE vote_event_id IN"
            " (SELECT entity_id FROM set_aside WHERE entity = 'vote_event')"
        )
    con.unregister("set_aside")


# The roll call's session, chamber and number, then source, address and hash of its sheet.
Head = tuple[str, str, int, str, str, str]


def read_heads(con: duckdb.DuckDBPyConnection) -> dict[str, Head]:
    """What a sentence says of each roll call in `core`, by its id."""
    rows = con.execute(
        "SELECT vote_event_id, session, chamber, number, source_id, source_url, archive_sha256"
        " FROM core.vote_event"
    ).fetchall()
    return {row[0]: row[1:] for row in rows}


def _record(
    entity: str, event_id: str, rule: str, head: Head, phrasebook: Phrasebook, **figures: str
) -> Quarantined:
    session, chamber, number, *origin = head
    sentence = phrasebook.sentence(rule, roll_call(session, chamber, number), **figures)
    return Quarantined(entity, event_id, rule, sentence, *origin)


def _of_event(
    head: Head,
    forms: Mapping[str, Sequence[str]],
    phrasebook: Phrasebook,
    event_id: str,
    *finding: str,
) -> Quarantined:
    """A finding of reconcile.sql, whose columns after the roll call are rule, a, b and c."""
    rule, a, b, c = finding
    near = nearest(a, forms.get(head[1], ())) if rule == "unknown_name" else None
    return _record("vote_event", event_id, rule, head, phrasebook, a=a, b=b, c=c, near=near or "")


def seats_table(seats: Mapping[Chamber, int]) -> pa.Table:
    """How many seats each chamber has, as a table (chamber, seats)."""
    return pa.table(
        {"chamber": [str(c) for c in sorted(seats)], "seats": [seats[c] for c in sorted(seats)]}
    )


def _quarantine_table(quarantine: Sequence[Quarantined]) -> pa.Table:
    columns = ("entity", "entity_id", "rule", "source_id", "source_url", "archive_sha256", "detail")
    rows = {name: [getattr(item, name) for item in quarantine] for name in columns}
    sentences = {
        "sentence_en": [item.sentence.en for item in quarantine],
        "sentence_es": [item.sentence.es for item in quarantine],
    }
    return pa.table(rows | sentences)


def _forms(con: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, ...]]:
    """The names that each chamber's sheets print, for the nearest one to a misspelt name."""
    rows = con.execute(
        "SELECT chamber, list(DISTINCT form ORDER BY form) FROM (SELECT chamber,"
        " unnest(string_split(roll_form, ';')) AS form FROM raw.current_membership)"
        " WHERE form <> '' GROUP BY chamber"
    ).fetchall()
    return {chamber: tuple(forms) for chamber, forms in rows}


def _pages(con: duckdb.DuckDBPyConnection, phrasebook: Phrasebook) -> list[Quarantined]:
    rows = con.execute(
        "SELECT page_url, source_id, archive_sha256, refused FROM raw.page"
        " WHERE refused IS NOT NULL AND is_current ORDER BY ALL"
    ).fetchall()
    return [
        Quarantined(
            "page", url, "page", phrasebook.refusal(refused),
            source_id, url, sha256, phrasebook.reason(refused).en,
        )
        for url, source_id, sha256, refused in rows
    ]  # fmt: skip


def _sponsors(con: duckdb.DuckDBPyConnection, phrasebook: Phrasebook) -> list[Quarantined]:
    rows = con.execute(
        "SELECT DISTINCT bill_id_of(s.session, s.bill_number), s.printed_name, s.source_id,"
        " s.source_url, s.archive_sha256 FROM raw.current_sponsorship AS s ANTI JOIN"
        " (SELECT * FROM sponsor_match WHERE name_fits AND fitting = 1) AS m"
        " ON m.page_url = s.page_url AND m.session = s.session AND m.bill_number = s.bill_number"
        " AND m.sponsor_order = s.sponsor_order ORDER BY ALL"
    ).fetchall()
    return [
        Quarantined(
            "sponsorship", f"{bill_id}/{name}", "sponsor",
            phrasebook.sentence("sponsor", named(bill_id), a=name), source_id, url, sha256,
        )
        for bill_id, name, source_id, url, sha256 in rows
    ]  # fmt: skip

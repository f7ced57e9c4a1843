"""Every roll call must add up, or it is set aside with a sentence and no grade ever sees it.

The source's own arithmetic is checked: marks against the printed tally, lines against seats, each
person once, every sitting member with a line. Leaves to others: reading pages, and mending.
"""

from collections.abc import Mapping

import duckdb
import pyarrow as pa

from reportcard.language import N_, _
from reportcard.model.facts import Chamber, Quarantined
from reportcard.problems import nearest
from reportcard.store.connect import read_sql
from reportcard.store.questions import Question

# {event} is the roll call in words, {a}, {b}, {c} the figures of the rule.
SENTENCES: Mapping[str, str] = {
    "yes_tally": N_("{event}: {a} lines are marked Yes but the sheet's total says {b}."),
    "no_tally": N_("{event}: {a} lines are marked No but the sheet's total says {b}."),
    "absent_tally": N_(
        "{event}: {a} lines are marked absent or not voting but the sheet's total says {b}."
    ),
    "total": N_("{event}: Yes and No make {a} but the sheet says that {b} voted."),
    "seats": N_("{event}: {a} names and {b} vacant seats were read but the chamber has {c} seats."),
    "unknown_name": N_("{event}: nobody named {a} was in office on {b}.{near}"),
    "ambiguous_name": N_("{event}: the name {a} fits {c} people who were in office on {b}."),
    "twice": N_("{event}: {a} is counted {c} times ({b})."),
    "no_line": N_("{event}: {a} (district {b}) was in office on {c} but has no line on the sheet."),
    "no_people": N_(
        "{event}: it is not known who was in office: collect the source of people as well."
    ),
    "more_names": N_("{event}: {a} more names are in the same trouble."),
    "copies": N_("{event}: two copies of the sheet differ: {a} and {b}."),
    "contradiction": N_(
        "{event}: the label names an amendment whose outcome in the bill's history is the opposite."
    ),
    "page": N_("The page could not be read: {a}"),
    "sponsor": N_("{event}: nobody who held that seat fits the sponsor printed as {a}."),
}

_CHAMBERS = {"house": N_("House"), "senate": N_("Senate")}


def find_unreconciled(
    con: duckdb.DuckDBPyConnection,
    seats: Mapping[Chamber, int],
    questions: Mapping[str, Question],
) -> tuple[Quarantined, ...]:
    """Everything that does not add up, after resolve has filled `core` and its temp tables.

    Args:
        con: The store, inside resolve's transaction.
        seats: Seats of each chamber.
        questions: The questions that were read, for their contradictions.

    Returns:
        One record for each failed rule, sorted; entity is "vote_event", "page" or "sponsorship".
    """
    con.register("chamber_seats", _seats_table(seats))
    found = con.execute(read_sql("reconcile")).fetchall()
    con.unregister("chamber_seats")
    found += [
        (event, "contradiction", "", "", "") for event, q in questions.items() if q.contradiction
    ]
    heads, forms = _heads(con), _forms(con)
    records = [_of_event(heads[event], forms, event, *figures) for event, *figures in found]
    return tuple(sorted([*records, *_pages(con), *_sponsors(con)], key=_order))


def set_aside(con: duckdb.DuckDBPyConnection, quarantine: tuple[Quarantined, ...]) -> None:
    """Write core.quarantine and take the roll calls in it out of sight of scoring."""
    if not quarantine:
        return
    columns = Quarantined.__slots__
    rows = {name: [getattr(item, name) for item in quarantine] for name in columns}
    con.register("set_aside", pa.table(rows))
    con.execute("INSERT INTO core.quarantine SELECT * FROM set_aside")
    for table in ("person_vote", "vote_event_bill", "vote_event"):
        con.execute(
            f"DELETE FROM core.{table} WHERE vote_event_id IN"
            " (SELECT entity_id FROM set_aside WHERE entity = 'vote_event')"
        )
    con.unregister("set_aside")


def event_in_words(session: str, chamber: str, number: int) -> str:
    """A roll call as staff call it: "House roll call 27 of 2025"."""
    return _("{chamber} roll call {number} of {session}").format(
        chamber=_(_CHAMBERS[chamber]), number=number, session=session
    )


def _seats_table(seats: Mapping[Chamber, int]) -> pa.Table:
    return pa.table(
        {"chamber": [str(c) for c in sorted(seats)], "seats": [seats[c] for c in sorted(seats)]}
    )


def _heads(con: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, ...]]:
    rows = con.execute(
        "SELECT vote_event_id, session, chamber, number, source_id, source_url,"
        " archive_sha256 FROM core.vote_event"
    ).fetchall()
    return {row[0]: row[1:] for row in rows}


def _of_event(
    head: tuple[str, ...],
    forms: Mapping[str, tuple[str, ...]],
    event_id: str,
    *figures: str,
) -> Quarantined:
    """A finding of reconcile.sql, whose columns after the roll call are rule, a, b and c."""
    session, chamber, number, source_id, source_url, sha256 = head
    rule, a, b, c = figures
    near = nearest(a, forms.get(chamber, ())) if rule == "unknown_name" else None
    sentence = _(SENTENCES[rule]).format(
        event=event_in_words(session, chamber, int(number)),
        a=a,
        b=b,
        c=c,
        near=" " + _("The nearest name is {near}.").format(near=near) if near else "",
    )
    return Quarantined("vote_event", event_id, rule, sentence, source_id, source_url, sha256)


def _forms(con: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, ...]]:
    """The names that each chamber's sheets print, for the nearest one to a misspelt name."""
    rows = con.execute(
        "SELECT chamber, list(DISTINCT form ORDER BY form) FROM (SELECT chamber,"
        " unnest(string_split(roll_form, ';')) AS form FROM raw.current_membership)"
        " WHERE form <> '' GROUP BY chamber"
    ).fetchall()
    return {chamber: tuple(forms) for chamber, forms in rows}


def _pages(con: duckdb.DuckDBPyConnection) -> list[Quarantined]:
    rows = con.execute(
        "SELECT page_url, refused, source_id, archive_sha256 FROM raw.page"
        " WHERE refused IS NOT NULL AND is_current"
    ).fetchall()
    return [
        Quarantined(
            "page", url, "page", _(SENTENCES["page"]).format(a=refused), source_id, url, sha256
        )
        for url, refused, source_id, sha256 in rows
    ]


def _sponsors(con: duckdb.DuckDBPyConnection) -> list[Quarantined]:
    rows = con.execute(
        "SELECT bill_id_of(s.session, s.bill_number), s.printed_name, s.source_id, s.source_url,"
        " s.archive_sha256 FROM raw.current_sponsorship AS s ANTI JOIN"
        " (SELECT * FROM sponsor_match WHERE name_fits AND fitting = 1) AS m"
        " ON m.page_url = s.page_url AND m.session = s.session AND m.bill_number = s.bill_number"
        " AND m.sponsor_order = s.sponsor_order"
    ).fetchall()
    return [
        Quarantined(
            "sponsorship",
            f"{bill_id}/{name}",
            "sponsor",
            _(SENTENCES["sponsor"]).format(event=bill_id, a=name),
            source_id,
            url,
            sha256,
        )
        for bill_id, name, source_id, url, sha256 in rows
    ]


def _order(item: Quarantined) -> tuple[str, ...]:
    return (item.entity, item.entity_id, item.rule, item.sentence)

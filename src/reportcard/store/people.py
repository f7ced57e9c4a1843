"""Contradictions of the record about people and seats, said aloud; no page is believed blindly.

They take nothing out of sight by themselves. A roll call on a day when they matter does not add up
either (a sitting member without a line, a name that fits nobody) and is set aside for that.
"""

from typing import Any

import duckdb

from reportcard.model.facts import Quarantined
from reportcard.store.connect import read_sql
from reportcard.store.sentences import Phrasebook, named, seat


def find_contradictions(
    con: duckdb.DuckDBPyConnection, phrasebook: Phrasebook
) -> tuple[Quarantined, ...]:
    """Persons under several names, overlapping terms, seats held by two or by another.

    Args:
        con: The store, inside resolve's transaction.
        phrasebook: The sentences.
    """
    rows = con.execute(read_sql("people")).fetchall()
    return tuple(_record(phrasebook, row) for row in rows)


def _record(phrasebook: Phrasebook, row: tuple[Any, ...]) -> Quarantined:
    """A finding of people.sql: about a seat, or about a person."""
    rule, entity_id, chamber, district, name, a, b, *origin = row
    subject = seat(chamber, district) if chamber else named(name)
    entity = "person" if rule == "names" else "membership"
    return Quarantined(
        entity, entity_id, rule, phrasebook.sentence(rule, subject, a=a, b=b), *origin
    )

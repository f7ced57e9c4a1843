"""Outlines of districts in the store: a whole map of a chamber, or none.

Runs within resolve. Leaves to others: reading files (collect), drawing maps (edition).
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import UTC

import duckdb

from reportcard.model.facts import Quarantined
from reportcard.model.records import Provenance
from reportcard.model.shapes import DistrictShape, parse_ring
from reportcard.model.vocabulary import Chamber
from reportcard.store.connect import read_sql
from reportcard.store.reconcile import seats_table, set_aside
from reportcard.store.sentences import Phrasebook, town_in

_PROVENANCE = [field.name for field in fields(Provenance)]


def fill_shapes(
    con: duckdb.DuckDBPyConnection, seats: Mapping[Chamber, int], phrasebook: Phrasebook
) -> tuple[Quarantined, ...]:
    """Fill core.district_shape.

    Args:
        con: The store, inside resolve's transaction.
        seats: How many districts each chamber has.
        phrasebook: The sentences.

    Returns:
        The maps that were left out, and why; it stands in core.quarantine too.
    """
    con.register("chamber_seats", seats_table(seats))
    con.execute(read_sql("district_shapes"))
    rows = con.execute(read_sql("shape_checks")).fetchall()
    con.unregister("chamber_seats")
    found = tuple(
        Quarantined(
            *(entity, entity_id, rule),
            phrasebook.sentence(rule, town_in(town, chamber), a=a, b=b, c=c),
            *origin,
        )
        for entity, entity_id, rule, town, chamber, a, b, c, *origin in rows
    )
    set_aside(con, found)
    return found


def read_shapes(con: duckdb.DuckDBPyConnection) -> Iterator[DistrictShape]:
    """The outlines, by plan, chamber and number."""
    columns = ", ".join(["plan", "chamber", "district", "rings", *_PROVENANCE])
    sql = f"SELECT {columns} FROM core.district_shape ORDER BY plan, chamber, district"
    for plan, chamber, district, rings, *origin in con.execute(sql).fetchall():
        named = dict(zip(_PROVENANCE, origin, strict=True))
        seen = named["retrieved_at"].replace(tzinfo=UTC)
        yield DistrictShape(
            *(plan, chamber, district, tuple(parse_ring(ring) for ring in rings)),
            Provenance(**named | {"retrieved_at": seen}),
        )

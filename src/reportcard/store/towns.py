"""Towns in the store: the districts they lie in, the grants they get, and what is wrong about them.

Context beside the votes, never credit: nothing here knows a person. Runs within resolve. Leaves to
others: finding what is wrong (towns.sql, places.sql and their checks), the budget line that pays a
grant (budget), and per-pupil sums (pages).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from datetime import UTC
from typing import Any, TypeVar

import duckdb

from reportcard.model.facts import Quarantined
from reportcard.model.money import GrantProgram, Money, Place, Town, TownDistrict, TownGrant
from reportcard.model.records import Provenance
from reportcard.model.text import Text
from reportcard.model.vocabulary import Chamber
from reportcard.store.connect import read_sql
from reportcard.store.reconcile import seats_table, set_aside
from reportcard.store.sentences import Phrasebook, town_in

R = TypeVar("R")

_PROVENANCE = [field.name for field in fields(Provenance)]


def fill_towns(
    con: duckdb.DuckDBPyConnection, seats: Mapping[Chamber, int], phrasebook: Phrasebook
) -> tuple[Quarantined, ...]:
    """Fill core.town, core.town_district, core.place, core.grant_program and core.town_grant.

    Args:
        con: The store, inside resolve's transaction.
        seats: How many districts each chamber has.
        phrasebook: The sentences.

    Returns:
        What is wrong about towns and grants; it stands in core.quarantine too.
    """
    con.register("chamber_seats", seats_table(seats))
    con.execute(read_sql("towns"))
    con.execute(read_sql("places"))
    rows = [
        row
        for checks in ("town_checks", "place_checks")
        for row in con.execute(read_sql(checks)).fetchall()
    ]
    con.unregister("chamber_seats")
    found = tuple(_record(phrasebook, *row) for row in rows)
    set_aside(con, found)
    return found


def read_towns(con: duckdb.DuckDBPyConnection) -> Money:
    """Towns, their districts, places and grants, sorted; the budget's half of it is empty."""
    programs = con.execute("FROM core.grant_program ORDER BY program").fetchall()
    return Money(
        towns=tuple(_read(con, Town, "town", "town_code")),
        town_districts=tuple(
            _read(con, TownDistrict, "town_district", "plan, town_code, chamber, district")
        ),
        places=tuple(_read(con, Place, "place", "kind, name, town_code")),
        programs=tuple(
            GrantProgram(name, Text(*title), Text(*note), *line)
            for name, title, note, line in ((r[0], r[1:3], r[3:5], r[5:]) for r in programs)
        ),
        grants=tuple(_read(con, TownGrant, "town_grant", "program, town_code, fiscal_year")),
    )


def _read(
    con: duckdb.DuckDBPyConnection, record: Callable[..., R], table: str, order: str
) -> Iterator[R]:
    own = _own_columns(record)
    columns = ", ".join([*own, *_PROVENANCE])
    for row in con.execute(f"SELECT {columns} FROM core.{table} ORDER BY {order}").fetchall():
        named = dict(zip(_PROVENANCE, row[len(own) :], strict=True))
        seen = named["retrieved_at"].replace(tzinfo=UTC)
        yield record(*row[: len(own)], Provenance(**named | {"retrieved_at": seen}))


def _own_columns(record: Any) -> list[str]:
    return [field.name for field in fields(record) if field.name != "provenance"]


def _record(
    phrasebook: Phrasebook, entity: str, entity_id: str, rule: str, *row: str
) -> Quarantined:
    """A finding of town_checks.sql or place_checks.sql."""
    name, chamber, a, b, c, *origin = row
    sentence = phrasebook.sentence(rule, town_in(name, chamber), a=a, b=b, c=c)
    return Quarantined(entity, entity_id, rule, sentence, *origin)

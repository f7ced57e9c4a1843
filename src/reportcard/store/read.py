"""core -> records: what an edition needs of the store, in sorted order.

Leaves to others: scoring (which reads `core` set by set) and everything about pages.
"""

from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import UTC
from functools import lru_cache
from typing import Any, TypeVar

import duckdb

from reportcard.model.facts import (
    Bill,
    Facts,
    Membership,
    Person,
    PersonVote,
    Quarantined,
    Sponsorship,
    VoteEvent,
)
from reportcard.model.records import Provenance
from reportcard.model.text import Text

R = TypeVar("R")

_PROVENANCE_COLUMNS = [field.name for field in fields(Provenance)]
_PROVENANCE = ", ".join(_PROVENANCE_COLUMNS)


def read_facts(con: duckdb.DuckDBPyConnection) -> Facts:
    """Everything in schema `core`, as frozen records sorted by their ids."""
    return Facts(
        people=tuple(_read(con, Person, "person", "person_id")),
        memberships=tuple(
            _read(con, Membership, "membership", "person_id, start_on NULLS FIRST, chamber")
        ),
        bills=tuple(_read(con, Bill, "bill", "bill_id")),
        sponsorships=tuple(
            _read(con, Sponsorship, "sponsorship", "bill_id, sponsor_order, person_id")
        ),
        vote_events=tuple(_read_vote_events(con)),
        person_votes=tuple(_read(con, PersonVote, "person_vote", "vote_event_id, line")),
        quarantine=tuple(_read_quarantine(con)),
    )


def _read(
    con: duckdb.DuckDBPyConnection, record: Callable[..., R], table: str, order: str
) -> Iterator[R]:
    own = _own_columns(record)
    sql = f"SELECT {', '.join(own)}, {_PROVENANCE} FROM core.{table} ORDER BY {order}"
    for row in con.execute(sql).fetchall():
        yield record(*row[: len(own)], _provenance(row[len(own) :]))


def _read_quarantine(con: duckdb.DuckDBPyConnection) -> Iterator[Quarantined]:
    sql = (
        "SELECT entity, entity_id, rule, sentence_en, sentence_es, source_id, source_url,"
        " archive_sha256, detail FROM core.quarantine ORDER BY ALL"
    )
    for entity, entity_id, rule, english, spanish, *origin in con.execute(sql).fetchall():
        yield Quarantined(entity, entity_id, rule, Text(en=english, es=spanish), *origin)


def _own_columns(record: Any) -> list[str]:
    return [f.name for f in fields(record) if f.name not in ("provenance", "bill_ids")]


def _read_vote_events(con: duckdb.DuckDBPyConnection) -> Iterator[VoteEvent]:
    bills: dict[str, list[str]] = {}
    for event, bill in con.execute(
        "SELECT vote_event_id, bill_id FROM core.vote_event_bill ORDER BY ALL"
    ).fetchall():
        bills.setdefault(event, []).append(bill)
    own = _own_columns(VoteEvent)
    sql = (
        f"SELECT {', '.join(own)}, {_PROVENANCE} FROM core.vote_event"
        " ORDER BY session, chamber, number"
    )
    for row in con.execute(sql).fetchall():
        named = dict(zip(own, row, strict=False))
        yield VoteEvent(
            **named,
            bill_ids=tuple(bills.get(named["vote_event_id"], ())),
            provenance=_provenance(row[len(own) :]),
        )


@lru_cache(maxsize=4096)
def _provenance(values: tuple[Any, ...]) -> Provenance:
    """One object for all rows of a page: a term has 100,000 rows and 1,500 pages."""
    named = dict(zip(_PROVENANCE_COLUMNS, values, strict=True))
    return Provenance(**named | {"retrieved_at": named["retrieved_at"].replace(tzinfo=UTC)})

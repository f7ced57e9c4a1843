"""core -> records: what an edition needs of the store, in sorted order.

Leaves to others: scoring (which reads `core` set by set) and everything about pages.
"""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import UTC
from functools import lru_cache
from typing import Any, TypeVar

import duckdb

from reportcard.model.facts import (
    AbsenceReason,
    Bill,
    CommitteePersonVote,
    CommitteeVote,
    Facts,
    MemberInput,
    Membership,
    Person,
    PersonVote,
    Quarantined,
    Ruling,
    Sponsorship,
    VoteEvent,
)
from reportcard.model.money import Money
from reportcard.model.records import Provenance
from reportcard.model.text import Text
from reportcard.store.budget_read import read_budget
from reportcard.store.coverage import read_coverage
from reportcard.store.shapes import read_shapes
from reportcard.store.topics import read_topics
from reportcard.store.towns import read_towns

R = TypeVar("R")

_PROVENANCE_COLUMNS = [field.name for field in fields(Provenance)]
_PROVENANCE = ", ".join(_PROVENANCE_COLUMNS)


# A session has thousands of bills of which nothing is known but the list of bills: those that have
# a page, a sponsor, a roll call or a topic are an edition's.
_BILLS_OF_INTEREST = (
    "has_page OR bill_id IN (SELECT bill_id FROM core.vote_event_bill UNION"
    " SELECT bill_id FROM core.sponsorship UNION SELECT bill_id FROM core.topic_bill UNION"
    " SELECT bill_id FROM core.topic_exclusion)"
)


def read_facts(con: duckdb.DuckDBPyConnection) -> Facts:
    """Everything in schema `core`, as frozen records sorted by their ids."""
    return Facts(
        people=tuple(_read(con, Person, "person", "person_id")),
        memberships=tuple(
            _read(con, Membership, "membership", "person_id, start_on NULLS FIRST, chamber")
        ),
        bills=tuple(_read(con, Bill, "bill", "bill_id", where=_BILLS_OF_INTEREST)),
        sponsorships=tuple(
            _read(con, Sponsorship, "sponsorship", "bill_id, sponsor_order, person_id")
        ),
        vote_events=tuple(read_vote_events(con)),
        person_votes=tuple(_read(con, PersonVote, "person_vote", "vote_event_id, line")),
        quarantine=tuple(read_quarantine(con)),
        coverage=tuple(read_coverage(con)),
        topics=tuple(read_topics(con)),
        committee_votes=tuple(_read(con, CommitteeVote, "committee_vote", "committee_vote_id")),
        committee_person_votes=tuple(
            _read(con, CommitteePersonVote, "committee_person_vote", "committee_vote_id, line")
        ),
        member_inputs=tuple(
            _read(con, MemberInput, "member_input", "import_name, person_id, input, value")
        ),
        absence_reasons=tuple(
            _read(con, AbsenceReason, "absence_reason", "vote_event_id, person_id, option")
        ),
        money=_read_money(con),
        shapes=tuple(read_shapes(con)),
    )


def _read_money(con: duckdb.DuckDBPyConnection) -> Money:
    """The budget's half and the towns' half of it."""
    towns = read_towns(con)
    return replace(
        read_budget(con),
        towns=towns.towns,
        town_districts=towns.town_districts,
        places=towns.places,
        programs=towns.programs,
        grants=towns.grants,
    )


def _read(
    con: duckdb.DuckDBPyConnection,
    record: Callable[..., R],
    table: str,
    order: str,
    *,
    where: str = "true",
) -> Iterator[R]:
    own = _own_columns(record)
    columns = f"{', '.join(own)}, {_PROVENANCE}"
    sql = f"SELECT {columns} FROM core.{table} WHERE {where} ORDER BY {order}"
    for row in con.execute(sql).fetchall():
        named = dict(zip(own, row, strict=False))
        yield record(**named, provenance=_provenance(row[len(own) :]))


def read_quarantine(con: duckdb.DuckDBPyConnection) -> Iterator[Quarantined]:
    """What was set aside, in the order in which it is told."""
    sql = (
        "SELECT entity, entity_id, rule, sentence_en, sentence_es, source_id, source_url,"
        " archive_sha256, detail FROM core.quarantine ORDER BY ALL"
    )
    for entity, entity_id, rule, english, spanish, *origin in con.execute(sql).fetchall():
        yield Quarantined(entity, entity_id, rule, Text(en=english, es=spanish), *origin)


def _own_columns(record: Any) -> list[str]:
    return [f.name for f in fields(record) if f.name not in ("provenance", "bill_ids", "ruling")]


def read_vote_events(con: duckdb.DuckDBPyConnection) -> Iterator[VoteEvent]:
    """The roll calls alone, by session, chamber and number."""
    bills: dict[str, list[str]] = {}
    for event, bill in con.execute(
        "SELECT vote_event_id, bill_id FROM core.vote_event_bill ORDER BY ALL"
    ).fetchall():
        bills.setdefault(event, []).append(bill)
    rulings = {
        event: Ruling(*ruling)
        for event, *ruling in con.execute(
            "SELECT vote_event_id, ruled_by, ruled_on, reason FROM core.question_ruling"
        ).fetchall()
    }
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
            ruling=rulings.get(named["vote_event_id"]),
        )


@lru_cache(maxsize=4096)
def _provenance(values: tuple[Any, ...]) -> Provenance:
    """One object for all rows of a page: a term has 100,000 rows and 1,500 pages."""
    named = dict(zip(_PROVENANCE_COLUMNS, values, strict=True))
    return Provenance(**named | {"retrieved_at": named["retrieved_at"].replace(tzinfo=UTC)})

"""raw -> core: names to people, districts to seats, three witnesses to the question put.

Rebuilds `core` from scratch in one transaction, so nothing of an earlier rule survives. Leaves to
others: what was voted on (witnesses), what does not add up (reconcile), and scoring.
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from reportcard.model.facts import Quarantined
from reportcard.model.vocabulary import Chamber
from reportcard.store.connect import mark_resolved, read_sql
from reportcard.store.reconcile import find_held_back, find_unreconciled, set_aside
from reportcard.store.sentences import Phrasebook
from reportcard.store.witnesses import (
    answer_questions,
    hold_back,
    read_witnesses,
    write_questions,
)

# In this order; each says in its file what it fills.
_STEPS = ("schema", "resolve", "bills")


def resolve(
    con: duckdb.DuckDBPyConnection,
    seats: Mapping[Chamber, int],
    *,
    locale_dir: Path | None = None,
) -> tuple[Quarantined, ...]:
    """Rebuild schema `core` from schema `raw` and set aside what does not add up.

    Args:
        con: A store open for writing.
        seats: How many seats each chamber has.
        locale_dir: The catalogues that sentences are translated with; those that came with the
            package unless given.

    Returns:
        What was set aside, each with its sentence; it stands in core.quarantine too.
    """
    phrasebook = Phrasebook(locale_dir) if locale_dir else Phrasebook()
    con.begin()
    try:
        for step in _STEPS:
            con.execute(read_sql(step))
        quarantine = _reconcile(con, seats, phrasebook)
        mark_resolved(con)
    except BaseException:
        con.rollback()
        raise
    con.commit()
    return quarantine


def _reconcile(
    con: duckdb.DuckDBPyConnection, seats: Mapping[Chamber, int], phrasebook: Phrasebook
) -> tuple[Quarantined, ...]:
    """What does not add up is found first, so that it decides nothing about what does."""
    witnesses = read_witnesses(con)
    contradictions = answer_questions(witnesses).questions
    unreconciled = find_unreconciled(con, seats, contradictions, phrasebook)
    bad = {item.entity_id for item in unreconciled if item.entity == "vote_event"}
    answer = answer_questions(witnesses.without_content(bad))
    answer = hold_back(answer, sound=witnesses.sheets() - bad)
    write_questions(con, witnesses, answer)
    held_back = find_held_back(con, answer.held_back, phrasebook)
    # The same can be found twice, such as one unknown name on two lines: it is said once.
    quarantine = tuple(sorted({*unreconciled, *held_back}, key=_order))
    set_aside(con, quarantine)
    return quarantine


def _order(item: Quarantined) -> tuple[str, ...]:
    return (
        item.entity, item.entity_id, item.rule, item.sentence.en, item.source_url,
        item.archive_sha256, item.detail,
    )  # fmt: skip

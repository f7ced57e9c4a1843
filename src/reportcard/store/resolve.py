"""raw -> core: names to people, districts to seats, three witnesses to the question put.

Rebuilds `core` from scratch in one transaction, so nothing of an earlier rule survives. Leaves to
others: what was voted on (witnesses), what does not add up (reconcile), and scoring.
"""

from collections.abc import Mapping, Sequence

import duckdb

from reportcard.layers import Layers
from reportcard.model.facts import Quarantined
from reportcard.model.topics import Matcher
from reportcard.model.vocabulary import Chamber
from reportcard.store.bills import find_bill_troubles
from reportcard.store.budget import fill_budget
from reportcard.store.committees import settle_committee_votes
from reportcard.store.connect import mark_resolved, read_sql
from reportcard.store.coverage import write_coverage
from reportcard.store.crosscheck import find_disagreements
from reportcard.store.imports import fill_imports
from reportcard.store.reconcile import find_held_back, find_unreconciled, set_aside
from reportcard.store.ruled import (
    answer_with_rulings,
    find_refused,
    write_open_questions,
    write_rulings,
)
from reportcard.store.sentences import Phrasebook
from reportcard.store.shapes import fill_shapes
from reportcard.store.testimony import read_witnesses, write_questions
from reportcard.store.topics import write_topics
from reportcard.store.towns import fill_towns

# In this order; each says in its file what it fills.
_STEPS = ("schema", "resolve", "names", "bills", "committees")


def resolve(
    con: duckdb.DuckDBPyConnection,
    seats: Mapping[Chamber, int],
    *,
    locale_dir: Layers | None = None,
    topics: Sequence[Matcher] = (),
) -> tuple[Quarantined, ...]:
    """Rebuild schema `core` from schema `raw` and set aside what does not add up.

    Args:
        con: A store open for writing.
        seats: How many seats each chamber has.
        locale_dir: The catalogues that sentences are translated with; those that came with the
            package unless given.
        topics: Each finds the bills of one topic.

    Returns:
        What was set aside, each with its sentence; it stands in core.quarantine too.
    """
    phrasebook = Phrasebook(locale_dir) if locale_dir else Phrasebook()
    con.begin()
    try:
        for step in _STEPS:
            con.execute(read_sql(step))
        quarantine = _reconcile(con, seats, phrasebook)
        write_coverage(con, phrasebook)
        write_topics(con, topics)
        quarantine = (*quarantine, *fill_budget(con, phrasebook))
        quarantine = (*quarantine, *fill_towns(con, seats, phrasebook))
        quarantine = (*quarantine, *fill_shapes(con, seats, phrasebook))
        quarantine = (*quarantine, *fill_imports(con, phrasebook))
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
    unreconciled = (
        *find_unreconciled(con, seats, phrasebook),
        *find_disagreements(con, phrasebook),
    )
    bad = {item.entity_id for item in unreconciled if item.entity == "vote_event"}
    sound = witnesses.sheets() - bad
    ruled = answer_with_rulings(con, witnesses.without_content(bad), sound=sound)
    write_questions(con, witnesses, ruled.answer)
    write_rulings(con, ruled.in_force)
    held_back = find_held_back(con, ruled.answer.held_back, phrasebook)
    refused = find_refused(con, ruled.refused, phrasebook)
    # The same can be found twice, such as one unknown name on two lines: it is said once.
    committees = settle_committee_votes(con, phrasebook)
    bills = find_bill_troubles(con, phrasebook)
    found = {*unreconciled, *held_back, *refused, *committees, *bills}
    quarantine = tuple(sorted(found, key=_order))
    write_open_questions(con, quarantine)
    set_aside(con, quarantine)
    return quarantine


def _order(item: Quarantined) -> tuple[str, ...]:
    return (
        item.entity, item.entity_id, item.rule, item.sentence.en, item.source_url,
        item.archive_sha256, item.detail,
    )  # fmt: skip

"""What does not add up about bills: histories, acts, amendments, words that nobody knows.

None of it is hidden, and none of it takes a roll call away by itself; where it is not sure how a
chamber decided (core.doubtful_history), the questions of its roll calls are no more than likely
(witnesses). Leaves to others: finding it (bill_checks.sql), the sentences' words (sentences).
"""

from typing import Any

import duckdb

from reportcard.model.facts import Quarantined
from reportcard.store.connect import read_sql
from reportcard.store.sentences import Phrasebook, bill_of, named


def find_bill_troubles(
    con: duckdb.DuckDBPyConnection, phrasebook: Phrasebook
) -> tuple[Quarantined, ...]:
    """Everything about bills that does not add up, after bills.sql.

    Args:
        con: The store, inside resolve's transaction.
        phrasebook: The sentences.

    Returns:
        One record a finding; entity is "bill", "action" (a line's words), "act", "session" or
        "remark" (what a reader says of a page that it read all the same).
    """
    rows = con.execute(read_sql("bill_checks")).fetchall()
    return tuple(_record(phrasebook, *row) for row in rows)


def _record(
    phrasebook: Phrasebook, entity: str, entity_id: str, rule: str, *row: Any
) -> Quarantined:
    bill, session, chamber, a, b, c, *origin = row
    subject = bill_of(session, bill, chamber) if bill and session else named(bill or session)
    sentence = phrasebook.sentence(rule, subject, a=a, b=b, c=c)
    return Quarantined(entity, entity_id, rule, sentence, *origin)

"""Another collector of the same record, compared roll by roll with the official sheets.

The official sheet stays the record: a disagreement is said and takes nothing out of sight. Only
where the other collector has another day or bill under the number may the sheet be that of another
roll call; then nobody knows what was voted on, and it waits until somebody has looked (a ruling on
its question says so). Leaves to others: reading datasets, and the sentences' words (sentences).
"""

from collections.abc import Mapping

import duckdb

from reportcard.model.facts import Quarantined
from reportcard.store.connect import read_sql
from reportcard.store.reconcile import read_heads
from reportcard.store.sentences import (
    OPTIONS,
    Phrasebook,
    Subject,
    in_chamber,
    named,
    roll_call,
)

# It says that the sheet may be that of another roll call: the only rule that sets one aside.
IDENTITY = "second_identity"


def find_disagreements(
    con: duckdb.DuckDBPyConnection, phrasebook: Phrasebook
) -> tuple[Quarantined, ...]:
    """Everything that another collector says differently.

    Args:
        con: The store, inside resolve's transaction, after `core` was filled and before anything
            was set aside.
        phrasebook: The sentences.

    Returns:
        One record for each finding; entity is "crosscheck", or "vote_event" where the sheet may be
        that of another roll call. Its address is that of the official sheet.
    """
    if not con.execute("SELECT count(*) FROM raw.current_second_tally").fetchone() > (0,):
        return ()
    con.execute(read_sql("crosscheck"))
    heads = read_heads(con)
    found = con.execute("SELECT vote_event_id, rule, a, b, c, d FROM second_finding").fetchall()
    return tuple(
        _of_event(phrasebook, heads[event], event, rule, _figures(rule, *figures))
        if event
        else _of_name(con, phrasebook, rule, *figures)
        for event, rule, *figures in found
    )

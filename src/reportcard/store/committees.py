"""Committee votes must add up like roll calls, or they are set aside with a sentence.

A sheet's own arithmetic is checked, its two forms against each other, and each printed seat against
the terms. Leaves to others: reading the sheets, and floor votes, which these never enter.
"""

from typing import Any

import duckdb

from reportcard.model.facts import Quarantined
from reportcard.store.connect import read_sql
from reportcard.store.sentences import Phrasebook, committee_vote, seat, seat_in

ENTITY = "committee_vote"

# The roster that the sheets imply: only those that add up are a witness.
_MEMBERS = """
INSERT INTO core.committee_member
SELECT v.session, v.committee_code, p.person_id, p.chamber, p.district,
       min(v.voted_on), max(v.voted_on), count(*)
FROM core.committee_vote AS v JOIN core.committee_person_vote AS p USING (committee_vote_id)
GROUP BY ALL
ORDER BY v.session, v.committee_code, p.chamber, p.district, p.person_id
"""


def settle_committee_votes(
    con: duckdb.DuckDBPyConnection, phrasebook: Phrasebook
) -> tuple[Quarantined, ...]:
    """Take committee votes that do not add up out of `core`, and fill core.committee_member.

    Args:
        con: The store, inside resolve's transaction, after committees.sql.
        phrasebook: The sentences.

    Returns:
        One record for each failed rule of each committee vote.
    """
    found = [
        _record(phrasebook, *row) for row in con.execute(read_sql("committee_checks")).fetchall()
    ]
    bad = sorted({item.entity_id for item in found})
    for table in ("committee_person_vote", "committee_vote"):
        con.execute(f"DELETE FROM core.{table} WHERE list_contains($1, committee_vote_id)", [bad])
    con.execute(_MEMBERS)
    return tuple(found)


def _record(phrasebook: Phrasebook, vote_id: str, rule: str, *row: Any) -> Quarantined:
    """A finding of committee_checks.sql; where it is about a seat, the sentence names it."""
    session, bill, code, number, chamber, district, a, b, c, *origin = row
    about = committee_vote(session, bill, code, number)
    subject = seat_in(about, seat(chamber, district)) if chamber else about
    sentence = phrasebook.sentence(rule, subject, a=a, b=b, c=c)
    return Quarantined(ENTITY, vote_id, rule, sentence, *origin)

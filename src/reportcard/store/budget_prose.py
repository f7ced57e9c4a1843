"""Bonds, vetoes, and sums that are prose: what of them adds up, and what the record leaves open.

An authorization of bonds is neither an allocation nor spending, and nothing here is added to budget
lines. Leaves to others: the sums (budget_bonds.sql), vetoed rows (budget.sql).
"""

from collections.abc import Iterator
from typing import Any

import duckdb

from reportcard.model.facts import Quarantined
from reportcard.store.budget_sentences import bond_section, dollars
from reportcard.store.connect import read_sql
from reportcard.store.sentences import Phrasebook, bill_of

BOND = "bond_section"
DOCUMENT = "budget_document"

# Vetoes of which nobody says what they struck, and those that name what no law of the cycle has.
# Where the act itself was not read there is no line to mark, and nothing to say.
_OPEN_VETOES = """
SELECT DISTINCT CASE WHEN v.section IS NULL AND v.agency = '' AND v.account = ''
                     THEN 'veto_open' ELSE 'veto_unmatched' END,
       d.bill_id, v.session, regexp_replace(v.bill_number, '^([A-Z]+)0*(\\d+)$', '\\1 \\2'),
       concat_ws(', ', v.section, nullif(v.agency, ''), nullif(v.account, '')), v.source_id,
       v.source_url, v.archive_sha256
FROM raw.current_veto AS v
JOIN core.budget_document AS d
  ON d.bill_id = bill_id_of(v.session, v.bill_number) AND d.stage = 'enacted'
 AND d.source_id IS NOT NULL
WHERE NOT EXISTS (
    FROM sound_row AS r
    WHERE r.is_vetoed AND r.bill_id = d.bill_id
      AND coalesce(v.section, r.section) = r.section
      AND budget_words(v.agency) IN ('', budget_words(r.agency))
      AND budget_words(v.account) IN ('', budget_words(r.account)))
   OR (v.section IS NULL AND v.agency = '' AND v.account = '')
ORDER BY ALL"""


def fill_bonds(con: duckdb.DuckDBPyConnection, phrasebook: Phrasebook) -> tuple[Quarantined, ...]:
    """Fill core.bond_section, bond_item, carry_forward and fiscal_note, after budget.sql."""
    sections, items, checks = read_sql("budget_bonds").split(";")
    con.execute(sections)
    con.execute(items)
    con.execute(f"CREATE OR REPLACE TEMP TABLE bond_finding AS {checks}")
    con.execute(
        "CREATE OR REPLACE TEMP TABLE bad_bond AS"
        " SELECT DISTINCT document_url, section FROM bond_finding"
    )
    con.execute(read_sql("budget_prose"))
    return tuple(_bonds(con, phrasebook))


def find_open_vetoes(
    con: duckdb.DuckDBPyConnection, phrasebook: Phrasebook
) -> Iterator[Quarantined]:
    """Vetoes of which it is not known which lines they struck: none is marked for them."""
    rows: list[Any] = con.execute(_OPEN_VETOES).fetchall()
    for rule, bill_id, session, bill, words, *origin in rows:
        sentence = phrasebook.sentence(rule, bill_of(session, bill), words=words)
        yield Quarantined(DOCUMENT, bill_id, rule, sentence, *origin)


def _bonds(con: duckdb.DuckDBPyConnection, phrasebook: Phrasebook) -> Iterator[Quarantined]:
    rows: list[Any] = con.execute(
        "SELECT rule, bill_id, session, bill, document_url, section, page, a, b, source_id,"
        " archive_sha256 FROM bond_finding ORDER BY ALL"
    ).fetchall()
    for rule, bill_id, session, bill, url, section, page, a, b, source_id, sha256 in rows:
        sentence = phrasebook.sentence(
            rule,
            bond_section(session, bill, section, page),
            a=str(a) if rule in ("bond_overlap", "bond_twice") else dollars(a),
            b=dollars(b),
        )
        yield Quarantined(BOND, f"{bill_id}/{section}", rule, sentence, source_id, url, sha256)

"""Budgets in the store: what adds up goes into `core`, the rest is set aside with its figures.

A section of a document is shown whole or not at all. Leaves to others: reading documents (the
scrapers), the sums (budget_checks.sql), which lines are one (budget_lines), bonds and vetoes
(budget_prose), reading it back (budget_read), the sentences' words (budget_sentences).
"""

from collections.abc import Iterator
from typing import Any

import duckdb

from reportcard.model.facts import Quarantined
from reportcard.store.budget_lines import fill_budget_lines
from reportcard.store.budget_prose import fill_bonds, find_open_vetoes
from reportcard.store.budget_sentences import budget_section, column, dollars, untold_lines
from reportcard.store.connect import read_sql
from reportcard.store.reconcile import set_aside
from reportcard.store.sentences import Phrasebook

SECTION = "budget_section"

# Without a row in any of them there is no budget to speak of.
_TABLES = (
    "budget_cycle", "budget_document", "budget_bill", "bond_section", "bond_item", "carry_forward",
    "fiscal_note", "line_ruling",
)  # fmt: skip
_ANY = " UNION ALL ".join(f"(SELECT 1 FROM raw.current_{table} LIMIT 1)" for table in _TABLES)
# Sections that do not add up: nothing that is built on them reaches `core`.
_BAD = (
    "CREATE OR REPLACE TEMP TABLE bad_section AS"
    " SELECT DISTINCT cycle, stage, document_url, section FROM budget_finding"
)


def fill_budget(con: duckdb.DuckDBPyConnection, phrasebook: Phrasebook) -> tuple[Quarantined, ...]:
    """Fill the tables of budgets from what documents and the list of cycles say.

    Args:
        con: The store, inside resolve's transaction, when roll calls and bills are settled.
        phrasebook: The sentences.

    Returns:
        What does not add up; it stands in core.quarantine too.
    """
    con.execute(read_sql("budget_tables"))
    if not con.execute(_ANY).fetchone():
        return ()
    con.execute(read_sql("budget_rows"))
    con.execute(f"CREATE OR REPLACE TEMP TABLE budget_finding AS {read_sql('budget_checks')}")
    con.execute(_BAD)
    con.execute(f"INSERT INTO budget_finding {read_sql('budget_old')}")
    con.execute(_BAD)
    con.execute(read_sql("budget"))
    found = (
        *_sections(con, phrasebook),
        *fill_budget_lines(con, phrasebook),
        *find_open_vetoes(con, phrasebook),
        *fill_bonds(con, phrasebook),
    )
    quarantine = tuple(dict.fromkeys(found))
    set_aside(con, quarantine)
    return quarantine


def _sections(con: duckdb.DuckDBPyConnection, phrasebook: Phrasebook) -> Iterator[Quarantined]:
    """Every rule that a section fails, with the figures."""
    rows: list[Any] = con.execute(
        "SELECT stage, document_url, section, bill_id, session, bill, page, rule, side, agency,"
        " fiscal_year, a, b, words, source_id, archive_sha256 FROM budget_finding"
        " ORDER BY cycle, stage, document_url, section, page, rule, side, agency, fiscal_year,"
        " words, a, b"
    ).fetchall()
    for stage, url, section, bill_id, session, bill, page, rule, side, *row in rows:
        agency, year, a, b, words, source_id, sha256 = row
        sentence = phrasebook.sentence(
            rule,
            budget_section(stage, bill, session, section, page),
            agency=agency,
            column=column(side),
            year=str(year),
            a=dollars(a) if rule not in _COUNTS else str(a),
            b=dollars(b),
            words=untold_lines(words) if rule == "trouble" else words,
        )
        entity_id = f"{bill_id}/{stage}/{section}"
        yield Quarantined(SECTION, entity_id, rule, sentence, source_id, url, sha256)


# Their first figure is a number of things.
_COUNTS = frozenset({"section_twice", "row_twice"})

"""The downloads: one declaration for each table gives header, types, keys and dictionary.

Leaves to others: writing CSV and the data package (downloads), Parquet and DuckDB (store).
"""

from reportcard.edition.about import SourceCard
from reportcard.edition.tables.audit import audit_tables
from reportcard.edition.tables.committees import committee_tables
from reportcard.edition.tables.coverage import coverage_tables
from reportcard.edition.tables.declare import Field, build_table
from reportcard.edition.tables.earlier import earlier_table
from reportcard.edition.tables.money import money_tables
from reportcard.edition.tables.record import RECORD_TABLES, record_tables
from reportcard.edition.tables.robustness import robustness_tables
from reportcard.edition.tables.rubric import rubric_tables
from reportcard.edition.tables.rules import rule_tables
from reportcard.edition.tables.scores import score_tables
from reportcard.edition.tables.statements import statement_tables
from reportcard.edition.tables.topics import topic_tables
from reportcard.edition.tables.towns import town_tables
from reportcard.model.facts import Facts
from reportcard.model.robustness import Robustness, SelectionAudit
from reportcard.model.scores import Scored
from reportcard.model.statements import Statements
from reportcard.model.tables import Table

__all__ = ["RECORD_TABLES", "Field", "build_table", "download_tables"]


def download_tables(
    *,
    facts: Facts,
    scored: Scored,
    sources: tuple[SourceCard, ...],
    robustness: Robustness | None = None,
    audit: SelectionAudit | None = None,
    statements: Statements | None = None,
) -> tuple[Table, ...]:
    """Every table of an edition, in the order of the dictionary, rows sorted."""
    return (
        *record_tables(facts=facts, sources=sources),
        *coverage_tables(facts),
        *topic_tables(facts),
        *money_tables(facts.money),
        *town_tables(facts.money),
        *committee_tables(facts, scored.rubric),
        *score_tables(scored=scored, facts=facts),
        earlier_table(scored),
        *(robustness_tables(scored, robustness) if robustness else ()),
        *(audit_tables(scored.rubric, audit) if audit else ()),
        *rubric_tables(scored.rubric),
        *rule_tables(scored.rubric),
        *statement_tables(statements or Statements()),
    )

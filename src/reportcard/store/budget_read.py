"""core -> records of budgets: lines across stages, documents, roll calls, bonds, in sorted order.

Leaves to others: filling the tables (budget), the other half of school money (towns).
"""

from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import UTC
from functools import lru_cache
from typing import Any, TypeVar

import duckdb

from reportcard.model.money import (
    AppropriationLine,
    BillDecision,
    BondItem,
    BondSection,
    BudgetBill,
    BudgetCycle,
    BudgetDocument,
    BudgetLine,
    BudgetVote,
    Money,
    OpenLine,
)
from reportcard.model.records import Provenance
from reportcard.model.text import Text

R = TypeVar("R")

_ORIGIN = [field.name for field in fields(Provenance)]
_STAGES = "CASE stage WHEN 'governor' THEN 1 WHEN 'committee' THEN 2 ELSE 3 END"

# By document, the sections of which the project's own table carries some agencies only.
_PARTS = (
    "SELECT document_url, list(DISTINCT section ORDER BY section) FROM core.budget_section"
    " WHERE NOT is_whole GROUP BY document_url"
)
# How each chamber last decided on a bill; nothing where it took that back, or histories differ.
_DECISIONS = (
    "SELECT bill_id, chamber, acted_on, outcome = 'passed'"
    " FROM (SELECT * FROM core.action"
    " WHERE action_class IN ('passage', 'reconsidered') AND chamber IN ('house', 'senate')"
    " QUALIFY row_number() OVER (PARTITION BY bill_id, chamber ORDER BY action_order DESC) = 1)"
    " ANTI JOIN core.doubtful_history USING (bill_id, chamber)"
    " WHERE action_class = 'passage' AND outcome IS NOT NULL AND acted_on IS NOT NULL"
    " ORDER BY ALL"
)


def read_budget(con: duckdb.DuckDBPyConnection) -> Money:
    """Budgets as the last resolve left them; empty where no document was collected."""
    return Money(
        cycles=tuple(_cycles(con)),
        documents=tuple(_documents(con)),
        bills=tuple(_bills(con)),
        lines=tuple(_lines(con)),
        budget_lines=tuple(_budget_lines(con)),
        votes=tuple(_plain(con, BudgetVote, "budget_vote", "cycle, bill_id, vote_event_id")),
        open_lines=tuple(_plain(con, OpenLine, "open_line", "ALL")),
        bonds=tuple(_bonds(con)),
    )


def _plain(
    con: duckdb.DuckDBPyConnection, record: Callable[..., R], table: str, order: str
) -> Iterator[R]:
    columns = ", ".join(f'"{field.name}"' for field in fields(record))  # type: ignore[arg-type]
    sql = f"SELECT {columns} FROM core.{table} ORDER BY {order}"
    return (record(*row) for row in con.execute(sql).fetchall())


def _cycles(con: duckdb.DuckDBPyConnection) -> Iterator[BudgetCycle]:
    rows = con.execute(
        "SELECT cycle, min(title_en), min(title_es), list(fiscal_year ORDER BY fiscal_year)"
        " FROM core.budget_cycle GROUP BY cycle ORDER BY cycle"
    ).fetchall()
    return (BudgetCycle(cycle, Text(en, es), tuple(years)) for cycle, en, es, years in rows)


def _documents(con: duckdb.DuckDBPyConnection) -> Iterator[BudgetDocument]:
    columns = ", ".join(_ORIGIN)
    rows: list[Any] = con.execute(
        "SELECT cycle, stage, bill_id, document_url, title_en, title_es, sections, set_aside,"
        f" {columns} FROM core.budget_document ORDER BY cycle, {_STAGES}, document_url"
    ).fetchall()
    parts = dict(con.execute(_PARTS).fetchall())
    for cycle, stage, bill_id, url, en, es, sections, set_aside, *origin in rows:
        yield BudgetDocument(
            cycle,
            stage,
            bill_id,
            url,
            Text(en, es),
            sections,
            set_aside,
            provenance=_provenance(tuple(origin)) if origin[0] is not None else None,
            partial_sections=tuple(parts.get(url, ())),
        )


def _bills(con: duckdb.DuckDBPyConnection) -> Iterator[BudgetBill]:
    rows: list[Any] = con.execute(
        "SELECT cycle, bill_id, role, note_en, note_es, fiscal_years FROM core.budget_bill"
        " ORDER BY ALL"
    ).fetchall()
    decided: dict[str, list[BillDecision]] = {}
    for bill, *decision in con.execute(_DECISIONS).fetchall():
        decided.setdefault(bill, []).append(BillDecision(*decision))
    return (
        BudgetBill(cycle, bill, role, Text(en, es), tuple(years), tuple(decided.get(bill, ())))
        for cycle, bill, role, en, es, years in rows
    )


def _lines(con: duckdb.DuckDBPyConnection) -> Iterator[AppropriationLine]:
    own = [f.name for f in fields(AppropriationLine) if f.name != "provenance"]
    columns = ", ".join(f'"{name}"' for name in (*own, *_ORIGIN))
    rows = con.execute(
        f"SELECT {columns} FROM core.appropriation_line ORDER BY cycle, fiscal_year, {_STAGES},"
        " document_url, section, length(line_id), line_id"
    ).fetchall()
    for row in rows:
        named = dict(zip(own, row, strict=False))
        yield AppropriationLine(**named, provenance=_provenance(row[len(own) :]))


def _budget_lines(con: duckdb.DuckDBPyConnection) -> Iterator[BudgetLine]:
    names = [field.name for field in fields(BudgetLine)]
    rows = con.execute(
        f"SELECT {', '.join(names)} FROM core.budget_line ORDER BY budget_line_id"
    ).fetchall()
    for row in rows:
        named = dict(zip(names, row, strict=True))
        moves = {name: tuple(named[name]) for name in ("moved_from", "moved_to")}
        yield BudgetLine(**named | moves)


def _bonds(con: duckdb.DuckDBPyConnection) -> Iterator[BondSection]:
    items: dict[tuple[str, int], list[BondItem]] = {}
    for url, section, *item in con.execute(
        "SELECT document_url, bond_section, letter, agency, purpose, amount_dollars, page"
        " FROM core.bond_item ORDER BY document_url, bond_section, section, position"
    ).fetchall():
        items.setdefault((url, section), []).append(BondItem(*item))
    rows: list[Any] = con.execute(
        "SELECT bill_id, document_url, section, aggregate_dollars, page,"
        f" {', '.join(_ORIGIN)} FROM core.bond_section ORDER BY bill_id, document_url, section"
    ).fetchall()
    for bill_id, url, section, aggregate, page, *origin in rows:
        own = tuple(items.get((url, section), ()))
        yield BondSection(
            bill_id, url, section, aggregate, own, page, provenance=_provenance(tuple(origin))
        )


@lru_cache(maxsize=4096)
def _provenance(values: tuple[Any, ...]) -> Provenance:
    """One object for all rows of a document."""
    named = dict(zip(_ORIGIN, values, strict=True))
    return Provenance(**named | {"retrieved_at": named["retrieved_at"].replace(tzinfo=UTC)})

"""Criteria from imported tables: one for each row that an entry of `from_table` means.

Leaves to others: the entry in itself (tablecheck), a single row (expand_rows), what refers to the
new criteria (checktables).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportcard.language import _
from reportcard.model.scores import Criterion
from reportcard.problems import Problem
from reportcard.scoring import store_tables
from reportcard.scoring.expand_rows import criterion_of_bill, criterion_of_row, row_problems
from reportcard.scoring.plaindata import did_you_mean
from reportcard.scoring.rubric import Rubric
from reportcard.scoring.rubric_tables import SPONSORSHIPS, TableEntry, TableFilter
from reportcard.scoring.store_tables import PositionRow
from reportcard.yamlfile import KeyPath

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Expansion:
    """What the tables of a rubric give.

    Attributes:
        criteria: In the order of the entries and of their rows.
        entries: The number of the entry that each came from.
        problems: Tables and rows of which no criterion can be made.
    """

    criteria: tuple[Criterion, ...] = ()
    entries: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()


def expand(rubric: Rubric, con: "DuckDBPyConnection") -> Expansion:
    """Every criterion that the tables of a rubric give.

    Args:
        rubric: As loaded.
        con: The store; it is only read.
    """
    criteria: list[Criterion] = []
    entries: list[int] = []
    problems: list[Problem] = []
    for index, entry in enumerate(rubric.from_table):
        made, wrong = _from_entry(rubric, ("from_table", index), entry, con)
        criteria.extend(made)
        entries.extend([index] * len(made))
        problems.extend(wrong)
    return Expansion(tuple(criteria), tuple(entries), tuple(problems))


def _from_entry(
    rubric: Rubric, here: KeyPath, entry: TableEntry, con: "DuckDBPyConnection"
) -> tuple[list[Criterion], list[Problem]]:
    name, problem = _import_of(rubric, here, entry, con)
    if name is None:
        return [], [problem] if problem else []
    if entry.table == SPONSORSHIPS:
        bills = store_tables.sponsored_bills(con, name)
        return [criterion_of_bill(rubric, entry, bill) for bill in bills], []
    rows = store_tables.position_rows(con, import_name=name, table=entry.table)
    meant = [row for row in rows if _is_meant(row, entry.where)]
    if not meant:
        message = _("No row of {table} fits: nobody would be asked anything.")
        return [], [rubric.problem((*here, "where"), message.format(table=entry.table))]
    wrong = [p for row in meant for p in row_problems(rubric, here, entry, row)]
    made = [] if wrong else [criterion_of_row(rubric, entry, row) for row in meant]
    return made, wrong


def _import_of(
    rubric: Rubric, here: KeyPath, entry: TableEntry, con: "DuckDBPyConnection"
) -> tuple[str | None, Problem | None]:
    """The import whose table is meant: the one named, or the only one."""
    is_sponsors = entry.table == SPONSORSHIPS
    found = (
        store_tables.imports_with_sponsors(con)
        if is_sponsors
        else store_tables.imports_with(con, entry.table)
    )
    if not found:
        message = _("No import has the table {table}.").format(table=entry.table)
        hint = did_you_mean(entry.table, [] if is_sponsors else store_tables.position_tables(con))
        return None, rubric.problem((*here, "table"), message, hint)
    if entry.import_name is None and len(found) == 1:
        return found[0], None
    if entry.import_name in found:
        return entry.import_name, None
    names = ", ".join(found)
    if entry.import_name is None:
        message = _("Several imports have the table {table}: {names}. Name one under import.")
        return None, rubric.problem(here, message.format(table=entry.table, names=names))
    message = _("The import {name} has no table {table}; these have: {names}.")
    words = message.format(name=entry.import_name, table=entry.table, names=names)
    hint = did_you_mean(entry.import_name, found)
    return None, rubric.problem((*here, "import"), words, hint)


def _is_meant(row: PositionRow, where: TableFilter | None) -> bool:
    if where is None:
        return True
    asked = (
        (where.strength, row.strength),
        (where.question, row.question),
        (where.chamber, row.chamber),
    )
    return all(wanted is None or wanted == found for wanted, found in asked)

"""Criteria from imported tables: one for each row that an entry of `from_table` means.

Leaves to others: the entry in itself (tablecheck), what refers to the new criteria (checkrest).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, get_args

from reportcard.language import _
from reportcard.model.scores import Criterion, Position
from reportcard.model.text import Text
from reportcard.problems import Problem
from reportcard.scoring import store_tables
from reportcard.scoring.card import type_marks
from reportcard.scoring.card_criteria import ONE, mark_rules
from reportcard.scoring.exact import parse_text
from reportcard.scoring.plaindata import did_you_mean
from reportcard.scoring.rubric import Rubric
from reportcard.scoring.rubric_tables import SPONSORSHIPS, TableEntry, TableFilter
from reportcard.scoring.store_tables import PositionRow, SponsoredBill
from reportcard.yamlfile import KeyPath

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

NOTHING = Text(en="", es="")


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
        return [_of_bill(rubric, entry, bill) for bill in bills], []
    rows = store_tables.position_rows(con, import_name=name, table=entry.table)
    meant = [row for row in rows if _is_meant(row, entry.where)]
    if not meant:
        message = _("No row of {table} fits: nobody would be asked anything.")
        return [], [rubric.problem((*here, "where"), message.format(table=entry.table))]
    wrong = [p for row in meant for p in _row_problems(rubric, here, entry, row)]
    made = [] if wrong else [_of_row(rubric, entry, row) for row in meant]
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


def _row_problems(
    rubric: Rubric, here: KeyPath, entry: TableEntry, row: PositionRow
) -> Iterator[Problem]:
    path = (*here, "table")
    said = _("{table}, {ref}: {what}")
    if row.chamber is None:
        what = _("the store does not know this roll call.")
        yield rubric.problem(path, said.format(table=entry.table, ref=row.vote_event_id, what=what))
    if row.position not in get_args(Position):
        what = _("the position is neither support nor oppose, but {x}.").format(x=row.position)
        yield rubric.problem(path, said.format(table=entry.table, ref=row.vote_event_id, what=what))
    try:
        weight = _weight(entry, row)
    except ValueError as error:
        what = str(error)
        yield rubric.problem(path, said.format(table=entry.table, ref=row.vote_event_id, what=what))
        return
    if weight <= 0:
        what = _("the weight must be more than 0.")
        yield rubric.problem(path, said.format(table=entry.table, ref=row.vote_event_id, what=what))


def _weight(entry: TableEntry, row: PositionRow) -> Fraction:
    """The entry's weight, else the row's, else 1."""
    if entry.weight is not None:
        return entry.weight
    return parse_text(row.weight) if row.weight else ONE


def _of_row(rubric: Rubric, entry: TableEntry, row: PositionRow) -> Criterion:
    note = Text(en=row.note, es=row.note)
    position: Position = "support" if row.position == "support" else "oppose"
    return Criterion(
        criterion_id=entry.id_prefix + row.vote_event_id,
        weight=_weight(entry, row),
        chamber=row.chamber,
        vote_event_id=row.vote_event_id,
        bill_id=row.bill_id,
        held_on=row.held_on,
        position=position,
        title=row.label,
        statement=row.label,
        why=note,
        **_of_entry(rubric, entry),
    )


def _of_bill(rubric: Rubric, entry: TableEntry, bill: SponsoredBill) -> Criterion:
    title = Text(en=bill.title, es=bill.title)
    return Criterion(
        criterion_id=entry.id_prefix + bill.bill_id,
        weight=entry.weight or ONE,
        chamber=entry.where.chamber if entry.where else None,
        vote_event_id=None,
        bill_id=bill.bill_id,
        held_on=None,
        position=None,
        title=title,
        statement=title,
        why=NOTHING,
        **_of_entry(rubric, entry),
    )


def _of_entry(rubric: Rubric, entry: TableEntry) -> dict[str, Any]:
    """What all criteria of an entry have in common."""
    return {
        "type": entry.type,
        "category_id": entry.category or "",
        "yes_did": None,
        "no_did": None,
        "announced_on": None,
        "group_id": None,
        "marks": {**type_marks(rubric).get(entry.type, {}), **mark_rules(entry.marks)},
        "source_url": entry.source or "",
        "actor": entry.actor.text() if entry.actor else None,
    }


def plain_entries(expansion: Sequence[Criterion]) -> list[dict[str, Any]]:
    """The new criteria as a rubric file would have them, as far as others refer to them."""
    return [
        {
            "id": criterion.criterion_id,
            "type": criterion.type,
            **({"category": criterion.category_id} if criterion.category_id else {}),
            **({"chamber": criterion.chamber} if criterion.chamber else {}),
            **({"actor": criterion.actor} if criterion.actor else {}),
            "ref": criterion.vote_event_id or criterion.bill_id,
            "weight": criterion.weight,
            "marks": dict(criterion.marks),
        }
        for criterion in expansion
    ]

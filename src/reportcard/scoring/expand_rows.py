"""One criterion from one row of an imported table.

Leaves to others: which rows are meant (expand).
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, get_args

from reportcard.language import _
from reportcard.model.scores import Criterion, Position
from reportcard.model.text import Text
from reportcard.problems import Problem
from reportcard.scoring.card import type_marks
from reportcard.scoring.card_criteria import ONE, mark_rules
from reportcard.scoring.exact import parse_text
from reportcard.scoring.rubric import Rubric
from reportcard.scoring.rubric_tables import TableEntry
from reportcard.scoring.store_tables import PositionRow, SponsoredBill
from reportcard.yamlfile import KeyPath

NOTHING = Text(en="", es="")


def row_problems(
    rubric: Rubric, here: KeyPath, entry: TableEntry, row: PositionRow
) -> Iterator[Problem]:
    """Why no criterion can be made of a row: roll call, position or weight."""
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


def criterion_of_row(rubric: Rubric, entry: TableEntry, row: PositionRow) -> Criterion:
    """The criterion of a row without problems."""
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


def criterion_of_bill(rubric: Rubric, entry: TableEntry, bill: SponsoredBill) -> Criterion:
    """The criterion of a bill that an import names sponsors of."""
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


def plain_entries(criteria: Sequence[Criterion]) -> list[dict[str, Any]]:
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
        for criterion in criteria
    ]

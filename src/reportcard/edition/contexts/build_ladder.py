"""Budget lines from stage to stage, with the place where each amount is printed.

A stage without a line is never taken for a zero, and what is new or gone under its name is told
apart from what grew or shrank. Leaves to others: which lines are one line (the store), the sums of
agencies (build_agencies), what is done with the rows (build_money, money_highlights).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from reportcard.edition.contexts.money import (
    Figure,
    FigureState,
    LadderRow,
    RowStatus,
)
from reportcard.edition.names import safe_url
from reportcard.model.money import AppropriationLine, BudgetLine, Money
from reportcard.model.vocabulary import BudgetStage

STAGES: tuple[BudgetStage, ...] = ("governor", "committee", "enacted")
# The heading of the documents under which agencies of schools stand, whatever its capitals.
SCHOOLS = "education"


@dataclass(frozen=True, slots=True)
class Printed:
    """The lines of one fiscal year of a cycle, as its documents print them.

    Attributes:
        by_line: By budget line and stage; more than one where a document names an account twice.
        read: Stages with lines in this year.
        doubtful: Stages of which some section was set aside.
        names: What each budget line is called elsewhere.
        maybe: By budget line, the ids of others that may be the same: nobody has decided.
    """

    by_line: Mapping[tuple[str, BudgetStage], tuple[AppropriationLine, ...]]
    read: frozenset[BudgetStage]
    doubtful: frozenset[BudgetStage]
    names: Mapping[str, str]
    maybe: Mapping[str, tuple[str, ...]]

    def missing(self, stage: BudgetStage) -> FigureState:
        """Why a stage has no amount for a line."""
        if stage in self.doubtful:
            return "doubtful"
        return "absent" if stage in self.read else "unread"

    def figure(self, line: BudgetLine, stage: BudgetStage) -> Figure:
        """A stage's amount for a line, and where it is printed."""
        dollars = _dollars_of(line)[stage]
        rows = self.by_line.get((line.budget_line_id, stage), ())
        if dollars is None:
            return Figure(None, "", "unclear" if rows else self.missing(stage))
        largest = max(rows, key=lambda row: abs(row.after_dollars), default=None)
        return Figure(dollars, place_of(largest), "there")

    def base(self, line: BudgetLine) -> Figure:
        """What the law said before, from the old column of the latest document that has one."""
        rows = [
            row
            for stage in reversed(STAGES)
            for row in self.by_line.get((line.budget_line_id, stage), ())
            if row.before_dollars is not None
        ]
        if line.base_dollars is None:
            return Figure(None, "", "unclear" if rows else "unprinted")
        printing = (row for row in rows if row.before_dollars == line.base_dollars)
        place = place_of(next(printing, None)) if line.base_dollars else ""
        return Figure(line.base_dollars, place, "there")


def place_of(line: AppropriationLine | None) -> str:
    """The address of the page on which a line is printed; "" without one."""
    return page_url(line.document_url, line.page) if line else ""


def page_url(document_url: str, page: int) -> str:
    """A document's address, opened on a page; "" when it is no http(s) address."""
    return f"{address}#page={page}" if (address := safe_url(document_url)) else ""


def is_school(function: str) -> bool:
    """Whether agencies under this heading are those of schools."""
    return function.strip().casefold() == SCHOOLS


def index_printed(money: Money, cycle: str, fiscal_year: int) -> Printed:
    """The printed lines of a fiscal year of a cycle, by budget line and stage."""
    by_line: dict[tuple[str, BudgetStage], tuple[AppropriationLine, ...]] = {}
    for row in money.lines:
        if row.cycle == cycle and row.fiscal_year == fiscal_year and row.budget_line_id:
            key = (row.budget_line_id, row.stage)
            by_line[key] = (*by_line.get(key, ()), row)
    names = {line.budget_line_id: named(line) for line in money.budget_lines}
    maybe: dict[str, tuple[str, ...]] = {}
    for pair in money.open_lines:
        for one, other in (
            (pair.budget_line_id, pair.other_id), (pair.other_id, pair.budget_line_id),
        ):  # fmt: skip
            maybe[one] = (*maybe.get(one, ()), other)
    return Printed(
        by_line=by_line,
        read=frozenset(stage for _line, stage in by_line),
        doubtful=frozenset(d.stage for d in money.documents if d.cycle == cycle and d.set_aside),
        names=names,
        maybe=maybe,
    )


def build_rows(lines: Iterable[BudgetLine], printed: Printed) -> tuple[LadderRow, ...]:
    """Lines as rows, in the order of the latest document that has each."""
    return tuple(_row(line, printed) for line in sorted(lines, key=lambda x: _place(x, printed)))


def _row(line: BudgetLine, printed: Printed) -> LadderRow:
    status = _status(line)
    comparable = status in ("changed", "same", "new", "gone")
    return LadderRow(
        budget_line_id=line.budget_line_id,
        agency=line.agency,
        account=line.account,
        base=printed.base(line),
        governor=printed.figure(line, "governor"),
        committee=printed.figure(line, "committee"),
        enacted=printed.figure(line, "enacted"),
        change=difference(line.enacted_dollars, line.base_dollars) if comparable else None,
        status=status,
        same_in=_same_in(line),
        moved_from=tuple(printed.names[other] for other in line.moved_from),
        moved_to=tuple(printed.names[other] for other in line.moved_to),
        match=line.match,
        maybe=tuple(printed.names[other] for other in printed.maybe.get(line.budget_line_id, ())),
        twins=(),
    )


def _status(line: BudgetLine) -> RowStatus:
    # Where a sum moved to says nothing, if the line is no law: that is told beside it.
    if line.is_vetoed:
        return "vetoed"
    if line.moved_from or line.moved_to:
        return "moved"
    if line.base_dollars is None or line.enacted_dollars is None:
        return "unmatched"
    if line.base_dollars == line.enacted_dollars:
        return "same"
    if line.base_dollars == 0:
        return "new"
    return "gone" if line.enacted_dollars == 0 else "changed"


def _same_in(line: BudgetLine) -> tuple[BudgetStage, ...] | None:
    """The bills that have the amount of the law; None where a stage has no such line."""
    dollars = _dollars_of(line)
    if None in dollars.values():
        return None
    return tuple(stage for stage in STAGES[:-1] if dollars[stage] == line.enacted_dollars)


def with_twins(rows: tuple[LadderRow, ...]) -> tuple[LadderRow, ...]:
    """What is gone under one name and new under another with the same sum is named on both."""

    def twins(row: LadderRow) -> tuple[str, ...]:
        other = {"new": "gone", "gone": "new"}.get(row.status)
        return tuple(named(r) for r in rows if r.status == other and r.change == -(row.change or 0))

    def without(names: tuple[str, ...], known: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for name in names if name not in known)

    return tuple(
        replace(row, twins=found, maybe=without(row.maybe, found))
        for row, found in ((row, twins(row)) for row in rows)
    )


def _dollars_of(line: BudgetLine) -> dict[BudgetStage, int | None]:
    return {
        "governor": line.governor_dollars,
        "committee": line.committee_dollars,
        "enacted": line.enacted_dollars,
    }


def difference(after: int | None, before: int | None) -> int | None:
    """What was added; None where one of the two amounts is not there."""
    return None if after is None or before is None else after - before


def _place(line: BudgetLine, printed: Printed) -> tuple[int, int, int, str]:
    """Where a line stands in the latest document that has it; those of older ones come last."""
    for rank, stage in enumerate(reversed(STAGES)):
        if rows := printed.by_line.get((line.budget_line_id, stage)):
            return (rank, rows[0].section, _position(rows[0]), line.budget_line_id)
    return (len(STAGES), 0, 0, line.budget_line_id)


def _position(row: AppropriationLine) -> int:
    """The last part of a line's id: its place in the section."""
    return int(row.line_id.rpartition("/")[2])


def named(line: BudgetLine | LadderRow) -> str:
    """A line with its agency: many agencies have lines of the same name."""
    return f"{line.account} ({line.agency})"

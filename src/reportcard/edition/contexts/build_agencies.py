"""The agencies of a fiscal year with their lines and the sums of these, document by document.

A sum is that of one document, so that money that has another name in another document is not
counted twice; where the rows above a sum do not give it, that is said with the figures. Leaves to
others: the rows (build_ladder).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reportcard.edition.contexts.build_ladder import (
    STAGES,
    Printed,
    build_rows,
    difference,
    with_twins,
)
from reportcard.edition.contexts.money import AgencyPart, Figure, Gap, GapColumn, LadderRow
from reportcard.edition.names import slugified
from reportcard.model.money import AppropriationLine, BudgetLine
from reportcard.model.vocabulary import BudgetStage

OfStage = Mapping[BudgetStage, Sequence[AppropriationLine]]


def build_agencies(lines: Sequence[BudgetLine], printed: Printed) -> tuple[AgencyPart, ...]:
    """Each agency of each fund with its lines, the largest first."""
    found: dict[tuple[str, str], list[BudgetLine]] = {}
    for line in lines:
        found.setdefault((line.fund, line.agency), []).append(line)
    parts = [_agency(fund, agency, rows, printed) for (fund, agency), rows in found.items()]
    parts.sort(key=lambda part: (-_size(part.total), part.agency, part.fund))
    return tuple(replace(part, total=_with_agencies(part, parts)) for part in parts)


def _agency(fund: str, agency: str, lines: Sequence[BudgetLine], printed: Printed) -> AgencyPart:
    rows = with_twins(build_rows(lines, printed))
    of_stage = _by_stage(lines, printed)
    base_stage = next((s for s in reversed(STAGES) if _base_sum(of_stage[s]) is not None), None)
    total = _total(agency, of_stage, base_stage, printed)
    counted = {row.budget_line_id for row in (of_stage[base_stage] if base_stage else ())}
    uncounted = [r for r in rows if r.base.dollars and r.budget_line_id not in counted]
    return AgencyPart(
        anchor=slugified(f"{lines[0].fiscal_year} {fund} {agency}"),
        agency=agency,
        fund=fund,
        rows=rows,
        total=total,
        base_stage=base_stage,
        uncounted=tuple(uncounted),
        gaps=tuple(_gaps(rows, total, uncounted)),
        has_vetoed=any(line.is_vetoed for line in lines),
    )


def _with_agencies(part: AgencyPart, parts: Sequence[AgencyPart]) -> LadderRow:
    """The sum of an agency, with the agencies of other documents that have the same old money."""
    base = part.total.base.dollars
    twins = (
        other.agency
        for other in parts
        if base
        and (other.fund, other.total.base.dollars) == (part.fund, base)
        and not _stages_of(other.total) & _stages_of(part.total)
    )
    return replace(part.total, twins=tuple(twins))


def _stages_of(row: LadderRow) -> set[BudgetStage]:
    figures = zip(STAGES, (row.governor, row.committee, row.enacted), strict=True)
    return {stage for stage, figure in figures if figure.dollars is not None}


def _by_stage(lines: Sequence[BudgetLine], printed: Printed) -> OfStage:
    return {
        stage: [
            row for line in lines for row in printed.by_line.get((line.budget_line_id, stage), ())
        ]
        for stage in STAGES
    }


def _total(
    agency: str, of_stage: OfStage, base_stage: BudgetStage | None, printed: Printed
) -> LadderRow:
    """Sums of what each document prints, so that a line without a match is not counted twice."""
    sums = {
        stage: Figure(sum(row.after_dollars for row in rows), "", "there")
        if rows
        else Figure(None, "", printed.missing(stage))
        for stage, rows in of_stage.items()
    }
    base = _base_sum(of_stage[base_stage]) if base_stage else None
    # What the Governor struck is printed in the act and no law: the sums have no difference then.
    is_law = not any(row.is_vetoed for row in of_stage["enacted"])
    new = sums["enacted"].dollars if is_law else None
    change = difference(new, _base_sum(of_stage["enacted"]))
    return LadderRow(
        budget_line_id="",
        agency=agency,
        account="",
        base=Figure(base, "", "unprinted" if base is None else "there"),
        governor=sums["governor"],
        committee=sums["committee"],
        enacted=sums["enacted"],
        change=change,
        status="unmatched" if change is None else "changed" if change else "same",
        same_in=None,
        moved_from=(),
        moved_to=(),
        match=None,
        maybe=(),
        twins=(),
    )


def _base_sum(rows: Sequence[AppropriationLine]) -> int | None:
    """The sum of a document's old column; None where it has none, or not for all of the rows."""
    amounts = [row.before_dollars for row in rows if row.before_dollars is not None]
    return sum(amounts) if rows and len(amounts) == len(rows) else None


def _gaps(
    rows: Iterable[LadderRow], total: LadderRow, uncounted: Sequence[LadderRow]
) -> Iterable[Gap]:
    """Columns whose rows do not give the sum: an account that is printed twice shows no amount."""
    counted = [row for row in rows if row not in uncounted]
    columns: dict[GapColumn, tuple[Figure, list[Figure]]] = {
        "base": (total.base, [row.base for row in counted]),
        "governor": (total.governor, [row.governor for row in rows]),
        "committee": (total.committee, [row.committee for row in rows]),
        "enacted": (total.enacted, [row.enacted for row in rows]),
    }
    for column, (printed, figures) in columns.items():
        shown = sum(figure.dollars or 0 for figure in figures)
        if printed.dollars is not None and shown != printed.dollars:
            yield Gap(column, shown, printed.dollars)


def _size(row: LadderRow) -> int:
    amounts = (row.enacted.dollars, row.committee.dollars, row.governor.dollars)
    return next((amount for amount in amounts if amount is not None), 0)

"""What stands out in a year's school money: the largest changes, and the chart of them.

Only lines that stood in the law before and stand in it now, and that nobody moved, are compared:
a line under a new name is not new money. Leaves to others: the rows (build_ladder).
"""

from collections.abc import Iterable, Sequence

from reportcard.edition.contexts.build_ladder import STAGES
from reportcard.edition.contexts.money import Chart, ChartBar, ChartLine, Figure, LadderRow

LISTED = 6
CHARTED = 6
WIDTH = 1000


def largest_up(rows: Iterable[LadderRow]) -> tuple[LadderRow, ...]:
    """The lines that grew most from before to the law, the largest first."""
    return _largest(row for row in rows if row.status == "changed" and (row.change or 0) > 0)


def largest_down(rows: Iterable[LadderRow]) -> tuple[LadderRow, ...]:
    """The lines that shrank most, the largest first."""
    return _largest(row for row in rows if row.status == "changed" and (row.change or 0) < 0)


def largest_of(rows: Iterable[LadderRow], status: str) -> tuple[LadderRow, ...]:
    """The largest lines that are new, or gone, under their name."""
    return _largest(row for row in rows if row.status == status)


def build_chart(rows: Iterable[LadderRow]) -> Chart | None:
    """How each stage changes the lines that changed most, on one scale that holds zero.

    None where fewer than two lines can be compared over every stage.
    """
    changed = [(row, _changes(row)) for row in rows if row.status == "changed"]
    whole = [(row, changes) for row, changes in changed if len(changes) == len(STAGES)]
    whole.sort(key=lambda pair: (-max(map(abs, pair[1])), pair[0].budget_line_id))
    if len(shown := whole[:CHARTED]) < 2:
        return None
    amounts = [change for _row, changes in shown for change in changes]
    low, high = min(0, *amounts), max(0, *amounts)
    return Chart(
        zero=_thousandths(-low, high - low),
        lines=tuple(_line(row, changes, low, high) for row, changes in shown),
    )


def _line(row: LadderRow, changes: Sequence[int], low: int, high: int) -> ChartLine:
    return ChartLine(
        agency=row.agency,
        account=row.account,
        bars=tuple(
            ChartBar(
                stage=stage,
                change=change,
                start=_thousandths(min(0, change) - low, high - low),
                length=_thousandths(abs(change), high - low),
            )
            for stage, change in zip(STAGES, changes, strict=True)
        ),
    )


def _changes(row: LadderRow) -> list[int]:
    """What each stage adds to what was before, in the order of the stages that have the line."""
    base = row.base.dollars
    figures: tuple[Figure, ...] = (row.governor, row.committee, row.enacted)
    amounts = (figure.dollars for figure in figures)
    return [] if base is None else [amount - base for amount in amounts if amount is not None]


def _thousandths(part: int, whole: int) -> int:
    """The nearest thousandth of the width; half goes up."""
    return (2 * WIDTH * part + whole) // (2 * whole)


def _largest(rows: Iterable[LadderRow]) -> tuple[LadderRow, ...]:
    ranked = sorted(rows, key=lambda row: (-abs(row.change or 0), row.budget_line_id))
    return tuple(ranked[:LISTED])

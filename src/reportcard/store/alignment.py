"""Roll calls laid on the rows of a history: which rows each may stand for, keeping the order.

Pure, and without any knowledge of what the rows mean. Leaves to others: what fits what (questions).
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

Call = TypeVar("Call")
Row = TypeVar("Row")


def possible_rows(
    calls: Sequence[Call], rows: Sequence[Row], *, fits: Callable[[Call, Row], bool]
) -> tuple[tuple[Row, ...], ...]:
    """For each call the rows that it stands for in some way to lay all calls on the rows.

    A way gives every call a row of its own, in the same order; rows may be left over (a voice vote
    has no roll call). Example: calls that failed, failed, carried on the rows carried, failed,
    failed, carried: the third call can only be the fourth row.

    Args:
        calls: In order.
        rows: In order.
        fits: Whether a call may be a row, looked at alone.

    Returns:
        For each call its rows in order; all empty when there is no way at all.
    """
    fitting = [[place for place, row in enumerate(rows) if fits(call, row)] for call in calls]
    # The first row that a call can have when those before it take theirs as early as they can,
    # and the last one when those after it take theirs as late as they can.
    earliest = _chain(fitting, start=-1)
    backwards = [[-place for place in places[::-1]] for places in fitting[::-1]]
    latest = [-place for place in _chain(backwards, start=-len(rows))][::-1]
    if not calls or len(earliest) < len(calls):
        return tuple(() for _call in calls)
    before = [-1, *earliest[:-1]]
    after = [*latest[1:], len(rows)]
    return tuple(
        tuple(rows[place] for place in places if low < place < high)
        for places, low, high in zip(fitting, before, after, strict=True)
    )


def _chain(fitting: Sequence[Sequence[int]], *, start: int) -> list[int]:
    """The smallest rising choice, one place from each list; shorter when there is none."""
    chain: list[int] = []
    for places in fitting:
        place = next((p for p in places if p > start), None)
        if place is None:
            return chain
        chain.append(place)
        start = place
    return chain

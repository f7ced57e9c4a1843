"""Leave-one-out and the 16 ways to count against whole new runs of the engine, on random worlds."""

from collections.abc import Callable, Iterator
from typing import Any

from hypothesis import given, settings

from tests.properties import PROPERTY
from tests.scoring.random_worlds import Case, cases
from tests.scoring.robustness import test_leave_out, test_multiverse

Comparison = Callable[[Case], tuple[int, list[Any]]]


def lines() -> Iterator[str]:
    """One line for each measure: worlds, scores compared, and how many of them differ."""
    yield "exact measures against whole new runs of the engine"
    for title, compared, worlds in (
        ("without each question", test_leave_out.compared, 100),
        ("16 ways to count", test_multiverse.compared, 20),
    ):
        count, different = _compare(compared, worlds)
        yield f"  {title:<24} {worlds} random worlds, {count} scores compared, {different} differ"


def _compare(compared: Comparison, worlds: int) -> tuple[int, int]:
    totals = [0, 0]

    @given(case=cases())
    @settings(PROPERTY, max_examples=worlds)
    def run(case: Case) -> None:
        count, different = compared(case)
        totals[0] += count
        totals[1] += len(different)

    run()
    return totals[0], totals[1]

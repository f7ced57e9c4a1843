"""Thousands of random worlds on all cores: `python -m tests.scoring.many_worlds 10000`.

Prints how many worlds both engines agreed on and how often each part of the language occurred, and
fails at the first world on which they differ, or when a part never occurred.
"""

import os
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor

from hypothesis import HealthCheck, given, seed, settings

from reportcard.scoring.second import disagreements
from tests.scoring.agreement import both_engines
from tests.scoring.features import EXPECTED, features
from tests.scoring.random_worlds import Case, cases

# Hypothesis finds ever more alike worlds in a long run: many short ones see more.
SHARD = 250


def look_at(shard: int, worlds: int) -> Counter[str]:
    """Features of as many worlds, with both engines agreeing on each.

    Raises:
        AssertionError: they differ, with the smallest world on which they do.
    """
    found: Counter[str] = Counter()

    @seed(shard)
    @settings(
        max_examples=worlds,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
    )
    @given(cases())
    def agree(case: Case) -> None:
        scored, opinions = both_engines(case)
        assert disagreements(scored, opinions) == ()
        found.update(features(case, opinions))
        found["worlds"] += 1

    agree()
    return found


def main(arguments: list[str]) -> int:
    """Look at as many worlds as asked for; 1 when they did not do."""
    wanted = int(arguments[0]) if arguments else 10_000
    sizes = [min(SHARD, wanted - start) for start in range(0, wanted, SHARD)]
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        found: Counter[str] = Counter()
        for seen in pool.map(look_at, range(len(sizes)), sizes):
            found += seen
            print(f"{found['worlds']} worlds: both engines agree", file=sys.stderr, flush=True)
    for name, times in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        print(f"{times:7}  {name}")
    missing = sorted(EXPECTED - set(found))
    for name in missing:
        print(f"never occurred: {name}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

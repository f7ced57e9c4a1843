"""How often the rank sets of a whole chamber are all right at once, and no tier is wrong."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from reportcard.scoring.robustness import robustness
from tests.calibration.records import WORLDS, World, simulate
from tests.calibration.simulated import invented_scores

RUNS = 40


def lines() -> Iterator[str]:
    """One line for each world: all rank sets right, all tiers right, width, tiers."""
    yield "rank sets (95 % meant, all members at once): chambers in which all are right"
    alike = World("all alike", "independent", 40)
    many = replace(WORLDS[4], questions=120)
    for number, world in enumerate((*WORLDS, alike, many)):
        right, sound, width, tiers = np.array(list(_runs(world, number))).mean(axis=0)
        yield (
            f"  {world!s:<42} ranks {right:.2f}   tiers {sound:.2f}   "
            f"mean width {width:5.1f} of 151   mean tiers {tiers:.2f}"
        )


def _runs(world: World, seed: int) -> Iterator[tuple[bool, bool, float, int]]:
    rng = np.random.default_rng(seed)
    for _run in range(RUNS):
        record = simulate(world, rng)
        found = robustness(invented_scores(record.answers, parties=record.parties)).people
        ranks = [1 + int((record.truth > truth).sum()) for truth in record.truth]
        lows = [person.rank_low or 0 for person in found]
        highs = [person.rank_high or 0 for person in found]
        tiers = [person.tier or 0 for person in found]
        right = all(a <= b <= c for a, b, c in zip(lows, ranks, highs, strict=True))
        lowest = {tier: min(t for t, own in zip(record.truth, tiers, strict=True) if own == tier)
                  for tier in set(tiers)}  # fmt: skip
        highest = {tier: max(t for t, own in zip(record.truth, tiers, strict=True) if own == tier)
                   for tier in set(tiers)}  # fmt: skip
        sound = all(lowest[t] >= highest[t + 1] for t in lowest if t + 1 in highest)
        width = float(np.mean([c - a + 1 for a, c in zip(lows, highs, strict=True)]))
        yield right, sound, width, max(tiers)

"""Letter confidence against what came out: binned probabilities, and the mean squared error."""

from collections.abc import Iterator

import numpy as np

from reportcard.scoring.robustness import robustness
from tests.calibration.records import WORLDS, World, simulate
from tests.calibration.simulated import invented_scores, letter_of

RUNS = 20
BINS = ((0.0, 0.1), (0.1, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01))


def lines() -> Iterator[str]:
    """Two lines for each world: how often a letter said to be so probable was the true one."""
    yield "letter confidence: said / came true (letters), by what was said"
    for number, world in enumerate(WORLDS):
        pairs = np.array(_pairs(world, seed=number))
        cells = []
        for low, high in BINS:
            inside = pairs[(pairs[:, 0] >= low) & (pairs[:, 0] < high)]
            if len(inside):
                said, true, _printed = inside.mean(axis=0)
                cells.append(f"{said:.2f}/{true:.2f} ({len(inside)})")
        yield f"  {world!s:<42} {'  '.join(cells)}"
        own = pairs[pairs[:, 2] > 0]
        yield f"  {'':<42} of the letter printed: {own[:, 0].mean():.3f}/{own[:, 1].mean():.3f}"


def _pairs(world: World, seed: int) -> list[tuple[float, int, int]]:
    """(probability said, whether it is the true letter, whether it is the printed one)."""
    rng = np.random.default_rng(seed)
    pairs = []
    for _run in range(RUNS):
        record = simulate(world, rng)
        found = robustness(invented_scores(record.answers, parties=record.parties))
        for truth, person in zip(record.truth, found.people, strict=True):
            true = letter_of(100 * float(truth))
            pairs += [(p, int(g == true), int(g == person.grade)) for g, p in person.confidence]
    return pairs

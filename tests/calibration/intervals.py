"""How often the Wilson interval has the truth in it, and the wobble interval the shaken score."""

from collections.abc import Iterator, Sequence
from math import prod
from typing import Any

import numpy as np

from reportcard.scoring.robustness import robustness
from reportcard.scoring.robustness.chance import KAPPA, wobble
from reportcard.scoring.robustness.recount import Sums
from reportcard.scoring.robustness.voter import n_eff_of
from tests.calibration.records import WORLDS, World, simulate
from tests.calibration.simulated import invented_scores

RUNS = 20
DRAWS = 20_000
# Every third question weighs 3, every fourth 5.
WEIGHTS = tuple(5 if n % 4 == 3 else 3 if n % 3 == 2 else 1 for n in range(40))
# A subject: its weight, and (weight, hundredths of credit) of each of its items.
Subject = tuple[int, Sequence[tuple[int, int]]]
WOBBLE_CASES: tuple[tuple[str, tuple[Subject, ...]], ...] = (
    ("pooled, 20 equal votes, 14 with us", ((1, [(1, 100)] * 14 + [(1, 0)] * 6),)),
    (
        "pooled, 10 votes of weight 1, 3 and 5, 1 against",
        ((1, [(1, 100)] * 5 + [(3, 100)] * 4 + [(5, 0)]),),
    ),
    ("pooled, 12 credits between 0 and 1", ((1, [(1, 50), (1, 70), (1, 100), (1, 30)] * 3),)),
    (
        "subjects 60, 25, 15: votes, sponsorship, attendance",
        ((60, [(1, 100)] * 12 + [(1, 0)] * 3), (25, [(1, 100), (1, 70), (1, 0)]), (15, [(1, 93)])),
    ),
    (
        "subjects 50 and 50, one all with us",
        ((50, [(1, 100)] * 6), (50, [(1, 100)] * 4 + [(1, 0)] * 4)),
    ),
)  # fmt: skip


def wilson_lines() -> Iterator[str]:
    """Coverage by world, with equal and with unequal weights."""
    yield "Wilson interval (95 % meant): true share inside"
    for number, world in enumerate(WORLDS):
        equal = _wilson(world, [1] * world.questions, seed=number)
        unequal = _wilson(world, WEIGHTS[: world.questions], seed=number)
        yield f"  {world!s:<42} equal weights {equal:.3f}   weights 1, 3 and 5 {unequal:.3f}"


def wobble_lines() -> Iterator[str]:
    """Coverage of shaken weights."""
    rng = np.random.default_rng(7)
    yield "weight wobble (90 % meant): score with shaken weights inside, below, above"
    for title, subjects in WOBBLE_CASES:
        sums = _sums(subjects)
        count = float(n_eff_of(sums))
        low, high = wobble(sums, count)
        drawn = _shaken(subjects, KAPPA * count, rng)
        below, above = np.mean(drawn < low), np.mean(drawn > high)
        inside = f"{1 - below - above:.3f}  {below:.3f}  {above:.3f}"
        yield f"  {title:<54} {low:.3f} to {high:.3f}   {inside}"


def _wilson(world: World, weights: Sequence[int], seed: int) -> float:
    rng = np.random.default_rng(seed)
    hits = []
    for _run in range(RUNS):
        record = simulate(world, rng)
        found = robustness(invented_scores(record.answers, weights=weights, parties=record.parties))
        for truth, person in zip(record.truth, found.people, strict=True):
            assert person.wilson is not None
            hits.append(person.wilson[0] <= 100 * truth <= person.wilson[1])
    return float(np.mean(hits))


def _sums(subjects: Sequence[Subject]) -> Sums:
    """Subjects as robustness sums them."""
    parts = [(k, weight * credit, weight * 100) for k, (_w, items) in enumerate(subjects)
             for weight, credit in items]  # fmt: skip
    totals = {
        k: (sum(n for c, n, _d in parts if c == k), sum(d for c, _n, d in parts if c == k))
        for k in range(len(subjects))
    }
    everything = prod(den for _num, den in totals.values())
    factors = {k: subjects[k][0] * (everything // den) for k, (_num, den) in totals.items()}
    whole = sum(weight for weight, _items in subjects) * everything
    numbered = tuple((number, *part) for number, part in enumerate(parts))
    return Sums(numbered, totals, factors, whole)


def _shaken(
    subjects: Sequence[Subject], kappa: float, rng: np.random.Generator
) -> "np.ndarray[Any, Any]":
    """Scores with weights drawn at random around those written."""
    everything = sum(weight for _w, items in subjects for weight, _credit in items)
    scores = []
    for _weight, items in subjects:
        shares = np.array([weight / everything for weight, _credit in items])
        earned = np.array([credit / 100 for _w, credit in items])
        scores.append(rng.dirichlet(kappa * shares, DRAWS) @ earned)
    written = np.array([weight for weight, _items in subjects], dtype=float)
    written /= written.sum()
    drawn = rng.dirichlet(KAPPA / (written**2).sum() * written, DRAWS)
    result: np.ndarray[Any, Any] = (np.array(scores).T * drawn).sum(axis=1)
    return result

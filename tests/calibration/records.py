"""Simulated records: what each legislator would answer to all questions, and what was asked.

The truth is a share for each legislator; a record is a sample of answers. How the answers hang
together is what the measures cannot know, so there are several ways.
"""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

Spread = Literal["one hump", "two parties", "all alike"]
Ties = Literal["independent", "in fours"]
MEMBERS = 151


@dataclass(frozen=True)
class World:
    """One way in which records come about.

    Attributes:
        spread: How the true shares are spread over the chamber.
        ties: Whether answers are independent, or come in fours that are always the same.
        questions: How many are asked.
    """

    spread: Spread
    ties: Ties
    questions: int

    def __str__(self) -> str:
        return f"{self.questions} questions, {self.spread}, {self.ties}"


@dataclass(frozen=True)
class Record:
    """True shares (0 to 1) and answers (1 with us), a row for each legislator."""

    truth: "np.ndarray[Any, Any]"
    answers: list[list[int]]
    parties: list[str]


WORLDS = (
    World("one hump", "independent", 10),
    World("one hump", "independent", 20),
    World("one hump", "independent", 40),
    World("two parties", "independent", 20),
    World("two parties", "independent", 40),
    World("two parties", "in fours", 40),
)


def simulate(world: World, rng: np.random.Generator, members: int = MEMBERS) -> Record:
    """One record."""
    in_majority = np.arange(members) % 3 > 0
    if world.spread == "one hump":
        truth = rng.beta(6, 3, members)
    elif world.spread == "two parties":
        truth = np.where(in_majority, rng.beta(18, 3, members), rng.beta(4, 6, members))
    else:
        truth = np.full(members, 0.7)
    different = world.questions // 4 if world.ties == "in fours" else world.questions
    answers = (rng.random((members, different)) < truth[:, None]).astype(int)
    repeated = np.repeat(answers, world.questions // different, axis=1)
    return Record(truth, repeated.tolist(), ["D" if one else "R" for one in in_majority])

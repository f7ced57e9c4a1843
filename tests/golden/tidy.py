"""A published scorecard in tidy tables as a store and a rubric that the engine can score.

A member who could not vote on an item held no seat on that item's day: each item gets a day of its
own, and a member's seats are the runs of days between the items that were out of reach.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import groupby
from pathlib import Path
from typing import Any

from reportcard.model.scores import Result, Scored
from reportcard.model.vocabulary import Chamber
from tests.scoring.worlds import World, day, mark, scored, vote

Row = dict[str, str]
CHAMBERS: tuple[Chamber, ...] = ("house", "senate")
LETTERS = {"yes": "Y", "no": "N", "absent": "X", "not_voting": "X", "excused": "E", "present": "P"}
OUT_OF_REACH = "not_member"


@dataclass(frozen=True)
class Scorecard:
    """The tables of one dataset folder."""

    people: list[Row]
    roll_calls: list[Row]
    votes: Mapping[tuple[str, str], str]
    positions: Mapping[str, Row]
    published: Mapping[tuple[str, str], str]

    def items(self, chamber: str) -> list[Row]:
        """The scored items of a chamber, in the order of the table."""
        return [
            row
            for row in self.roll_calls
            if row["chamber"] == chamber and row["roll_call_id"] in self.positions
        ]


def read_scorecard(folder: Path) -> Scorecard:
    """The tables of a dataset folder, a figure with a known slip replaced by the recomputed one."""
    published = {
        (row["person_id"], row["figure"]): row["value"] for row in _rows(folder, "published")
    }
    for row in _rows(folder, "exceptions"):
        assert published[row["person_id"], row["figure"]] == row["published"]
        published[row["person_id"], row["figure"]] = row["recomputed"]
    return Scorecard(
        people=_rows(folder, "people"),
        roll_calls=_rows(folder, "roll_calls"),
        votes={(v["roll_call_id"], v["person_id"]): v["option"] for v in _rows(folder, "votes")},
        positions={row["roll_call_id"]: row for row in _rows(folder, "positions")},
        published=published,
    )


def _rows(folder: Path, name: str) -> list[Row]:
    path = folder / f"{name}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def score_published(
    card: Scorecard, *, marks: Mapping[str, tuple[int, int]], **rubric: Any
) -> dict[str, Result]:
    """Score everybody of a published scorecard.

    Args:
        card: Its tables.
        marks: (credit, count) by outcome, as its rule says.
        rubric: Further blocks of the rubric (rounding, eligibility).

    Returns:
        Results by the scorecard's own person id.
    """
    world = World()
    criteria = [entry for chamber in CHAMBERS for entry in _items(world, card, chamber)]
    _seat_everybody(world, card)
    rules = {outcome: mark(*pair) for outcome, pair in marks.items()}
    result: Scored = scored(world, criteria, marks={"floor_vote": rules}, **rubric)
    return {r.person_id.removeprefix("ocd-person/"): r for r in result.results}


def _items(world: World, card: Scorecard, chamber: Chamber) -> Iterator[dict[str, Any]]:
    for number, item in enumerate(card.items(chamber), start=1):
        name = item["roll_call_id"]
        bill = f"{chamber[0].upper()}B {number}"
        options = {
            person: LETTERS[option]
            for (roll_call, person), option in card.votes.items()
            if roll_call == name and option != OUT_OF_REACH
        }
        world.roll_call(number, options, chamber=chamber, bill=bill)
        position = card.positions[name]
        weight = Fraction(position["weight"])
        yield vote(number, chamber=chamber, bill=bill, weight=weight, position=position["position"])


def _seat_everybody(world: World, card: Scorecard) -> None:
    for district, person in enumerate(card.people, start=1):
        for start, end in _seats(card, person):
            world.person(person["person_id"], person["chamber"], district, start=start, end=end)


def _seats(card: Scorecard, person: Row) -> Iterator[tuple[date, date]]:
    """Half-open runs of days in office: one day an item."""
    reach = [
        (number, card.votes.get((item["roll_call_id"], person["person_id"])))
        for number, item in enumerate(card.items(person["chamber"]), start=1)
    ]
    for out, run in groupby(reach, key=lambda pair: pair[1] in (None, OUT_OF_REACH)):
        numbers = [number for number, _option in run]
        if not out:
            yield day(numbers[0]), day(numbers[-1] + 1)

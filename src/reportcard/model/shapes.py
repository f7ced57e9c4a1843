"""Outlines of districts: rings of points on the earth, and how they are written down.

A point is longitude and latitude in hundred-thousandths of a degree (about a yard), so that borders
that two districts share are the same numbers in both. Leaves to others: reading them from files
(collect), drawing them (edition).
"""

from dataclasses import dataclass

from reportcard.model.records import Provenance
from reportcard.model.vocabulary import Chamber

PER_DEGREE = 100_000

Point = tuple[int, int]
# Closed: its last point is its first.
Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class DistrictShape:
    """The outline of a district of a plan.

    Attributes:
        plan: Year of the districts' plan.
        chamber: house | senate.
        district: Number.
        rings: Its outline: parts, and holes in them.
        provenance: Where it was read.
    """

    plan: str
    chamber: Chamber
    district: int
    rings: tuple[Ring, ...]
    provenance: Provenance


def ring_text(ring: Ring) -> str:
    """A ring as text: "lon lat lon lat ..."; `parse_ring` reads it back."""
    return " ".join(f"{lon} {lat}" for lon, lat in ring)


def parse_ring(text: str) -> Ring:
    """A ring from what `ring_text` wrote.

    Raises:
        ValueError: it is none.
    """
    numbers = [int(word) for word in text.split(" ")]
    return tuple(zip(numbers[::2], numbers[1::2], strict=True))

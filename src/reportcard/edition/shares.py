"""Shares and rates of towns as they are printed: on pages and in the downloads alike.

Leaf of this package, as `about` is: contexts and tables both read it.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from reportcard.model.money import TownDistrict, TownGrant
from reportcard.model.numbers import rounded

# How much of a town lies in a district. "nearly_all" and "hardly_any" are what would be rounded to
# 100 or to 0 of 100 and is neither; "unknown": in parts, of which nobody counted the residents.
Share = Literal["all", "nearly_all", "part", "hardly_any", "unknown"]


@dataclass(frozen=True, slots=True)
class Portion:
    """How much of a town lies in a district, by residents.

    Attributes:
        share: all | nearly_all | part | hardly_any | unknown.
        per_hundred: Residents of every 100, rounded; None unless the share is "part".
        population: Who lives in that part; None where the source does not count it.
        town_population: Who lives in the town, by the same source; None likewise.
    """

    share: Share
    per_hundred: int | None
    population: int | None
    town_population: int | None


def portion_of(row: TownDistrict) -> Portion:
    """The part of a town that lies in a district: 4,781 of 18,932 residents is 25 of 100.

    A part is never rounded to all or to nobody. Without both counts the share is unknown.
    """
    if not row.is_split:
        return Portion("all", None, row.population, row.town_population)
    if row.population is None or not row.town_population:
        return Portion("unknown", None, row.population, row.town_population)
    exact = Fraction(100 * row.population, row.town_population)
    nearest = int(rounded(exact, places=0))
    if nearest < 1:
        return Portion("hardly_any", None, row.population, row.town_population)
    if nearest > 99:
        return Portion("nearly_all", None, row.population, row.town_population)
    return Portion("part", nearest, row.population, row.town_population)


def printed_share(portion: Portion) -> str | None:
    """The share as a short text: "25", "100" for a whole town, "<1", ">99"; None if unknown."""
    fixed = {"all": "100", "nearly_all": ">99", "hardly_any": "<1", "unknown": None}
    return str(portion.per_hundred) if portion.share == "part" else fixed[portion.share]


def per_pupil(grant: TownGrant) -> int | None:
    """Dollars for each pupil, rounded to whole ones; None where the pupils are not known."""
    if not grant.pupils:
        return None
    return int(rounded(Fraction(grant.amount_dollars, grant.pupils), places=0))

"""How much of a town lies in a district, in words that claim no more than was counted."""

from fractions import Fraction

from reportcard.edition.contexts.towns import Portion
from reportcard.model.money import TownDistrict
from reportcard.model.numbers import rounded


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

"""What sources say of towns: their districts, villages, ZIP codes, pupils, the grants they get.

Context beside the votes, never credit: no record here names a person. Fiscal years as in
`budget_records`.
"""

from dataclasses import dataclass

from reportcard.model.vocabulary import Chamber, Dollars, GrantStanding, PlaceKind


@dataclass(frozen=True, slots=True)
class TownRecord:
    """*Read.* A town, by the number that the state's education department gives it (1 to 169)."""

    town_code: int
    name: str
    census_code: str
    population: int | None
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class TownDistrictRecord:
    """*Read.* That a town, or part of it, lies in a district of a plan ("2022").

    population is that of the part; None where the source does not count it. sources of one chamber
    list all of a town's districts.
    """

    plan: str
    town_code: int
    chamber: Chamber
    district: int
    population: int | None
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class GrantProgramRecord:
    """*Read.* A grant to towns, and the budget line that pays it ("" where none is named)."""

    program: str
    title_en: str
    title_es: str
    note_en: str
    note_es: str
    fund: str
    agency: str
    account: str
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class TownGrantRecord:
    """*Read.* What a town gets from a grant in a fiscal year."""

    program: str
    town_code: int
    fiscal_year: int
    amount: Dollars
    standing: GrantStanding
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class TownPupilsRecord:
    """*Read.* Pupils who live in a town, in the school year that ends in this year.

    basis says who is counted, in the source's words.
    """

    town_code: int
    school_year: int
    pupils: int
    basis: str
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class PlaceRecord:
    """*Read.* That a village or a ZIP code lies in a town, whole or in part.

    town_code is None where the sources name different towns and nobody has settled it.
    """

    kind: PlaceKind
    name: str
    town_code: int | None
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class DistrictShapeRecord:
    """*Read.* The outline of a district of a plan: its rings, as `shapes.ring_text` writes them."""

    plan: str
    chamber: Chamber
    district: int
    rings: tuple[str, ...]
    source_url: str = ""

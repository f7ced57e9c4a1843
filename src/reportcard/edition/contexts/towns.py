"""Towns: who represents them, the school money they get, and how it adds up over all of them.

Nothing here joins an amount with a person: legislators and money stand beside each other.
Leaves to others: gathering it (build_towns, build_town_money, build_districts), words (templates).
"""

from dataclasses import dataclass

from reportcard.edition.contexts.pieces import Evidence, PersonCard
from reportcard.edition.contexts.side_by_side import Delegation
from reportcard.edition.grant_sums import ProgramSums
from reportcard.edition.shares import Portion
from reportcard.model.text import Text
from reportcard.model.vocabulary import Chamber, GrantStanding


@dataclass(frozen=True, slots=True)
class TownRef:
    """A town, as far as a line needs it.

    Attributes:
        town_code: Its number in the downloads.
        name: As people call it.
        slug: Names the page: towns/<slug>.html.
        letter: The A-Z letter of its name ("#" when it has none).
    """

    town_code: int
    name: str
    slug: str
    letter: str


@dataclass(frozen=True, slots=True)
class TownSeat:
    """A district that a town lies in, whole or in part.

    Attributes:
        chamber: house | senate.
        district: Its number.
        people: Who sits for it at the end of the record; nobody where the seat is vacant, or the
            record does not have them.
        portion: How much of the town it has.
    """

    chamber: Chamber
    district: int
    people: tuple[PersonCard, ...]
    portion: Portion


@dataclass(frozen=True, slots=True)
class TownChamber:
    """The districts of a town in one chamber.

    Attributes:
        chamber: house | senate.
        is_split: Whether the town has more than one of them.
        seats: Its districts by number; none where the record does not name them.
        is_counted: Whether the residents of each part are known.
        evidence: Where the record has the districts from.
    """

    chamber: Chamber
    is_split: bool
    seats: tuple[TownSeat, ...]
    is_counted: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class GrantYear:
    """What a town gets from a grant in one fiscal year.

    Attributes:
        fiscal_year: By the year in which it ends.
        dollars: Whole nominal dollars; None where the record has no amount.
        pupils: The town's pupils of that school year, None where they are not known.
        per_pupil: Dollars for each pupil, rounded to whole ones; None without pupils.
        standing: final | estimate | unstated; None without an amount.
    """

    fiscal_year: int
    dollars: int | None
    pupils: int | None
    per_pupil: int | None
    standing: GrantStanding | None


@dataclass(frozen=True, slots=True)
class GrantChange:
    """The difference between the first and the last year of a grant, in nominal dollars.

    Attributes:
        first_year: The first fiscal year with an amount.
        last_year: The last one.
        dollars: The last amount less the first.
        is_estimate: Whether either of the two is an estimate.
    """

    first_year: int
    last_year: int
    dollars: int
    is_estimate: bool


@dataclass(frozen=True, slots=True)
class GrantBlock:
    """One grant to a town over the years.

    Attributes:
        program: Its id in the downloads.
        title: Its name.
        note: What a reader must know of the amounts.
        years: Each fiscal year of the grant, the first one first.
        largest: The largest amount (for the chart's scale); 0 where there is none.
        change: From the first to the last year; None with fewer than two amounts.
        evidence: Where the amounts were read.
    """

    program: str
    title: Text
    note: Text
    years: tuple[GrantYear, ...]
    largest: int
    change: GrantChange | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class TownPage:
    """Everything on a town's page.

    Attributes:
        town: Which.
        population: Residents at the last census, None where they were not read.
        chambers: Its districts and legislators, House first.
        delegations: Its legislators of a chamber side by side, where it has several of them.
        grants: The school money it gets, one block for each grant.
        evidence: Where the record has the town from.
        previous: The town before it, None at the first.
        next: The town after it, None at the last.
    """

    town: TownRef
    population: int | None
    chambers: tuple[TownChamber, ...]
    delegations: tuple[Delegation, ...]
    grants: tuple[GrantBlock, ...]
    evidence: Evidence
    previous: TownRef | None
    next: TownRef | None


@dataclass(frozen=True, slots=True)
class TownsIndex:
    """The page with the list of all towns.

    Attributes:
        towns: Every town, by name.
        letters: The A-Z letters that their names begin with.
        sums: Each grant over all towns.
    """

    towns: tuple[TownRef, ...]
    letters: tuple[str, ...]
    sums: tuple[ProgramSums, ...]


@dataclass(frozen=True, slots=True)
class DistrictTown:
    """A town of a legislator's district, with the money of the whole town.

    Attributes:
        town: Which.
        portion: How much of it lies in the district.
        before: Dollars of the year before the last one; None where the record has no amount.
        latest: Dollars of the last year; None likewise.
    """

    town: TownRef
    portion: Portion
    before: int | None
    latest: int | None


@dataclass(frozen=True, slots=True)
class DistrictGrant:
    """One grant in the towns of a district: context, neither credit nor blame.

    Attributes:
        title: Its name; None where the record has no grant, and only names the towns.
        before_year: The fiscal year before the last one.
        latest_year: The last fiscal year of the grant.
        is_estimate: Whether any amount of the last year is an estimate.
        rows: The towns, by name.
    """

    title: Text | None
    before_year: int | None
    latest_year: int | None
    is_estimate: bool
    rows: tuple[DistrictTown, ...]

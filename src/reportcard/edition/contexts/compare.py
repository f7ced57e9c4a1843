"""Legislators of one chamber side by side, only on roll calls that they could all vote in.

Two chambers vote on different roll calls, so nobody is ever set beside somebody of the other one.
Leaves to others: who could vote in what (ballots), gathering it (build_compare), words (templates).
"""

from dataclasses import dataclass

from reportcard.edition.contexts.pieces import PersonCard
from reportcard.edition.contexts.side_by_side import Ballot, ComparedCall, PairLink
from reportcard.edition.contexts.towns import TownRef
from reportcard.model.vocabulary import Chamber


@dataclass(frozen=True, slots=True)
class PairRow:
    """A roll call and what the record says of both legislators.

    Attributes:
        call: The roll call.
        left: The first one's vote.
        right: The second one's.
    """

    call: ComparedCall
    left: Ballot
    right: Ballot


@dataclass(frozen=True, slots=True)
class PairPage:
    """Two legislators of a chamber who share a town.

    Attributes:
        stem: Names the page: compare/<stem>.html.
        left: The first one, by the name of their page.
        right: The second one.
        towns: The towns that lie in the districts of both, by name.
        shared: How many roll calls both could vote in: those of the next three lists.
        different: One voted Yes and the other No.
        unvoted: One of them or both voted neither Yes nor No.
        alike: Both voted Yes, or both No.
        apart: Roll calls that only one of them could vote in: not compared.
    """

    stem: str
    left: PersonCard
    right: PersonCard
    towns: tuple[TownRef, ...]
    shared: int
    different: tuple[PairRow, ...]
    unvoted: tuple[PairRow, ...]
    alike: tuple[PairRow, ...]
    apart: tuple[PairRow, ...]


@dataclass(frozen=True, slots=True)
class TownPairs:
    """The pairs of a town.

    Attributes:
        town: Which.
        pairs: Any two of its legislators in one chamber, House first.
    """

    town: TownRef
    pairs: tuple[PairLink, ...]


@dataclass(frozen=True, slots=True)
class ComparedPerson:
    """A legislator whom a reader can choose.

    Attributes:
        person: Who.
        ballots: The code of their ballot for each roll call of the page, in its order.
    """

    person: PersonCard
    ballots: str


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Everything for a comparison of any two legislators of a chamber.

    Attributes:
        people: Everybody with a page, by family name.
        calls: The graded roll calls, the newest first.
        ballots: Each ballot that occurs once, by its code.
        towns: The pairs that have a page, by town.
        chambers: Those with two legislators or more, House first.
    """

    people: tuple[ComparedPerson, ...]
    calls: tuple[ComparedCall, ...]
    ballots: tuple[Ballot, ...]
    towns: tuple[TownPairs, ...]
    chambers: tuple[Chamber, ...]

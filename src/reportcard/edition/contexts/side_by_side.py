"""Votes of legislators side by side: a roll call, a ballot, and a town's members of one chamber.

Leaves to others: who could vote in what (ballots), pages of two legislators (compare).
"""

from dataclasses import dataclass

from reportcard.edition.contexts.pieces import CriterionCard, PersonCard, RollCallRef
from reportcard.model.scores import Position
from reportcard.model.vocabulary import Chamber


@dataclass(frozen=True, slots=True)
class ComparedCall:
    """A graded roll call, as far as a comparison needs it.

    Attributes:
        number: Its place in the list of graded roll calls, the newest first, from 0.
        roll_call: The roll call.
        criterion: The question that rests on it; the one with a position of ours where there are
            several.
        position: Our position: support | oppose; None where the rubric holds no single one.
    """

    number: int
    roll_call: RollCallRef
    criterion: CriterionCard
    position: Position | None


@dataclass(frozen=True, slots=True)
class Ballot:
    """What the record says of somebody in a roll call.

    Attributes:
        code: A letter that stands for it.
        can_vote: Whether the vote was theirs to cast.
        option: The recorded vote, "" where there is none.
        because: Why it was not theirs: not_eligible | unknown | presiding | recused | not_asked;
            None where it was.
    """

    code: str
    can_vote: bool
    option: str
    because: str | None


@dataclass(frozen=True, slots=True)
class PairLink:
    """The way to a page of two legislators.

    Attributes:
        stem: Names the page: compare/<stem>.html.
        left: The first one.
        right: The second one.
        alike: In how many roll calls both voted Yes, or both No.
        shared: How many roll calls both could vote in.
    """

    stem: str
    left: PersonCard
    right: PersonCard
    alike: int
    shared: int


@dataclass(frozen=True, slots=True)
class Comparisons:
    """With whom a legislator is set side by side.

    Attributes:
        is_offered: Whether a reader can choose them, and anybody else of their chamber.
        pairs: The pages of them and somebody who shares a town.
    """

    is_offered: bool
    pairs: tuple[PairLink, ...]


@dataclass(frozen=True, slots=True)
class VoteSide:
    """Those of a town's legislators who have the same vote in a roll call.

    Attributes:
        option: What the record says: yes | no | absent_or_not_voting | ...
        people: Who, by family name.
    """

    option: str
    people: tuple[PersonCard, ...]


@dataclass(frozen=True, slots=True)
class DelegationRow:
    """A roll call in which a town's legislators did not all vote the same way.

    Attributes:
        call: The roll call.
        sides: Yes, then No, then whatever else the record says.
    """

    call: ComparedCall
    sides: tuple[VoteSide, ...]


@dataclass(frozen=True, slots=True)
class Delegation:
    """The legislators of a town in one chamber, where it has several.

    Attributes:
        chamber: house | senate.
        people: Who, by family name.
        shared: How many roll calls all of them could vote in.
        alike: In how many of these all voted Yes, or all No.
        rows: The others.
        left_out: Roll calls that some of them could vote in and others could not: not compared.
        pairs: The pages of any two of them.
    """

    chamber: Chamber
    people: tuple[PersonCard, ...]
    shared: int
    alike: int
    rows: tuple[DelegationRow, ...]
    left_out: int
    pairs: tuple[PairLink, ...]

"""The page about how firm the grades are: what would have changed letters, and how many.

None of it enters a grade. Leaves to others: the figures (scoring.robustness), words (templates).
"""

from dataclasses import dataclass

from reportcard.edition.contexts.methodology import StrengthRow, SureRow, WeightRow
from reportcard.edition.contexts.pieces import CriterionCard, PersonCard
from reportcard.model.robustness import AbsenceRule
from reportcard.model.vocabulary import Chamber
from reportcard.receipts.nearest import Firmness


@dataclass(frozen=True, slots=True)
class FirmnessCount:
    """How many letters of a chamber have one label.

    Attributes:
        firmness: steady | one_answer | without_one | unknown.
        count: How many.
        share: Of the largest of these counts, whole percent, for the bar.
    """

    firmness: Firmness
    count: int
    share: str


@dataclass(frozen=True, slots=True)
class HoldsRow:
    """How many letters of a chamber are the same in so many ways to count.

    Attributes:
        ways: In how many ways.
        count: How many letters.
        share: Of the largest of these counts, whole percent, for the bar.
    """

    ways: int
    count: int
    share: str


@dataclass(frozen=True, slots=True)
class MoverRow:
    """A question that would change letters if it were left out.

    Attributes:
        criterion: The question; of several roll calls on one bill, the first.
        is_group: Whether it stands for several roll calls on one bill.
        changed: How many letters would be others without it.
        letters: How many letters it counts in.
    """

    criterion: CriterionCard
    is_group: bool
    changed: int
    letters: int


@dataclass(frozen=True, slots=True)
class FirmRow:
    """How firm one letter is.

    Attributes:
        person: Whose.
        letter: The letter that is tested: that of the score alone.
        firmness: steady | one_answer | without_one | unknown.
        answers: The fewest different answers that give another letter; None where none would.
        holds_in: In how many ways to count it is the same.
    """

    person: PersonCard
    letter: str
    firmness: Firmness
    answers: int | None
    holds_in: int


@dataclass(frozen=True, slots=True)
class FirmChamber:
    """How firm the letters of one chamber are, those of legislators who left included.

    Attributes:
        chamber: house | senate.
        letters: How many legislators have a score, and so a letter that can be tested.
        labels: How many letters have each label.
        without_one: How many would be others with a single question left out.
        missed: How many could be others, had all missed votes been cast.
        all_ways: How many are the same in all ways to count.
        few_ways: How many are the same in fewer than half of the ways.
        holds: In how many ways letters are the same, fewest first.
        movers: The questions that would change most letters if left out, most letters first.
        mover_count: How many questions would change any letter if left out.
        rows: Everybody, the least firm letter first: by ways, then by answers, then by name.
    """

    chamber: Chamber
    letters: int
    labels: tuple[FirmnessCount, ...]
    without_one: int
    missed: int
    all_ways: int
    few_ways: int
    holds: tuple[HoldsRow, ...]
    movers: tuple[MoverRow, ...]
    mover_count: int
    rows: tuple[FirmRow, ...]


@dataclass(frozen=True, slots=True)
class SameCount:
    """How many letters of a chamber one way to count leaves as they are.

    Attributes:
        chamber: house | senate.
        same: How many stay.
        letters: Of how many.
    """

    chamber: Chamber
    same: int
    letters: int


@dataclass(frozen=True, slots=True)
class WayRow:
    """A way to count the same record.

    Attributes:
        absence: What an absence is: against | left_out | half | light_half.
        weights: nominal | equal.
        aggregate: pooled | categories.
        chambers: How many letters stay, chamber by chamber.
    """

    absence: AbsenceRule
    weights: str
    aggregate: str
    chambers: tuple[SameCount, ...]


@dataclass(frozen=True, slots=True)
class SensitivityPage:
    """Everything on the page about how firm the grades are.

    Attributes:
        chambers: House, then Senate.
        ways: The ways to count.
        strengths: What the questions of each chamber can tell.
        weights: Weights of the subjects as written and in effect, chamber by chamber.
        sure: The phrases for how sure we are of a letter, and their cut points.
        least_reliability: Whole percent of the differences between scores that must be more than
            chance, or nothing is said of how sure a letter is.
        certainty: Whole percent of certainty with which groups are told apart.
        shared_bills: How many bills both chambers voted on that the rubric asks about.
        is_comparable: Whether these are enough for one figure across the chambers.
    """

    chambers: tuple[FirmChamber, ...]
    ways: tuple[WayRow, ...]
    strengths: tuple[StrengthRow, ...]
    weights: tuple[WeightRow, ...]
    sure: tuple[SureRow, ...]
    least_reliability: str
    certainty: str
    shared_bills: int
    is_comparable: bool

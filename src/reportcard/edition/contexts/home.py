"""The home page: everyone who can be found, and how each chamber did.

Leaves to others: search and sorting in the browser (assets/site.js), drawing (charts).
"""

from dataclasses import dataclass

from reportcard.edition.contexts.find import PlaceIndex
from reportcard.edition.contexts.pieces import BillRef, PersonCard, RollCallRef
from reportcard.model.text import Text
from reportcard.model.vocabulary import Chamber


@dataclass(frozen=True, slots=True)
class GradeCount:
    """How many sitting legislators of a chamber have a grade.

    Attributes:
        grade: A letter of the rubric, "INC" or "NR".
        count: How many.
        pattern: Names the pattern of this grade in every drawing.
    """

    grade: str
    count: int
    pattern: str


@dataclass(frozen=True, slots=True)
class SeatSquares:
    """The seats of a chamber whose holders share a pattern, as small squares.

    Attributes:
        pattern: Names the pattern of the grade, or "vacant".
        path: All the squares, for the attribute d of an SVG path.
    """

    pattern: str
    path: str


@dataclass(frozen=True, slots=True)
class ChamberSummary:
    """One chamber at a glance, sitting members only.

    Attributes:
        chamber: house | senate.
        seats: Seats there are.
        sitting: Members with a page.
        vacant: Seats without a member in the record.
        roll_calls: Scored roll calls of this chamber.
        median: Score of the middle legislator as printed, None without one.
        counts: One for each grade of the rubric in its order, then INC, then NR if there are any.
        most: The largest of those counts (for the chart's scale).
        squares: Every seat in the order of districts, gathered by pattern.
        squares_height: Of the drawing of those squares.
    """

    chamber: Chamber
    seats: int
    sitting: int
    vacant: int
    roll_calls: int
    median: str | None
    counts: tuple[GradeCount, ...]
    most: int
    squares: tuple[SeatSquares, ...]
    squares_height: int


@dataclass(frozen=True, slots=True)
class HomeRollCall:
    """A scored roll call in the home page's list.

    Attributes:
        roll_call: Number, day, counts.
        title: Name of the question.
        bill: The bill it concerns; None where it concerns none.
    """

    roll_call: RollCallRef
    title: Text
    bill: BillRef | None


@dataclass(frozen=True, slots=True)
class HomePage:
    """Everything on the home page.

    Attributes:
        sitting: Every sitting legislator, by family name.
        former: Legislators who left during the window and could be scored, by family name.
        letters: The A-Z letters that sitting legislators' family names begin with.
        parties: The parties of sitting legislators, in alphabetical order.
        grades: Every grade that occurs, best first, then INC and NR.
        chambers: House, then Senate.
        roll_calls: The scored roll calls, newest first.
        criteria_count: How many questions the rubric asks.
        places: The towns, villages and ZIP codes that the search finds too; None without towns.
    """

    sitting: tuple[PersonCard, ...]
    former: tuple[PersonCard, ...]
    letters: tuple[str, ...]
    parties: tuple[str, ...]
    grades: tuple[str, ...]
    chambers: tuple[ChamberSummary, ...]
    roll_calls: tuple[HomeRollCall, ...]
    criteria_count: int
    places: PlaceIndex | None

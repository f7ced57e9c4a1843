"""The page of charts and maps: what each drawing of a chamber shows, laid out and rounded.

Every length is in whole units of the drawing, every number ready to print. Leaves to others: the
lines and patterns themselves (templates/site/drawings.html), the files for the press (chart_files).
"""

from dataclasses import dataclass

from reportcard.edition.contexts.pieces import Evidence, PersonCard, RollCallRef
from reportcard.model.scores import Position
from reportcard.model.text import Text
from reportcard.model.vocabulary import Chamber


@dataclass(frozen=True, slots=True)
class GradeBar:
    """How many sitting legislators of a chamber have a grade.

    Attributes:
        grade: A letter of the rubric, "INC" or "NR".
        count: How many.
        pattern: Names the pattern of this grade in every drawing.
        length: Of its bar.
    """

    grade: str
    count: int
    pattern: str
    length: int


@dataclass(frozen=True, slots=True)
class ScoreBin:
    """How many sitting legislators have a printed score in a range.

    Attributes:
        low: The lowest score of the range.
        high: Its end: the next range begins there; the last range includes it.
        count: How many.
        left: Where its bar begins.
        width: Of the bar.
        height: Of the bar.
    """

    low: int
    high: int
    count: int
    left: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class SubjectSpread:
    """Scores in one subject over the sitting legislators of a chamber who have one.

    Attributes:
        category_id: As in the table categories.
        title: Name of the subject.
        count: How many legislators.
        lowest: The lowest score, as printed.
        middle: That of the middle legislator, as printed.
        highest: The highest, as printed.
        left: Where the lowest lies on the scale.
        centre: Where the middle one lies.
        right: Where the highest lies.
    """

    category_id: str
    title: Text
    count: int
    lowest: str
    middle: str
    highest: str
    left: int
    centre: int
    right: int


@dataclass(frozen=True, slots=True)
class CallSplit:
    """How a chamber split over a roll call on which the rubric holds a position.

    Attributes:
        roll_call: Number, day, counts.
        title: Name of the question.
        position: support | oppose.
        with_us: How many voted as we asked.
        against_us: How many voted otherwise.
        neither: How many did neither vote Yes nor No.
        left: Where its column begins.
        width: Of the column.
        with_height: Of the part that voted as we asked.
        against_height: Of the part that voted otherwise.
        neither_height: Of the part that did neither.
    """

    roll_call: RollCallRef
    title: Text
    position: Position
    with_us: int
    against_us: int
    neither: int
    left: int
    width: int
    with_height: int
    against_height: int
    neither_height: int


@dataclass(frozen=True, slots=True)
class Month:
    """A month below the columns of roll calls.

    Attributes:
        label: Year and month ("2025-06").
        left: Where it begins.
    """

    label: str
    left: int


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat in the grid of a chamber.

    Attributes:
        district: Its number; 0 where the record has none.
        person: Who holds it; None where the record has nobody.
        pattern: Of the holder's grade, or "vacant".
        left: Where its square begins.
        top: Where its square begins.
    """

    district: int
    person: PersonCard | None
    pattern: str
    left: int
    top: int


@dataclass(frozen=True, slots=True)
class MapDistrict:
    """One district on the map of a chamber.

    Attributes:
        district: Its number.
        people: Who holds the seat; nobody where it is vacant.
        pattern: Of the holder's grade, or "vacant".
        path: Its outline, for the attribute d of an SVG path.
        label_left: Where its number stands.
        label_top: Where its number stands.
        has_label: Whether the number fits into it.
    """

    district: int
    people: tuple[PersonCard, ...]
    pattern: str
    path: str
    label_left: int
    label_top: int
    has_label: bool


@dataclass(frozen=True, slots=True)
class DistrictMap:
    """The map of a chamber's districts.

    Attributes:
        plan: Year of the districts' plan.
        width: Of the drawing.
        height: Of the drawing.
        districts: Each district once, by number.
        evidence: Where the outlines were read.
        publisher: Who drew them; None where they are from a file of the project's own.
        licence: On which terms; None likewise.
    """

    plan: str
    width: int
    height: int
    districts: tuple[MapDistrict, ...]
    evidence: Evidence
    publisher: Text | None
    licence: Text | None


@dataclass(frozen=True, slots=True)
class ChamberCharts:
    """The drawings of one chamber, sitting members only.

    Attributes:
        chamber: house | senate.
        seats_count: Seats there are.
        sitting: Members with a page.
        vacant: Seats without a member in the record.
        median: Score of the middle legislator as printed, None without one.
        median_left: Where it lies on the scale of scores.
        grades: A bar for each grade.
        scores: A bar for each range of scores; none without any score.
        unscored: Members of whom nothing counted, who are in no range.
        incomplete: Members in a range who have no letter, because there is too little to go by.
        subjects: A row for each subject in which somebody has a score.
        scale: What stands along the scale of subjects: lowest, middle and highest end.
        calls: A column for each roll call, oldest first.
        months: What stands below the columns.
        other_calls: Roll calls that are scored without one position of ours, or without a day.
        seats: Every seat, by number.
        seats_height: Of the grid of seats.
        map: The map of its districts; None where no outlines were collected.
    """

    chamber: Chamber
    seats_count: int
    sitting: int
    vacant: int
    median: str | None
    median_left: int
    grades: tuple[GradeBar, ...]
    scores: tuple[ScoreBin, ...]
    unscored: int
    incomplete: int
    subjects: tuple[SubjectSpread, ...]
    scale: tuple[int, int, int]
    calls: tuple[CallSplit, ...]
    months: tuple[Month, ...]
    other_calls: int
    seats: tuple[Seat, ...]
    seats_height: int
    map: DistrictMap | None


@dataclass(frozen=True, slots=True)
class ChartFile:
    """A drawing as files of its own: charts/<name>.csv, and charts/<name>.<language>.svg.

    Attributes:
        name: Names the files ("grades-house").
        kind: Which drawing: grades | scores | subjects | calls | seats | map.
        chamber: house | senate.
    """

    name: str
    kind: str
    chamber: Chamber


@dataclass(frozen=True, slots=True)
class ChartsPage:
    """Everything on the page of charts and maps.

    Attributes:
        chambers: House, then Senate.
        files: The same drawings as files.
    """

    chambers: tuple[ChamberCharts, ...]
    files: tuple[ChartFile, ...]

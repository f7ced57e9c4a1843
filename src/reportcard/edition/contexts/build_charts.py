"""From the record to the page of charts and maps.

Leaves to others: grid and map of the seats (build_seats), the page's rows (charts).
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor
from statistics import median

from reportcard.edition.about import SourceCard
from reportcard.edition.contexts.build_seats import build_map, build_seats, grid_height
from reportcard.edition.contexts.charts import (
    CallSplit,
    ChamberCharts,
    ChartFile,
    ChartsPage,
    DistrictMap,
    GradeBar,
    Month,
    ScoreBin,
    SubjectSpread,
)
from reportcard.edition.contexts.home import ChamberSummary
from reportcard.edition.contexts.lookup import Lookup
from reportcard.edition.contexts.order import grade_order
from reportcard.edition.contexts.roll_call import RollCallPage
from reportcard.edition.patterns import grade_patterns
from reportcard.model.numbers import rounded, shown_number
from reportcard.model.scores import INCOMPLETE, Position, Scored
from reportcard.model.shapes import DistrictShape
from reportcard.model.vocabulary import Chamber

# In units of a drawing that is 360 wide: the longest bar, the scale of scores, the columns.
BAR, SCALE, COLUMN = 250, 320, 120
_STEP = 10
_WIDEST_COLUMN = 28
# So far must two months be apart for both their names to be legible.
_MONTH = 56


def build_charts(
    *,
    scored: Scored,
    lookup: Lookup,
    chambers: Sequence[ChamberSummary],
    roll_calls: Sequence[RollCallPage],
    shapes: Sequence[DistrictShape],
    sources: Sequence[SourceCard],
) -> ChartsPage:
    """The page of charts and maps.

    Args:
        scored: The scores.
        lookup: The record.
        chambers: Each chamber at a glance, as on the home page.
        roll_calls: The page of each roll call, newest first.
        shapes: Outlines of the districts in force; none where none were collected.
        sources: Where the record comes from.
    """
    charts = tuple(
        _chamber(
            row,
            scored,
            lookup,
            roll_calls,
            build_map(
                shapes,
                chamber=row.chamber,
                cards=lookup.cards.values(),
                patterns=grade_patterns(grade_order(scored.rubric)),
                sources=sources,
            ),
        )
        for row in chambers
    )
    return ChartsPage(
        chambers=charts, files=tuple(file for chart in charts for file in _files(chart))
    )


def _chamber(
    summary: ChamberSummary,
    scored: Scored,
    lookup: Lookup,
    roll_calls: Sequence[RollCallPage],
    drawn: DistrictMap | None,
) -> ChamberCharts:
    chamber = summary.chamber
    members = [c for c in lookup.cards.values() if c.in_office and c.chamber == chamber]
    patterns = grade_patterns(grade_order(scored.rubric))
    scored_ones = [card for card in members if card.shown is not None]
    bins = score_bins([Fraction(card.shown) for card in scored_ones if card.shown is not None])
    calls, other_calls = _calls(chamber, roll_calls)
    seats = build_seats(members, count=summary.seats, patterns=patterns)
    return ChamberCharts(
        chamber=chamber,
        seats_count=summary.seats,
        sitting=summary.sitting,
        vacant=summary.vacant,
        median=summary.median,
        median_left=_place(summary.median, bins),
        grades=tuple(
            GradeBar(r.grade, r.count, r.pattern, _part(r.count, summary.most, BAR))
            for r in summary.counts
        ),
        scores=bins,
        unscored=len(members) - len(scored_ones),
        incomplete=sum(1 for card in scored_ones if card.grade == INCOMPLETE),
        subjects=tuple(_subjects(chamber, scored)),
        scale=(0, 50, 100),
        calls=calls,
        months=tuple(_months(calls)),
        other_calls=other_calls,
        seats=seats,
        seats_height=grid_height(seats),
        map=drawn,
    )


def score_bins(scores: Sequence[Fraction]) -> tuple[ScoreBin, ...]:
    """How many printed scores lie in each ten points; beyond 0 and 100 only where some do.

    Rule: 79.9 lies in 70 to 80, 80 in 80 to 90; the last range has its own end as well, so that
    100 lies in 90 to 100.
    """
    if not scores:
        return ()
    low = min(0, floor(min(scores) / _STEP) * _STEP)
    high = max(100, ceil(max(scores) / _STEP) * _STEP)
    starts = range(low, high, _STEP)
    count = Counter(min(floor(score / _STEP) * _STEP, starts[-1]) for score in scores)
    most, width = max(count.values()), SCALE // len(starts)
    return tuple(
        ScoreBin(
            low=start,
            high=start + _STEP,
            count=count[start],
            left=place * width,
            width=width,
            height=_part(count[start], most, COLUMN),
        )
        for place, start in enumerate(starts)
    )


def _place(score: str | None, bins: Sequence[ScoreBin]) -> int:
    """Where a score lies on the scale of the bins."""
    if score is None or not bins:
        return 0
    reach = bins[-1].high - bins[0].low
    return _part(Fraction(score) - bins[0].low, reach, len(bins) * bins[0].width)


def _subjects(chamber: Chamber, scored: Scored) -> Iterator[SubjectSpread]:
    """Each subject of the rubric in which somebody of the chamber has a score."""
    rubric = scored.rubric
    found: dict[str, list[Fraction]] = {}
    for result in scored.results:
        if result.in_office and result.chamber == chamber:
            for category in result.categories:
                if category.score is not None:
                    found.setdefault(category.category_id, []).append(category.score)
    for subject in rubric.categories:
        if scores := found.get(subject.category_id):
            three = (min(scores), Fraction(median(scores)), max(scores))
            low, middle, high = (
                shown_number(x, places=rubric.rounding_places, mode=rubric.rounding_mode)
                for x in three
            )
            places = [_part(score, 100, SCALE) for score in three]
            yield SubjectSpread(
                subject.category_id, subject.title, len(scores), low, middle, high, *places
            )


def _calls(
    chamber: Chamber, roll_calls: Sequence[RollCallPage]
) -> tuple[tuple[CallSplit, ...], int]:
    """Each graded roll call with a position and a day, oldest first; and how many others."""
    graded = [p for p in roll_calls if p.roll_call.chamber == chamber and p.criteria]
    shown = [
        (page, position)
        for page in reversed(graded)
        if page.roll_call.held_on is not None and (position := _position(page)) is not None
    ]
    step = min(Fraction(_WIDEST_COLUMN), Fraction(SCALE, max(len(shown), 1)))
    columns = [(floor(n * step), floor((n + 1) * step)) for n in range(len(shown))]
    return tuple(
        _split(page, position, left, max(right - left - 2, 1))
        for (page, position), (left, right) in zip(shown, columns, strict=True)
    ), len(graded) - len(shown)


def _position(page: RollCallPage) -> Position | None:
    """Our position on a roll call; None where the rubric holds no single one."""
    positions = {card.position for card in page.criteria if card.asked is None}
    return positions.pop() if len(positions) == 1 else None


def _split(page: RollCallPage, position: Position, left: int, width: int) -> CallSplit:
    count = Counter(vote.with_us for vote in page.votes)
    parts = _heights(count[True], count[False], count[None])
    return CallSplit(
        *(page.roll_call, page.criteria[0].title, position),
        *(count[True], count[False], count[None], left, width, *parts),
    )


def _heights(with_us: int, against_us: int, neither: int) -> tuple[int, int, int]:
    """The three parts of a column; together they are as high as all columns."""
    everyone = with_us + against_us + neither
    first = _part(with_us, everyone, COLUMN)
    second = _part(with_us + against_us, everyone, COLUMN)
    return first, second - first, (COLUMN if everyone else 0) - second


def _months(calls: Sequence[CallSplit]) -> Iterator[Month]:
    """The months whose names fit below the columns."""
    last = ""
    free = 0
    for call in calls:
        day = call.roll_call.held_on
        label = f"{day:%Y-%m}" if day else ""
        if label != last and call.left >= free:
            free = call.left + _MONTH
            yield Month(label, call.left)
        last = label


def _files(chart: ChamberCharts) -> Iterator[ChartFile]:
    """The drawings of a chamber that there are."""
    there: Mapping[str, bool] = {
        "grades": bool(chart.grades),
        "scores": bool(chart.scores),
        "subjects": bool(chart.subjects),
        "calls": bool(chart.calls),
        "map": chart.map is not None,
        "seats": bool(chart.seats),
    }
    for kind, is_there in there.items():
        if is_there:
            yield ChartFile(f"{kind}-{chart.chamber}", kind, chart.chamber)


def _part(part: int | Fraction, whole: int, length: int) -> int:
    """A part of a whole as a length; 0 where there is no whole."""
    return int(rounded(Fraction(part) / whole * length, places=0)) if whole else 0

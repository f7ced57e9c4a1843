"""From the record to the home page.

Leaves to others: the order of things (order), the page's rows (home).
"""

from collections import Counter
from collections.abc import Sequence

from reportcard.edition.contexts.build_seats import (
    build_seats,
    seat_squares,
    squares_height,
)
from reportcard.edition.contexts.find import PlaceIndex
from reportcard.edition.contexts.home import ChamberSummary, GradeCount, HomePage, HomeRollCall
from reportcard.edition.contexts.lookup import Lookup
from reportcard.edition.contexts.order import family_order, grade_order, scored_roll_calls
from reportcard.edition.contexts.pieces import PersonCard
from reportcard.edition.patterns import grade_patterns
from reportcard.edition.phrases import NOT_RATED
from reportcard.model.facts import Jurisdiction
from reportcard.model.numbers import shown_number
from reportcard.model.scores import Scored
from reportcard.model.vocabulary import Chamber

CHAMBERS: tuple[Chamber, ...] = ("house", "senate")


def build_home(
    *, scored: Scored, lookup: Lookup, place: Jurisdiction, places: PlaceIndex | None
) -> HomePage:
    """The home page; places are what its search finds besides legislators."""
    everyone = sorted(lookup.cards.values(), key=family_order)
    sitting = tuple(card for card in everyone if card.in_office)
    order = grade_order(scored.rubric)
    found = {card.grade for card in everyone}
    return HomePage(
        sitting=sitting,
        former=tuple(card for card in everyone if not card.in_office),
        letters=tuple(sorted({card.letter for card in sitting})),
        parties=tuple(sorted({card.party for card in sitting})),
        grades=tuple(grade for grade in order if grade in found),
        chambers=tuple(
            _chamber(chamber, place.seats[chamber], sitting, lookup, scored)
            for chamber in CHAMBERS
            if chamber in place.seats
        ),
        roll_calls=tuple(
            HomeRollCall(roll_call=ref, title=card.title, bill=card.bill)
            for ref, card in scored_roll_calls(lookup)
        ),
        criteria_count=len(scored.rubric.criteria),
        places=places,
    )


def _chamber(
    chamber: Chamber, seats: int, sitting: Sequence[PersonCard], lookup: Lookup, scored: Scored
) -> ChamberSummary:
    rubric = scored.rubric
    members = [card for card in sitting if card.chamber == chamber]
    counts = Counter(card.grade for card in members)
    middle = scored.medians.get(chamber)
    patterns = grade_patterns(grade_order(rubric))
    shown = [
        GradeCount(grade=grade, count=counts[grade], pattern=patterns[grade])
        for grade in grade_order(rubric)
        if counts[grade] or grade != NOT_RATED
    ]
    seat_list = build_seats(members, count=seats, patterns=patterns)
    return ChamberSummary(
        chamber=chamber,
        seats=seats,
        sitting=len(members),
        vacant=seats - len(members),
        roll_calls=sum(1 for ref in lookup.roll_calls.values() if ref.chamber == chamber),
        median=None
        if middle is None
        else shown_number(middle, places=rubric.rounding_places, mode=rubric.rounding_mode),
        counts=tuple(shown),
        most=max((row.count for row in shown), default=0),
        squares=seat_squares(seat_list),
        squares_height=squares_height(seat_list),
    )

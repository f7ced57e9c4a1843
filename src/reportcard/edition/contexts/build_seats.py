"""From who sits where to the grid of a chamber's seats, and to the map of its districts.

Leaves to others: simplifying and projecting outlines (outlines), patterns of grades (patterns).
"""

from collections.abc import Iterable, Mapping, Sequence

from reportcard.edition.about import SourceCard
from reportcard.edition.contexts.charts import DistrictMap, MapDistrict, Seat
from reportcard.edition.contexts.home import SeatSquares
from reportcard.edition.contexts.order import family_order
from reportcard.edition.contexts.pieces import PersonCard, evidence_of
from reportcard.edition.outlines import draw_outlines
from reportcard.edition.patterns import VACANT
from reportcard.model.shapes import DistrictShape
from reportcard.model.vocabulary import Chamber

# The grid, in units of a drawing that is 360 wide. A seat is a target for a finger.
ACROSS, STEP_LEFT, STEP_TOP = 10, 36, 48
# The small squares of the home page, in units of a drawing that is 240 wide.
SMALL_ACROSS, SMALL_STEP = 20, 12


def build_seats(
    members: Sequence[PersonCard], *, count: int, patterns: Mapping[str, str]
) -> tuple[Seat, ...]:
    """Every seat of a chamber by number, with whoever holds it.

    A seat that the record gives to two stands there twice. Where districts have names instead of
    numbers, or none, vacant seats have no number either and come last.

    Args:
        members: The sitting members.
        count: How many seats there are.
        patterns: The pattern of each grade.
    """
    found: list[tuple[int, PersonCard | None]] = [
        (card.district, card)
        for card in sorted(members, key=lambda card: (card.district, family_order(card)))
    ]
    held = {card.district for card in members}
    if held <= set(range(1, count + 1)) and not any(card.district_name for card in members):
        found += ((n, None) for n in range(1, count + 1) if n not in held)
        found.sort(key=lambda seat: seat[0])
    else:
        found += ((0, None) for _n in range(count - len(members)))
    return tuple(
        Seat(
            district=district,
            person=card,
            pattern=patterns[card.grade] if card else VACANT,
            left=place % ACROSS * STEP_LEFT,
            top=place // ACROSS * STEP_TOP,
        )
        for place, (district, card) in enumerate(found)
    )


def grid_height(seats: Sequence[Seat]) -> int:
    """How high the grid is."""
    return max((seat.top for seat in seats), default=-STEP_TOP) + STEP_TOP


def seat_squares(seats: Sequence[Seat]) -> tuple[SeatSquares, ...]:
    """The seats as small squares, in the same order, gathered by pattern."""
    paths: dict[str, str] = {}
    for place, seat in enumerate(seats):
        left, top = place % SMALL_ACROSS * SMALL_STEP, place // SMALL_ACROSS * SMALL_STEP
        paths[seat.pattern] = paths.get(seat.pattern, "") + f"M{left} {top}h10v10h-10z"
    return tuple(SeatSquares(pattern, path) for pattern, path in sorted(paths.items()))


def squares_height(seats: Sequence[Seat]) -> int:
    """How high the drawing of the small squares is."""
    return -(-len(seats) // SMALL_ACROSS) * SMALL_STEP


def shapes_in_force(shapes: Sequence[DistrictShape], year: int) -> tuple[DistrictShape, ...]:
    """The outlines of the newest plan that somebody sat by in a session of that year.

    A plan is first used in an election of its own year, and its members sit from the next one.
    """
    plans = {row.plan for row in shapes if row.plan.isdecimal() and int(row.plan) < year}
    newest = max(plans, key=int, default="")
    return tuple(row for row in shapes if row.plan == newest)


def build_map(
    shapes: Sequence[DistrictShape],
    *,
    chamber: Chamber,
    cards: Iterable[PersonCard],
    patterns: Mapping[str, str],
    sources: Sequence[SourceCard],
) -> DistrictMap | None:
    """The map of a chamber's districts; None where there are no outlines of them."""
    own = {shape.district: shape for shape in shapes if shape.chamber == chamber}
    if not own:
        return None
    drawing = draw_outlines({number: shape.rings for number, shape in own.items()})
    first = own[min(own)]
    read_as = first.provenance
    # Whoever drew a file of the project's own, it was not the source in whose place it stands.
    named = () if read_as.transcribed else sources
    source = next((s for s in named if s.source_id == read_as.source_id), None)
    holders: dict[int, list[PersonCard]] = {}
    members = (card for card in cards if card.in_office and card.chamber == chamber)
    for card in sorted(members, key=family_order):
        holders.setdefault(card.district, []).append(card)
    return DistrictMap(
        plan=first.plan,
        width=drawing.width,
        height=drawing.height,
        districts=tuple(
            MapDistrict(
                district=number,
                people=(people := tuple(holders.get(number, ()))),
                pattern=patterns[people[0].grade] if people else VACANT,
                path=outline.path,
                label_left=outline.label[0],
                label_top=outline.label[1],
                has_label=outline.has_room,
            )
            for number, outline in sorted(drawing.outlines.items())
        ),
        evidence=evidence_of(read_as),
        publisher=source.publisher if source else None,
        licence=source.licence if source else None,
    )

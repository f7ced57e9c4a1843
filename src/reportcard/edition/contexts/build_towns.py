"""From the record to the pages of the towns.

Which legislators are a town's follows from its districts and the seats that are held at the end of
the window; no address is asked. Leaves to others: the money (build_town_money), a legislator's
towns (build_districts), the page's rows (towns).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportcard.edition.about import SourceCard
from reportcard.edition.contexts.build_districts import build_districts
from reportcard.edition.contexts.build_town_money import build_grants
from reportcard.edition.contexts.lookup import Lookup
from reportcard.edition.contexts.order import family_order
from reportcard.edition.contexts.pieces import Evidence, PersonCard, evidence_of
from reportcard.edition.contexts.towns import (
    DistrictGrant,
    TownChamber,
    TownPage,
    TownRef,
    TownSeat,
    TownsIndex,
)
from reportcard.edition.grant_sums import ProgramSums, build_sums
from reportcard.edition.names import slugified
from reportcard.edition.shares import portion_of
from reportcard.model.money import Money, Town, TownDistrict
from reportcard.model.records import Provenance
from reportcard.model.vocabulary import Chamber
from reportcard.receipts.names import is_imported

CHAMBERS: tuple[Chamber, ...] = ("house", "senate")
Seat = tuple[Chamber, int]


@dataclass(frozen=True, slots=True)
class TownBook:
    """All that an edition says of towns.

    Attributes:
        index: The list of all towns; None where none were collected.
        pages: A page each, by name.
        districts: The towns of each sitting legislator's district, by person.
    """

    index: TownsIndex | None
    pages: tuple[TownPage, ...]
    districts: Mapping[str, tuple[DistrictGrant, ...]]


def build_towns(
    money: Money, lookup: Lookup, *, year: int, sources: Sequence[SourceCard] = ()
) -> TownBook:
    """Every town's page, the list of them, and the towns of each district.

    Args:
        money: The towns, their districts and grants.
        lookup: The legislators.
        year: Of the last session within the window: says which plan of districts was in force.
        sources: Where the record comes from: they say whose compilations their tables follow.
    """
    if not money.towns:
        return TownBook(index=None, pages=(), districts={})
    refs = town_refs(money.towns)
    districts = districts_in_force(money.town_districts, year)
    sums = build_sums(money)
    sitting = sitting_by_seat(lookup)
    towns_of = build_districts(money, refs, districts)
    return TownBook(
        index=_index(refs, sums),
        pages=_pages(money, refs, districts, sitting, sources),
        districts={
            card.person_id: towns_of[seat]
            for seat, cards in sitting.items()
            if seat in towns_of
            for card in cards
        },
    )


def town_refs(towns: Iterable[Town]) -> dict[int, TownRef]:
    """Each town by its number, in the order of names, with an address that no other has."""
    in_order = sorted(towns, key=lambda town: (slugified(town.name), town.town_code))
    count = Counter(slugified(town.name) for town in in_order)
    return {town.town_code: _ref(town, count) for town in in_order}


def districts_in_force(districts: Iterable[TownDistrict], year: int) -> tuple[TownDistrict, ...]:
    """Those of the newest plan that somebody sat by in a session of that year.

    A plan is first used in an election of its own year, and its members sit from the next one.
    """
    known = list(districts)
    plans = {row.plan for row in known if row.plan.isdecimal() and int(row.plan) < year}
    newest = max(plans, key=int, default="")
    return tuple(row for row in known if row.plan == newest)


def sitting_by_seat(lookup: Lookup) -> dict[Seat, tuple[PersonCard, ...]]:
    """Who sits where at the end of the record, by the official record of seats."""
    found: dict[Seat, list[PersonCard]] = {}
    for card in sorted(lookup.cards.values(), key=family_order):
        if card.in_office and _has_official_seat(card, lookup):
            found.setdefault((card.chamber, card.district), []).append(card)
    return {seat: tuple(cards) for seat, cards in found.items()}


def _has_official_seat(card: PersonCard, lookup: Lookup) -> bool:
    """Whether the seat stands in an official record: a spreadsheet's may be of another place."""
    return any(
        (held.chamber, held.district) == (card.chamber, card.district)
        and not is_imported(held.provenance)
        for held in lookup.memberships.get(card.person_id, ())
    )


def _ref(town: Town, count: Mapping[str, int]) -> TownRef:
    slug = slugified(town.name)
    initial = slug[:1].upper()
    return TownRef(
        town_code=town.town_code,
        name=town.name,
        slug=slug if slug and count[slug] == 1 else f"{slug}-{town.town_code}".lstrip("-"),
        letter=initial if initial.isalpha() else "#",
    )


def _index(refs: Mapping[int, TownRef], sums: tuple[ProgramSums, ...]) -> TownsIndex:
    towns = tuple(refs.values())
    return TownsIndex(
        towns=towns, letters=tuple(sorted({town.letter for town in towns})), sums=sums
    )


def _pages(
    money: Money,
    refs: Mapping[int, TownRef],
    districts: Sequence[TownDistrict],
    sitting: Mapping[Seat, tuple[PersonCard, ...]],
    sources: Sequence[SourceCard],
) -> tuple[TownPage, ...]:
    towns = {town.town_code: town for town in money.towns}
    order = list(refs.values())
    grants = build_grants(money, sources)
    seats: dict[int, list[TownDistrict]] = {}
    for row in districts:
        seats.setdefault(row.town_code, []).append(row)
    return tuple(
        TownPage(
            town=ref,
            population=towns[ref.town_code].population,
            chambers=_chambers(seats.get(ref.town_code, ()), sitting, sources),
            delegations=(),  # they need everybody's votes: build_compare
            grants=grants[ref.town_code],
            evidence=evidence_of(towns[ref.town_code].provenance, sources),
            previous=previous,
            next=following,
        )
        for ref, previous, following in zip(
            order, [None, *order[:-1]], [*order[1:], None], strict=True
        )
    )


def _chambers(
    districts: Sequence[TownDistrict],
    sitting: Mapping[Seat, tuple[PersonCard, ...]],
    sources: Sequence[SourceCard],
) -> tuple[TownChamber, ...]:
    return tuple(
        _chamber(chamber, [row for row in districts if row.chamber == chamber], sitting, sources)
        for chamber in CHAMBERS
    )


def _chamber(
    chamber: Chamber,
    rows: Sequence[TownDistrict],
    sitting: Mapping[Seat, tuple[PersonCard, ...]],
    sources: Sequence[SourceCard],
) -> TownChamber:
    seats = tuple(
        TownSeat(
            chamber=chamber,
            district=row.district,
            people=sitting.get((chamber, row.district), ()),
            portion=portion_of(row),
        )
        for row in sorted(rows, key=lambda row: row.district)
    )
    return TownChamber(
        chamber=chamber,
        is_split=len(seats) > 1 or any(row.is_split for row in rows),
        seats=seats,
        is_counted=bool(seats) and all(seat.portion.share != "unknown" for seat in seats),
        evidence=distinct_evidence((row.provenance for row in rows), sources),
    )


def distinct_evidence(
    provenances: Iterable[Provenance], sources: Sequence[SourceCard]
) -> tuple[Evidence, ...]:
    """Each document behind some rows once, in the order of the rows."""
    return tuple(dict.fromkeys(evidence_of(provenance, sources) for provenance in provenances))

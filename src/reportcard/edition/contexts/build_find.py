"""From the towns' pages and the places of the record to the page on which people find theirs.

A place without a town stays without one. Leaves to others: whose town is whose (build_towns), the
page's rows (find).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from reportcard.edition.contexts.find import (
    FindEntry,
    FindLetter,
    FindPage,
    PlaceIndex,
    ZipGroup,
    ZipRow,
)
from reportcard.edition.contexts.towns import TownPage, TownRef
from reportcard.edition.names import slugified
from reportcard.model.money import Place
from reportcard.model.vocabulary import PlaceKind

# The towns of each place by its name; none where the sources name different ones.
Known = Mapping[str, tuple[TownRef, ...]]

# So many of its first digits say which part of the country a ZIP code is in.
_DIGITS = 3


def build_find(pages: Sequence[TownPage], places: Iterable[Place]) -> FindPage | None:
    """The page; None without towns."""
    if not pages:
        return None
    known = list(places)
    towns = [page.town for page in pages]
    villages, zips = _known("village", known, towns), _known("zip", known, towns)
    return FindPage(
        letters=_letters(pages, villages),
        zips=_zip_groups(zips),
        open_villages=tuple(name for name, lies_in in villages.items() if not lies_in),
        open_zips=tuple(name for name, lies_in in zips.items() if not lies_in),
        town_count=len(towns),
        village_count=sum(1 for lies_in in villages.values() if lies_in),
        index=_index(towns, villages, zips),
    )


def _known(kind: PlaceKind, places: Iterable[Place], towns: Iterable[TownRef]) -> Known:
    """The places of a kind in order, each with its towns by name."""
    by_code = {town.town_code: town for town in towns}
    found: dict[str, list[TownRef]] = {}
    for place in sorted((p for p in places if p.kind == kind), key=lambda p: _order(p.name)):
        lies_in = found.setdefault(place.name, [])
        if place.town_code is not None:
            lies_in.append(by_code[place.town_code])
    return {
        name: tuple(sorted(lies_in, key=lambda town: _order(town.name)))
        for name, lies_in in found.items()
    }


def _letters(pages: Iterable[TownPage], villages: Known) -> tuple[FindLetter, ...]:
    entries = sorted(
        [*map(_town, pages), *_villages(villages)],
        # A village that is called as a town comes after it.
        key=lambda entry: (_letter(entry.name), _order(entry.name), not entry.is_town),
    )
    return tuple(
        FindLetter(letter=letter, entries=tuple(group))
        for letter, group in groupby(entries, key=lambda entry: _letter(entry.name))
    )


def _town(page: TownPage) -> FindEntry:
    return FindEntry(
        name=page.town.name,
        towns=(page.town,),
        is_town=True,
        is_split=any(chamber.is_split for chamber in page.chambers),
        seats=tuple(seat for chamber in page.chambers for seat in chamber.seats),
    )


def _villages(villages: Known) -> Iterator[FindEntry]:
    for name, towns in villages.items():
        if towns:
            yield FindEntry(name=name, towns=towns, is_town=False, is_split=False, seats=())


def _zip_groups(zips: Known) -> tuple[ZipGroup, ...]:
    rows = [ZipRow(code=code, town=towns[0]) for code, towns in zips.items() if towns]
    return tuple(
        ZipGroup(digits=digits, rows=tuple(group))
        for digits, group in groupby(rows, key=lambda row: row.code[:_DIGITS])
    )


def _index(towns: Sequence[TownRef], villages: Known, zips: Known) -> PlaceIndex:
    number = {town.town_code: n for n, town in enumerate(towns)}
    return PlaceIndex(
        towns=tuple((town.name, town.slug) for town in towns),
        villages=tuple(
            (name, tuple(number[town.town_code] for town in lies_in))
            for name, lies_in in villages.items()
        ),
        zips=tuple(
            (code, number[lies_in[0].town_code] if lies_in else None)
            for code, lies_in in zips.items()
        ),
    )


def _order(name: str) -> tuple[str, str]:
    return slugified(name), name


def _letter(name: str) -> str:
    initial = slugified(name)[:1].upper()
    return initial if initial.isalpha() else "#"

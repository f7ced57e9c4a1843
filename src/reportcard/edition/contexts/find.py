"""Finding one's legislators by town, village or ZIP code: the page, and the list that is searched.

Nothing here knows an address. Leaves to others: gathering it (build_find), searching in the browser
(assets/find.js), words (templates).
"""

from dataclasses import dataclass

from reportcard.edition.contexts.towns import TownRef, TownSeat


@dataclass(frozen=True, slots=True)
class PlaceIndex:
    """What the search looks through besides legislators, small enough to stand in a page.

    Towns are named by their place in `towns`, which begins with 0.

    Attributes:
        towns: Name of each town, and its page: towns/<slug>.html.
        villages: Name of each village, and the towns it lies in; none where the sources name
            different ones.
        zips: Each ZIP code, and the town in which the middle of its area lies; None likewise.
    """

    towns: tuple[tuple[str, str], ...]
    villages: tuple[tuple[str, tuple[int, ...]], ...]
    zips: tuple[tuple[str, int | None], ...]


@dataclass(frozen=True, slots=True)
class FindEntry:
    """A town or a village in the list from A to Z.

    Attributes:
        name: As people call it.
        towns: Of a village, the towns it lies in; of a town, itself.
        is_town: Whether it is a town.
        is_split: Of a town, whether it has several districts of a chamber.
        seats: Of a town, its districts, House first, with whoever sits for them.
    """

    name: str
    towns: tuple[TownRef, ...]
    is_town: bool
    is_split: bool
    seats: tuple[TownSeat, ...]


@dataclass(frozen=True, slots=True)
class FindLetter:
    """The towns and villages whose names begin with a letter.

    Attributes:
        letter: A to Z, or "#" for names without one.
        entries: Towns and villages, by name.
    """

    letter: str
    entries: tuple[FindEntry, ...]


@dataclass(frozen=True, slots=True)
class ZipRow:
    """A ZIP code.

    Attributes:
        code: Its five digits.
        town: The town in which the middle of its area lies.
    """

    code: str
    town: TownRef


@dataclass(frozen=True, slots=True)
class ZipGroup:
    """ZIP codes that begin with the same three digits.

    Attributes:
        digits: The three digits.
        rows: The ZIP codes in order.
    """

    digits: str
    rows: tuple[ZipRow, ...]


@dataclass(frozen=True, slots=True)
class FindPage:
    """The page on which people find their legislators.

    Attributes:
        letters: Towns and villages from A to Z.
        zips: ZIP codes by their first digits; none where none were collected.
        open_villages: Villages whose town the sources do not agree on, by name.
        open_zips: ZIP codes likewise.
        town_count: How many towns there are.
        village_count: How many villages with a town there are.
        index: What the search looks through.
    """

    letters: tuple[FindLetter, ...]
    zips: tuple[ZipGroup, ...]
    open_villages: tuple[str, ...]
    open_zips: tuple[str, ...]
    town_count: int
    village_count: int
    index: PlaceIndex

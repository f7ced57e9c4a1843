"""From everybody's ballots to comparisons: pairs who share a town, delegations, any two.

Leaves to others: two side by side (build_pairs), a town's (build_delegations), the rows (compare).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportcard.edition.contexts.ballots import Ballots
from reportcard.edition.contexts.build_delegations import build_delegations
from reportcard.edition.contexts.build_pairs import build_pairs, link_to, links_by_person
from reportcard.edition.contexts.compare import (
    ComparedPerson,
    ComparePage,
    PairPage,
    TownPairs,
)
from reportcard.edition.contexts.lookup import Lookup
from reportcard.edition.contexts.order import family_order
from reportcard.edition.contexts.side_by_side import Comparisons, Delegation
from reportcard.edition.contexts.towns import TownPage
from reportcard.model.vocabulary import Chamber

CHAMBERS: tuple[Chamber, ...] = ("house", "senate")
NOT_COMPARED = Comparisons(is_offered=False, pairs=())


@dataclass(frozen=True, slots=True)
class CompareBook:
    """All comparisons of an edition.

    Attributes:
        index: The page for any two; None where no chamber has two legislators or no roll call is
            graded.
        pairs: The pages of those who share a town, by their names.
        of_town: The delegations of each town, by its code.
        of_person: With whom each legislator is compared, by person.
    """

    index: ComparePage | None
    pairs: tuple[PairPage, ...]
    of_town: Mapping[int, tuple[Delegation, ...]]
    of_person: Mapping[str, Comparisons]


def build_compare(ballots: Ballots, lookup: Lookup, towns: Sequence[TownPage]) -> CompareBook:
    """Every comparison.

    Args:
        ballots: Of everybody.
        lookup: The legislators.
        towns: The pages of towns: who shares one.
    """
    index = _index(ballots, lookup)
    if index is None:
        return CompareBook(index=None, pairs=(), of_town={}, of_person={})
    pairs = build_pairs(ballots, towns)
    links = {pair.stem: link_to(pair) for pair in pairs}
    theirs = links_by_person(links.values())
    of_town = {page.town.town_code: build_delegations(page, ballots, links) for page in towns}
    return CompareBook(
        index=replace(index, towns=_town_pairs(towns, of_town)),
        pairs=pairs,
        of_town=of_town,
        of_person={
            entry.person.person_id: Comparisons(True, theirs.get(entry.person.person_id, ()))
            for entry in index.people
        },
    )


def _index(ballots: Ballots, lookup: Lookup) -> ComparePage | None:
    people = sorted(lookup.cards.values(), key=family_order)
    chambers = tuple(
        chamber for chamber in CHAMBERS if sum(card.chamber == chamber for card in people) > 1
    )
    if not chambers or not ballots.calls:
        return None
    return ComparePage(
        people=tuple(
            ComparedPerson(card, "".join(one.code for one in ballots.by_person[card.person_id]))
            for card in people
            if card.chamber in chambers
        ),
        calls=ballots.calls,
        ballots=ballots.kinds,
        towns=(),
        chambers=chambers,
    )


def _town_pairs(
    towns: Sequence[TownPage], of_town: Mapping[int, tuple[Delegation, ...]]
) -> tuple[TownPairs, ...]:
    return tuple(
        TownPairs(page.town, tuple(pair for part in parts for pair in part.pairs))
        for page in towns
        if (parts := of_town[page.town.town_code])
    )

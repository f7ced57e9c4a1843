"""Two legislators of a chamber on the same roll calls, and which two share a town.

Leaves to others: who could vote in what (ballots), the pages' own rows (compare).
"""

from collections.abc import Iterable, Sequence
from itertools import combinations

from reportcard.edition.contexts.ballots import Ballots
from reportcard.edition.contexts.compare import PairPage, PairRow
from reportcard.edition.contexts.order import family_order
from reportcard.edition.contexts.pieces import PersonCard
from reportcard.edition.contexts.side_by_side import PairLink
from reportcard.edition.contexts.towns import TownPage, TownRef
from reportcard.model.vocabulary import Chamber

RECORDED = ("yes", "no")


def build_pairs(ballots: Ballots, towns: Sequence[TownPage]) -> tuple[PairPage, ...]:
    """A page for any two of a chamber who share a town, by their names."""
    return tuple(
        compare_two(left, right, ballots, towns=refs)
        for _stem, (left, right, refs) in sorted(_shared_towns(towns).items())
    )


def compare_two(
    one: PersonCard, other: PersonCard, ballots: Ballots, *, towns: tuple[TownRef, ...] = ()
) -> PairPage:
    """Two legislators on the same roll calls.

    Worked: Yes and Yes is alike; Yes and No is different; Yes and absent is neither; a roll call
    in which one of them presided is not compared.
    """
    left, right = in_order(one, other)
    theirs = zip(
        ballots.calls,
        ballots.by_person[left.person_id],
        ballots.by_person[right.person_id],
        strict=True,
    )
    rows = [PairRow(*row) for row in theirs]
    shared = [row for row in rows if row.left.can_vote and row.right.can_vote]
    voted = [row for row in shared if _both_voted(row)]
    return PairPage(
        stem=stem_of(left, right),
        left=left,
        right=right,
        towns=towns,
        shared=len(shared),
        different=tuple(row for row in voted if row.left.option != row.right.option),
        unvoted=tuple(row for row in shared if not _both_voted(row)),
        alike=tuple(row for row in voted if row.left.option == row.right.option),
        apart=tuple(row for row in rows if row.left.can_vote != row.right.can_vote),
    )


def in_order(one: PersonCard, other: PersonCard) -> tuple[PersonCard, PersonCard]:
    """Both by the name of their page: the order in which a pair is always told."""
    return (one, other) if one.slug <= other.slug else (other, one)


def stem_of(left: PersonCard, right: PersonCard) -> str:
    """Names the page of a pair; no address of a legislator has two hyphens in a row."""
    return f"{left.slug}--{right.slug}"


def link_to(pair: PairPage) -> PairLink:
    """The way to the page of a pair."""
    return PairLink(pair.stem, pair.left, pair.right, len(pair.alike), pair.shared)


def links_by_person(links: Iterable[PairLink]) -> dict[str, tuple[PairLink, ...]]:
    """The pairs of each legislator, by person."""
    found: dict[str, list[PairLink]] = {}
    for link in links:
        for card in (link.left, link.right):
            found.setdefault(card.person_id, []).append(link)
    return {person: tuple(theirs) for person, theirs in found.items()}


def benches_of(page: TownPage) -> dict[Chamber, list[PersonCard]]:
    """The legislators of a town in each chamber, by family name, where it has several."""
    benches: dict[Chamber, list[PersonCard]] = {}
    for chamber in page.chambers:
        people = {card.person_id: card for seat in chamber.seats for card in seat.people}
        if len(people) > 1:
            benches[chamber.chamber] = sorted(people.values(), key=family_order)
    return benches


def _both_voted(row: PairRow) -> bool:
    return row.left.option in RECORDED and row.right.option in RECORDED


Shared = tuple[PersonCard, PersonCard, tuple[TownRef, ...]]


def _shared_towns(towns: Sequence[TownPage]) -> dict[str, Shared]:
    """Each pair with the towns that both represent, in the order of the towns."""
    found: dict[str, Shared] = {}
    for page in towns:
        for people in benches_of(page).values():
            for pair in combinations(people, 2):
                left, right = in_order(*pair)
                stem = stem_of(left, right)
                before = found[stem][2] if stem in found else ()
                found[stem] = (left, right, (*before, page.town))
    return found

"""A town's legislators in one chamber side by side, only on roll calls that all could vote in.

Leaves to others: any two of them (build_pairs), the pages' own rows (compare).
"""

from collections.abc import Mapping, Sequence
from itertools import combinations

from reportcard.edition.contexts.ballots import Ballots
from reportcard.edition.contexts.build_pairs import RECORDED, benches_of, in_order, stem_of
from reportcard.edition.contexts.pieces import PersonCard
from reportcard.edition.contexts.side_by_side import (
    Ballot,
    Delegation,
    DelegationRow,
    PairLink,
    VoteSide,
)
from reportcard.edition.contexts.towns import TownPage
from reportcard.model.vocabulary import Chamber


def build_delegations(
    page: TownPage, ballots: Ballots, links: Mapping[str, PairLink]
) -> tuple[Delegation, ...]:
    """The chambers in which a town has several legislators, House first."""
    return tuple(
        _delegation(chamber, people, ballots, links) for chamber, people in benches_of(page).items()
    )


def _delegation(
    chamber: Chamber,
    people: Sequence[PersonCard],
    ballots: Ballots,
    links: Mapping[str, PairLink],
) -> Delegation:
    theirs = list(zip(*(ballots.by_person[card.person_id] for card in people), strict=True))
    shared = [
        (call, row)
        for call, row in zip(ballots.calls, theirs, strict=True)
        if all(ballot.can_vote for ballot in row)
    ]
    rows = [
        DelegationRow(call, _sides(people, row)) for call, row in shared if not _is_one_vote(row)
    ]
    return Delegation(
        chamber=chamber,
        people=tuple(people),
        shared=len(shared),
        alike=len(shared) - len(rows),
        rows=tuple(rows),
        left_out=sum(any(ballot.can_vote for ballot in row) for row in theirs) - len(shared),
        pairs=tuple(links[stem_of(*in_order(*pair))] for pair in combinations(people, 2)),
    )


def _is_one_vote(row: Sequence[Ballot]) -> bool:
    """Whether all voted Yes, or all No."""
    options = {ballot.option for ballot in row}
    return len(options) == 1 and options <= set(RECORDED)


def _sides(people: Sequence[PersonCard], row: Sequence[Ballot]) -> tuple[VoteSide, ...]:
    sides: dict[str, list[PersonCard]] = {option: [] for option in RECORDED}
    for card, ballot in zip(people, row, strict=True):
        sides.setdefault(ballot.option, []).append(card)
    return tuple(VoteSide(option, tuple(cards)) for option, cards in sides.items() if cards)

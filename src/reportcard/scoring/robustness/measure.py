"""All measures for everybody on one scored card, in the order of its results.

The names of the measures can be read off here; each is a module beside this one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from reportcard.model.robustness import ChamberStrength, Robustness, Stability
from reportcard.model.scores import Scored
from reportcard.model.vocabulary import Chamber
from reportcard.scoring.robustness.baselines import (
    MINIMUM_SHARED_BILLS,
    Medians,
    PartyMeans,
    base_on,
    floor_criteria,
    shared_bills,
    shared_criteria,
    sitting,
)
from reportcard.scoring.robustness.board import Board, board_of
from reportcard.scoring.robustness.chance import Interval, wilson, wobble
from reportcard.scoring.robustness.confidence import Prior, letter_chances
from reportcard.scoring.robustness.ending import ladder_of
from reportcard.scoring.robustness.flips import flip
from reportcard.scoring.robustness.leave_out import is_steady, without_each
from reportcard.scoring.robustness.missed import missed_range
from reportcard.scoring.robustness.multiverse import holds_in, universes
from reportcard.scoring.robustness.one_answer import all_tried
from reportcard.scoring.robustness.ranks import Standing, standings
from reportcard.scoring.robustness.strength import prior_of, strength_of
from reportcard.scoring.robustness.voter import Voter, voter_of

CHAMBERS: tuple[Chamber, ...] = ("house", "senate")


def robustness(scored: Scored) -> Robustness:
    """How sure each letter of a scored card is.

    Args:
        scored: The card and everybody's results; nothing else is looked at, and nothing in it is
            changed by what is found.

    Returns:
        A record for each result, in their order, and one for each chamber that has results.
    """
    board = board_of(scored.rubric)
    ladders = {chamber: ladder_of(scored.rubric, chamber) for chamber in CHAMBERS}
    voters = [voter_of(board, result, ladders[result.chamber]) for result in scored.results]
    bills = shared_bills(board)
    fields = {
        chamber: _field(board, voters, chamber)
        for chamber in CHAMBERS
        if any(voter.result.chamber == chamber for voter in voters)
    }
    shared = shared_criteria(board, bills) if len(bills) >= MINIMUM_SHARED_BILLS else frozenset()
    subsets = Subsets(floor=floor_criteria(board), shared=shared)
    people = tuple(_stability(board, v, fields[v.result.chamber], subsets) for v in voters)
    return Robustness(
        people=people,
        chambers={
            chamber: _strength(board, chamber, field, people) for chamber, field in fields.items()
        },
        shared_bills=bills,
        is_comparable=bool(shared),
    )


@dataclass(frozen=True, slots=True)
class Subsets:
    """Numbers of the criteria that the two partial scores look at."""

    floor: frozenset[int]
    shared: frozenset[int]


@dataclass(frozen=True, slots=True)
class Field:
    """What the members of one chamber are compared with."""

    compared: Sequence[Voter]
    prior: Prior | None
    party_means: PartyMeans
    medians: Medians
    standings: Mapping[str, Standing]


def _field(board: Board, voters: Sequence[Voter], chamber: Chamber) -> Field:
    members = sitting(voters, chamber)
    compared = [voter for voter in members if voter.is_compared]
    return Field(
        compared=compared,
        prior=prior_of(compared),
        party_means=PartyMeans(members),
        medians=Medians(board, members),
        standings=standings(compared),
    )


def _stability(board: Board, voter: Voter, field: Field, subsets: Subsets) -> Stability:
    result, count = voter.result, float(voter.n_eff)
    without = without_each(board, voter)
    missed = missed_range(board, voter)
    found = universes(board, voter)
    base = voter.sums.base
    chances = letter_chances(board.card, voter, field.prior, count) if field.prior else ()
    standing = field.standings.get(result.person_id)
    return Stability(
        person_id=result.person_id,
        chamber=result.chamber,
        grade=result.computed_grade,
        without_one=without,
        is_steady=is_steady(voter, without),
        up=flip(board, voter, "up"),
        down=flip(board, voter, "down"),
        range_low=missed.low if missed else None,
        range_high=missed.high if missed else None,
        grade_low=missed.grade_low if missed else None,
        grade_high=missed.grade_high if missed else None,
        wobble=None if base is None else _scores(voter, base, wobble(voter.sums, count)),
        confidence=chances,
        letter_confidence=dict(chances).get(result.computed_grade),
        wilson=None if base is None else _scores(voter, base, wilson(float(base) / 100, count)),
        n_eff=voter.n_eff,
        universes=found,
        holds_in=holds_in(voter, found),
        party_mean=field.party_means.without(voter),
        chamber_median=field.medians.median_for(voter),
        floor_only=base_on(board, voter, subsets.floor),
        same_bills=base_on(board, voter, subsets.shared),
        rank=standing.rank if standing else None,
        rank_low=standing.rank_low if standing else None,
        rank_high=standing.rank_high if standing else None,
        tier=standing.tier if standing else None,
        all_tried=len(without) == len(voter.questions) and all_tried(board, voter),
    )


def _scores(voter: Voter, base: Fraction, shares: Interval) -> Interval:
    """The scores (0 to 100) that base scores between two (0 to 1) lead to; the own one is in it."""
    low, high = (Fraction(share) * 100 for share in shares)
    scores = voter.ending.scores(min(low, base), max(high, base))
    return float(scores[0]), float(scores[1])


def _strength(
    board: Board, chamber: Chamber, field: Field, people: Sequence[Stability]
) -> ChamberStrength:
    compared = {voter.result.person_id for voter in field.compared}
    return strength_of(
        board,
        chamber,
        field.compared,
        steady=sum(1 for one in people if one.person_id in compared and one.holds_alone),
        tiers=max((standing.tier for standing in field.standings.values()), default=0),
    )

"""Small cards for figures that are worked out by hand."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from reportcard.model.robustness import Stability
from reportcard.model.scores import Criterion, RubricCard, Scored
from reportcard.scoring.compile import compile_rubric
from reportcard.scoring.robustness import robustness
from reportcard.scoring.robustness.board import Board, board_of
from reportcard.scoring.robustness.ending import ladder_of
from reportcard.scoring.robustness.voter import Voter, voter_of
from reportcard.scoring.score import score
from reportcard.scoring.shares import CHAMBERS
from tests.scoring.random_worlds import Case
from tests.scoring.worlds import FIRST_DAY, World, both, one_person, rubric_of, scored, vote


def measured(world: World, criteria: Iterable[Mapping[str, Any]], **other: Any) -> Stability:
    """The first legislator of a world, measured."""
    return robustness(scored(world, criteria, **other)).people[0]


def voted(letters: str, **other: Any) -> Stability:
    """One House member with one roll call of weight 1 a letter, measured."""
    world, criteria = one_person(letters)
    return measured(world, criteria, **other)


def house(votes: Mapping[str, str], parties: Mapping[str, str] | None = None) -> World:
    """House members by name, each with one letter for each of the same roll calls."""
    world = World()
    for district, name in enumerate(votes, 1):
        world.person(name, "house", district, party=(parties or {}).get(name, "D"), start=FIRST_DAY)
    for number in range(len(next(iter(votes.values())))):
        world.roll_call(number + 1, {name: own[number] for name, own in votes.items()})
    return world


def house_scores(
    votes: Mapping[str, str], parties: Mapping[str, str] | None = None, **other: Any
) -> Scored:
    """The same, scored with one vote of weight 1 for each roll call."""
    count = len(next(iter(votes.values())))
    criteria = [vote(number) for number in range(1, count + 1)]
    return scored(house(votes, parties), criteria, **other)


def subjects(**weights: Any) -> list[dict[str, Any]]:
    """Subjects by name and weight."""
    return [{"id": k, "title": both(k), "weight": weight} for k, weight in weights.items()]


def card_in(case: Case, con: Any) -> RubricCard:
    """The compiled card of a random case."""
    return compile_rubric(rubric_of(case.rubric), con)


def rescored(card: RubricCard, con: Any) -> Scored:
    """A whole new run of the engine."""
    return score(card, con)


def without_question(card: RubricCard, question: str) -> RubricCard:
    """The card with one question outside the subjects: a group, a roll call, or one criterion."""
    asked = next((c.vote_event_id for c in card.criteria if c.criterion_id == question), None)

    def goes(criterion: Criterion) -> bool:
        same_vote = asked is not None and criterion.vote_event_id == asked
        in_group = criterion.group_id == question
        return (
            in_group
            or criterion.criterion_id == question
            or (same_vote and criterion.group_id is None)
        )

    return replace(
        card,
        criteria=tuple(
            replace(c, category_id="", group_id=None, cap=Fraction(1)) if goes(c) else c
            for c in card.criteria
        ),
        groups=tuple(group for group in card.groups if group.group_id != question),
    )


def voters_of(scored_: Scored) -> tuple[Board, list[Voter]]:
    """A card made ready, and everybody on it."""
    board = board_of(scored_.rubric)
    ladders = {chamber: ladder_of(scored_.rubric, chamber) for chamber in CHAMBERS}
    return board, [voter_of(board, r, ladders[r.chamber]) for r in scored_.results]


def is_attendance_followed(card: RubricCard) -> bool:
    """Whether attendance looks at the roll calls that the card asks about."""
    return any(criterion.roll_calls == "scored" for criterion in card.criteria)


def not_asked(card: RubricCard, question: str) -> RubricCard:
    """The card as if one question had never been on it."""
    outside = without_question(card, question)
    kept = zip(card.criteria, outside.criteria, strict=True)
    return replace(
        outside, criteria=tuple(c for old, c in kept if old.category_id == c.category_id)
    )

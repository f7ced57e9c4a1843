"""One answer the other way, where it moves more than the base score: points, limits, attendance.

Leaves to others: the fewest of several answers, where each moves the base score alone (flips).
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from reportcard.model.scores import MEASURED_TYPES, VOTE_TYPES, Criterion
from reportcard.scoring.instead import moved
from reportcard.scoring.robustness.board import Board
from reportcard.scoring.robustness.recast import score_with
from reportcard.scoring.robustness.voter import Voter

# The other answer to what is no vote, with us and against us.
WORDS: Mapping[str, tuple[str, str]] = {
    "sponsorship": ("cosponsor", "none"),
    "attested_action": ("done", "none"),
    "questionnaire": ("support", "oppose"),
}


def moves_more(board: Board, voter: Voter) -> bool:
    """Whether an answer can move more than what the question itself gives."""
    adjust = board.card.adjust
    items = (item.criterion_id for item in (*adjust.bonus, *adjust.penalty))
    counted = {board.card.criteria[answer.number].type for answer in voter.answers}
    return (
        bool(board.card.limits)
        or any(name in voter.outcomes for name in items)
        or bool(counted & {"attendance", "effectiveness", "party_unity"})
    )


def other_scores(board: Board, voter: Voter) -> Iterator[Fraction | None]:
    """The score with each question answered with us, and against us; what can be said of it."""
    for question in voter.questions:
        for changed in _both_ways(board, voter, question):
            if changed:
                yield score_with(board, voter, changed)


def all_tried(board: Board, voter: Voter) -> bool:
    """Whether every question can be answered the other way from what is on the card."""
    ways = (way for question in voter.questions for way in _both_ways(board, voter, question))
    return not moves_more(board, voter) or all(way is not None for way in ways)


def _both_ways(board: Board, voter: Voter, question: int) -> Iterator[dict[str, str] | None]:
    asked = [
        board.card.criteria[answer.number]
        for answer in voter.answers
        if board.question_of[answer.number] == question
    ]
    for place in (0, 1):
        yield _answered(board, voter, asked, place)


def _answered(
    board: Board, voter: Voter, asked: list[Criterion], place: int
) -> dict[str, str] | None:
    """The outcomes of one way; a roll call that several ask about is a Yes or a No to the first.

    A rate that is counted from the record is no answer, and nothing changes it at one stroke.
    """
    changed: dict[str, str] = {}
    for criterion in asked:
        if criterion.criterion_id in changed or criterion.type in MEASURED_TYPES:
            continue
        if criterion.scale is not None:
            return None
        is_vote = criterion.type in VOTE_TYPES
        word = (("support", "oppose") if is_vote else WORDS[criterion.type])[place]
        found = moved(board.card, criterion, word, voter.outcomes)
        if found is None:
            return None
        changed |= found
    return changed

"""What a score is compared with: party, the middle of the chamber, the floor alone, shared bills.

None of it enters a grade. Leaves to others: counting (recount).
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from statistics import median

from reportcard.model.scores import ROLL_CALL_TYPES, Criterion
from reportcard.model.vocabulary import Chamber
from reportcard.scoring.robustness.board import Board
from reportcard.scoring.robustness.exactsum import total
from reportcard.scoring.robustness.recount import count_up
from reportcard.scoring.robustness.voter import Voter, base_without

MINIMUM_SHARED_BILLS = 3
# Roll calls on which the rubric has a position of its own.
OWN_FLOOR_TYPES = ROLL_CALL_TYPES - {"third_party_position", "party_unity"}


def sitting(voters: Sequence[Voter], chamber: Chamber) -> list[Voter]:
    """The members of a chamber in office who have a score."""
    return [
        voter
        for voter in voters
        if voter.result.chamber == chamber
        and voter.result.in_office
        and voter.result.score is not None
    ]


class PartyMeans:
    """The mean score of each party among the sitting members of a chamber."""

    def __init__(self, members: Sequence[Voter]) -> None:
        scores: dict[str, list[Fraction]] = {}
        for member in members:
            scores.setdefault(member.result.party, []).append(member.known_score)
        self._sums = {party: (total(own), len(own)) for party, own in scores.items()}
        self._members = {member.result.person_id for member in members}

    def without(self, voter: Voter) -> Fraction | None:
        """The mean of their party without them; None of nobody."""
        points, count = self._sums.get(voter.result.party, (Fraction(0), 0))
        if voter.result.person_id in self._members:
            points, count = points - voter.known_score, count - 1
        return points / count if count else None


class Medians:
    """The score of the middle member on the questions that somebody was asked.

    Most members were asked the same questions; each set of questions is counted once.
    """

    def __init__(self, board: Board, members: Sequence[Voter]) -> None:
        self._board = board
        self._members = members
        self._known: dict[frozenset[int], Fraction | None] = {}

    def median_for(self, voter: Voter) -> Fraction | None:
        """The median on the questions of one legislator; None when nobody has a score on them."""
        asked = frozenset(
            self._board.question_of[self._board.numbers[line.criterion_id]]
            for line in voter.result.lines
            if line.outcome != "not_eligible"
        )
        if asked not in self._known:
            found = (self._score_on(member, asked) for member in self._members)
            scores = [score for score in found if score is not None]
            self._known[asked] = median(scores) if scores else None
        return self._known[asked]

    def _score_on(self, member: Voter, asked: frozenset[int]) -> Fraction | None:
        others = member.questions.keys() - asked
        if not others:
            return member.result.score
        return member.score_of(base_without(self._board, member, others))


def floor_criteria(board: Board) -> frozenset[int]:
    """The criteria about roll calls of the chambers, by number."""
    return _numbers(board, lambda criterion: criterion.type in ROLL_CALL_TYPES)


def shared_bills(board: Board) -> tuple[str, ...]:
    """The bills on which the rubric takes a position in roll calls of both chambers."""
    by_chamber: dict[str, set[str]] = {"house": set(), "senate": set()}
    for criterion in board.card.criteria:
        if _is_own_floor_vote(criterion) and criterion.chamber is not None:
            by_chamber[criterion.chamber].add(criterion.bill_id)
    return tuple(sorted((by_chamber["house"] & by_chamber["senate"]) - {""}))


def shared_criteria(board: Board, bills: Sequence[str]) -> frozenset[int]:
    """The criteria about roll calls on these bills, by number."""
    return _numbers(board, lambda c: _is_own_floor_vote(c) and c.bill_id in bills)


def base_on(board: Board, voter: Voter, criteria: frozenset[int]) -> Fraction | None:
    """The base score on some of the criteria alone; None when none of them counted."""
    answers = (answer for answer in voter.answers if answer.number in criteria)
    return count_up(board, board.nominal, board.card.aggregate, answers).base


def _numbers(board: Board, keep: Callable[[Criterion], bool]) -> frozenset[int]:
    return frozenset(n for n, criterion in enumerate(board.card.criteria) if keep(criterion))


def _is_own_floor_vote(criterion: Criterion) -> bool:
    return criterion.type in OWN_FLOOR_TYPES and bool(criterion.category_id)

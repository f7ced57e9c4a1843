"""Answers to flip: the fewest counted answers that, the other way, would give another letter.

An answer keeps the weight with which it counted; the largest gains go first, which is optimal
because each adds to the base score independently of the others. Where answers move more than that,
only one answer is tried (one_answer). Leaves to others: counting.
"""

from fractions import Fraction
from math import lcm
from typing import Literal

from reportcard.model.robustness import Flip
from reportcard.scoring.robustness.board import Board
from reportcard.scoring.robustness.one_answer import moves_more, other_scores
from reportcard.scoring.robustness.recount import Answer, Sums, count_up
from reportcard.scoring.robustness.voter import Voter

Side = Literal["up", "down"]


def flip(board: Board, voter: Voter, side: Side) -> Flip | None:
    """The next letter on one side and the fewest answers that reach it, or one beyond it.

    None at the end of the letters, without a score, where no answers would reach it, and where it
    takes more than one, and answers move more than the base score.

    Worked: 7 of 10 equal questions are 70, a C; from 80 it is a B: one answer more.
    """
    result, ladder = voter.result, voter.ladder
    if result.score is None:
        return None
    step = -1 if side == "up" else 1
    target = ladder.place(result.score) + step
    if not 0 <= target < len(ladder.letters):
        return None
    if moves_more(board, voter):
        others = (score for score in other_scores(board, voter) if score is not None)
        is_reached = any((ladder.place(score) - target) * step >= 0 for score in others)
        return Flip(ladder.letters[target], 1) if is_reached else None
    earned, whole, gains = _gains(board, voter, side)
    for count, gain in enumerate(gains, 1):
        earned += gain
        place = ladder.place(voter.ending.score(Fraction(100 * earned, whole)))
        if (place - target) * step >= 0:
            return Flip(ladder.letters[target], count)
    return None


def _gains(board: Board, voter: Voter, side: Side) -> tuple[int, int, list[int]]:
    """The points earned, of how many, and what each question would add to them, most first.

    For the lower side what it would take, below 0. Whole numbers on one scale.
    """
    extremes = board.best if side == "up" else board.worst
    flipped = [answer._replace(credit=extremes[answer.number]) for answer in voter.answers]
    here = voter.sums
    there = count_up(board, board.nominal, board.card.aggregate, flipped)
    # Roll calls that several criteria ask about: one vote decides all, a Yes or a No.
    shared = [question for question, parts in voter.questions.items() if len(parts) > 1]
    options = [_voted(board, voter, side, o) for o in ("yes", "no")] if shared else []
    whole = lcm(*(sums.whole for sums in (here, there, *options)))
    own, final = _earned(here, whole), _earned(there, whole)
    for question in shared:
        choose = max if side == "up" else min
        final[question] = choose(_earned(sums, whole)[question] for sums in options)
    sign = 1 if side == "up" else -1
    gains = (final[question] - points for question, points in own.items())
    useful = sorted((gain for gain in gains if gain * sign > 0), key=abs, reverse=True)
    return sum(own.values()), whole, useful


def _earned(sums: Sums, whole: int) -> dict[int, int]:
    """Points by question, of so many altogether."""
    earned: dict[int, int] = {}
    for question, category, num, _den in sums.parts:
        earned[question] = earned.get(question, 0) + num * sums.factors[category]
    scale = whole // sums.whole
    return {question: points * scale for question, points in earned.items()}


def _voted(board: Board, voter: Voter, side: Side, option: str) -> Sums:
    """The sums with every answer a Yes, or a No; the same answers count as before."""

    def credit(answer: Answer) -> int | Fraction:
        position = board.card.criteria[answer.number].position
        if position is None:  # no vote
            return (board.best if side == "up" else board.worst)[answer.number]
        outcome = "support" if (position == "support") == (option == "yes") else "oppose"
        return board.marks[answer.number].get(outcome, (answer.credit, 0))[0]

    answers = [answer._replace(credit=credit(answer)) for answer in voter.answers]
    return count_up(board, board.nominal, board.card.aggregate, answers)

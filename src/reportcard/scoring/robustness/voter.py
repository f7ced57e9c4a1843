"""One legislator, counted: what every measure starts from.

Leaves to others: the measures themselves.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from reportcard.model.scores import Result
from reportcard.scoring.robustness.answers import answers_of
from reportcard.scoring.robustness.board import Board
from reportcard.scoring.robustness.ending import Ending, Ladder, ending_of
from reportcard.scoring.robustness.recount import Answer, Part, Sums, base_of, count_up, totals_of

Questions = dict[int, list[Part]]


@dataclass(frozen=True, slots=True)
class Voter:
    """A result with its answers as whole numbers.

    Attributes:
        result: What the engine found.
        answers: Their counted marks.
        sums: The same, summed.
        questions: Parts by question; only those in which something counted.
        n_eff: How many equal questions theirs weigh like.
        outcomes: By criterion, of all that concern them.
        ending: What happens to their base score.
        ladder: Letters of their chamber.
    """

    result: Result
    answers: tuple[Answer, ...]
    sums: Sums
    questions: Questions
    n_eff: Fraction
    outcomes: Mapping[str, str]
    ending: Ending
    ladder: Ladder

    @property
    def known_score(self) -> Fraction:
        """Their score, for those who have one."""
        assert self.result.score is not None, "only those with a score are compared"
        return self.result.score

    @property
    def is_compared(self) -> bool:
        """In office and with a complete grade: those whom ranks and statistics are about."""
        result = self.result
        return result.in_office and result.score is not None and not result.reasons

    def score_of(self, base: Fraction | None) -> Fraction | None:
        """Their score with another base score."""
        return None if base is None else self.ending.score(base)


def voter_of(board: Board, result: Result, ladder: Ladder) -> Voter:
    """Count one legislator."""
    answers = tuple(answers_of(board, result))
    sums = count_up(board, board.nominal, board.card.aggregate, answers)
    questions: Questions = {}
    for part in sums.parts:
        questions.setdefault(part[0], []).append(part)
    outcomes = {line.criterion_id: line.outcome for line in result.lines}
    return Voter(
        result=result,
        answers=answers,
        sums=sums,
        questions=dict(sorted(questions.items())),
        n_eff=n_eff_of(sums),
        outcomes=outcomes,
        ending=ending_of(board.card, result, outcomes),
        ladder=ladder,
    )


def base_without(board: Board, voter: Voter, questions: Iterable[int]) -> Fraction | None:
    """The base score without some of the questions."""
    left_out = frozenset(questions)
    totals = totals_of(part for part in voter.sums.parts if part[0] not in left_out)
    return base_of(board, board.nominal, board.card.aggregate, totals)


def n_eff_of(sums: Sums) -> Fraction:
    """How many equal questions those of somebody weigh like: (sum w)^2 / sum w^2; 0 of none.

    Worked: points 50, 25 and 25 weigh like 100^2 / (2500 + 625 + 625) = 8/3 questions.
    """
    weights: dict[int, int] = {}
    for question, category, _num, den in sums.parts:
        weights[question] = weights.get(question, 0) + den * sums.factors[category]
    squares = sum(weight * weight for weight in weights.values())
    return Fraction(sum(weights.values()) ** 2, squares) if squares else Fraction(0)

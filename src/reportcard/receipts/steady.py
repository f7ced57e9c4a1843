"""How steady a grade is, in sentences no stronger than the figures behind them.

Leaves to others: the figures (scoring.robustness), the nearest other letter (nearest), how sure we
are (sure), where the sentences stand (explain, pages).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from reportcard.language import N_
from reportcard.model.numbers import shown_number
from reportcard.model.robustness import Robustness, Stability
from reportcard.model.scores import Result, RubricCard
from reportcard.receipts.nearest import nearest_sentences, steady_label
from reportcard.receipts.sentence import Sentence, in_a_row, ngettext, sentence
from reportcard.receipts.sure import sure_sentences


@dataclass(frozen=True, slots=True)
class Steadiness:
    """What is said of how steady somebody's letter is.

    Attributes:
        label: In a few words, to stand with the grade.
        main: Three points: the nearest other letter, missed votes, how sure we are.
        more: What else there is to know.
        compared: Their score beside that of the middle legislator; None where there is none.
    """

    label: Sentence
    main: tuple[Sentence, ...]
    more: tuple[Sentence, ...]
    compared: Sentence | None


def find_steadiness(
    stability: Stability, result: Result, rubric: RubricCard, robustness: Robustness
) -> Steadiness | None:
    """What is said of how steady somebody's letter is; None where they have no score.

    Args:
        stability: The figures.
        result: Their score.
        rubric: Names the questions, and says how a score is printed.
        robustness: Of everybody: tiers, and whether the chambers can be compared.
    """
    if result.score is None:
        return None
    telling = _Telling(stability, result, rubric, robustness)
    return Steadiness(
        label=steady_label(stability, result),
        main=tuple(telling.main()),
        more=tuple(telling.more()),
        compared=telling.compared(),
    )


@dataclass(frozen=True)
class _Telling:
    of: Stability
    result: Result
    rubric: RubricCard
    robustness: Robustness

    def main(self) -> Iterator[Sentence]:
        """The nearest other letter, missed votes, how sure we are: a point each."""
        strength = self.robustness.chambers.get(self.of.chamber)
        yield in_a_row(*nearest_sentences(self.of, self.result, self.rubric))
        yield from self._missed()
        yield in_a_row(*sure_sentences(self.of, strength))

    def more(self) -> Iterator[Sentence]:
        """Other ways to count, the party, parts of the record, the group."""
        message = N_("The letter is the same in {n} of {all} ways to count the same record.")
        yield sentence(message, n=str(self.of.holds_in), all=str(len(self.of.universes)))
        yield from self._party()
        yield from self._parts()
        yield from self._tier()

    def compared(self) -> Sentence | None:
        """Printed scores are compared: a reader must not see 75 called higher than 75."""
        if self.of.chamber_median is None or self.result.shown is None:
            return None
        middle = self._score(self.of.chamber_median)
        if self.result.grade == "INC":
            message = N_(
                "The middle legislator of the chamber has a score of {middle} on the same "
                "questions."
            )
            return sentence(message, middle=middle)
        return sentence(
            {
                "same": N_(
                    "The score of {shown} is about the same as that of the middle legislator of "
                    "the chamber on the same questions, {middle}."
                ),
                "above": N_(
                    "The score of {shown} is above that of the middle legislator of the chamber "
                    "on the same questions, {middle}."
                ),
                "below": N_(
                    "The score of {shown} is below that of the middle legislator of the chamber "
                    "on the same questions, {middle}."
                ),
            }[_side(self.result.shown, middle)],
            shown=self.result.shown,
            middle=middle,
        )

    # ------------------------------------------------ private

    def _missed(self) -> Iterator[Sentence]:
        low, high = self.of.range_low, self.of.range_high
        if low is None or high is None or low == high:
            return
        message = N_(
            "If all missed votes had been cast, the score would be between {low} ({grade_low}) and "
            "{high} ({grade_high})."
        )
        yield sentence(
            message,
            low=self._score(low),
            high=self._score(high),
            grade_low=self.of.grade_low or "",
            grade_high=self.of.grade_high or "",
        )

    def _party(self) -> Iterator[Sentence]:
        if self.of.party_mean is not None:
            message = N_(
                "The average score of the others of their party in the chamber: {score} of 100."
            )
            yield sentence(message, score=self._score(self.of.party_mean))

    def _parts(self) -> Iterator[Sentence]:
        if self.of.floor_only is not None:
            message = N_(
                "Counting nothing but roll calls of the chamber (no sponsoring, for example): a "
                "score of {score} of 100."
            )
            yield sentence(message, score=self._score(self.of.floor_only))
        bills = len(self.robustness.shared_bills)
        if self.of.same_bills is not None and self.robustness.is_comparable:
            yield ngettext(
                "Counting nothing but the {n} bill that both chambers voted on: a score of {score} "
                "of 100.",
                "Counting nothing but the {n} bills that both chambers voted on: a score of "
                "{score} of 100.",
                bills,
                score=self._score(self.of.same_bills),
            )
        else:
            yield sentence(
                N_("Not comparable with the other chamber: too few bills were voted on in both.")
            )

    def _tier(self) -> Iterator[Sentence]:
        """Where the whole chamber is one group, the methodology says so once, and no card does."""
        strength = self.robustness.chambers.get(self.of.chamber)
        if self.of.tier is None or strength is None or strength.tiers == 1:
            return
        message = N_(
            "Group {tier} of {tiers} in the chamber, the first having the highest scores. With "
            "these questions nobody can say with 95% certainty who of a group did better."
        )
        yield sentence(message, tier=str(self.of.tier), tiers=str(strength.tiers))

    def _score(self, score: Fraction) -> str:
        return shown_number(
            score, places=self.rubric.rounding_places, mode=self.rubric.rounding_mode
        )


def _side(shown: str, middle: str) -> str:
    mine, theirs = Fraction(shown), Fraction(middle)
    if mine == theirs:
        return "same"
    return "above" if mine > theirs else "below"

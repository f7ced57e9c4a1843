"""How steady a grade is, in sentences no stronger than the figures behind them.

Leaves to others: the figures (scoring.robustness), where the sentences stand (explain, pages).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from reportcard.language import N_
from reportcard.model.numbers import shown_number
from reportcard.model.robustness import Flip, Robustness, Stability
from reportcard.model.scores import Result, RubricCard
from reportcard.receipts.sentence import Sentence, Word, ngettext, sentence


@dataclass(frozen=True, slots=True)
class SureCut:
    """A phrase for how sure we are of a letter, and the lowest probability that it stands for."""

    phrase: str
    minimum: Fraction


SURE_CUTS: tuple[SureCut, ...] = (
    SureCut("very_sure", Fraction(95, 100)),
    SureCut("fairly_sure", Fraction(3, 4)),
    SureCut("likely", Fraction(1, 2)),
    SureCut("not_sure", Fraction(0)),
)


def steady_sentences(
    stability: Stability, result: Result, rubric: RubricCard, robustness: Robustness
) -> tuple[Sentence, ...]:
    """What is said of how steady somebody's letter is; nothing where they have no score.

    Args:
        stability: The figures.
        result: Their score.
        rubric: Says how a score is printed.
        robustness: Of everybody: tiers, and whether the chambers can be compared.
    """
    if result.score is None:
        return ()
    telling = _Telling(stability, result, rubric, robustness)
    return tuple(telling.sentences())


def sure_phrase(probability: float) -> str:
    """The code of the phrase for a probability, by its printed percentage: 0.97 is "very_sure"."""
    printed = Fraction(int(shown_probability(probability)), 100)
    return next(cut.phrase for cut in SURE_CUTS if printed >= cut.minimum)


def shown_probability(probability: float) -> str:
    """A probability as a whole percentage, never 0 and never 100: neither is ever certain."""
    return str(min(max(round(probability * 100), 1), 99))


@dataclass(frozen=True)
class _Telling:
    of: Stability
    result: Result
    rubric: RubricCard
    robustness: Robustness

    def sentences(self) -> Iterator[Sentence]:
        if self.result.grade != self.of.grade:
            message = N_("This is about the letter {grade}, which the score alone gives.")
            yield sentence(message, grade=self.of.grade)
        yield from self._steady()
        yield from self._missed()
        yield from self._ways()
        yield from self._sure()
        yield from self._others()
        yield from self._parts()
        yield from self._tier()

    def _steady(self) -> Iterator[Sentence]:
        others = sum(one.grade != self.of.grade for one in self.of.without_one)
        if self.of.is_steady:
            yield sentence(N_("Steady: no single question, left out, changes the letter."))
        else:
            yield ngettext(
                "Not steady: the letter rests on {n} single question; without it, it changes.",
                "Not steady: {n} questions would each, left out alone, change the letter.",
                others,
            )
        if self.of.up is not None:
            yield _lifted(self.of.up)
        if self.of.down is not None:
            yield _lowered(self.of.down)

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

    def _ways(self) -> Iterator[Sentence]:
        message = N_("The letter is the same in {n} of {all} ways to count the same record.")
        yield sentence(message, n=str(self.of.holds_in), all=str(len(self.of.universes)))

    def _sure(self) -> Iterator[Sentence]:
        sure = self.of.letter_confidence
        if sure is None:
            yield sentence(
                N_("How sure we are of the letter cannot be said: there is too little to go by.")
            )
            return
        yield sentence(
            N_("How sure we are of the letter: {words} ({percent}%)."),
            words=Word("sure", sure_phrase(sure)),
            percent=shown_probability(sure),
        )

    def _others(self) -> Iterator[Sentence]:
        if self.of.chamber_median is not None:
            yield sentence(
                N_("The middle legislator of the chamber on the same votes: {score}."),
                score=self._score(self.of.chamber_median),
            )
        if self.of.party_mean is not None:
            yield sentence(
                N_("The average of the others of their party in the chamber: {score}."),
                score=self._score(self.of.party_mean),
            )

    def _parts(self) -> Iterator[Sentence]:
        if self.of.floor_only is not None:
            yield sentence(
                N_("On roll calls of the chamber alone: {score}."),
                score=self._score(self.of.floor_only),
            )
        bills = len(self.robustness.shared_bills)
        if self.of.same_bills is not None and self.robustness.is_comparable:
            yield ngettext(
                "On the {n} bill that both chambers voted on: {score}.",
                "On the {n} bills that both chambers voted on: {score}.",
                bills,
                score=self._score(self.of.same_bills),
            )
        else:
            yield sentence(
                N_("Not comparable with the other chamber: too few bills were voted on in both.")
            )

    def _tier(self) -> Iterator[Sentence]:
        strength = self.robustness.chambers.get(self.of.chamber)
        if self.of.tier is None or strength is None:
            return
        if strength.tiers == 1:
            yield sentence(
                N_("All with a grade in the chamber are in one group: the record tells none apart.")
            )
            return
        message = N_(
            "Group {tier} of {tiers} in the chamber, the first having the highest scores. The "
            "record does not say who of a group did better."
        )
        yield sentence(message, tier=str(self.of.tier), tiers=str(strength.tiers))

    def _score(self, score: Fraction) -> str:
        return shown_number(
            score, places=self.rubric.rounding_places, mode=self.rubric.rounding_mode
        )


def _lifted(flip: Flip) -> Sentence:
    return ngettext(
        "{n} answer the other way would lift it at least to {grade}.",
        "{n} answers the other way would lift it at least to {grade}.",
        flip.answers,
        grade=flip.grade,
    )


def _lowered(flip: Flip) -> Sentence:
    return ngettext(
        "{n} answer the other way would lower it at least to {grade}.",
        "{n} answers the other way would lower it at least to {grade}.",
        flip.answers,
        grade=flip.grade,
    )

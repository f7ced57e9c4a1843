"""How sure we are of a letter, in words no stronger than the figure, or why it cannot be said.

Leaves to others: the probabilities (scoring.robustness), what else is said of a letter (steady).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from reportcard.language import N_
from reportcard.model.numbers import shown_number
from reportcard.model.robustness import ChamberStrength, NoConfidence, Stability
from reportcard.receipts.sentence import Sentence, Word, ngettext, sentence

# Below this part of the differences between scores that is more than chance, a probability would
# only say that everybody is taken for the average of the chamber.
LEAST_RELIABILITY = Fraction(1, 5)


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
_WHY_NOT: dict[NoConfidence, str] = {
    "too_few": N_(
        "How sure we are of the letter cannot be said: too few in the chamber can be compared."
    ),
    "only_chance": N_(
        "How sure we are of the letter cannot be said: the scores of the chamber differ no more "
        "than chance would make them."
    ),
    "all_or_nothing": N_(
        "How sure we are of the letter cannot be said: all scores of the chamber are 0 or 100."
    ),
}


def is_sayable(strength: ChamberStrength | None) -> bool:
    """Whether the questions of a chamber tell enough for a probability of somebody's letter."""
    if strength is None or strength.reliability is None:
        return False
    return strength.reliability >= LEAST_RELIABILITY


def sure_sentences(stability: Stability, strength: ChamberStrength | None) -> Iterator[Sentence]:
    """How sure we are of a letter, at most; then how much the questions of the chamber tell."""
    sure = stability.letter_confidence
    if sure is None or not is_sayable(strength):
        yield _cannot_be_said(strength)
    else:
        yield _at_most(stability, sure)
    if strength is not None and strength.effective_questions is not None:
        yield ngettext(
            "The {n} question of the chamber tells as much as {effective} independent ones.",
            "The {n} questions of the chamber tell as much as {effective} independent ones.",
            strength.questions,
            effective=shown_number(Fraction(strength.effective_questions), places=1),
        )


def sure_phrase(probability: float) -> str:
    """The code of the phrase for a probability, by its printed percentage: 0.97 is "very_sure"."""
    printed = Fraction(int(shown_probability(probability)), 100)
    return next(cut.phrase for cut in SURE_CUTS if printed >= cut.minimum)


def shown_probability(probability: float) -> str:
    """A probability as a whole percentage, never 0 and never 100: neither is ever certain."""
    return str(min(max(round(probability * 100), 1), 99))


def _cannot_be_said(strength: ChamberStrength | None) -> Sentence:
    if strength is not None and strength.reliability is not None:
        return sentence(
            N_(
                "How sure we are of the letter cannot be said: only {percent}% of the differences "
                "between scores in the chamber is more than chance."
            ),
            percent=_whole_percent(strength.reliability),
        )
    why: NoConfidence | None = strength.no_confidence if strength else None
    return sentence(_WHY_NOT[why or "too_few"])


def _at_most(stability: Stability, sure: float) -> Sentence:
    """The words and the probability, or which other letter has a higher one, as printed."""
    percent = shown_probability(sure)
    other, chance = max(stability.confidence, key=lambda pair: pair[1], default=("", 0.0))
    if other != stability.grade and int(shown_probability(chance)) > int(percent):
        message = N_(
            "How sure we are of the letter: at most {percent}%; another letter is more likely: "
            "{other} ({chance}%)."
        )
        return sentence(message, percent=percent, other=other, chance=shown_probability(chance))
    message = N_("How sure we are of the letter: {words} (at most {percent}%).")
    return sentence(message, words=Word("sure", sure_phrase(sure)), percent=percent)


def _whole_percent(share: float) -> str:
    """Rounded down: 19.9% must not be printed as the 20% that would be enough."""
    return shown_number(Fraction(share) * 100, places=0, mode="down")

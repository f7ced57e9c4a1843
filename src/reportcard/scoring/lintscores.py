"""Warnings from what the scores show: parties, subjects that decide too much, overrides.

The figures are those of robustness, which is shown beside every grade. Leaves to others: computing
them (robustness).
"""

from collections.abc import Iterator
from fractions import Fraction

from reportcard.language import _, ngettext
from reportcard.model.numbers import shown_number
from reportcard.model.robustness import CategoryWeight, ChamberStrength, Robustness
from reportcard.model.scores import Scored
from reportcard.model.vocabulary import Chamber
from reportcard.scoring.lintweights import FEWEST_QUESTIONS
from reportcard.scoring.lintwords import Warned, chamber_word, percent
from reportcard.scoring.shares import CHAMBERS

MOST_BY_PARTY = Fraction(90, 100)
LARGEST_RATIO = 2


def score_warnings(scored: Scored, robustness: Robustness) -> Iterator[Warned]:
    """Warnings from the scores of each chamber, and from grades that are set by name."""
    for chamber in CHAMBERS:
        if strength := robustness.chambers.get(chamber):
            yield from _few_independent(chamber, strength)
            yield from _by_party(chamber, strength)
            for index, category in enumerate(scored.rubric.categories):
                for weight in strength.weights:
                    if weight.category_id == category.category_id:
                        yield from _weight(chamber, index, weight)
    yield from _overrides(scored)


def _few_independent(chamber: Chamber, strength: ChamberStrength) -> Iterator[Warned]:
    like = strength.effective_questions
    if like is not None and like < FEWEST_QUESTIONS:
        message = _(
            "{chamber}: the answers to {n} questions tell as much as {like} independent ones; "
            "fewer than {limit} say little of anybody."
        )
        words = message.format(
            chamber=chamber_word(chamber),
            n=strength.questions,
            like=f"{like:.1f}",
            limit=FEWEST_QUESTIONS,
        )
        yield ("criteria",), words


def _by_party(chamber: Chamber, strength: ChamberStrength) -> Iterator[Warned]:
    share = strength.party_share
    if share is not None and share > MOST_BY_PARTY:
        message = _(
            "{chamber}: party explains {share}% of the differences between scores; over {limit}% "
            "the card says little that the party does not."
        )
        words = message.format(
            share=percent(share),
            chamber=chamber_word(chamber),
            limit=percent(MOST_BY_PARTY, places=0),
        )
        yield ("criteria",), words


def _weight(chamber: Chamber, index: int, weight: CategoryWeight) -> Iterator[Warned]:
    """A subject that decides over twice, or under half, of what its weight says."""
    nominal, effective = weight.nominal, weight.effective
    if effective is None:
        return
    if effective < 0:
        message = _(
            "{chamber}: this subject has {nominal}% of the weight, but its answers run against "
            "the rest of the score ({effective}% of the differences)."
        )
    elif nominal and not nominal / LARGEST_RATIO <= effective <= nominal * LARGEST_RATIO:
        message = _(
            "{chamber}: this subject has {nominal}% of the weight, but makes {effective}% of "
            "the differences between scores."
        )
    else:
        return
    words = message.format(
        nominal=percent(nominal), chamber=chamber_word(chamber), effective=percent(effective)
    )
    yield ("categories", index, "weight"), words


def _overrides(scored: Scored) -> Iterator[Warned]:
    count = len(scored.rubric.overrides)
    if count:
        share = Fraction(count, len(scored.results) or 1)
        message = ngettext(
            "{n} grade ({share}% of all) is set by name, not by the rules; the computed one is "
            "printed beside it.",
            "{n} grades ({share}% of all) are set by name, not by the rules; the computed ones "
            "are printed beside them.",
            count,
        )
        yield ("overrides",), message.format(n=count, share=shown_number(100 * share, places=1))

"""Scores and letters by other weights, from marks alone: what the page of a reader's weights shows.

Plain arithmetic on the data that the page is given; test_reweigh.py holds it equal to whole runs of
the engine with those weights.
"""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from reportcard.model.numbers import rounded, shown_number
from reportcard.model.reweighing import PersonMarks
from reportcard.model.scores import RubricCard, Scored
from reportcard.model.vocabulary import Chamber
from reportcard.scoring.reweigh import find_reweighing

Printed = tuple[str | None, str]


def with_weights(card: RubricCard, weights: Sequence[Fraction]) -> RubricCard:
    """The card with other weights of its subjects, in their order."""
    pairs = zip(card.categories, weights, strict=True)
    return replace(card, categories=tuple(replace(one, weight=weight) for one, weight in pairs))


def printed(scored: Scored) -> dict[str, Printed]:
    """Everybody's score as printed, and grade."""
    return {result.person_id: (result.shown, result.grade) for result in scored.results}


def reweighed(scored: Scored, weights: Sequence[Fraction]) -> dict[str, Printed]:
    """The same by other weights, from the marks that do not depend on them."""
    found = find_reweighing(scored)
    assert found is not None
    return {
        result.person_id: by_weights(
            scored.rubric, found.people[result.person_id], result.chamber, weights
        )
        for result in scored.results
    }


def by_weights(
    card: RubricCard, person: PersonMarks, chamber: Chamber, weights: Sequence[Fraction]
) -> Printed:
    """One legislator's score as printed, and grade."""
    base = _base(card, person.marks, weights)
    if base is None:
        return None, person.override or "NR"
    score = _score(card, person, base)
    places, mode = card.rounding_places, card.rounding_mode
    judged = rounded(score, places=places, mode=mode) if card.grade_on == "shown" else score
    letter = "INC" if person.is_incomplete else _letter(card, person, chamber, judged)
    return shown_number(score, places=places, mode=mode), person.override or letter


def _base(
    card: RubricCard, marks: Sequence[Fraction | None], weights: Sequence[Fraction]
) -> Fraction | None:
    """Subjects without a mark have no part of the whole, or nothing of their part."""
    pairs = list(zip(marks, weights, strict=True))
    keeps_empty = card.missing_category == "zero"
    whole = sum((w for mark, w in pairs if mark is not None or keeps_empty), Fraction(0))
    if whole == 0 or all(mark is None for mark in marks):
        return None
    return 100 * sum((mark * w for mark, w in pairs if mark is not None), Fraction(0)) / whole


def _score(card: RubricCard, person: PersonMarks, base: Fraction) -> Fraction:
    score = base + person.points
    if card.curve is not None:
        score = card.curve.intercept + card.curve.slope * score
    for limit in (card.limits[place] for place in person.limits):
        if limit.above is not None and limit.becomes_below is not None and score >= limit.above:
            score = limit.becomes_below
        elif limit.below is not None and limit.becomes_above is not None and score <= limit.below:
            score = limit.becomes_above
    return min(max(score, card.adjust.floor), card.adjust.ceiling)


def _letter(card: RubricCard, person: PersonMarks, chamber: Chamber, score: Fraction) -> str:
    bands = [band for band in card.bands if band.chamber in (None, chamber)]
    letters = [band.grade for band in bands]
    reached = [letter for letter, band in zip(letters, bands, strict=True) if score >= band.minimum]
    letter = reached[0] if reached else letters[-1]
    return max(letter, person.best or letter, key=letters.index)

"""Warnings that need everybody's votes and scores: questions that separate nobody, or only parties.

All exact. Leaves to others: the warnings that the rubric alone gives rise to (lint).
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from reportcard.language import _
from reportcard.model.numbers import shown_number
from reportcard.model.scores import Criterion, Result, Scored
from reportcard.model.vocabulary import Chamber
from reportcard.scoring.shares import CHAMBERS
from reportcard.words import WORDS
from reportcard.yamlfile import KeyPath

Warned = tuple[KeyPath, str]

# A vote is close when the winning side had less than this part of Yes and No together.
CLOSE_BELOW = Fraction(70, 100)
# More close votes than this make legislators look further apart than they are (Snyder 1992).
MOST_CLOSE = Fraction(70, 100)
MOST_BY_PARTY = Fraction(90, 100)
LARGEST_RATIO = 2


def score_warnings(scored: Scored) -> Iterator[Warned]:
    """Warnings from votes and scores."""
    tallies = _tallies(scored)
    yield from _unanimous(scored, tallies)
    for chamber in CHAMBERS:
        yield from _close(scored.rubric.criteria, chamber, tallies)
        sitting = [
            r
            for r in scored.results
            if r.chamber == chamber and r.in_office and r.score is not None
        ]
        yield from _by_party(chamber, sitting)
        yield from _weights(scored, chamber, sitting)


def _tallies(scored: Scored) -> dict[str, tuple[int, int]]:
    """Yes and No by criterion, of everybody it was put to."""
    counts: dict[str, list[int]] = {}
    for result in scored.results:
        for line in result.lines:
            if line.outcome in ("support", "oppose"):
                sides = counts.setdefault(line.criterion_id, [0, 0])
                sides[0 if line.option == "yes" else 1] += 1
    return {name: (yes, no) for name, (yes, no) in counts.items()}


def _unanimous(scored: Scored, tallies: Mapping[str, tuple[int, int]]) -> Iterator[Warned]:
    for index, criterion in enumerate(scored.rubric.criteria):
        yes, no = tallies.get(criterion.criterion_id, (0, 0))
        if (yes == 0) != (no == 0):
            message = _(
                "Nobody disagreed ({yes} Yes, {no} No): this criterion cannot tell voters apart."
            )
            yield ("criteria", index, "ref"), message.format(yes=yes, no=no)


def _close(
    criteria: Sequence[Criterion], chamber: Chamber, tallies: Mapping[str, tuple[int, int]]
) -> Iterator[Warned]:
    votes = [
        tallies[c.criterion_id]
        for c in criteria
        if c.chamber == chamber and c.criterion_id in tallies
    ]
    close = sum(1 for yes, no in votes if max(yes, no) < CLOSE_BELOW * (yes + no))
    if votes and Fraction(close, len(votes)) > MOST_CLOSE:
        message = _(
            "{chamber}: {n} of {count} roll calls were close (under {limit}% on the winning "
            "side); such a choice makes legislators look further apart than they are."
        )
        words = message.format(
            n=close,
            count=len(votes),
            chamber=_(WORDS["chamber"][chamber]),
            limit=_percent(CLOSE_BELOW, 0),
        )
        yield ("criteria",), words


def _by_party(chamber: Chamber, sitting: Sequence[Result]) -> Iterator[Warned]:
    share = explained_by_party([(r.party, r.score) for r in sitting if r.score is not None])
    if share is not None and share > MOST_BY_PARTY:
        message = _(
            "{chamber}: party explains {share}% of the differences between scores; over {limit}% "
            "the card says little that the party does not."
        )
        words = message.format(
            share=_percent(share, 1),
            chamber=_(WORDS["chamber"][chamber]),
            limit=_percent(MOST_BY_PARTY, 0),
        )
        yield ("criteria",), words


def explained_by_party(scores: Sequence[tuple[str, Fraction]]) -> Fraction | None:
    """The part of the variance of scores that lies between parties; None without any variance.

    Worked: D 90, D 80, R 20, R 10: mean 50, whole (1600 + 900 + 900 + 1600) = 5000, between
    4 x 35^2 = 4900: 98 %.
    """
    by_party: dict[str, list[Fraction]] = {}
    for party, score in scores:
        by_party.setdefault(party, []).append(score)
    values = [score for _party, score in scores]
    if not values:
        return None
    mean = _mean(values)
    whole = sum(((value - mean) ** 2 for value in values), Fraction(0))
    between = sum((len(own) * (_mean(own) - mean) ** 2 for own in by_party.values()), Fraction(0))
    return between / whole if whole else None


def _weights(scored: Scored, chamber: Chamber, sitting: Sequence[Result]) -> Iterator[Warned]:
    """Subjects that decide over twice, or under half, of what their weight says."""
    whole = effective_weights_of(sitting)
    for index, category in enumerate(scored.rubric.categories):
        if category.category_id not in whole:
            continue
        nominal, effective = whole[category.category_id]
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
            continue
        words = message.format(
            nominal=_percent(nominal, 1),
            chamber=_(WORDS["chamber"][chamber]),
            effective=_percent(effective, 1),
        )
        yield ("categories", index, "weight"), words


def effective_weights_of(sitting: Sequence[Result]) -> dict[str, tuple[Fraction, Fraction]]:
    """Nominal and effective weight of each subject: e_k = Cov(V_k S_k, S) / Var(S).

    V_k is a legislator's own weight of the subject (the mean over legislators is the nominal
    one), S_k their score in it, S their score. Effective weights sum to 1; empty without any
    variance.
    """
    scores = [result.score for result in sitting if result.score is not None]
    if len(set(scores)) < 2:
        return {}
    mean = _mean(scores)
    variance = sum(((score - mean) ** 2 for score in scores), Fraction(0))
    found: dict[str, tuple[Fraction, Fraction]] = {}
    for place, category in enumerate(sitting[0].categories):
        own = [result.categories[place] for result in sitting]
        parts = [c.effective_weight * (c.score or 0) for c in own]
        together = zip(parts, scores, strict=True)
        shared = sum((part * (score - mean) for part, score in together), Fraction(0))
        nominal = _mean([c.effective_weight for c in own])
        found[category.category_id] = nominal, shared / variance
    return found


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _percent(share: Fraction, places: int) -> str:
    return shown_number(100 * share, places=places)

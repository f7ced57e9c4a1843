"""Sections about a chamber as a whole: what its questions can tell, weights, parties, tiers."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from reportcard.language import N_, _
from reportcard.model.robustness import NoConfidence
from reportcard.model.scores import Result
from reportcard.model.vocabulary import Chamber
from reportcard.scoring.sensitivity.inputs import (
    NOTHING,
    Measured,
    chamber_word,
    percent,
    points,
    words,
)
from reportcard.scoring.sensitivity.markdown import Block, bullets, heading, table
from reportcard.words import find_word

NO_CONFIDENCE: Mapping[NoConfidence, str] = {
    "too_few": N_("too few legislators to say how sure a letter is."),
    "only_chance": N_(
        "the scores differ no more than chance would make them, so that nobody can say how sure "
        "a letter is."
    ),
    "all_or_nothing": N_("all scores are 0 or 100, so that nobody can say how sure a letter is."),
}
# In place of a percentage below 0, which would mean nothing to anybody.
AGAINST = N_("runs against the other subjects")


def strength(measured: Measured) -> Iterator[Block]:
    """What the questions of each chamber can tell."""
    yield heading(_("What the questions of each chamber can tell"))
    yield _(
        "Independent questions: how many questions that have nothing to do with each other would "
        "tell as much. Reliability: the part of the differences between scores that is not chance. "
        "By party: the part that the party explains. Compared: those in office with a complete "
        "grade, whom these figures and the tiers are about. Steady letters: of everybody with a "
        "score."
    )
    head = (
        _("Chamber"), _("Compared"), _("Questions"), _("Independent questions"),
        _("Mean score"), _("Reliability"), _("By party"), _("Steady letters"), _("Tiers"),
    )  # fmt: skip
    yield table(head, _strength_rows(measured))
    yield bullets(
        f"{chamber_word(chamber)}: {_(NO_CONFIDENCE[found.no_confidence])}"
        for chamber in measured.chambers()
        if (found := measured.robustness.chambers.get(chamber)) and found.no_confidence
    )


def _strength_rows(measured: Measured) -> Iterator[tuple[str, ...]]:
    for chamber in measured.chambers():
        if found := measured.robustness.chambers.get(chamber):
            yield (
                chamber_word(chamber),
                str(found.legislators),
                str(found.questions),
                points(found.effective_questions),
                points(found.mean),
                percent(found.reliability),
                percent(found.party_share),
                _steady(measured, chamber),
                str(found.tiers),
            )


def _steady(measured: Measured, chamber: Chamber) -> str:
    """How many letters of a chamber no single question changes, left out or answered otherwise."""
    steady = [stability.holds_alone for _result, stability in measured.pairs(chamber)]
    return _("{n} of {count}").format(n=sum(steady), count=len(steady))


def weights(measured: Measured) -> Iterator[Block]:
    """The weight of each subject, as written and in effect."""
    yield heading(_("Weights as written, and in effect"))
    yield _(
        "In effect: the part of the differences between scores that the subject makes. A subject "
        "on which everybody agrees has none, whatever its weight. A subject can also run against "
        "the others: whoever does well in them does worse in it."
    )
    titles = {c.category_id: words(c.title) for c in measured.scored.rubric.categories}
    rows = [
        (
            chamber_word(chamber),
            titles[weight.category_id],
            percent(weight.nominal),
            _in_effect(weight.effective),
        )
        for chamber in measured.chambers()
        if (found := measured.robustness.chambers.get(chamber))
        for weight in found.weights
    ]
    yield table((_("Chamber"), _("Subject"), _("As written"), _("In effect")), rows)


def _in_effect(share: Fraction | None) -> str:
    return _(AGAINST) if share is not None and share < 0 else percent(share)


def parties(measured: Measured) -> Iterator[Block]:
    """Baselines: the parties of each chamber, and its middle legislator."""
    yield heading(_("Parties, and the middle of the chamber"))
    head = (
        _("Chamber"), _("Party"), _("With a score"), _("Mean score"), _("Lowest"), _("Highest"),
    )  # fmt: skip
    rows = [row for chamber in measured.chambers() for row in _party_rows(measured, chamber)]
    yield table(head, rows)
    medians = measured.scored.medians
    yield bullets(
        _("{chamber}: the middle legislator in office has {score}.").format(
            chamber=chamber_word(chamber), score=points(medians[chamber])
        )
        for chamber in measured.chambers()
        if chamber in medians
    )


def _party_rows(measured: Measured, chamber: Chamber) -> Iterator[tuple[str, ...]]:
    rated = [result for result, _stability in measured.pairs(chamber)]
    for party in sorted({result.party for result in rated}):
        scores = _scores(result for result in rated if result.party == party)
        word = find_word("party", party)
        yield (
            chamber_word(chamber),
            _(word) if word else party,
            str(len(scores)),
            points(sum(scores, Fraction(0)) / len(scores)),
            points(min(scores)),
            points(max(scores)),
        )


def _scores(results: Iterable[Result]) -> list[Fraction]:
    return [result.score for result in results if result.score is not None]


def tiers(measured: Measured) -> Iterator[Block]:
    """Who is in which tier; the record does not tell those within one apart."""
    yield heading(_("Tiers"))
    yield _(
        "Everybody in a tier stands above everybody in the next one, with 95 % certainty for all "
        "comparisons at once. Within a tier the record does not say who is better, and one tier "
        "only is an honest answer."
    )
    rows = [row for chamber in measured.chambers() for row in _tier_rows(measured, chamber)]
    yield table((_("Chamber"), _("Tier"), _("Scores"), _("Legislators"), _("Who")), rows)


def _tier_rows(measured: Measured, chamber: Chamber) -> Iterator[tuple[str, ...]]:
    found: dict[int, list[Result]] = {}
    for result, stability in measured.pairs(chamber):
        if stability.tier is not None:
            found.setdefault(stability.tier, []).append(result)
    for tier, results in sorted(found.items()):
        scores = _scores(results)
        names = [measured.short_name(result) for result in results]
        yield (
            chamber_word(chamber),
            str(tier),
            f"{points(max(scores))} {NOTHING} {points(min(scores))}",
            str(len(results)),
            ", ".join(names),
        )


def both_chambers(measured: Measured) -> Iterator[Block]:
    """One figure for both chambers, only where they voted on the same bills."""
    yield heading(_("The two chambers side by side"))
    shared = measured.robustness.shared_bills
    if not measured.robustness.is_comparable:
        yield _(
            "Not comparable: the rubric asks about {n} bills that both chambers voted on. Say "
            "nothing about one chamber being better than the other."
        ).format(n=len(shared))
        return
    yield _(
        "Comparable on these {n} bills, which both chambers voted on: {bills}. Only the figure on "
        "the same bills may be compared, not the scores."
    ).format(n=len(shared), bills=measured.bill_names(shared))
    rows = []
    for chamber in measured.chambers():
        same = [s.same_bills for _r, s in measured.pairs(chamber) if s.same_bills is not None]
        if same:
            mean = points(sum(same, Fraction(0)) / len(same))
            rows.append((chamber_word(chamber), str(len(same)), mean))
    yield table((_("Chamber"), _("Legislators"), _("Mean on the same bills")), rows)

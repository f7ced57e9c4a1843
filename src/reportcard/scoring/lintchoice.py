"""Warnings about what is asked: votes that separate nobody, close ones, one chamber, announcements.

Leaves to others: weights (lintweights), what the scores show (lintscores).
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from reportcard.language import _
from reportcard.model.scores import VOTE_TYPES, Criterion, CriterionType, RubricCard, Scored
from reportcard.model.vocabulary import Chamber
from reportcard.scoring.lintwords import Warned, chamber_word, chambers_on, percent

# A vote is close when the winning side had less than this part of Yes and No together.
CLOSE_BELOW = Fraction(70, 100)
# More close votes than this make legislators look further apart than they are (Snyder 1992).
MOST_CLOSE = Fraction(70, 100)
# What we asked for ourselves: the other types have somebody else's position, or the parties'.
OUR_OWN: frozenset[CriterionType] = frozenset(
    {"floor_vote", "amendment_vote", "appropriation_vote", "committee_vote"}
)

Tally = tuple[int, int]


def choice_warnings(scored: Scored) -> Iterator[Warned]:
    """Warnings from what is asked and how everybody answered."""
    card = scored.rubric
    tallies = _tallies(scored)
    yield from _unanimous(card, tallies)
    yield from _same_for_all(scored)
    for chamber in chambers_on(scored):
        yield from _close(card, chamber, tallies)
    yield from _one_chamber_only(card)
    yield from _announcements(card)
    yield from _without_amount(card)
    yield from _without_baseline(card)
    yield from _pupils_of_another_year(card)


def _tallies(scored: Scored) -> dict[str, Tally]:
    """Yes and No by vote criterion, of everybody it was put to."""
    votes = {c.criterion_id for c in scored.rubric.criteria if c.type in VOTE_TYPES}
    counts: dict[str, list[int]] = {}
    for result in scored.results:
        for line in result.lines:
            if line.criterion_id in votes and line.option in ("yes", "no"):
                sides = counts.setdefault(line.criterion_id, [0, 0])
                sides[0 if line.option == "yes" else 1] += 1
    return {name: (yes, no) for name, (yes, no) in counts.items()}


def _unanimous(card: RubricCard, tallies: Mapping[str, Tally]) -> Iterator[Warned]:
    for index, criterion in enumerate(card.criteria):
        yes, no = tallies.get(criterion.criterion_id, (0, 0))
        if (yes == 0) != (no == 0):
            message = _(
                "Nobody disagreed ({yes} Yes, {no} No): this criterion cannot tell voters apart."
            )
            yield ("criteria", index, "ref"), message.format(yes=yes, no=no)


def _same_for_all(scored: Scored) -> Iterator[Warned]:
    """Other questions that gave everybody who was asked the same."""
    given: dict[str, list[Fraction]] = {}
    for result in scored.results:
        for line in result.lines:
            if line.counted:
                given.setdefault(line.criterion_id, []).append(line.credit)
    for index, criterion in enumerate(scored.rubric.criteria):
        own = given.get(criterion.criterion_id, [])
        if criterion.type not in VOTE_TYPES and len(own) > 1 and len(set(own)) == 1:
            message = _("All {n} got the same: this criterion cannot tell anybody apart.")
            yield ("criteria", index), message.format(n=len(own))


def _close(card: RubricCard, chamber: Chamber, tallies: Mapping[str, Tally]) -> Iterator[Warned]:
    votes = {
        c.vote_event_id: tallies[c.criterion_id]
        for c in card.criteria
        if c.chamber == chamber and c.vote_event_id and c.criterion_id in tallies
    }
    close = sum(1 for yes, no in votes.values() if max(yes, no) < CLOSE_BELOW * (yes + no))
    if votes and Fraction(close, len(votes)) > MOST_CLOSE:
        message = _(
            "{chamber}: {n} of {count} roll calls were close (under {limit}% on the winning "
            "side); such a choice makes legislators look further apart than they are."
        )
        words = message.format(
            n=close,
            count=len(votes),
            chamber=chamber_word(chamber),
            limit=percent(CLOSE_BELOW, places=0),
        )
        yield ("criteria",), words


def _one_chamber_only(card: RubricCard) -> Iterator[Warned]:
    asked: dict[str, set[Chamber]] = {}
    for criterion in card.criteria:
        if criterion.chamber is not None and criterion.vote_event_id and criterion.bill_id:
            asked.setdefault(criterion.bill_id, set()).add(criterion.chamber)
    alone = sum(1 for chambers in asked.values() if len(chambers) == 1)
    if alone:
        message = _(
            "{n} of {count} bills with a roll call are asked about in one chamber only: do not "
            "compare scores of the two chambers."
        )
        yield ("criteria",), message.format(n=alone, count=len(asked))


def _announcements(card: RubricCard) -> Iterator[Warned]:
    votes = [(i, c) for i, c in enumerate(card.criteria) if c.type in OUR_OWN]
    never = sum(1 for _index, criterion in votes if criterion.announced_on is None)
    if never:
        message = _(
            "{n} of {count} positions were never announced; say before a vote what you ask."
        )
        yield ("criteria",), message.format(n=never, count=len(votes))
    for index, criterion in votes:
        if _is_late(criterion):
            message = _("Announced {day}, not before the vote of {held}.")
            words = message.format(day=criterion.announced_on, held=criterion.held_on)
            yield ("criteria", index, "announced"), words


def _is_late(criterion: Criterion) -> bool:
    announced, held = criterion.announced_on, criterion.held_on
    return announced is not None and held is not None and announced >= held


def _without_amount(card: RubricCard) -> Iterator[Warned]:
    votes = [c for c in card.criteria if c.type == "appropriation_vote"]
    bare = sum(1 for criterion in votes if criterion.appropriation is None)
    if bare:
        message = _(
            "{n} of {count} appropriation votes name no amount: say which budget line, how many "
            "dollars, and whether it was voted on alone."
        )
        yield ("criteria",), message.format(n=bare, count=len(votes))


def _without_baseline(card: RubricCard) -> Iterator[Warned]:
    """One line among the many of an omnibus bill, with nothing to compare its amount with."""
    for index, criterion in enumerate(card.criteria):
        money = criterion.appropriation
        if money and money.separability == "omnibus" and money.baseline_dollars is None:
            message = _(
                "This roll call decided many things at once (omnibus), and ${amount} stand alone: "
                "name the baseline that they are compared with."
            )
            words = message.format(amount=f"{money.amount_dollars:,}")
            yield ("criteria", index, "appropriation"), words


def _pupils_of_another_year(card: RubricCard) -> Iterator[Warned]:
    """A change per pupil whose pupils are not those of the money's year."""
    for index, criterion in enumerate(card.criteria):
        money = criterion.appropriation
        if money and money.pupils and money.pupils.school_year != money.fiscal_year:
            message = _(
                "The money is of fiscal year {year}, the pupils are of the school year that ends "
                "in {school_year}: take the count of the same year, if there is one."
            )
            words = message.format(year=money.fiscal_year, school_year=money.pupils.school_year)
            yield ("criteria", index, "appropriation"), words

"""What deserves a second look in a rubric: warnings, each with the number that triggered it.

A rubric that passes `check` is true; it may still be unfair. Nothing here stops a build.
Leaves to others: the warnings that need everybody's votes and scores (lintscores).
"""

from collections.abc import Iterator
from fractions import Fraction

from reportcard.language import _, ngettext
from reportcard.model.numbers import shown_number
from reportcard.model.scores import Criterion, RubricCard, Scored
from reportcard.model.vocabulary import Chamber
from reportcard.problems import Problem
from reportcard.scoring.lintscores import score_warnings
from reportcard.scoring.rubric import Rubric
from reportcard.scoring.shares import (
    CHAMBERS,
    asked_in,
    criterion_shares,
    effective_questions,
    question_shares,
)
from reportcard.words import WORDS
from reportcard.yamlfile import KeyPath

Warned = tuple[KeyPath, str]

LARGEST_SHARE = Fraction(20, 100)
FEWEST_ROLL_CALLS = 10
FEWEST_QUESTIONS = 5


def lint(scored: Scored, rubric: Rubric) -> tuple[Problem, ...]:
    """Everything in a rubric that may be unfair, in the order of the file.

    Args:
        scored: What the rubric makes of the store.
        rubric: The file, for lines and keys.
    """
    found = [*_card_warnings(scored), *score_warnings(scored)]
    problems = {rubric.problem(path, message) for path, message in found}
    return tuple(sorted(problems, key=lambda p: (p.line or 0, p.key, p.message)))


def _card_warnings(scored: Scored) -> Iterator[Warned]:
    card = scored.rubric
    for chamber in CHAMBERS:
        if not any(result.chamber == chamber for result in scored.results):
            continue
        yield from _large_shares(card, chamber)
        yield from _few_roll_calls(card, chamber)
        yield from _few_questions(card, chamber)
        yield from _bills_counted_often(card, chamber)
    yield from _one_chamber_only(card)
    yield from _announcements(card)
    yield from _absence_twice(scored)


def _name(chamber: Chamber) -> str:
    return _(WORDS["chamber"][chamber])


def _percent(share: Fraction) -> str:
    return shown_number(100 * share, places=1)


def _large_shares(card: RubricCard, chamber: Chamber) -> Iterator[Warned]:
    shares = criterion_shares(card, chamber)
    for index, criterion in enumerate(card.criteria):
        share = shares.get(criterion.criterion_id, Fraction(0))
        if share > LARGEST_SHARE:
            message = _(
                "{chamber}: this criterion has {share}% of the weight; over {limit}% one answer "
                "decides the grade."
            )
            limit = shown_number(100 * LARGEST_SHARE, places=0)
            words = message.format(share=_percent(share), chamber=_name(chamber), limit=limit)
            yield ("criteria", index, "weight"), words


def _few_roll_calls(card: RubricCard, chamber: Chamber) -> Iterator[Warned]:
    count = sum(1 for c in asked_in(card, chamber) if c.vote_event_id is not None)
    if count < FEWEST_ROLL_CALLS:
        message = ngettext(
            "{chamber}: {n} roll call is asked about; fewer than {limit} say little of anybody.",
            "{chamber}: {n} roll calls are asked about; fewer than {limit} say little of anybody.",
            count,
        )
        words = message.format(chamber=_name(chamber), n=count, limit=FEWEST_ROLL_CALLS)
        yield ("criteria",), words


def _few_questions(card: RubricCard, chamber: Chamber) -> Iterator[Warned]:
    like = effective_questions(card, chamber)
    if like < FEWEST_QUESTIONS:
        message = _(
            "{chamber}: the {n} questions weigh like {like} equal ones; fewer than {limit} say "
            "little of anybody."
        )
        words = message.format(
            chamber=_name(chamber),
            n=len(question_shares(card, chamber)),
            like=shown_number(like, places=1),
            limit=FEWEST_QUESTIONS,
        )
        yield ("criteria",), words


def _bills_counted_often(card: RubricCard, chamber: Chamber) -> Iterator[Warned]:
    """Roll calls on one bill that no group holds together."""
    questions: dict[str, dict[str, int]] = {}
    shares = question_shares(card, chamber)
    for index, criterion in enumerate(card.criteria):
        if criterion.vote_event_id is None or criterion.chamber != chamber:
            continue
        question = criterion.group_id or criterion.criterion_id
        questions.setdefault(criterion.bill_id, {}).setdefault(question, index)
    for bill, places in sorted(questions.items()):
        if len(places) > 1:
            share = sum((shares[question] for question in places), Fraction(0))
            message = _(
                "{chamber}: {bill} counts {n} times, together {share}% of the weight; make its "
                "roll calls one group."
            )
            words = message.format(
                bill=bill, n=len(places), chamber=_name(chamber), share=_percent(share)
            )
            yield ("criteria", max(places.values()), "bill"), words


def _one_chamber_only(card: RubricCard) -> Iterator[Warned]:
    asked: dict[str, set[Chamber]] = {}
    for criterion in card.criteria:
        if criterion.chamber is not None:
            asked.setdefault(criterion.bill_id, set()).add(criterion.chamber)
    alone = sum(1 for chambers in asked.values() if len(chambers) == 1)
    if alone:
        message = _(
            "{n} of {count} bills with a roll call are asked about in one chamber only: do not "
            "compare scores of the two chambers."
        )
        yield ("criteria",), message.format(n=alone, count=len(asked))


def _announcements(card: RubricCard) -> Iterator[Warned]:
    votes = [(i, c) for i, c in enumerate(card.criteria) if c.position is not None]
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


def _absence_twice(scored: Scored) -> Iterator[Warned]:
    """An absence that costs points, and lowers the letter again through a gate."""
    card = scored.rubric
    costly = sum(1 for c in card.criteria if _absence_costs(c))
    for index, gate in enumerate(card.gates):
        if gate.measure == "participation" and costly:
            lowered = sum(1 for r in scored.results if gate.reason in r.gate_reasons)
            message = _(
                "An absence costs points in {n} criteria, and this gate lowers the letter for it "
                "again; it lowered {lowered}."
            )
            yield ("gates", index), message.format(n=costly, lowered=lowered)


def _absence_costs(criterion: Criterion) -> bool:
    rule = criterion.marks.get("absent")
    return rule is not None and rule.count > 0 and rule.credit < 1

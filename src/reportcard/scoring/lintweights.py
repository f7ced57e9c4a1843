"""Warnings about weights: one answer that decides, few questions, what rests on judgement.

From the rubric alone, before anybody voted. Leaves to others: the weights themselves (shares).
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from reportcard.language import _, ngettext
from reportcard.model.numbers import shown_number, shown_weight
from reportcard.model.scores import Criterion, CriterionType, RubricCard, Scored
from reportcard.model.vocabulary import Chamber
from reportcard.scoring.lintwords import Warned, chamber_word, chambers_on, percent
from reportcard.scoring.shares import (
    asked_in,
    criterion_shares,
    effective_questions,
    question_shares,
)

LARGEST_SHARE = Fraction(20, 100)
LARGEST_ATTESTED = Fraction(10, 100)
FEWEST_ROLL_CALLS = 10
FEWEST_QUESTIONS = 5
# Whether they hold is for the union to judge, not for the public record.
JUDGED: frozenset[CriterionType] = frozenset({"questionnaire", "attested_action"})


def weight_warnings(scored: Scored) -> Iterator[Warned]:
    """Warnings from the weights, chamber by chamber."""
    card = scored.rubric
    for chamber in chambers_on(scored):
        shares = criterion_shares(card, chamber)
        yield from _large_shares(card, chamber, shares)
        yield from _few_roll_calls(card, chamber)
        yield from _few_questions(card, chamber)
        yield from _judged(card, chamber, shares)
        yield from _attested(card, chamber, shares)
        yield from _bills_counted_often(card, chamber, shares)
    yield from _capped(card)


def _large_shares(
    card: RubricCard, chamber: Chamber, shares: Mapping[str, Fraction]
) -> Iterator[Warned]:
    for index, criterion in enumerate(card.criteria):
        share = shares.get(criterion.criterion_id, Fraction(0))
        if share > LARGEST_SHARE:
            message = _(
                "{chamber}: this criterion has {share}% of the weight; over {limit}% one answer "
                "decides the grade."
            )
            limit = percent(LARGEST_SHARE, places=0)
            words = message.format(share=percent(share), chamber=chamber_word(chamber), limit=limit)
            yield ("criteria", index, "weight"), words


def _few_roll_calls(card: RubricCard, chamber: Chamber) -> Iterator[Warned]:
    asked = asked_in(card, chamber)
    count = len({c.vote_event_id for c in asked if c.vote_event_id is not None and c.category_id})
    if count < FEWEST_ROLL_CALLS:
        message = ngettext(
            "{chamber}: {n} roll call is asked about; fewer than {limit} say little of anybody.",
            "{chamber}: {n} roll calls are asked about; fewer than {limit} say little of anybody.",
            count,
        )
        words = message.format(chamber=chamber_word(chamber), n=count, limit=FEWEST_ROLL_CALLS)
        yield ("criteria",), words


def _few_questions(card: RubricCard, chamber: Chamber) -> Iterator[Warned]:
    like = effective_questions(card, chamber)
    if like < FEWEST_QUESTIONS:
        message = _(
            "{chamber}: the {n} questions weigh like {like} equal ones; fewer than {limit} say "
            "little of anybody."
        )
        words = message.format(
            chamber=chamber_word(chamber),
            n=len(question_shares(card, chamber)),
            like=shown_number(like, places=1),
            limit=FEWEST_QUESTIONS,
        )
        yield ("criteria",), words


def _judged(card: RubricCard, chamber: Chamber, shares: Mapping[str, Fraction]) -> Iterator[Warned]:
    """What does not rest on the public record, however little it is."""
    found = [c.criterion_id for c in card.criteria if c.type in JUDGED and c.criterion_id in shares]
    share = sum((shares[name] for name in found), Fraction(0))
    if share:
        message = ngettext(
            "{chamber}: {n} criterion rests on a questionnaire or an attested action, not on the "
            "public record; it has {share}% of the weight.",
            "{chamber}: {n} criteria rest on a questionnaire or an attested action, not on the "
            "public record; together they have {share}% of the weight.",
            len(found),
        )
        words = message.format(chamber=chamber_word(chamber), n=len(found), share=percent(share))
        yield ("criteria",), words


def _attested(
    card: RubricCard, chamber: Chamber, shares: Mapping[str, Fraction]
) -> Iterator[Warned]:
    found = [
        (index, shares[c.criterion_id])
        for index, c in enumerate(card.criteria)
        if c.type == "attested_action" and c.criterion_id in shares
    ]
    share = sum((share for _index, share in found), Fraction(0))
    if share > LARGEST_ATTESTED:
        message = _(
            "{chamber}: attested actions have {share}% of the weight; over {limit}% say in the "
            "rubric why, and with what evidence."
        )
        limit = percent(LARGEST_ATTESTED, places=0)
        words = message.format(chamber=chamber_word(chamber), share=percent(share), limit=limit)
        yield ("criteria", found[0][0], "weight"), words


def _bills_counted_often(
    card: RubricCard, chamber: Chamber, shares: Mapping[str, Fraction]
) -> Iterator[Warned]:
    """Roll calls on one bill that no group holds together."""
    bills: dict[str, dict[str, list[int]]] = {}
    for index, criterion in enumerate(card.criteria):
        if criterion.chamber == chamber and _is_on_a_bill(criterion):
            question = criterion.group_id or criterion.vote_event_id or ""
            bills.setdefault(criterion.bill_id, {}).setdefault(question, []).append(index)
    for bill, questions in sorted(bills.items()):
        if len(questions) < 2:
            continue
        places = [index for indexes in questions.values() for index in indexes]
        share = sum((shares[card.criteria[index].criterion_id] for index in places), Fraction(0))
        message = _(
            "{chamber}: {bill} counts {n} times, together {share}% of the weight; make its "
            "roll calls one group."
        )
        words = message.format(
            bill=bill, n=len(questions), chamber=chamber_word(chamber), share=percent(share)
        )
        yield ("criteria", max(indexes[0] for indexes in questions.values()), "bill"), words


def _is_on_a_bill(criterion: Criterion) -> bool:
    return bool(criterion.vote_event_id and criterion.bill_id and criterion.category_id)


def _capped(card: RubricCard) -> Iterator[Warned]:
    """Roll calls that several criteria ask about: together they weigh what the heaviest does."""
    asked: dict[str, list[int]] = {}
    for index, criterion in enumerate(card.criteria):
        if criterion.cap < 1 and criterion.vote_event_id is not None:
            asked.setdefault(criterion.vote_event_id, []).append(index)
    for roll_call, places in asked.items():
        weights = [card.criteria[index].weight for index in places]
        message = _(
            "{n} criteria ask about roll call {roll_call} and would weigh {whole}; together they "
            "weigh {most} as the heaviest does, so that each counts {share}% of its weight."
        )
        words = message.format(
            n=len(places),
            roll_call=roll_call,
            whole=shown_weight(sum(weights, Fraction(0))),
            most=shown_weight(max(weights)),
            share=percent(card.criteria[places[0]].cap),
        )
        yield ("criteria", places[0], "weight"), words

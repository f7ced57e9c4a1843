"""From the record to the page of each roll call that is graded or decided something of the budget.

Leaves to others: which roll calls in which order (order), the page's rows (roll_call).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from reportcard.edition.contexts.lookup import Lookup
from reportcard.edition.contexts.money import BudgetRollCall, MoneyPage
from reportcard.edition.contexts.order import family_order
from reportcard.edition.contexts.pieces import RollCallRef
from reportcard.edition.contexts.roll_call import PartyTally, RollCallPage, VoteRow
from reportcard.edition.contexts.statements import CorrectionRow
from reportcard.model.facts import Membership, PersonVote


def build_roll_calls(
    lookup: Lookup,
    money: MoneyPage | None,
    corrections: Mapping[str, tuple[CorrectionRow, ...]],
) -> tuple[RollCallPage, ...]:
    """A page for each roll call that is graded or on a bill of the budget, newest first.

    Args:
        lookup: The record.
        money: What the budget's bills decided; None where no budget is followed.
        corrections: What was wrong about a roll call, by its id.
    """
    cycles = money.cycles if money else ()
    rows = [row for cycle in cycles for bill in cycle.bills for row in bill.roll_calls]
    found = {**lookup.budget_roll_calls, **lookup.roll_calls}
    refs = sorted(found.values(), key=_day_order, reverse=True)
    newer = [None, *refs[:-1]]
    older = [*refs[1:], None]
    return tuple(
        _roll_call(
            ref,
            lookup,
            budget=tuple(row for row in rows if row.roll_call.vote_event_id == ref.vote_event_id),
            corrections=corrections.get(ref.vote_event_id, ()),
            previous=before,
            following=after,
        )
        for ref, before, after in zip(refs, older, newer, strict=True)
    )


def _day_order(ref: RollCallRef) -> tuple[date, str, int]:
    return (ref.held_on or date.min, ref.chamber, ref.number)


def _roll_call(
    ref: RollCallRef,
    lookup: Lookup,
    *,
    budget: tuple[BudgetRollCall, ...],
    corrections: tuple[CorrectionRow, ...],
    previous: RollCallRef | None,
    following: RollCallRef | None,
) -> RollCallPage:
    event = lookup.events[ref.vote_event_id]
    cards = tuple(
        card
        for card in lookup.criterion_cards.values()
        if card.roll_call is not None and card.roll_call.vote_event_id == ref.vote_event_id
    )
    titles = {category.category_id: category.title for category in lookup.rubric.categories}
    positions = {card.position for card in cards if card.asked is None}
    position = positions.pop() if len(positions) == 1 else None
    votes = [
        _vote_row(vote, ref, lookup, position)
        for vote in lookup.votes.get(ref.vote_event_id, ())
        if vote.option != "not_member"  # listed, but there was no vote of theirs
    ]
    return RollCallPage(
        roll_call=ref,
        bills=tuple(lookup.bills.ref(bill_id, ref.evidence) for bill_id in event.bill_ids),
        criteria=cards,
        category_titles=tuple(titles.get(card.category_id) for card in cards),
        question_printed=event.question_printed,
        label=event.label,
        yes_means=event.yes_means or "",
        time_printed=event.time_printed,
        parties=_tally(votes),
        votes=tuple(sorted(votes, key=family_order)),
        budget=budget,
        corrections=corrections,
        previous=previous,
        next=following,
    )


def _vote_row(vote: PersonVote, ref: RollCallRef, lookup: Lookup, position: str | None) -> VoteRow:
    person = lookup.people[vote.person_id]
    seat = _seat_on_the_day(vote, ref, lookup)
    card = lookup.cards.get(vote.person_id)
    with_us = None
    if position is not None and vote.option in ("yes", "no"):
        with_us = (vote.option == "yes") == (position == "support")
    return VoteRow(
        name=person.name,
        family_name=person.family_name or person.name,
        given_name=person.given_name if person.family_name else "",
        slug=card.slug if card else None,
        party=seat.party,
        district=seat.district,
        district_name=seat.district_name or "",
        option=vote.option,
        with_us=with_us,
        line=vote.sheet_line,
        printed_name=vote.printed_name,
        grade=card.grade if card else None,
    )


def _seat_on_the_day(vote: PersonVote, ref: RollCallRef, lookup: Lookup) -> Membership:
    """The seat from which a vote was cast; the store lets nobody vote without one."""
    for seat in lookup.memberships[vote.person_id]:
        on_the_day = ref.held_on is None or seat.covers(ref.held_on)
        if seat.chamber == ref.chamber and on_the_day:
            return seat
    raise KeyError(f"{vote.person_id} held no seat at {ref.vote_event_id}")


def _tally(votes: Sequence[VoteRow]) -> tuple[PartyTally, ...]:
    parties = sorted({vote.party for vote in votes})
    rows = [_party(party, [v for v in votes if v.party == party]) for party in parties]
    rows.sort(key=lambda row: (-row.total, row.party))
    return (*rows, _party("", votes))


def _party(party: str, votes: Sequence[VoteRow]) -> PartyTally:
    count = Counter(vote.option for vote in votes)
    absent = count["absent_or_not_voting"] + count["excused"]
    return PartyTally(
        party=party,
        yes=count["yes"],
        no=count["no"],
        absent=absent,
        other=len(votes) - count["yes"] - count["no"] - absent,
        total=len(votes),
    )

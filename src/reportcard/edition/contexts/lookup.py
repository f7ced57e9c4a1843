"""The record, indexed once, and turned into the pieces that pages share.

Leaves to others: the pages' own rows (build_*).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from reportcard.edition.contexts.bills import Bills, find_bills
from reportcard.edition.contexts.pieces import (
    CommitteeRef,
    CriterionCard,
    PersonCard,
    RollCallRef,
    evidence_of,
)
from reportcard.edition.names import file_stem, person_slug, safe_url, slugified
from reportcard.edition.phrases import find_phrase
from reportcard.model.facts import (
    CommitteeVote,
    Facts,
    Membership,
    Person,
    PersonVote,
    Sponsorship,
    VoteEvent,
)
from reportcard.model.numbers import shown_number, shown_weight
from reportcard.model.scores import Criterion, Result, RubricCard, Scored
from reportcard.receipts.asked import question_notes, what_was_asked
from reportcard.receipts.behind import Behind, find_behind
from reportcard.receipts.names import label_of


@dataclass(frozen=True, slots=True)
class Lookup:
    """Facts and scores by id, and the shared pieces made from them, each made once.

    roll_calls are those of the rubric, budget_roll_calls those on bills of the budget, graded or
    not; votes and vote_of hold the votes of both.
    """

    rubric: RubricCard
    people: Mapping[str, Person]
    memberships: Mapping[str, tuple[Membership, ...]]
    sponsorships: Mapping[tuple[str, str], Sponsorship]
    votes: Mapping[str, tuple[PersonVote, ...]]
    vote_of: Mapping[tuple[str, str], PersonVote]
    events: Mapping[str, VoteEvent]
    bills: Bills
    criteria: Mapping[str, Criterion]
    criterion_cards: Mapping[str, CriterionCard]
    roll_calls: Mapping[str, RollCallRef]
    budget_roll_calls: Mapping[str, RollCallRef]
    cards: Mapping[str, PersonCard]
    behind: Behind


def build_lookup(*, facts: Facts, scored: Scored) -> Lookup:
    """Index the record and make the shared pieces.

    Raises:
        KeyError: a score speaks of a person, bill or roll call that is not in the record.
    """
    events = {event.vote_event_id: event for event in facts.vote_events}
    bills = find_bills(
        {bill.bill_id: bill for bill in facts.bills},
        asked_about=(
            *(c.bill_id for c in scored.rubric.criteria if c.bill_id),
            *(vote.bill_id for vote in facts.money.votes),
        ),
    )
    roll_calls = {
        criterion.vote_event_id: roll_call_ref(events[criterion.vote_event_id])
        for criterion in scored.rubric.criteria
        if criterion.vote_event_id is not None
    }
    budget_roll_calls = {
        vote.vote_event_id: roll_call_ref(events[vote.vote_event_id]) for vote in facts.money.votes
    }
    people = {person.person_id: person for person in facts.people}
    memberships = _by_person(facts.memberships)
    behind = find_behind(facts, scored.rubric)
    shown = roll_calls.keys() | budget_roll_calls.keys()
    shown_votes = [vote for vote in facts.person_votes if vote.vote_event_id in shown]
    return Lookup(
        rubric=scored.rubric,
        people=people,
        memberships=memberships,
        sponsorships={(s.bill_id, s.person_id): s for s in facts.sponsorships},
        votes=_by_event(shown_votes),
        vote_of={(vote.vote_event_id, vote.person_id): vote for vote in shown_votes},
        events=events,
        bills=bills,
        criteria={criterion.criterion_id: criterion for criterion in scored.rubric.criteria},
        criterion_cards={
            criterion.criterion_id: criterion_card(
                criterion, bills, roll_calls, behind=behind, rubric=scored.rubric
            )
            for criterion in scored.rubric.criteria
        },
        roll_calls=roll_calls,
        budget_roll_calls=budget_roll_calls,
        cards={
            result.person_id: person_card(
                people[result.person_id], result, memberships.get(result.person_id, ())
            )
            for result in scored.results
        },
        behind=behind,
    )


def person_card(
    person: Person, result: Result, memberships: tuple[Membership, ...] = ()
) -> PersonCard:
    """A legislator in one line."""
    seat = (result.chamber, result.district)
    names = [m.district_name for m in memberships if (m.chamber, m.district) == seat]
    family = person.family_name or person.name
    initial = slugified(family)[:1].upper()
    return PersonCard(
        person_id=person.person_id,
        slug=person_slug(name=person.name, person_id=person.person_id),
        name=person.name,
        family_name=family,
        given_name=person.given_name if person.family_name else "",
        letter=initial if initial.isalpha() else "#",
        chamber=result.chamber,
        district=result.district,
        district_name=next((name for name in names if name), ""),
        party=result.party,
        in_office=result.in_office,
        grade=result.grade,
        shown=result.shown,
        score_key=score_key(result.score),
        phrase=find_phrase(grade=result.grade, score=result.base, lines=result.lines),
        chances=result.chances,
        taken=result.taken,
    )


def score_key(score: Fraction | None) -> str:
    """A score as text that sorts as the number does: 73.5 is "073.500000"."""
    return "" if score is None else shown_number(max(score, Fraction(0)), places=6).rjust(10, "0")


def roll_call_ref(event: VoteEvent) -> RollCallRef:
    """A roll call as far as a line needs it."""
    return RollCallRef(
        vote_event_id=event.vote_event_id,
        stem=file_stem(event.vote_event_id),
        session=event.session,
        chamber=event.chamber,
        number=event.number,
        label=label_of(event),
        held_on=event.held_on,
        question_class=event.question_class,
        amendment_chamber=event.amendment_chamber,
        amendment_schedule=event.amendment_schedule,
        confidence=event.confidence,
        ruling=event.ruling,
        yes_count=event.yes_count,
        no_count=event.no_count,
        absent_count=event.absent_count,
        necessary=event.necessary,
        passed=event.passed,
        evidence=evidence_of(event.provenance),
    )


def criterion_card(
    criterion: Criterion,
    bills: Bills,
    roll_calls: Mapping[str, RollCallRef],
    *,
    behind: Behind,
    rubric: RubricCard,
) -> CriterionCard:
    """A question of the rubric with what a reader needs to judge it."""
    announced = criterion.announced_on
    event_id = criterion.vote_event_id
    roll_call = roll_calls[event_id] if event_id is not None else None
    sheet_id = criterion.committee_vote_id
    committee = committee_ref(behind.committee_votes[sheet_id]) if sheet_id is not None else None
    named_by = roll_call or committee
    return CriterionCard(
        criterion_id=criterion.criterion_id,
        type=criterion.type,
        category_id=criterion.category_id,
        weight=shown_weight(criterion.weight),
        title=criterion.title,
        statement=criterion.statement,
        yes_did=criterion.yes_did,
        no_did=criterion.no_did,
        why=criterion.why,
        position=criterion.position,
        chamber=criterion.chamber,
        announced_on=announced,
        announced_before=announced is not None
        and (criterion.held_on is None or announced < criterion.held_on),
        held_on=criterion.held_on,
        bill=bills.ref(criterion.bill_id, named_by.evidence if named_by else None)
        if criterion.bill_id
        else None,
        roll_call=roll_call,
        committee=committee,
        asked=what_was_asked(criterion),
        notes=question_notes(criterion, rubric),
        group_id=criterion.group_id,
        source_url=safe_url(criterion.source_url),
    )


def committee_ref(vote: CommitteeVote) -> CommitteeRef:
    """A committee's vote as far as a line needs it."""
    return CommitteeRef(
        committee_vote_id=vote.committee_vote_id,
        committee=vote.committee_name,
        held_on=vote.voted_on,
        motion=vote.motion,
        yes_count=vote.yes_count,
        no_count=vote.no_count,
        evidence=evidence_of(vote.provenance),
    )


def _by_person(memberships: tuple[Membership, ...]) -> dict[str, tuple[Membership, ...]]:
    found: dict[str, tuple[Membership, ...]] = {}
    for membership in memberships:
        found[membership.person_id] = (*found.get(membership.person_id, ()), membership)
    return found


def _by_event(votes: list[PersonVote]) -> dict[str, tuple[PersonVote, ...]]:
    found: dict[str, list[PersonVote]] = {}
    for vote in votes:
        found.setdefault(vote.vote_event_id, []).append(vote)
    return {event_id: tuple(rows) for event_id, rows in found.items()}

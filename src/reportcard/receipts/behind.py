"""The record behind the lines of receipts, indexed once: sheets, tally sheets, answers, notes.

Leaves to others: what is said of it (notes), how a document is shown (explain, contexts).
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from reportcard.model.facts import (
    AbsenceReason,
    Bill,
    CommitteePersonVote,
    CommitteeVote,
    Facts,
    MemberInput,
    Membership,
    PersonVote,
    Sponsorship,
    VoteEvent,
)
from reportcard.model.records import Provenance
from reportcard.model.scores import AttestedAct, Criterion, RubricCard

DocumentKind = Literal["roll_call", "committee", "bill", "input", ""]


@dataclass(frozen=True, slots=True)
class Document:
    """The document behind one line; line None: no single line of it is known.

    kind "" with provenance None: the line rests on many documents, or on none.
    """

    kind: DocumentKind
    provenance: Provenance | None
    line: int | None = None
    printed_name: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """How the members of a party voted on a roll call."""

    party: str
    yes: int
    no: int


@dataclass(frozen=True, slots=True)
class Behind:
    """The record that one rubric asks about, by id."""

    events: Mapping[str, VoteEvent]
    votes: Mapping[tuple[str, str], PersonVote]
    reasons: Mapping[tuple[str, str], AbsenceReason]
    committee_votes: Mapping[str, CommitteeVote]
    in_committee: Mapping[tuple[str, str], CommitteePersonVote]
    bills: Mapping[str, Bill]
    sponsorships: Mapping[tuple[str, str], Sponsorship]
    inputs: Mapping[tuple[str, str], MemberInput]
    seats: Mapping[str, tuple[Membership, ...]]
    sides: Mapping[tuple[str, str], Side]

    def document(self, criterion: Criterion, person_id: str) -> Document:
        """What a line of somebody's receipt rests on."""
        if (event_id := criterion.vote_event_id) is not None:
            vote = self.votes.get((event_id, person_id))
            line, name = (vote.sheet_line, vote.printed_name) if vote else (None, "")
            return Document("roll_call", self.events[event_id].provenance, line, name)
        if (committee_vote := criterion.committee_vote_id) is not None:
            return self._tally(committee_vote, person_id)
        if criterion.type == "sponsorship":
            return Document("bill", self._of_bill(criterion.bill_id, person_id))
        answer = self.answer(criterion, person_id)
        return Document("input", answer.provenance) if answer else Document("", None)

    def answer(self, criterion: Criterion, person_id: str) -> MemberInput | None:
        """What somebody answered, where the question has answers."""
        return self.inputs.get((criterion.input or "", person_id))

    def act(self, criterion: Criterion, person_id: str) -> AttestedAct | None:
        """Who says that somebody did what was asked."""
        return next((act for act in criterion.done_by if act.person_id == person_id), None)

    def reason(self, criterion: Criterion, person_id: str) -> AbsenceReason | None:
        """The reason that stands in the place of "absent or not voting", if one does."""
        key = (criterion.vote_event_id or "", person_id)
        vote = self.votes.get(key)
        if vote is None or vote.option != "absent_or_not_voting":
            return None
        return self.reasons.get(key)

    def side(self, criterion: Criterion, person_id: str) -> Side | None:
        """How somebody's party voted on the roll call of a question."""
        event = self.events.get(criterion.vote_event_id or "")
        if event is None:
            return None
        seat = _seat(self.seats.get(person_id, ()), event)
        return self.sides.get((event.vote_event_id, seat.party)) if seat else None

    def _tally(self, committee_vote_id: str, person_id: str) -> Document:
        vote = self.in_committee.get((committee_vote_id, person_id))
        sheet = self.committee_votes[committee_vote_id].provenance
        if vote is None:
            return Document("committee", sheet)
        line = None if vote.provenance.transcribed else vote.line
        return Document("committee", sheet, line, vote.printed_name)

    def _of_bill(self, bill_id: str, person_id: str) -> Provenance | None:
        """The bill's page shows who is missing, too; the row of a sponsor where it was not read."""
        bill = self.bills.get(bill_id)
        found = bill or self.sponsorships.get((bill_id, person_id))
        return found.provenance if found else None


def find_behind(facts: Facts, rubric: RubricCard) -> Behind:
    """Index what a rubric asks about."""
    asked = {criterion.vote_event_id for criterion in rubric.criteria}
    events = {e.vote_event_id: e for e in facts.vote_events if e.vote_event_id in asked}
    votes = {
        (v.vote_event_id, v.person_id): v for v in facts.person_votes if v.vote_event_id in asked
    }
    sheets = {criterion.committee_vote_id for criterion in rubric.criteria}
    seats: dict[str, tuple[Membership, ...]] = {}
    for seat in facts.memberships:
        seats[seat.person_id] = (*seats.get(seat.person_id, ()), seat)
    return Behind(
        events=events,
        votes=votes,
        reasons={(r.vote_event_id, r.person_id): r for r in facts.absence_reasons},
        committee_votes={
            v.committee_vote_id: v for v in facts.committee_votes if v.committee_vote_id in sheets
        },
        in_committee={
            (v.committee_vote_id, v.person_id): v
            for v in facts.committee_person_votes
            if v.committee_vote_id in sheets
        },
        bills={bill.bill_id: bill for bill in facts.bills},
        sponsorships={(s.bill_id, s.person_id): s for s in facts.sponsorships},
        inputs={(row.input, row.person_id): row for row in facts.member_inputs},
        seats=seats,
        sides=_sides(rubric, events, votes, seats),
    )


def _sides(
    rubric: RubricCard,
    events: Mapping[str, VoteEvent],
    votes: Mapping[tuple[str, str], PersonVote],
    seats: Mapping[str, tuple[Membership, ...]],
) -> dict[tuple[str, str], Side]:
    """How each party voted, by the seats held on the day, where a question is about that."""
    wanted = {c.vote_event_id for c in rubric.criteria if c.type == "party_unity"}
    count: Counter[tuple[str, str, str]] = Counter()
    for (event_id, person_id), vote in votes.items():
        seat = _seat(seats.get(person_id, ()), events[event_id]) if event_id in wanted else None
        if seat is not None and seat.party:  # without a party there is no side to be on
            count[(event_id, seat.party, vote.option)] += 1
    return {
        (event_id, party): Side(
            party, count[(event_id, party, "yes")], count[(event_id, party, "no")]
        )
        for event_id, party in sorted({(event_id, party) for event_id, party, _ in count})
    }


def _seat(seats: tuple[Membership, ...], event: VoteEvent) -> Membership | None:
    """The seat from which somebody could vote; where there is no day, the one that began last."""
    found = [
        seat
        for seat in seats
        if seat.chamber == event.chamber and (event.held_on is None or seat.covers(event.held_on))
    ]
    return found[-1] if found else None

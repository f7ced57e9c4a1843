"""From the record to an outcome, one legislator and one question at a time.

Leaves to others: measured rates (rates.py), and what an outcome is worth.
"""

from dataclasses import dataclass
from fractions import Fraction

from reportcard.scoring.second.people import Person, Window, find_seat, is_asked
from reportcard.scoring.second.plain import Question, number
from reportcard.scoring.second.rates import Rates
from reportcard.scoring.second.record import Record

_AS_IT_IS = {
    "absent_or_not_voting": "absent",
    "excused": "excused",
    "presiding": "presiding",
    "recused": "recused",
    "present": "present",
    "abstain": "present",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the record says; `rate` is the part of the credit, 1 unless it is measured."""

    outcome: str
    rate: Fraction = Fraction(1)

    @property
    def is_eligible(self) -> bool:
        """Whether the question was theirs to answer."""
        return self.outcome != "not_eligible"


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads one record for one rubric."""

    record: Record
    window: Window
    rates: Rates

    def answer(self, question: Question, person: Person) -> Answer:
        """The outcome of a question for a person."""
        if not is_asked(question, person, self.record, self.window):
            return Answer("not_eligible")
        if question.is_a_vote:
            return Answer(self._vote(question, person))
        if question.type == "sponsorship":
            return Answer(self._sponsorship(question, person))
        if question.type == "questionnaire":
            return self._questionnaire(question, person)
        if question.type == "attested_action":
            return Answer(self._action(question, person))
        if question.type == "attendance":
            rate = self.rates.attendance(question, person)
        else:
            rate = self.rates.effectiveness(question, person)
        return Answer("none") if rate is None else Answer("measured", rate)

    def _vote(self, question: Question, person: Person) -> str:
        options = (
            self.record.sheet_options if question.type == "committee_vote" else self.record.options
        )
        option = options.get((question.plain["ref"], person.person_id))
        if option is None:
            return "unknown"
        if option == "not_member":
            return "not_eligible"
        if question.type != "party_unity":
            return as_asked(option, question.plain["position"])
        position = self._majority_of_their_party(question, person)
        return "no_position" if position is None else as_asked(option, position)

    def _majority_of_their_party(self, question: Question, person: Person) -> str | None:
        """Which vote the party was for, when the two that voted most were against each other."""
        yes: dict[str, int] = {}
        no: dict[str, int] = {}
        for (roll_call, voter), option in self.record.options.items():
            if roll_call == question.plain["ref"] and option in ("yes", "no"):
                party = self._party(question, voter)
                if party:
                    side = yes if option == "yes" else no
                    side[party] = side.get(party, 0) + 1
        votes = {party: yes.get(party, 0) + no.get(party, 0) for party in {**yes, **no}}
        two = sorted(votes, key=lambda party: (-votes[party], party))[:2]
        lead = {party: yes.get(party, 0) - no.get(party, 0) for party in two}
        if len(two) < 2 or lead[two[0]] * lead[two[1]] >= 0:
            return None
        mine = self._party(question, person.person_id)
        if mine not in lead:
            return None
        return "support" if lead[mine] > 0 else "oppose"

    def _party(self, question: Question, person_id: str) -> str | None:
        """The party of the seat by which the question is theirs; empty where it has none."""
        seats = self.record.seats.get(person_id, ())
        seat = find_seat(seats, self.window, question.chamber, question.day)
        return None if seat is None else seat.party

    def _sponsorship(self, question: Question, person: Person) -> str:
        roles = self.record.roles.get((question.plain["ref"], person.person_id))
        if not roles:
            return "none"
        return "introducer" if "introducer" in roles else "cosponsor"

    def _questionnaire(self, question: Question, person: Person) -> Answer:
        given = self._input(question, person)
        if given in ("", "not_asked"):
            return Answer("not_eligible" if given else "no_answer")
        scale = question.plain.get("scale")
        if scale is not None:
            return Answer("measured", number(given) / number(scale))
        words = {"yes": "yes", "support": "yes", "no": "no", "oppose": "no"}
        if given not in words:
            raise ValueError(f"{question.name}: {given!r} is neither yes nor no")
        return Answer(as_asked(words[given], question.plain["position"]))

    def _action(self, question: Question, person: Person) -> str:
        named = {act["person"] for act in question.plain.get("done_by") or ()}
        is_done = person.person_id in named or self._input(question, person) == "yes"
        return "done" if is_done else "none"

    def _input(self, question: Question, person: Person) -> str:
        """What the input says of a person, in small letters; "" where it says nothing."""
        key = person.person_id, question.plain.get("input") or ""
        return self.record.inputs.get(key, "").lower()


def as_asked(option: str, position: str) -> str:
    """A recorded option against what was asked for on the question that was put."""
    if option in _AS_IT_IS:
        return _AS_IT_IS[option]
    kind, _, side = option.rpartition("_")
    is_ours = (side == "yes") == (position == "support")
    return "_".join(filter(None, (kind, "support" if is_ours else "oppose")))

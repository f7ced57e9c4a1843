"""From a dataset to what is compared: the floor's numbered roll calls, and everybody's Yes or No.

Committees, motions without an official number and what is dated in another session are no witness
and are counted; what looks wrong is a sentence. Not voting and absent are the same here: neither
Yes nor No. Leaves to others: reading the dataset, and comparing it (the store).
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from reportcard.collect.second import NumberRule
from reportcard.language import _
from reportcard.model.records import SecondTallyRecord, SecondVoteRecord
from reportcard.model.vocabulary import Chamber

from .dataset import NAY, YEA, Dataset, Person, RollCall

COLLECTOR = "LegiScan"
_OPTIONS: Mapping[int, Literal["yes", "no"]] = {YEA: "yes", NAY: "no"}
_DISTRICT = re.compile(r"([HSA])D-0*(\d+)")
_CHAMBERS: Mapping[str, Chamber] = {"H": "house", "A": "house", "S": "senate"}


@dataclass
class Witness:
    """Goes through a dataset; then `counts` and `left_out` say what was not taken.

    Attributes:
        dataset: What was read.
        rule: How the place's numbers are found.
        counts: By reason, how many roll calls are no witness.
        left_out: What looks wrong, a sentence each.
    """

    dataset: Dataset
    rule: NumberRule
    counts: Counter[str] = field(default_factory=Counter)
    left_out: list[str] = field(default_factory=list)

    def records(self) -> Iterator[SecondTallyRecord | SecondVoteRecord]:
        """What is compared, roll call by roll call."""
        for call in self.dataset.roll_calls:
            if place := self._place(call):
                yield self._tally(call, *place)
                yield from self._votes(call, *place)

    def _place(self, call: RollCall) -> tuple[str, Chamber, int] | None:
        """The session, chamber and official number; None where it is no witness."""
        if call.body == "joint":
            self.counts["joint"] += 1
            return None
        found = self.rule.roll_call.search(call.words)
        if found is None:
            self.counts["unnumbered"] += 1
            return None
        if "chamber" in found.groupdict() and found["chamber"].lower() != call.body:
            message = _('Roll call {id} is of the {body} but is called "{words}".')
            self._leave_out(call, message, body=call.body)
            return None
        session = self._session(call)
        return None if session is None else (session, call.body, int(found["number"]))

    def _session(self, call: RollCall) -> str | None:
        """The session of the day; a day outside the dataset's own years is somebody's mistake."""
        first, last = self.dataset.years
        if call.held_on is None or not first <= call.held_on.year <= last:
            message = _('Roll call {id} ("{words}") is dated {day}, outside of {session}.')
            self._leave_out(call, message, day=call.held_on, session=self.dataset.session)
            return None
        session = self.rule.sessions.get(call.held_on.year)
        if session is None:
            self.counts["other_sessions"] += 1
        return session

    def _leave_out(self, call: RollCall, message: str, **figures: object) -> None:
        words = call.words.strip()
        self.left_out.append(message.format(id=call.roll_call_id, words=words, **figures))

    def _tally(
        self, call: RollCall, session: str, chamber: Chamber, number: int
    ) -> SecondTallyRecord:
        self.counts["compared"] += 1
        bill = self.dataset.bills.get(call.bill_id)
        if bill is None:
            message = _('Roll call {id} ("{words}") is on a bill that is not there.')
            self._leave_out(call, message)
        return SecondTallyRecord(
            collector=COLLECTOR,
            session=session,
            chamber=chamber,
            number=number,
            bill_number=bill.number if bill else "",
            held_on=call.held_on,
            yes_count=call.yea,
            no_count=call.nay,
            not_yes_or_no=call.not_voting + call.absent,
            source_url=bill.url if bill else "",
        )

    def _votes(
        self, call: RollCall, session: str, chamber: Chamber, number: int
    ) -> Iterator[SecondVoteRecord]:
        for people_id, code in call.votes:
            person = self.dataset.people.get(people_id)
            if person is None or person.is_committee:
                message = _('Roll call {id} ("{words}") has a vote of {person}, who is no member.')
                self._leave_out(call, message, person=person.name if person else people_id)
                continue
            yield SecondVoteRecord(
                collector=COLLECTOR,
                session=session,
                chamber=chamber,
                number=number,
                printed_name=person.name,
                family_name=person.family_name,
                district=_district(person, chamber),
                option=_OPTIONS.get(code),
            )


def _district(person: Person, chamber: Chamber) -> int | None:
    """The district in this chamber: who moved to the other one since has only the new one."""
    found = _DISTRICT.fullmatch(person.district)
    if found is None or _CHAMBERS[found[1]] != chamber:
        return None
    return int(found[2])

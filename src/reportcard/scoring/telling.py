"""One line of a receipt in words: what was done, for how many points, why, and on what record.

Leaves to others: the order of the lines and the sums (explain), the language (voice).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from reportcard.language import N_
from reportcard.model.facts import Facts, PersonVote, Sponsorship, VoteEvent
from reportcard.model.numbers import shown_hundredths, shown_number
from reportcard.model.records import Provenance
from reportcard.model.scores import Criterion, ReceiptLine, Result, RubricCard
from reportcard.scoring.voice import Voice

# What a counted line says, by the record's own word; {what} is the roll call or the bill.
DONE = {
    "yes": N_("Earned {earned} of {possible} points: voted Yes on {what}."),
    "no": N_("Earned {earned} of {possible} points: voted No on {what}."),
    "absent_or_not_voting": N_(
        "Earned {earned} of {possible} points: absent or not voting on {what}."
    ),
    "excused": N_("Earned {earned} of {possible} points: excused from {what}."),
    "present": N_(
        "Earned {earned} of {possible} points: present, but neither Yes nor No, on {what}."
    ),
    "introducer": N_("Earned {earned} of {possible} points: introduced {what}."),
    "co-sponsor": N_("Earned {earned} of {possible} points: co-sponsored {what}."),
    "introducer or co-sponsor": N_(
        "Earned {earned} of {possible} points: introduced or co-sponsored {what}."
    ),
    "": N_("Earned {earned} of {possible} points: not among the sponsors of {what}."),
}
# Whatever else the record may say: its word, then the roll call.
DONE_OTHERWISE = N_("Earned {earned} of {possible} points: {record}, on {what}.")


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of a receipt with its printed points in hundredths."""

    line: ReceiptLine
    earned: int
    missed: int


@dataclass(frozen=True)
class Telling:
    """Tells the lines of one legislator.

    Attributes:
        rubric: The questions.
        facts: The record.
        result: Whose lines.
        voice: In which language.
    """

    rubric: RubricCard
    facts: Facts
    result: Result
    voice: Voice

    @cached_property
    def criteria(self) -> dict[str, Criterion]:
        """The questions by id."""
        return {criterion.criterion_id: criterion for criterion in self.rubric.criteria}

    def counted(self, entry: PrintedLine) -> Iterator[str]:
        """A line that counts: points, what the vote did, our position, the record."""
        criterion = self.criteria[entry.line.criterion_id]
        yield f"- {self._done(entry, criterion)}"
        did = {"yes": criterion.yes_did, "no": criterion.no_did}.get(entry.line.option or "")
        if did:
            yield f"  {self.voice.text(did)}"
        yield from self._reasons(criterion)

    def not_counted(self, entry: PrintedLine) -> Iterator[str]:
        """A line that does not count: why, and what the score would have been."""
        criterion = self.criteria[entry.line.criterion_id]
        because = self.voice.word("not_counted", entry.line.not_counted_because)
        if because == entry.line.not_counted_because:  # an outcome without a sentence of its own
            because = self.voice.word("not_counted", "")
        record = self.voice.word("outcome", entry.line.outcome)
        parts = [f"- {self._what(criterion)}: {record}.", because, *self._what_if(entry.line)]
        yield " ".join(parts)
        yield from self._reasons(criterion)

    # ------------------------------------------------ private

    def _done(self, entry: PrintedLine, criterion: Criterion) -> str:
        line = entry.line
        figures = {
            "earned": shown_hundredths(entry.earned),
            "possible": shown_hundredths(entry.earned + entry.missed),
            "what": self._what(criterion),
        }
        is_vote = criterion.vote_event_id is not None
        if (sentence := DONE.get(line.option or ("?" if is_vote else ""))) is not None:
            return self.voice.say(sentence, **figures)
        record = self.voice.word("outcome", line.outcome)
        return self.voice.say(DONE_OTHERWISE, record=record, **figures)

    def _what(self, criterion: Criterion) -> str:
        """The roll call with its day, or the bill."""
        bill = f"{self._bills[criterion.bill_id]} ({self.voice.text(criterion.title)})"
        event = self._events.get(criterion.vote_event_id or "")
        if event is None:
            return bill
        name = {
            "house": N_("House roll call {n}"),
            "senate": N_("Senate roll call {n}"),
        }[event.chamber]
        roll_call = self.voice.say(name, n=event.number)
        return f"{roll_call}, {self.voice.day(event.held_on)}, {bill}"

    def _reasons(self, criterion: Criterion) -> Iterator[str]:
        """Our position and why; the group it counts in; the official record."""
        yield f"  {self._position(criterion)} {self.voice.text(criterion.why)}"
        if criterion.group_id is not None:
            group = next(g for g in self.rubric.groups if g.group_id == criterion.group_id)
            sentence = N_("One of {n} roll calls that count together: {rule}.")
            rule = self.voice.word("combine", group.combine)
            yield "  " + self.voice.say(sentence, n=len(group.criterion_ids), rule=rule)
        yield f"  {self._record(criterion)}"
        if criterion.source_url:
            yield "  " + self.voice.say(N_("More about it: {url}"), url=criterion.source_url)

    def _position(self, criterion: Criterion) -> str:
        if criterion.position is None:
            return self.voice.say(N_("Our position: sponsor it."))
        announced = criterion.announced_on
        if announced is None:
            sentence = N_("Our position: {position}, not announced before the vote.")
        elif criterion.held_on is None or announced < criterion.held_on:
            sentence = N_("Our position: {position}, announced {day}.")
        else:
            sentence = N_("Our position: {position}, announced {day}, not before the vote.")
        day = self.voice.day(announced) if announced else ""
        position = self.voice.word("position", criterion.position)
        return self.voice.say(sentence, position=position, day=day)

    def _what_if(self, line: ReceiptLine) -> Iterator[str]:
        supported, opposed = line.score_if_supported, line.score_if_opposed
        if supported is not None and opposed is not None:
            sentence = N_(
                "Had it counted, the score would be {with_us} with our position and {against} "
                "against it."
            )
            figures = {"with_us": self._shown(supported), "against": self._shown(opposed)}
            yield self.voice.say(sentence, **figures)
        elif supported is not None:
            sentence = N_("Had they sponsored it, the score would be {with_us}.")
            yield self.voice.say(sentence, with_us=self._shown(supported))

    def _shown(self, score: Fraction) -> str:
        return shown_number(
            score, places=self.rubric.rounding_places, mode=self.rubric.rounding_mode
        )

    def _record(self, criterion: Criterion) -> str:
        """The official document: address, line, hash, and the day it was fetched."""
        found, name = self._provenance(criterion)
        vote = self._votes.get(criterion.vote_event_id or "")
        where = found.source_url
        if vote is not None and vote.sheet_line is not None:
            where = self.voice.say(N_("{url}, line {line}"), url=where, line=vote.sheet_line)
        if found.transcribed:
            sentence = N_(
                "{document}: {where}. Transcribed from it into the project's own table; "
                "SHA-256 of the table {hash}, read {day}."
            )
        else:
            sentence = N_("{document}: {where}, SHA-256 {hash}, fetched {day}.")
        return self.voice.say(
            sentence,
            document=self.voice.say(name),
            where=where,
            hash=found.archive_sha256,
            day=self.voice.day(found.retrieved_at.date()),
        )

    def _provenance(self, criterion: Criterion) -> tuple[Provenance, str]:
        if criterion.vote_event_id is not None:
            return self._events[criterion.vote_event_id].provenance, N_("Official sheet")
        sponsorship = self._sponsorships.get(criterion.bill_id)
        bill = next(b for b in self.facts.bills if b.bill_id == criterion.bill_id)
        return (sponsorship or bill).provenance, N_("Official page of the bill")

    @cached_property
    def _events(self) -> dict[str, VoteEvent]:
        wanted = {criterion.vote_event_id for criterion in self.rubric.criteria}
        return {e.vote_event_id: e for e in self.facts.vote_events if e.vote_event_id in wanted}

    @cached_property
    def _bills(self) -> dict[str, str]:
        return {bill.bill_id: bill.identifier for bill in self.facts.bills}

    @cached_property
    def _votes(self) -> dict[str, PersonVote]:
        own = (v for v in self.facts.person_votes if v.person_id == self.result.person_id)
        return {vote.vote_event_id: vote for vote in own}

    @cached_property
    def _sponsorships(self) -> dict[str, Sponsorship]:
        own = (s for s in self.facts.sponsorships if s.person_id == self.result.person_id)
        return {sponsorship.bill_id: sponsorship for sponsorship in own}

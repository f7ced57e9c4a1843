"""One line of a receipt in words: what was done, for how many points, why, and on what record.

Leaves to others: the order of the lines and the sums (explain), what a question asked and what is
noted beside a line (receipts), the language (receipts.voice).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from reportcard.language import N_
from reportcard.model.facts import Bill, Facts
from reportcard.model.numbers import shown_hundredths, shown_number
from reportcard.model.records import Provenance
from reportcard.model.scores import Criterion, ReceiptLine, Result, RubricCard
from reportcard.receipts.asked import question_notes, what_was_asked
from reportcard.receipts.behind import Behind, Document, DocumentKind, find_behind
from reportcard.receipts.names import is_imported, name_of_roll_call
from reportcard.receipts.notes import LineOf, line_notes, what_they_did
from reportcard.receipts.outcomes import outcome_word
from reportcard.receipts.voice import Voice

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
# Where the question is no vote and no sponsorship: its name, then what the record says.
DONE_BESIDES = N_("Earned {earned} of {possible} points: {what}. {did}.")
DOCUMENTS: dict[DocumentKind, str] = {
    "roll_call": N_("Official sheet"),
    "committee": N_("Tally sheet of the committee"),
    "bill": N_("Official page of the bill"),
    "input": N_("Table of the answers"),
}


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

    @cached_property
    def behind(self) -> Behind:
        """The record behind the lines."""
        return find_behind(self.facts, self.rubric)

    def counted(self, entry: PrintedLine) -> Iterator[str]:
        """A line that counts: points, what the vote did, our position, the record."""
        criterion = self.criteria[entry.line.criterion_id]
        yield f"- {self._done(entry, criterion)}"
        did = {"yes": criterion.yes_did, "no": criterion.no_did}.get(entry.line.option or "")
        if did:
            yield f"  {self.voice.text(did)}"
        yield from self._reasons(entry.line, criterion)

    def not_counted(self, entry: PrintedLine) -> Iterator[str]:
        """A line that does not count: why, and what the score would have been."""
        criterion = self.criteria[entry.line.criterion_id]
        because = self.voice.word("not_counted", entry.line.not_counted_because)
        if because == entry.line.not_counted_because:  # an outcome without a sentence of its own
            because = self.voice.word("not_counted", "")
        did = what_they_did(self._of(entry.line))
        record = f"{self.voice.tell(did) if did else self._word(entry.line)}."
        parts = [f"- {self._what(criterion)}: {record}", because, *self._what_if(entry.line)]
        yield " ".join(parts)
        yield from self._reasons(entry.line, criterion)

    # ------------------------------------------------ private

    def _of(self, line: ReceiptLine) -> LineOf:
        criterion = self.criteria[line.criterion_id]
        return LineOf(line, criterion, self.result.person_id, self.behind)

    def _word(self, line: ReceiptLine) -> str:
        word = outcome_word(self.criteria[line.criterion_id].type, line.outcome)
        return self.voice.word(word.kind, word.code)

    def _done(self, entry: PrintedLine, criterion: Criterion) -> str:
        line = entry.line
        figures = {
            "earned": shown_hundredths(entry.earned),
            "possible": shown_hundredths(entry.earned + entry.missed),
            "what": self._what(criterion),
        }
        if (did := what_they_did(self._of(line))) is not None:
            return self.voice.say(DONE_BESIDES, did=self.voice.tell(did), **figures)
        is_sponsorship = criterion.type == "sponsorship"
        if (told := DONE.get(line.option or ("" if is_sponsorship else "?"))) is not None:
            return self.voice.say(told, **figures)
        return self.voice.say(DONE_OTHERWISE, record=self._word(line), **figures)

    def _what(self, criterion: Criterion) -> str:
        """The roll call with its day, or the bill, or the name of the question."""
        title = self.voice.text(criterion.title)
        bill = self.behind.bills.get(criterion.bill_id)
        named = f"{self._bill(bill)} ({title})" if bill else title
        before = [self.voice.tell(part) for part in name_of_roll_call(criterion, self.behind)]
        return ", ".join([*before, named])

    def _bill(self, bill: Bill) -> str:
        """Its number; with the session where the report card asks about a namesake, as on pages."""
        others = (self.behind.bills.get(c.bill_id) for c in self.rubric.criteria)
        namesakes = {b.session for b in others if b and b.identifier == bill.identifier}
        if len(namesakes) < 2:
            return bill.identifier
        message = N_("{bill} of {session}")
        return self.voice.say(message, bill=bill.identifier, session=bill.session)

    def _reasons(self, line: ReceiptLine, criterion: Criterion) -> Iterator[str]:
        """What was asked and why; what else there is to know; the official record."""
        yield f"  {self._asked(criterion)} {self.voice.text(criterion.why)}".rstrip()
        for told in question_notes(criterion, self.rubric):
            yield f"  {self.voice.tell(told)}"
        for note in line_notes(self._of(line)):
            yield f"  {self.voice.tell(note.sentence)}"
            if note.url:
                yield "  " + self.voice.say(N_("Source: {url}"), url=note.url)
        document = self.behind.document(criterion, self.result.person_id)
        if document.provenance is not None:
            yield f"  {self._record(document, document.provenance)}"
        if criterion.source_url:
            yield "  " + self.voice.say(N_("More about it: {url}"), url=criterion.source_url)

    def _asked(self, criterion: Criterion) -> str:
        if (asked := what_was_asked(criterion)) is not None:
            return self.voice.tell(asked)
        if criterion.position is None:
            return self.voice.say(N_("Our position: sponsor it."))
        announced = criterion.announced_on
        if announced is None:
            message = N_("Our position: {position}, not announced before the vote.")
        elif criterion.held_on is None or announced < criterion.held_on:
            message = N_("Our position: {position}, announced {day}.")
        else:
            message = N_("Our position: {position}, announced {day}, not before the vote.")
        day = self.voice.day(announced) if announced else ""
        position = self.voice.word("position", criterion.position)
        return self.voice.say(message, position=position, day=day)

    def _what_if(self, line: ReceiptLine) -> Iterator[str]:
        supported, opposed = line.score_if_supported, line.score_if_opposed
        if supported is not None and opposed is not None:
            message = N_(
                "Had it counted, the score would be {with_us} with our position and {against} "
                "against it."
            )
            figures = {"with_us": self._shown(supported), "against": self._shown(opposed)}
            yield self.voice.say(message, **figures)
        elif supported is not None:
            message = N_("Had they sponsored it, the score would be {with_us}.")
            yield self.voice.say(message, with_us=self._shown(supported))

    def _shown(self, score: Fraction) -> str:
        return shown_number(
            score, places=self.rubric.rounding_places, mode=self.rubric.rounding_mode
        )

    def _record(self, document: Document, found: Provenance) -> str:
        """The document: address, line, hash, and the day it was fetched."""
        where = found.source_url
        if document.line is not None:
            where = self.voice.say(N_("{url}, line {line}"), url=where, line=document.line)
        if is_imported(found):
            message = N_("From a spreadsheet: {where}; SHA-256 of the table {hash}, read {day}.")
        elif found.transcribed:
            message = N_(
                "{document}: {where}. Transcribed from it into the project's own table; "
                "SHA-256 of the table {hash}, read {day}."
            )
        else:
            message = N_("{document}: {where}, SHA-256 {hash}, fetched {day}.")
        return self.voice.say(
            message,
            document=self.voice.say(DOCUMENTS[document.kind]),
            where=where,
            hash=found.archive_sha256,
            day=self.voice.day(found.retrieved_at.date()),
        )

"""Rows and pages of the review queue, in the words of the terminal.

Leaves to others: what waits (pipeline), printing (reviewing).
"""

from collections.abc import Iterator

from reportcard.language import N_, _, spoken_language
from reportcard.model.waiting import Candidate, Claim, OpenName, OpenQuestion
from reportcard.words import find_word

# Column heads are code words, the same in every language, for whoever reads the lines by machine.
QUESTION_COLUMNS = (
    "roll_call", "bills", "day", "result", "likely", "why", "sheet", "label", "history", "command",
)  # fmt: skip
# So many of them say which roll calls wait, and why; the others are the evidence.
SHORT = 6
NAME_COLUMNS = (
    "chamber", "printed", "roll_calls", "first_day", "last_day", "why", "neighbours", "person",
    "sheet", "command",
)  # fmt: skip
_WHY = {
    "inferred": N_("likely, but the record leaves room for something else"),
    "unknown": N_("the record does not tell"),
    "contradiction": N_("official records contradict each other"),
    "held_back": N_("a later roll call may have decided"),
    "crosscheck": N_("the sheet may be that of another roll call"),
}


def question_row(item: OpenQuestion) -> tuple[str, ...]:
    """One open question as a line of the table."""
    return (
        item.vote_event_id,
        ", ".join(item.bills),
        item.held_on.isoformat(),
        _result(item),
        _told(item.likely),
        _why(item),
        item.sheet_words,
        item.label,
        " | ".join(f"{bill}: {text}" for _day, bill, text in item.history),
        commands(item)[0],
    )


def question_in_full(item: OpenQuestion) -> Iterator[str]:
    """One open question as a page of lines."""
    head = (f"{item.vote_event_id}: {', '.join(item.bills)}", item.held_on.isoformat())
    yield ", ".join([*head, _result(item)])
    yield _("Official sheet: {url}").format(url=item.sheet_url)
    yield _("The sheet says of the question: {words}").format(
        words=item.sheet_words or _("nothing")
    )
    yield _("The link on the bill's page says: {words}").format(words=item.label or _("nothing"))
    yield _("The bill's history of that day, in this chamber:")
    for day, bill, text in item.history:
        yield f"  {day.isoformat()}  {bill}  {text}"
    if not item.history:
        yield "  " + _("nothing")
    yield _("Likely: {question}").format(question=_told(item.likely))
    yield _("Why it is not sure: {why}").format(why=_why(item))
    yield _("If the record shows you what it was, type the line that fits:")
    for line in commands(item):
        yield f"  {line}"


def commands(item: OpenQuestion) -> list[str]:
    """The command for each question that it may have been, the likely one first."""
    is_told = item.likely[0] in ("passage", "procedural") or item.likely[2] is not None
    choices = dict.fromkeys([*([item.likely] if is_told else []), *item.choices])
    return [_command(item, claim) for claim in choices] or [_command(item, None)]


def name_rows(item: OpenName) -> Iterator[tuple[str, ...]]:
    """One open name: a line for each person who may be meant."""
    between = _("between {before} and {after}").format(
        before=item.neighbours[0] or "?", after=item.neighbours[1] or "?"
    )
    why = (
        _("fits {n} people")
        if item.fits
        else _("fits nobody who was in office; the nearest are shown")
    )
    for candidate in item.candidates or (None,):
        yield (
            item.chamber,
            item.printed_name,
            str(item.roll_calls),
            item.first_on.isoformat(),
            item.last_on.isoformat(),
            why.format(n=item.fits),
            between,
            _person(candidate),
            item.sheet_url,
            _name_command(item, candidate),
        )


def _result(item: OpenQuestion) -> str:
    yes, no, absent = item.counts
    if item.passed:
        words = _("carried, Yes {yes}, No {no}, absent or not voting {absent}")
    else:
        words = _("failed, Yes {yes}, No {no}, absent or not voting {absent}")
    return words.format(yes=yes, no=no, absent=absent)


def _told(claim: Claim) -> str:
    kind, of, schedule = claim
    if kind != "amendment":
        return _(find_word("question", kind) or kind)
    if not schedule:
        return _("an amendment; which one is open")
    chamber = _(find_word("chamber", of) or "")
    return _("Amendment {schedule} ({chamber})").format(schedule=schedule, chamber=chamber)


def _why(item: OpenQuestion) -> str:
    language = spoken_language()
    reasons = [reason.in_language(language) for reason in item.reasons]
    return ": ".join([_(_WHY[item.why]), *reasons])


def _command(item: OpenQuestion, claim: Claim | None) -> str:
    from reportcard.pipeline.reviewing import question_words

    question = question_words(claim) if claim else _("QUESTION")
    decisive = " --decisive" if item.why == "held_back" and question == "passage" else ""
    return (
        f'reportcard review confirm {item.vote_event_id} --question "{question}"{decisive} {_who()}'
    )


def _who() -> str:
    name, reason = _("YOUR NAME"), _("WHAT YOU LOOKED AT AND WHAT IT SAYS")
    return f'--by "{name}" --reason "{reason}"'


def _person(candidate: Candidate | None) -> str:
    if candidate is None:
        return ""
    words = _("{name}, district {district}, {party}")
    return words.format(
        name=candidate.name,
        district=candidate.district,
        party=_(find_word("party", candidate.party) or candidate.party),
    )


def _name_command(item: OpenName, candidate: Candidate | None) -> str:
    person = candidate.person_id if candidate else _("ID")
    return (
        f'reportcard review name "{item.printed_name}" --chamber {item.chamber} --person {person}'
        f" --first-day {item.first_on.isoformat()} --last-day {item.last_on.isoformat()} {_who()}"
    )

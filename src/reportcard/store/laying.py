"""Roll calls that no words name, laid on the decisions that are left of a bill's trail.

Pure. A roll call may be a decision of its day with its outcome; the order is kept, and decisions
may be left over, for a voice vote has no roll call. Leaves to others: the ways there are
(alignment), what is named in words (questions).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reportcard.store.alignment import possible_rows
from reportcard.store.answers import UNKNOWN, Doubt, Question
from reportcard.store.claims import Claim, RollCall
from reportcard.store.trail import Step

# Sheets are linked within days; after as long as this a page has no more to come.
_LINKS_ARE_COMPLETE = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A roll call and what its sheet and label say of it, which does not name the decision."""

    call: RollCall
    claim: Claim

    def silenced(self) -> "Unnamed":
        """The same without the claim to be the passage."""
        return replace(self, claim=Claim()) if self.claim.question_class == "passage" else self


Ways = Sequence[Sequence[Step]]


def lay(unnamed: Sequence[Unnamed], rows: Sequence[Step]) -> dict[str, Question]:
    """The question of each roll call, as far as the order leaves only one.

    Args:
        unnamed: In order of their numbers.
        rows: The decisions that no roll call is known to be by name, in order.
    """
    answers = {each.call.vote_event_id: _in_words_only(each) for each in unnamed}
    placed: Sequence[Unnamed] = [each for each in unnamed if any(fits(each, row) for row in rows)]
    ways = _ways(placed, rows)
    if any(ways):
        for each, found in zip(placed, ways, strict=True):
            answers[each.call.vote_event_id] = _only_reading(each, found, rows)
    else:
        placed, ways, said = _without_refuted(placed, rows)
        answers |= said
    for event_id in _last_carried(placed, ways):
        if answers[event_id] == UNKNOWN:
            answers[event_id] = Question("passage", "inferred")
    return answers


def fits(each: Unnamed, row: Step) -> bool:
    """Whether a roll call may be a decision, by day, outcome and words."""
    call, claim = each.call, each.claim
    if call.held_on is not None and row.acted_on not in days_of(call.held_on):
        return False
    if call.passed is not None and row.passed is not call.passed:
        return False
    if claim.question_class not in ("unknown", row.action_class):
        return False
    if claim.lco and row.lco and claim.lco != row.lco:
        return False
    letters = {letter for _chamber, letter in row.amendments}
    return claim.amendment_schedule is None or claim.amendment_schedule in letters


def day_of(call: RollCall, steps: Sequence[Step]) -> date | None:
    """The day by which the history knows a roll call most likely; None if the roll call has none.

    After midnight the history keeps the day on which the sitting began.
    """
    if call.held_on is None:
        return None
    here, eve = days_of(call.held_on)
    return here if any(step.acted_on == here for step in steps) else eve


def days_of(held_on: date) -> tuple[date, date]:
    """The day of a roll call, and the day before: a sitting may go on after midnight."""
    return held_on, held_on - timedelta(days=1)


def _ways(placed: Sequence[Unnamed], rows: Sequence[Step]) -> Ways:
    return possible_rows(placed, rows, fits=fits)


def _in_words_only(each: Unnamed) -> Question:
    """What is left where no decision is found: that it was an amendment, if words say so."""
    named = each.claim.question_class == "amendment"
    return Question("amendment", "unknown") if named else UNKNOWN


def _only_reading(each: Unnamed, found: Sequence[Step], rows: Sequence[Step]) -> Question:
    """A passage when nothing else is possible; an amendment of which one row is left.

    Of several amendments none is picked. On a day without a passage nothing is concluded from the
    order: the history then tells too little.
    """
    if found and all(row.action_class == "passage" for row in found):
        stated = each.call.sheet.question_class == "passage"
        return Question(
            "passage", "stated" if stated else "derived", later_on=_later_on(each.call, found)
        )
    passed_on = {row.acted_on for row in rows if row.action_class == "passage"}
    if any(row.action_class == "passage" or row.acted_on not in passed_on for row in found):
        return _in_words_only(each)
    if len(found) != 1:
        return Question("amendment", "unknown") if found else _in_words_only(each)
    (row,) = found
    if each.claim.amendment_schedule:
        return Question("amendment", "stated", row.amendment_chamber, each.claim.amendment_schedule)
    return Question("amendment", "inferred", row.amendment_chamber, row.amendment_schedule)


def _later_on(call: RollCall, found: Sequence[Step]) -> date | None:
    """The day on which a passage was put again, by any of the lines that it may be.

    Where it may be the first of two passages of a day, the roll call of the second is not known. A
    page that was read long after links all roll calls of its bill, so that there is none; one that
    was read at the time may know only the first yet.
    """
    first, last = found[0], found[-1]
    one_day = first.acted_on == last.acted_on
    if one_day and call.linked_on and call.linked_on - last.acted_on >= _LINKS_ARE_COMPLETE:
        return last.later_on
    return last.later_on or first.later_on


def _without_refuted(
    placed: Sequence[Unnamed], rows: Sequence[Step]
) -> tuple[Sequence[Unnamed], Ways, dict[str, Question]]:
    """Claims that cannot all be true: labels make more passages than the history has.

    A claim that is impossible even where all others are left out is refuted: its label leaves out
    the amendment. The other claims are no longer relied on for more than what is likely.
    """
    silenced = [each.silenced() for each in placed]
    refuted = {
        each.call.vote_event_id
        for i, each in enumerate(placed)
        if not any(_ways([*silenced[:i], each, *silenced[i + 1 :]], rows))
    }
    kept = [each.silenced() if each.call.vote_event_id in refuted else each for each in placed]
    ways = _ways(kept, rows)
    if not any(ways):
        return silenced, _ways(silenced, rows), {}
    said: dict[str, Question] = {}
    for each, found in zip(kept, ways, strict=True):
        answer = _only_reading(each, found, rows)
        if answer.question_class == "passage":
            answer = replace(answer, confidence="inferred")
        elif each.call.vote_event_id in refuted and answer.question_class == "amendment":
            answer = replace(answer, doubt=Doubt("open_label", each.call.label))
        said[each.call.vote_event_id] = answer
    return kept, ways, said


def _last_carried(placed: Sequence[Unnamed], ways: Ways) -> list[str]:
    """The last roll call of each day that carried, where it may be the day's passage.

    It could also be an amendment that was adopted that day while the passage's own roll call is
    not known, so this is no more than likely.
    """
    last: dict[date, str] = {}
    for each, found in zip(placed, ways, strict=True):
        for row in found:
            if each.call.passed and row.action_class == "passage":
                last[row.acted_on] = each.call.vote_event_id
    return list(last.values())

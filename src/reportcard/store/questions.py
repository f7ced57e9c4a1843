"""What was the roll call about? Three witnesses: sheet, label of its link, trail of the bill.

Pure. The rules are those of docs/decisions.md, "What was voted on": no witness is believed against
another, and a roll call that could be read in two ways is `inferred` or `unknown`, which is never
scored. Leaves to others: what sheet and label say (claims), roll calls that nothing names (laying),
the tables (witnesses).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reportcard.model.vocabulary import SCORABLE, Chamber, Confidence
from reportcard.store.answers import UNKNOWN, Doubt, Question
from reportcard.store.claims import SILENT, Claim, Numbers, RollCall, find_trouble, one_claim
from reportcard.store.laying import Unnamed, day_of, days_of, lay
from reportcard.store.trail import Step, decisions

__all__ = (
    "SILENT", "UNKNOWN", "Claim", "Doubt", "Numbers", "Question", "RollCall", "Step", "agree",
    "day_of", "decisions", "doubts", "read_questions", "superseded",
)  # fmt: skip


def read_questions(
    *, roll_calls: Sequence[RollCall], trail: Sequence[Step], numbers: Numbers | None = None
) -> dict[str, Question]:
    """The question of each roll call of one bill in one chamber.

    Args:
        roll_calls: All known roll calls of that bill in that chamber.
        trail: The bill's steps in that chamber, oldest first.
        numbers: The bill's amendments by their drafting numbers; those in the trail are added.

    Returns:
        A Question by vote_event_id, for every roll call given.
    """
    known = _all_numbers(numbers or {}, trail)
    rows = decisions(trail)
    answers: dict[str, Question] = {}
    unnamed: list[Unnamed] = []
    for call in sorted(roll_calls, key=lambda call: call.number):
        each = Unnamed(call, one_claim(call, known))
        if answer := _named(each, trail, rows, find_trouble(call, known)):
            answers[call.vote_event_id] = answer
        else:
            unnamed.append(each)
    stated = {(q.amendment_chamber, q.amendment_schedule) for q in answers.values()}
    left = [row for row in rows if not row.amendments or not row.amendments <= stated]
    return answers | lay(unnamed, left)


def superseded(roll_calls: Iterable[RollCall], questions: Mapping[str, Question]) -> dict[str, str]:
    """Earlier passages of one bill in one chamber -> the passage that decided (the last).

    Example: HB 6921 passed the House on 3 June 2025, came back amended by the Senate and passed
    again on 4 June: the first is superseded by the second.
    """
    passages = sorted(
        (call for call in roll_calls if questions[call.vote_event_id].question_class == "passage"),
        key=lambda call: call.number,
    )
    return {call.vote_event_id: passages[-1].vote_event_id for call in passages[:-1]}


def doubts(roll_calls: Iterable[RollCall], questions: Mapping[str, Question]) -> dict[str, Doubt]:
    """Why roll calls of one bill in one chamber may not be graded, where there is a reason to tell.

    Witnesses that contradict each other; and of the last passage, that it may not be the one that
    decided. Example: HB 5354 passed the House on 1 May 2026, and its history says that it passed
    again on 6 May. While no roll call of 6 May is known, that of 1 May may not be graded.
    """
    calls = sorted(roll_calls, key=lambda call: call.number)
    found = {c.vote_event_id: q.doubt for c in calls if (q := questions[c.vote_event_id]).doubt}
    return {event: doubt for event, doubt in found.items() if doubt} | _undecided(calls, questions)


def agree(questions: Sequence[Question]) -> Question:
    """One answer for a roll call that decided several bills: what all of them say, or unknown."""
    if len({(q.question_class, q.amendment_chamber, q.amendment_schedule) for q in questions}) > 1:
        return UNKNOWN
    order: tuple[Confidence, ...] = ("unknown", "inferred", "confirmed", "derived", "stated")
    return min(questions, key=lambda q: order.index(q.confidence))


def _all_numbers(numbers: Numbers, trail: Iterable[Step]) -> dict[int, tuple[Chamber, str]]:
    """The amendments by their numbers; a number that two of them are said to have is none."""
    told: dict[int, set[tuple[Chamber, str]]] = {n: {key} for n, key in numbers.items()}
    for step in trail:
        for chamber, letter in step.amendments:
            if step.lco and chamber:
                told.setdefault(step.lco, set()).add((chamber, letter))
    return {number: keys.pop() for number, keys in told.items() if len(keys) == 1}


def _named(
    each: Unnamed, trail: Sequence[Step], rows: Sequence[Step], trouble: Doubt | None
) -> Question | None:
    """What the label or the sheet says in words; None when they leave it open."""
    claim = each.claim
    if trouble:
        return replace(UNKNOWN, doubt=trouble)
    if claim.question_class == "amendment" and claim.amendment_chamber and claim.amendment_schedule:
        return _named_amendment(each, trail)
    if claim.question_class == "procedural":
        return Question("procedural", "stated")
    if claim.question_class == "passage" and _outcome_is_opposite(
        each.call, [row for row in rows if row.action_class == "passage"]
    ):
        return replace(UNKNOWN, doubt=Doubt("clash_passage", _words(each.call)))
    return None


def _named_amendment(each: Unnamed, trail: Sequence[Step]) -> Question:
    """Words name the amendment: stated, unless the trail says otherwise.

    That it went the other way is a contradiction; that it came up on other days only leaves open
    which roll call this is.
    """
    call, chamber, schedule = each.call, each.claim.amendment_chamber, each.claim.amendment_schedule
    told = [
        step
        for step in trail
        if step.action_class == "amendment" and (chamber, schedule) in step.amendments
    ]
    if told and not _on_its_days(call, told):
        return UNKNOWN
    if _outcome_is_opposite(call, told):
        return replace(UNKNOWN, doubt=Doubt("clash_amendment", _words(call)))
    return Question("amendment", "stated", chamber, schedule)


def _on_its_days(call: RollCall, steps: Sequence[Step]) -> list[Step]:
    return [s for s in steps if call.held_on is None or s.acted_on in days_of(call.held_on)]


def _outcome_is_opposite(call: RollCall, steps: Sequence[Step]) -> bool:
    """Whether all lines of the roll call's days that it could be went the other way."""
    here = _on_its_days(call, steps)
    return call.passed is not None and bool(here) and all(s.passed is not call.passed for s in here)


def _words(call: RollCall) -> str:
    return call.link.words or call.sheet.words


def _undecided(calls: Sequence[RollCall], questions: Mapping[str, Question]) -> dict[str, Doubt]:
    """The last passage, if it may not have decided."""
    passages = [c for c in calls if questions[c.vote_event_id].question_class == "passage"]
    if not passages:
        return {}
    last = passages[-1]
    if later_on := questions[last.vote_event_id].later_on:
        return {last.vote_event_id: Doubt("later_in_history", later_on.isoformat())}
    after = [c for c in calls if c.number > last.number]
    unlinked = [
        c for c in after if not c.label and questions[c.vote_event_id].confidence == "unknown"
    ]
    if unlinked:
        return {last.vote_event_id: Doubt("later_unlinked", unlinked[-1].vote_event_id)}
    unsure = [c for c in after if questions[c.vote_event_id].confidence not in SCORABLE]
    if unsure and questions[last.vote_event_id].confidence == "confirmed":
        return {last.vote_event_id: Doubt("later_open", unsure[-1].vote_event_id)}
    return {}

"""Sentences that several checks against the record have in common.

Leaves to others: finding what is wrong (check and its neighbours).
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reportcard.language import _
from reportcard.model.vocabulary import SCORABLE
from reportcard.problems import Problem
from reportcard.scoring import store_read
from reportcard.scoring.plaindata import did_you_mean
from reportcard.scoring.rubric import Rubric
from reportcard.scoring.rubric_criteria import RollCallCriterion
from reportcard.scoring.store_read import KnownRollCall, bill_key
from reportcard.words import WORDS
from reportcard.yamlfile import KeyPath

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def contradiction(
    rubric: Rubric, path: KeyPath, said: str, found: str, *, hint: str = ""
) -> Problem:
    """The rubric and the record say different things of one vote or bill."""
    message = _("The rubric says {said}, the official record says {found}.")
    return rubric.problem(
        path,
        message.format(said=said, found=found),
        hint or _("Check the number of the roll call, then mend what is wrong."),
    )


def missing_key(rubric: Rubric, path: KeyPath, found: str) -> Problem:
    """The rubric leaves out what the record says."""
    message = _("The key {key} is missing.").format(key=path[-1])
    return rubric.problem(path, message, _("The official record says {found}.").format(found=found))


def missing_roll_call(
    rubric: Rubric, path: KeyPath, ref: str, con: "DuckDBPyConnection", hint: str = ""
) -> Problem:
    """The store has no such roll call, with the reason, the hint, or another spelling."""
    if reasons := store_read.quarantine_sentences(con, ref):
        message = _("Roll call {ref} was set aside and cannot be scored: {reason}")
        return rubric.problem(path, message.format(ref=ref, reason=" ".join(reasons)))
    message = _("There is no roll call {ref} in the store.").format(ref=ref)
    return rubric.problem(path, message, hint or near_id(ref, store_read.roll_call_ids(con)))


def known_votes_on(criterion: RollCallCriterion, con: "DuckDBPyConnection") -> str:
    """The hint with the roll calls on the bill that a criterion names; "" where there is none.

    Those of its chamber and of its day, where it names one.
    """
    wanted = bill_key(criterion.bill or "")
    events = store_read.known_roll_calls(con, store_read.roll_call_ids(con)).values()
    found = [
        event
        for event in events
        if wanted and wanted in {bill_key(identifier) for _id, identifier in event.bills}
        if event.chamber == criterion.chamber
        if criterion.date in (None, event.held_on)
    ]
    return " ".join(_voted(criterion.bill or "", event) for event in found)


def _voted(bill: str, event: KnownRollCall) -> str:
    values = {
        "bill": bill,
        "chamber": _(WORDS["chamber"][event.chamber]),
        "ref": event.vote_event_id,
    }
    if event.held_on is None:
        return _("{bill} was voted on in {ref} ({chamber}).").format(**values)
    message = _("{bill} was voted on in {ref} ({chamber}, {day}).")
    return message.format(day=event.held_on.isoformat(), **values)


def near_id(word: str, allowed: Sequence[str]) -> str:
    """The hint with an id of the same number, written otherwise; another number is no guess."""
    return did_you_mean(word, [name for name in allowed if _number(name) == _number(word)])


def _number(name: str) -> str:
    """The digits at the end of an id, without zeros before them."""
    digits = re.sub(r".*[^0-9]", "", name)
    return digits.lstrip("0")


def scorable_problems(
    rubric: Rubric, path: KeyPath, event: KnownRollCall, reasons: Sequence[str]
) -> Iterator[Problem]:
    """Why a roll call that the store has cannot be scored."""
    if event.confidence not in SCORABLE:
        message = _(
            "What roll call {ref} was about is not certain ({confidence}): "
            "only stated, derived or confirmed questions may be scored."
        )
        words = message.format(ref=event.vote_event_id, confidence=event.confidence)
        yield rubric.problem(path, words, " ".join(reasons))
    if event.superseded_by is not None:
        message = _("Roll call {ref} was superseded: the decisive one is {later}.")
        words = message.format(ref=event.vote_event_id, later=event.superseded_by)
        yield rubric.problem(path, words, _("Score {later}.").format(later=event.superseded_by))

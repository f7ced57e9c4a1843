"""Sentences that several checks against the record have in common.

Leaves to others: finding what is wrong (check and its neighbours).
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reportcard.language import _
from reportcard.model.vocabulary import SCORABLE
from reportcard.problems import Problem
from reportcard.scoring import store_read
from reportcard.scoring.plaindata import did_you_mean
from reportcard.scoring.rubric import Rubric
from reportcard.scoring.store_read import KnownRollCall
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
    rubric: Rubric, path: KeyPath, ref: str, con: "DuckDBPyConnection"
) -> Problem:
    """The store has no such roll call, with the reason or the nearest number."""
    if reasons := store_read.quarantine_sentences(con, ref):
        message = _("Roll call {ref} was set aside and cannot be scored: {reason}")
        return rubric.problem(path, message.format(ref=ref, reason=" ".join(reasons)))
    message = _("There is no roll call {ref} in the store.").format(ref=ref)
    return rubric.problem(path, message, near_id(ref, store_read.roll_call_ids(con)))


def near_id(word: str, allowed: Sequence[str]) -> str:
    """The hint with the nearest id, of the same session and chamber where there is one."""
    head = word.rpartition("-")[0]
    alike = [name for name in allowed if name.rpartition("-")[0] == head] or allowed
    return did_you_mean(word, alike)


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

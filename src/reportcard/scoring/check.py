"""Hold a rubric against the public record: whatever it says twice must agree.

A wrong number would score people on another vote, so that each criterion names its roll call, the
bill, the question, the chamber and the day; all are compared here, and worked examples are run.
Leaves to others: the rubric in itself (load, references), bills and committees (checkbills), budget
lines (checkmoney), people and the audit (checkpeople), answers (checkinputs), criteria from tables
(checktables), warnings (lint).
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportcard.language import _
from reportcard.problems import Problem
from reportcard.scoring import store_read
from reportcard.scoring.checkbills import bill_problems, committee_problems
from reportcard.scoring.checkinputs import input_problems
from reportcard.scoring.checkmoney import money_problems
from reportcard.scoring.checkpeople import audit_problems, people_problems
from reportcard.scoring.checktables import share_problems, table_problems
from reportcard.scoring.examples import example_problems
from reportcard.scoring.expand import expand
from reportcard.scoring.rubric import Rubric
from reportcard.scoring.rubric_criteria import Amendment, RollCallCriterion
from reportcard.scoring.saying import (
    contradiction,
    known_votes_on,
    missing_key,
    missing_roll_call,
    scorable_problems,
)
from reportcard.scoring.store_read import KnownRollCall, bill_key
from reportcard.yamlfile import KeyPath

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def check_rubric(rubric: Rubric, con: "DuckDBPyConnection") -> tuple[Problem, ...]:
    """Everything in a rubric that the store contradicts or does not know, and failing examples.

    Args:
        rubric: As loaded.
        con: The store; it is only read.
    """
    expansion = expand(rubric, con)
    of_tables = tuple(table_problems(rubric, expansion, con))
    problems = [
        *_roll_call_problems(rubric, con),
        *bill_problems(rubric, con),
        *committee_problems(rubric, con),
        *money_problems(rubric, con),
        *people_problems(rubric, con),
        *input_problems(rubric, con),
        *audit_problems(rubric, con),
        *of_tables,
    ]
    if not expansion.problems:
        problems.extend(share_problems(rubric, expansion))
    if not of_tables:  # what an example names is there, and whatever is measured has its rate
        numbers = store_read.vote_numbers(con)
        problems.extend(example_problems(rubric, numbers=numbers, tabled=expansion.criteria))
    return tuple(problems)


def _roll_call_problems(rubric: Rubric, con: "DuckDBPyConnection") -> Iterator[Problem]:
    wanted = [c.ref for c in rubric.criteria if isinstance(c, RollCallCriterion)]
    events = store_read.known_roll_calls(con, wanted)
    for index, criterion in enumerate(rubric.criteria):
        here: KeyPath = ("criteria", index)
        if not isinstance(criterion, RollCallCriterion):
            continue
        if (event := events.get(criterion.ref)) is None:
            hint = known_votes_on(criterion, con)
            yield missing_roll_call(rubric, (*here, "ref"), criterion.ref, con, hint)
        else:
            yield from _vote(rubric, here, criterion, event, con)


def _vote(
    rubric: Rubric,
    here: KeyPath,
    criterion: RollCallCriterion,
    event: KnownRollCall,
    con: "DuckDBPyConnection",
) -> Iterator[Problem]:
    """Each statement of the rubric about a roll call that the sheet contradicts."""
    if criterion.chamber != event.chamber:
        yield contradiction(rubric, (*here, "chamber"), criterion.chamber, event.chamber)
    if criterion.date is None and event.held_on is not None:
        yield missing_key(rubric, (*here, "date"), event.held_on.isoformat())
    elif criterion.date is not None and criterion.date != event.held_on:
        day = _("no day") if event.held_on is None else event.held_on.isoformat()
        yield contradiction(rubric, (*here, "date"), criterion.date.isoformat(), day)
    on = ", ".join(name for _id, name in event.bills)
    if criterion.bill is None and on:
        yield missing_key(rubric, (*here, "bill"), on)
    elif criterion.bill and bill_key(criterion.bill) not in {bill_key(b) for _id, b in event.bills}:
        yield contradiction(rubric, (*here, "bill"), criterion.bill, on or _("no bill"))
    asked, put = _asked(criterion), _put(event)
    if asked != put:
        yield contradiction(rubric, (*here, "question"), asked, put)
    reasons = store_read.quarantine_sentences(con, event.vote_event_id)
    yield from scorable_problems(rubric, (*here, "ref"), event, reasons)


def _asked(criterion: RollCallCriterion) -> str:
    question = criterion.question
    if isinstance(question, Amendment):
        return _amendment(question.amendment, question.of)
    return question


def _put(event: KnownRollCall) -> str:
    """A spreadsheet's amendment has neither letter nor chamber."""
    if event.question_class == "amendment" and event.amendment_schedule is not None:
        return _amendment(event.amendment_schedule, event.amendment_chamber or "?")
    return event.question_class


def _amendment(letter: str, chamber: str) -> str:
    """As a rubric writes it."""
    return f"{{amendment: {letter}, of: {chamber}}}"

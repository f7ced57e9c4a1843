"""Hold a rubric against the public record: whatever it says twice must agree.

A wrong number would score people on another vote, so that each criterion names its roll call, the
bill, the question, the chamber and the day; all are compared here, and worked examples are run.
Leaves to others: the rubric in itself (load, references), warnings (lint).
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from reportcard.language import _
from reportcard.model.vocabulary import SCORABLE
from reportcard.problems import Problem, nearest
from reportcard.scoring import store_read
from reportcard.scoring.examples import example_problems
from reportcard.scoring.rubric import Amendment, Rubric, SponsorshipCriterion, VoteCriterion
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
    problems: list[Problem] = []
    wanted = [c.ref for c in rubric.criteria if isinstance(c, VoteCriterion)]
    events = store_read.known_roll_calls(con, wanted)
    bills = store_read.bill_identifiers(con)
    for index, criterion in enumerate(rubric.criteria):
        here: KeyPath = ("criteria", index)
        if isinstance(criterion, SponsorshipCriterion):
            problems.extend(_sponsorship(rubric, here, criterion, bills, con))
        elif (event := events.get(criterion.ref)) is None:
            problems.append(_missing_roll_call(rubric, here, criterion, con))
        else:
            problems.extend(_vote(rubric, here, criterion, event, con))
    problems.extend(example_problems(rubric))
    return tuple(problems)


# ---------------------------------------------------------------- roll calls


def _missing_roll_call(
    rubric: Rubric, here: KeyPath, criterion: VoteCriterion, con: "DuckDBPyConnection"
) -> Problem:
    path = (*here, "ref")
    if reasons := store_read.quarantine_sentences(con, criterion.ref):
        message = _("Roll call {ref} was set aside and cannot be scored: {reason}")
        return rubric.problem(path, message.format(ref=criterion.ref, reason=" ".join(reasons)))
    message = _("There is no roll call {ref} in the store.").format(ref=criterion.ref)
    return rubric.problem(path, message, _near(criterion.ref, store_read.roll_call_ids(con)))


def _near(word: str, allowed: Sequence[str]) -> str:
    head = word.rpartition("-")[0]
    alike = [name for name in allowed if name.rpartition("-")[0] == head] or allowed
    near = nearest(word, alike)
    return _("Did you mean {near}?").format(near=near) if near else ""


def _vote(
    rubric: Rubric,
    here: KeyPath,
    criterion: VoteCriterion,
    event: KnownRollCall,
    con: "DuckDBPyConnection",
) -> Iterator[Problem]:
    """Each statement of the rubric about a roll call that the sheet contradicts."""
    if criterion.chamber != event.chamber:
        yield _contradiction(rubric, (*here, "chamber"), criterion.chamber, event.chamber)
    if criterion.date != event.held_on:
        yield _contradiction(
            rubric, (*here, "date"), criterion.date.isoformat(), event.held_on.isoformat()
        )
    if bill_key(criterion.bill) not in {bill_key(name) for _id, name in event.bills}:
        on = ", ".join(name for _id, name in event.bills) or _("no bill")
        yield _contradiction(rubric, (*here, "bill"), criterion.bill, on)
    asked, put = _asked(criterion), _put(event)
    if asked != put:
        yield _contradiction(rubric, (*here, "question"), asked, put)
    reasons = store_read.quarantine_sentences(con, event.vote_event_id)
    yield from _scorable(rubric, (*here, "ref"), event, reasons)


def _contradiction(rubric: Rubric, path: KeyPath, said: str, found: str) -> Problem:
    message = _("The rubric says {said}, the official record says {found}.")
    return rubric.problem(
        path,
        message.format(said=said, found=found),
        _("Check the number of the roll call, then mend what is wrong."),
    )


def _asked(criterion: VoteCriterion) -> str:
    question = criterion.question
    if isinstance(question, Amendment):
        return _amendment(question.amendment, question.of)
    return question


def _put(event: KnownRollCall) -> str:
    if event.question_class == "amendment":
        return _amendment(event.amendment_schedule or "?", event.amendment_chamber or "?")
    return event.question_class


def _amendment(letter: str, chamber: str) -> str:
    """As a rubric writes it."""
    return f"{{amendment: {letter}, of: {chamber}}}"


def _scorable(
    rubric: Rubric, path: KeyPath, event: KnownRollCall, reasons: Sequence[str]
) -> Iterator[Problem]:
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


# ---------------------------------------------------------------- sponsorship


def _sponsorship(
    rubric: Rubric,
    here: KeyPath,
    criterion: SponsorshipCriterion,
    bills: Mapping[str, str],
    con: "DuckDBPyConnection",
) -> Iterator[Problem]:
    path = (*here, "ref")
    identifier = bills.get(criterion.ref)
    if identifier is None:
        message = _("There is no bill {ref} in the store.").format(ref=criterion.ref)
        reasons = store_read.quarantine_sentences(con, criterion.ref)
        yield rubric.problem(path, " ".join([message, *reasons]), _near(criterion.ref, list(bills)))
        return
    if bill_key(identifier) != bill_key(criterion.bill):
        yield _contradiction(rubric, (*here, "bill"), criterion.bill, identifier)
    roles = store_read.sponsor_roles(con, criterion.ref)
    if not roles:
        message = _("The store knows no sponsor of {bill}: nobody could be judged fairly on it.")
        yield rubric.problem(path, message.format(bill=identifier))
    if doubts := store_read.sponsor_doubts(con, criterion.ref):
        message = _(
            "It is not known who all the sponsors of {bill} are, so nobody could be judged fairly "
            "on it: {reasons}"
        )
        words = message.format(bill=identifier, reasons=" ".join(doubts))
        yield rubric.problem(path, words)
    if "introducer or co-sponsor" in roles and _tells_roles_apart(rubric, criterion):
        message = _(
            "The page of {bill} does not say who introduced it, so introducers and co-sponsors "
            "must have the same mark."
        )
        words = message.format(bill=identifier)
        yield rubric.problem(path, words, _("Give this criterion its own marks."))


def _tells_roles_apart(rubric: Rubric, criterion: SponsorshipCriterion) -> bool:
    marks = {**rubric.marks.sponsorship, **criterion.marks}
    return marks.get("introducer") != marks.get("cosponsor")

"""What waits for a person's decision, and the commands that decide or undo it.

Leaves to others: writing (desk), what is in force (store), how it is shown (cli).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from reportcard.errors import UserError
from reportcard.language import _
from reportcard.model.vocabulary import SCORABLE, Chamber
from reportcard.model.waiting import Claim, OpenName, OpenQuestion
from reportcard.pipeline.choosing import open_for_reading
from reportcard.pipeline.collecting import quarantine_problems
from reportcard.pipeline.desk import (
    add_ruling,
    known_of,
    open_desk,
    remove_rulings,
    require_open,
    require_person,
)
from reportcard.pipeline.rulings import require_rulings
from reportcard.problems import Problem, nearest
from reportcard.project import Project

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits, and what is wrong with the rulings that are there.

    Attributes:
        questions: Roll calls of which it is not sure what was voted on.
        names: Printed names that no rule gives to one person.
        undated: People whose votes are theirs although it is not known since when they sat.
        problems: Rulings that name nothing in the store, or are not in force.
        roll_calls: Every roll call that anything names, waiting or not.
    """

    questions: tuple[OpenQuestion, ...]
    names: tuple[OpenName, ...]
    undated: tuple[str, ...]
    problems: tuple[Problem, ...]
    roll_calls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Who:
    """Who decides, and why; the day is that of the clock."""

    name: str
    reason: str


def read_queue(project: Project, now: datetime) -> Queue:
    """Everything that waits for a person.

    Raises:
        UserError: there is no store, or a file of rulings has mistakes.
    """
    from reportcard.store.queue import read_open_names, read_open_questions, read_undated
    from reportcard.store.read import read_quarantine

    with open_for_reading(project, of_sample=False) as con:
        refused = [item for item in read_quarantine(con) if item.entity == "ruling"]
        return Queue(
            read_open_questions(con),
            read_open_names(con),
            read_undated(con),
            (*_unknown(project, con, now), *quarantine_problems(refused)),
            tuple(known_of(con).roll_calls),
        )


def require_question(queue: Queue, roll_call: str) -> OpenQuestion:
    """The open question of a roll call.

    Raises:
        UserError: it does not wait for anything (a misspelt one: with the nearest that does).
    """
    for item in queue.questions:
        if item.vote_event_id == roll_call:
            return item
    # One that exists is no slip of the finger: another one would be no help.
    waiting = [item.vote_event_id for item in queue.questions]
    near = None if roll_call in queue.roll_calls else nearest(roll_call, waiting)
    message = _("{ref} does not wait for a decision.").format(ref=roll_call)
    hint = _("Did you mean {near}?").format(near=near) if near else ""
    raise UserError([Problem(message, hint=hint)])


def confirm(
    *, project: Project, roll_call: str, claim: Claim, is_decisive: bool, who: Who, now: datetime
) -> tuple[str, ...]:
    """Store what somebody says a roll call was about.

    Args:
        project: Whose file and store.
        roll_call: Its id.
        claim: The question put: class, and chamber and schedule of an amendment.
        is_decisive: They also say that no later roll call decided the same question.
        who: Who decides, and why.
        now: The clock.

    Returns:
        What was done, for the terminal.

    Raises:
        UserError: there is nothing to confirm, or the record speaks against it; nothing is stored.
    """
    from reportcard.review.files import QUESTIONS
    from reportcard.review.model import Amendment, QuestionEntry
    from reportcard.store.known import find_revision, find_standing

    kind, of, schedule = claim
    question = Amendment(amendment=schedule, of=of) if of and schedule else kind
    with open_desk(project, now) as desk:
        require_open(desk, roll_call)
        entry = QuestionEntry.model_validate(
            {"roll_call": roll_call, "question": question, "decisive": is_decisive,
             "revision": find_revision(desk.con, roll_call) or 0, "by": who.name,
             "date": now.date(), "reason": who.reason}
        )  # fmt: skip
        add_ruling(desk, entry, QUESTIONS, refused_as=roll_call)
        standing = find_standing(desk.con, roll_call)
    done = _("Stored in {file}: by {name}, {ref} was about: {question}.")
    told = done.format(file=QUESTIONS, name=who.name, ref=roll_call, question=question_words(claim))
    if standing and standing[1]:
        after = _("It still cannot be scored: {later} decided the same question later.")
        return (told, after.format(later=standing[1]))
    return (told, _("A rubric can score it now. Published report cards stay as they are."))


def withdraw(*, project: Project, roll_call: str, now: datetime) -> tuple[str, ...]:
    """Take the ruling on a roll call out of its file, and out of force.

    Raises:
        UserError: there is none.
    """
    from reportcard.review.files import QUESTIONS
    from reportcard.review.model import QuestionsFile
    from reportcard.store.known import find_standing

    with open_desk(project, now) as desk:
        entries = desk.rulings.questions.file.rulings
        ruled = [entry.roll_call for entry in entries]
        if roll_call not in ruled:
            raise UserError([_no_ruling(roll_call, ruled)])
        index = ruled.index(roll_call)
        remove_rulings(desk, [index], QUESTIONS, QuestionsFile)
        standing = find_standing(desk.con, roll_call)
    told = _("The ruling of {name} on {ref} is withdrawn.").format(
        name=entries[index].by, ref=roll_call
    )
    if standing and standing[0] in SCORABLE:
        return (told, _("The official record itself says what it was about: it can be scored."))
    return (told, _("It is not scored until somebody confirms it again."))


def rule_name(
    *,
    project: Project,
    printed_name: str,
    chamber: Chamber,
    person_id: str,
    days: tuple[date, date | None],
    who: Who,
    now: datetime,
) -> tuple[str, ...]:
    """Store whose a printed name is, on the sheets of a chamber on these days, both included.

    Raises:
        UserError: the store knows no such person or name, or the record speaks against it; nothing
            is stored.
    """
    from reportcard.review.files import NAMES
    from reportcard.review.model import NameEntry

    entry = NameEntry.model_validate(
        {"name": printed_name, "chamber": chamber, "person": person_id, "first_day": days[0],
         "last_day": days[1], "by": who.name, "date": now.date(), "reason": who.reason}
    )  # fmt: skip
    with open_desk(project, now) as desk:
        require_person(desk, entry)
        add_ruling(desk, entry, NAMES, refused_as=f"{chamber}/{printed_name}")
        person = known_of(desk.con).people[person_id]
    done = _("Stored in {file}: by {name}, {printed} on the sheets of these days is {person}.")
    told = done.format(file=NAMES, name=who.name, printed=printed_name, person=person)
    return (told, _("Published report cards stay as they are."))


def withdraw_name(
    *, project: Project, printed_name: str, chamber: Chamber, now: datetime
) -> tuple[str, ...]:
    """Take every ruling on a printed name in a chamber out of its file, and out of force.

    Raises:
        UserError: there is none.
    """
    from reportcard.review.check import normal_name
    from reportcard.review.files import NAMES
    from reportcard.review.model import NamesFile

    with open_desk(project, now) as desk:
        entries = desk.rulings.names.file.rulings
        meant = [
            index
            for index, entry in enumerate(entries)
            if entry.chamber == chamber and normal_name(entry.name) == normal_name(printed_name)
        ]
        if not meant:
            raise UserError([_no_ruling(printed_name, [entry.name for entry in entries])])
        remove_rulings(desk, meant, NAMES, NamesFile)
    told = _("The ruling on {printed} is withdrawn ({count}).")
    after = _("Roll calls with a name that nobody has explained are not scored.")
    return (told.format(printed=printed_name, count=len(meant)), after)


def question_words(claim: Claim) -> str:
    """A question as the command line writes it: "passage", "House amendment A"."""
    kind, of, schedule = claim
    if kind != "amendment":
        return kind
    return f"{(of or '?').capitalize()} amendment {schedule or '?'}"


# ---------------------------------------------------------------- private


def _no_ruling(name: str, ruled: Sequence[str]) -> Problem:
    near = nearest(name, ruled)
    message = _("There is no ruling on {name}.").format(name=name)
    return Problem(message, hint=_("Did you mean {near}?").format(near=near) if near else "")


def _unknown(
    project: Project, con: "duckdb.DuckDBPyConnection", now: datetime
) -> tuple[Problem, ...]:
    """Rulings of the files on roll calls or people that the store does not know."""
    from reportcard.review.check import check_names, check_questions

    known, today = known_of(con), now.date()
    rulings = require_rulings(project, now, known=known)
    asked, named = (
        dict(enumerate(rulings.questions.file.rulings)),
        dict(enumerate(rulings.names.file.rulings)),
    )
    return (
        *check_questions(asked, rulings.questions.yaml, today=today, known=known),
        *check_names(named, rulings.names.yaml, today=today, known=known),
    )

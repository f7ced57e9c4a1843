"""People, parties, the audit and earlier cycles of a rubric, held against the store.

Leaves to others: the rubrics of earlier cycles (checkcycles), the answers of people (checkinputs).
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reportcard.language import _
from reportcard.model.scores import INCOMPLETE
from reportcard.problems import Problem
from reportcard.scoring import store_people, store_read, store_tables
from reportcard.scoring.plaindata import did_you_mean
from reportcard.scoring.rubric import Rubric
from reportcard.scoring.rubric_decisions import AuditBlock
from reportcard.scoring.rubric_measures import AttestedCriterion
from reportcard.scoring.saying import missing_roll_call
from reportcard.yamlfile import KeyPath

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def people_problems(rubric: Rubric, con: "DuckDBPyConnection") -> Iterator[Problem]:
    """Persons and parties that nobody knows, and cycles of which no table tells.

    Args:
        rubric: As loaded.
        con: The store; it is only read.
    """
    named: list[tuple[KeyPath, str]] = [
        (("overrides", i, "person"), entry.person) for i, entry in enumerate(rubric.overrides)
    ]
    for index, criterion in enumerate(rubric.criteria):
        if isinstance(criterion, AttestedCriterion):
            here: KeyPath = ("criteria", index, "done_by")
            named += [((*here, i, "person"), act.person) for i, act in enumerate(criterion.done_by)]
    yield from _people(rubric, named, con)
    yield from _letters(rubric, con)
    yield from _parties(rubric, con)
    yield from _tables_of_cycles(rubric, con)


def _people(
    rubric: Rubric, named: Sequence[tuple[KeyPath, str]], con: "DuckDBPyConnection"
) -> Iterator[Problem]:
    if not named:
        return
    names = store_read.person_names(con)
    seated = store_people.seated_people(con, rubric.window)
    for path, person in named:
        if person not in names:
            message = _("There is nobody {person} in the store.").format(person=person)
            yield rubric.problem(path, message, _nearest_person(person, names))
        elif person not in seated:
            message = _("{name} held no seat in the window of this rubric.")
            yield rubric.problem(path, message.format(name=names[person]))


def _letters(rubric: Rubric, con: "DuckDBPyConnection") -> Iterator[Problem]:
    """A letter that two persons set must be one of the chamber that its legislator stands under."""
    chambers = store_people.standing_chambers(con, rubric.window) if rubric.overrides else {}
    for index, override in enumerate(rubric.overrides):
        chamber = chambers.get(override.person)
        own = [entry.grade for entry in rubric.grades if entry.chamber in (None, chamber)]
        if chamber is not None and override.grade not in (*own, INCOMPLETE):
            message = _("{chamber}: there is no grade {letter}; there are: {letters}.")
            words = message.format(
                chamber=chamber, letter=override.grade, letters=", ".join((*own, INCOMPLETE))
            )
            yield rubric.problem(("overrides", index, "grade"), words)


def _nearest_person(word: str, names: dict[str, str]) -> str:
    """By the id, or by the name that somebody wrote in its place."""
    by_name = {name: person for person, name in names.items()}
    if word in by_name:
        return _("Did you mean {near}?").format(near=by_name[word])
    return did_you_mean(word, list(names))


def _parties(rubric: Rubric, con: "DuckDBPyConnection") -> Iterator[Problem]:
    known = store_people.parties(con)
    for index, criterion in enumerate(rubric.criteria):
        parties = criterion.applies_to.parties if criterion.applies_to else ()
        for place, party in enumerate(parties):
            if party not in known:
                message = _("Nobody in the store is of the party {party}; there are: {parties}.")
                words = message.format(party=party, parties=", ".join(known))
                path: KeyPath = ("criteria", index, "applies_to", "parties", place)
                yield rubric.problem(path, words, did_you_mean(party, known))


def _tables_of_cycles(rubric: Rubric, con: "DuckDBPyConnection") -> Iterator[Problem]:
    cycles = rubric.lifetime.cycles if rubric.lifetime else ()
    known = store_tables.earlier_cycles(con) if cycles else ()
    for index, entry in enumerate(cycles):
        if entry.table is not None and entry.table not in known:
            message = _("No import has scores of the cycle {cycle}.").format(cycle=entry.table)
            path: KeyPath = ("lifetime", "cycles", index, "table")
            yield rubric.problem(path, message, did_you_mean(entry.table, known))


def audit_problems(rubric: Rubric, con: "DuckDBPyConnection") -> Iterator[Problem]:
    """A topic that nobody knows, and roll calls left out that are none of its.

    Args:
        rubric: As loaded.
        con: The store; it is only read.
    """
    if rubric.audit is None:
        return
    topics = store_people.topics(con)
    if rubric.audit.topic not in topics:
        message = _("There is no topic {topic} in the store.").format(topic=rubric.audit.topic)
        hint = did_you_mean(rubric.audit.topic, topics)
        yield rubric.problem(("audit", "topic"), message, hint)
        return
    yield from _left_out(rubric, rubric.audit, con)


def _left_out(rubric: Rubric, audit: AuditBlock, con: "DuckDBPyConnection") -> Iterator[Problem]:
    of_topic = store_people.roll_calls_of_topic(con, audit.topic, rubric.window)
    refs = [ref for entry in audit.left_out for ref in entry.refs]
    known = store_read.known_roll_calls(con, refs)
    for index, entry in enumerate(audit.left_out):
        for place, ref in enumerate(entry.refs):
            path: KeyPath = ("audit", "left_out", index, "refs", place)
            if ref not in known:
                yield missing_roll_call(rubric, path, ref, con)
            elif ref not in of_topic:
                message = _("Roll call {ref} is none on a bill of the topic {topic} in the window.")
                yield rubric.problem(path, message.format(ref=ref, topic=audit.topic))

"""A topic's bills and roll calls, by its file as it is now, on the facts of the store.

Leaves to others: finding and matching (topics), and telling people (cli).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportcard.collect.registry import load_jurisdiction
from reportcard.language import _
from reportcard.model.facts import VoteEvent
from reportcard.model.topics import BillFacts, Topic
from reportcard.model.vocabulary import SCORABLE
from reportcard.pipeline.choosing import open_for_reading, rubric_path
from reportcard.pipeline.topics import load_topic_at, require_topic_file
from reportcard.problems import Problem
from reportcard.project import Project

if TYPE_CHECKING:
    from reportcard.scoring.rubric import Rubric


@dataclass(frozen=True, slots=True)
class TopicReport:
    """A topic as its file says it now, on the facts of the store.

    Attributes:
        topic: The bills, with the rules that caught them.
        bills: Every bill of the store, by id.
        roll_calls: The roll calls on bills of the topic.
        graded: The criteria that rest on each roll call, None where no rubric was named.
        ungraded: Passages that the rubric could grade and does not.
        problems: What is wrong with the file.
        warnings: What in it deserves a look.
        notes: What one should know of the store.
    """

    topic: Topic
    bills: dict[str, BillFacts]
    roll_calls: tuple[VoteEvent, ...]
    graded: dict[str, tuple[str, ...]] | None
    ungraded: tuple[VoteEvent, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    notes: tuple[str, ...]

    def counts(self, bill_id: str) -> Counter[tuple[str, str]]:
        """How many roll calls a bill had, by chamber and question."""
        return Counter(
            (event.chamber, event.question_class)
            for event in self.roll_calls
            if bill_id in event.bill_ids
        )


def survey_topic(
    *, project: Project, name: str | None, rubric: str | None, of_sample: bool
) -> TopicReport:
    """A topic's bills and roll calls, by the file as it is now.

    Args:
        project: Whose content and store.
        name: The topic's; None for the only one.
        rubric: Whose criteria are looked up for each roll call; None for no rubric.
        of_sample: Read the sample's store.

    Raises:
        UserError: there is no such topic, store or rubric, or a file has mistakes.
    """
    from reportcard.topics.check import check_topic
    from reportcard.topics.match import match_topic

    path = require_topic_file(project, name)
    file = load_topic_at(project, path)
    sessions = [s.session for s in load_jurisdiction(project, path.split("/")[1]).sessions]
    card = None if rubric is None else _load_rubric(project, rubric, of_sample=of_sample)
    bills, events, topics = _read_store(project, of_sample=of_sample)
    topic = match_topic(file, bills)
    findings = check_topic(file, bills, sessions=sessions)
    roll_calls = _of_topic(topic, events)
    return TopicReport(
        topic=topic,
        bills={bill.bill_id: bill for bill in bills},
        roll_calls=roll_calls,
        graded=None if card is None else _graded(card),
        ungraded=() if card is None else ungraded_passages(card, roll_calls),
        problems=findings.problems,
        warnings=findings.warnings,
        notes=tuple(_notes(bills, is_stored=topic in topics)),
    )


def ungraded_passages(rubric: "Rubric", roll_calls: Sequence[VoteEvent]) -> tuple[VoteEvent, ...]:
    """Passages that a rubric could grade and does not.

    Args:
        rubric: A rubric; only its window counts.
        roll_calls: Roll calls of a topic. Those whose question is not sure, and those that a later
            one superseded, could not be graded.
    """
    graded = _graded(rubric)
    first, after = rubric.window
    return tuple(
        event
        for event in roll_calls
        if event.question_class == "passage"
        and event.confidence in SCORABLE
        and event.superseded_by is None
        and event.held_on is not None
        and first <= event.held_on < after
        and event.vote_event_id not in graded
    )


# ---------------------------------------------------------------- private


def _load_rubric(project: Project, rubric: str, *, of_sample: bool) -> "Rubric":
    from reportcard.scoring.load import load_rubric

    path = rubric_path(project, rubric, of_sample=of_sample)
    return load_rubric(path, shown_as=project.shown(path))


def _read_store(
    project: Project, *, of_sample: bool
) -> tuple[tuple[BillFacts, ...], tuple[VoteEvent, ...], tuple[Topic, ...]]:
    """What rules may ask of the bills, all roll calls, and the topics as the store has them."""
    from reportcard.store.read import read_vote_events
    from reportcard.store.topics import read_bill_facts, read_topics

    with open_for_reading(project, of_sample=of_sample) as con:
        return read_bill_facts(con), tuple(read_vote_events(con)), tuple(read_topics(con))


def _of_topic(topic: Topic, events: Sequence[VoteEvent]) -> tuple[VoteEvent, ...]:
    bill_ids = set(topic.bill_ids)
    return tuple(event for event in events if bill_ids.intersection(event.bill_ids))


def _graded(rubric: "Rubric") -> dict[str, tuple[str, ...]]:
    """The criteria that rest on each roll call."""
    from reportcard.scoring.rubric_criteria import RollCallCriterion

    found: dict[str, tuple[str, ...]] = {}
    for criterion in rubric.criteria:
        if not isinstance(criterion, RollCallCriterion):
            continue
        found[criterion.ref] = (*found.get(criterion.ref, ()), criterion.id)
    return found


def _notes(bills: Sequence[BillFacts], *, is_stored: bool) -> Iterator[str]:
    """What one should know of the store."""
    if not any(bill.subjects for bill in bills):
        yield _(
            "The store has no subjects of bills, because their bulk tables were not collected: "
            "rules that ask for subjects find nothing."
        )
    if not is_stored:
        yield _(
            "The store still has the topic as it was: run reportcard collect with --offline, so "
            "that report cards show it as it is now."
        )

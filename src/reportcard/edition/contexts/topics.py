"""Topics on the methodology page: how much of a topic the report card grades.

Leaves to others: which bills belong to a topic (the store), the list of them (tables).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from reportcard.model.facts import Facts
from reportcard.model.text import Text
from reportcard.model.topics import Topic


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic, and how many of its roll calls are graded.

    Attributes:
        topic_id: Its name.
        title: As people call it.
        covers: What it covers.
        leaves_out: What it leaves out, None where nothing is said of that.
        bill_count: How many bills of the record belong to it.
        roll_call_count: How many roll calls decided one of them.
        graded_count: How many of these the questions rest on.
    """

    topic_id: str
    title: Text
    covers: Text
    leaves_out: Text | None
    bill_count: int
    roll_call_count: int
    graded_count: int


def build_topics(facts: Facts, *, graded: Collection[str]) -> tuple[TopicRow, ...]:
    """The topics of the record.

    Args:
        facts: The resolved record.
        graded: Ids of the roll calls that the questions rest on.
    """
    return tuple(_row(topic, facts, graded) for topic in facts.topics)


def topic_roll_calls(topic: Topic, facts: Facts) -> Sequence[str]:
    """Ids of the roll calls that decided a bill of the topic."""
    bill_ids = set(topic.bill_ids)
    return [e.vote_event_id for e in facts.vote_events if bill_ids.intersection(e.bill_ids)]


def _row(topic: Topic, facts: Facts, graded: Collection[str]) -> TopicRow:
    roll_calls = topic_roll_calls(topic, facts)
    return TopicRow(
        topic_id=topic.topic_id,
        title=topic.title,
        covers=topic.covers,
        leaves_out=topic.leaves_out,
        bill_count=len(topic.bill_ids),
        roll_call_count=len(roll_calls),
        graded_count=sum(event_id in graded for event_id in roll_calls),
    )

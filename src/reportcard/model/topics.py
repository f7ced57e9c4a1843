"""Which bills belong to a topic, and why: what the rules and the store tell each other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportcard.model.text import Text

# In place of a rule's id, for a bill that the topic file adds by name.
BY_NAME = "named"


@dataclass(frozen=True, slots=True)
class BillFacts:
    """What the record says of a bill, as far as rules may ask for it.

    number is as in the bulk files ("HB07287"); purpose the statement of purpose, "" if not known;
    referred_to the codes of the committees that its history names.
    """

    bill_id: str
    session: str
    number: str
    title: str
    purpose: str = ""
    subjects: tuple[str, ...] = ()
    referred_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicHit:
    """One reason for which a bill belongs to a topic.

    Attributes:
        bill_id: The bill.
        rule_id: The rule that caught it, or "named" where the topic file adds it by name.
        evidence: What the record says that the rule asked for, in the words of the topic file
            ("referred_to: ED; subjects: Magnet schools"); "" where it is added by name.
        because: Why that makes it part of the topic.
    """

    bill_id: str
    rule_id: str
    evidence: str
    because: Text


@dataclass(frozen=True, slots=True)
class TopicExclusion:
    """A bill that rules catch and that somebody took out by name.

    Attributes:
        bill_id: The bill.
        by: Who took it out.
        because: Why.
    """

    bill_id: str
    by: Text
    because: Text


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic and the bills that belong to it.

    Attributes:
        topic_id: Its name ("education").
        title: As people call it.
        covers: What it covers.
        leaves_out: What it leaves out, None where nothing is said of that.
        hits: Why each bill belongs to it, by bill and rule.
        exclusions: What was taken out by name, by bill.
    """

    topic_id: str
    title: Text
    covers: Text
    leaves_out: Text | None
    hits: tuple[TopicHit, ...]
    exclusions: tuple[TopicExclusion, ...] = ()

    @property
    def bill_ids(self) -> tuple[str, ...]:
        """The bills that belong to it, sorted."""
        return tuple(sorted({hit.bill_id for hit in self.hits}))


# A topic file put to work: from what the record says of every bill to the bills of the topic.
Matcher = Callable[[Sequence[BillFacts]], Topic]

"""The page of the selection: every roll call of the topic once, as scored or with why it is not.

Leaves to others: the same in short (methodology), words (templates).
"""

from dataclasses import dataclass

from reportcard.edition.contexts.methodology import AuditBlock, LeftOutRow
from reportcard.edition.contexts.topics import TopicRow
from reportcard.model.text import Text
from reportcard.model.vocabulary import Chamber
from reportcard.receipts.sentence import Sentence


@dataclass(frozen=True, slots=True)
class ReasonGroup:
    """The roll calls that were left out for one reason.

    Attributes:
        because: The reason; None when nobody has said, or when no rubric may score them.
        barred: superseded | not_certain where no rubric may score them; None elsewhere.
        rows: The roll calls, by day.
    """

    because: Text | None
    barred: str | None
    rows: tuple[LeftOutRow, ...]


@dataclass(frozen=True, slots=True)
class ScoredRow:
    """A roll call of the topic that is scored.

    Attributes:
        name: What it is called, with its day.
        stem: Names its page: roll-calls/<stem>.html.
        bills: Its bills, as people call them, joined by commas.
        titles: The questions that rest on it.
        yes_count: Votes for.
        no_count: Votes against.
    """

    name: Sentence
    stem: str
    bills: str
    titles: tuple[Text, ...]
    yes_count: int
    no_count: int


@dataclass(frozen=True, slots=True)
class SelectionChamber:
    """The topic in one chamber.

    Attributes:
        chamber: house | senate.
        count: How many roll calls of the topic it had.
        scored: How many are scored.
        left_out: How many are not.
    """

    chamber: Chamber
    count: int
    scored: int
    left_out: int


@dataclass(frozen=True, slots=True)
class SelectionPage:
    """Everything on the page of the selection.

    Attributes:
        audit: The counts, and whose letter would be another one.
        topic: What belongs to the topic and what does not; None where the record has no such topic.
        chambers: House, then Senate.
        reasons: Why roll calls were left out, the most frequent reason first.
        scored: The roll calls that are scored, by day.
        letters: How many legislators have a letter, so that those that would be others are so many
            of so many.
    """

    audit: AuditBlock
    topic: TopicRow | None
    chambers: tuple[SelectionChamber, ...]
    reasons: tuple[ReasonGroup, ...]
    scored: tuple[ScoredRow, ...]
    letters: int

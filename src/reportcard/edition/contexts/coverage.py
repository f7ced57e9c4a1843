"""The page that says how complete the record is: what is there, what is missing, and why.

Leaves to others: counting it (store), the words around it (templates).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from reportcard.edition.about import SourceCard
from reportcard.edition.contexts.order import family_order
from reportcard.edition.contexts.pieces import PersonCard
from reportcard.edition.names import safe_url
from reportcard.model.coverage import Coverage, GapRange, gap_ranges
from reportcard.model.facts import Facts, Quarantined
from reportcard.model.scores import Scored
from reportcard.model.text import Text
from reportcard.model.vocabulary import Chamber, Confidence, QuestionClass
from reportcard.receipts.names import is_imported


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """How many roll calls decided something of one class, and how sure that is.

    Attributes:
        question_class: passage | amendment | procedural | unknown.
        confidence: stated | derived | confirmed | inferred | unknown.
        count: How many; never 0.
    """

    question_class: QuestionClass
    confidence: Confidence
    count: int


@dataclass(frozen=True, slots=True)
class GapRow:
    """A number, or numbers that follow each other, without a sheet that adds up.

    Attributes:
        numbers: "36", or "39-113".
        is_explained: Whether anything says why.
        reason: Why, in words.
        url: The sheet or the page that names it, "" if there is no http(s) address.
    """

    numbers: str
    is_explained: bool
    reason: Text
    url: str


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """The roll calls of one chamber in one session.

    Attributes:
        session: The session's year.
        chamber: house | senate.
        expected: The highest number that is known, and so how many there must be; None where the
            project's own tables carry a selection on purpose.
        listed: How many the official folder has.
        collected: How many have a sheet that was read and adds up.
        set_aside: How many have a sheet that does not add up.
        missing: How many have no sheet that could be read.
        unexplained: Those of the missing of which nothing says why.
        superseded: Older revisions of sheets, kept beside the one in force.
        unresolved_names: Printed names of which it is not known whose they are.
        vote_count: Votes of members on the sheets that add up.
        compared: How many of the collected another collector of the record has as well.
        differing: In how many it says something else.
        collectors: What those other collectors are called.
        questions: What the collected decided, and how sure that is.
        gaps: The numbers without a sheet that adds up, in order.
    """

    session: str
    chamber: Chamber
    expected: int | None
    listed: int
    collected: int
    set_aside: int
    missing: int
    unexplained: int
    superseded: int
    unresolved_names: int
    vote_count: int
    compared: int
    differing: int
    collectors: tuple[Text, ...]
    questions: tuple[QuestionRow, ...]
    gaps: tuple[GapRow, ...]


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """The roll calls of one chamber in one session that spreadsheets carry.

    Attributes:
        session: The session's year.
        chamber: house | senate.
        roll_calls: How many.
        votes: Rows of legislators in them.
    """

    session: str
    chamber: Chamber
    roll_calls: int
    votes: int


@dataclass(frozen=True, slots=True)
class WithoutRow:
    """Somebody who held a seat and has no row in graded roll calls.

    Attributes:
        name: Who.
        slug: Their page.
        count: In how many of them.
    """

    name: str
    slug: str
    count: int


@dataclass(frozen=True, slots=True)
class CoveragePage:
    """Everything on the page about how complete the record is.

    Attributes:
        rows: Each session and chamber.
        imported: The roll calls that spreadsheets carry; nobody numbers those without gaps.
        without_row: Who held a seat and has no row in graded roll calls, by family name.
        unexplained: How many roll calls are missing while nothing says why.
        disagreements: Where another collector of the record says something else.
    """

    rows: tuple[CoverageRow, ...]
    imported: tuple[ImportedRow, ...]
    without_row: tuple[WithoutRow, ...]
    unexplained: int
    disagreements: tuple[Quarantined, ...]


def build_coverage(
    facts: Facts, *, sources: Sequence[SourceCard], without_row: Sequence[WithoutRow] = ()
) -> CoveragePage:
    """The page from the facts.

    Args:
        facts: The record: each session and chamber, spreadsheets, and what does not add up (the
            page shows what came of the cross-check).
        sources: Where the record comes from: names the other collectors.
        without_row: Who has no row in graded roll calls.
    """
    titles = {source.source_id: source.title for source in sources}
    rows = tuple(_row(found, titles) for found in facts.coverage)
    return CoveragePage(
        rows=rows,
        imported=_imported(facts),
        without_row=tuple(without_row),
        unexplained=sum(row.unexplained for row in rows),
        disagreements=tuple(item for item in facts.quarantine if item.entity == "crosscheck"),
    )


def find_without_row(scored: Scored, cards: Mapping[str, PersonCard]) -> tuple[WithoutRow, ...]:
    """Who held a seat on the day of graded roll calls and has no row in them, by family name."""
    count = Counter(alarm.person_id for alarm in scored.alarms)
    return tuple(
        WithoutRow(cards[person_id].name, cards[person_id].slug, count[person_id])
        for person_id in sorted(count, key=lambda person_id: family_order(cards[person_id]))
    )


def _imported(facts: Facts) -> tuple[ImportedRow, ...]:
    votes = Counter(vote.vote_event_id for vote in facts.person_votes)
    found: dict[tuple[str, Chamber], list[str]] = {}
    for event in facts.vote_events:
        if is_imported(event.provenance):
            found.setdefault((event.session, event.chamber), []).append(event.vote_event_id)
    return tuple(
        ImportedRow(session, chamber, len(ids), sum(votes[event_id] for event_id in ids))
        for (session, chamber), ids in sorted(found.items())
    )


def _row(found: Coverage, titles: dict[str, Text]) -> CoverageRow:
    return CoverageRow(
        session=found.session,
        chamber=found.chamber,
        expected=found.expected,
        listed=found.listed,
        collected=found.collected,
        set_aside=found.set_aside,
        missing=found.missing,
        unexplained=found.unexplained,
        superseded=found.superseded,
        unresolved_names=found.unresolved_names,
        vote_count=found.vote_count,
        compared=found.compared,
        differing=found.differing,
        collectors=tuple(titles[source_id] for source_id in found.second_sources),
        questions=_questions(found),
        gaps=tuple(_gap(gap) for gap in gap_ranges(found.gaps)),
    )


def _questions(found: Coverage) -> tuple[QuestionRow, ...]:
    """In the order of the vocabulary: passage first, the surest first."""
    return tuple(
        QuestionRow(kind, sure, count)
        for kind in get_args(QuestionClass)
        for sure in get_args(Confidence)
        if (count := found.count(kind, sure))
    )


def _gap(gap: GapRange) -> GapRow:
    return GapRow(gap.numbers, gap.is_explained, gap.reason, safe_url(gap.source_url))

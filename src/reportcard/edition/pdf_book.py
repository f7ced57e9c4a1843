"""The order of the printed book: chambers, legislators by family name, and the questions' numbers.

Everything shown comes from the edition's page contexts; this module only arranges it for paper.
Leaves to others: words and layout (templates/pdf), bytes (pdf).
"""

from dataclasses import dataclass
from typing import Literal

from reportcard.edition.contexts import ChamberSummary, Edition, LegislatorPage
from reportcard.edition.contexts.methodology import MarkRow
from reportcard.edition.contexts.order import family_order
from reportcard.model.vocabulary import Chamber
from reportcard.receipts.outcomes import outcome_kind

Density = Literal["full", "open", "tight"]

# The most rows of a receipt that leave room on its page for saying what each roll call decided
# ("full"), or for a comfortable size ("open"); with more rows the print is small ("tight").
FULL_PAGE_ROWS = 12
OPEN_PAGE_ROWS = 20


@dataclass(frozen=True, slots=True)
class GradeBar:
    """How many legislators of a chamber have a grade.

    Attributes:
        grade: A letter of the rubric, "INC" or "NR".
        count: How many.
        bar: Length of its bar in whole percent of the longest one.
    """

    grade: str
    count: int
    bar: int


@dataclass(frozen=True, slots=True)
class Card:
    """One legislator in the book.

    Attributes:
        page: Everything on their page.
        density: full (each roll call says what it decided) | open | tight (small print).
    """

    page: LegislatorPage
    density: Density


@dataclass(frozen=True, slots=True)
class ChamberPart:
    """One chamber in the book: its summary, then each legislator.

    Attributes:
        chamber: house | senate.
        seats: Seats there are.
        sitting: Sitting members in this report card.
        median: Score of the middle legislator as printed, None without one.
        counts: Sitting members by grade.
        cards: Everyone with a page, former members too, by family name.
    """

    chamber: Chamber
    seats: int
    sitting: int
    median: str | None
    counts: tuple[GradeBar, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class MarkTable:
    """What each outcome is worth, for the types of question that share these rules.

    Attributes:
        types: The types of question (floor_vote, ...).
        rows: The outcomes with their credit and count.
    """

    types: tuple[str, ...]
    rows: tuple[MarkRow, ...]


def chamber_parts(edition: Edition) -> tuple[ChamberPart, ...]:
    """The chambers in the order of the home page; one without legislators is left out."""
    parts = (_chamber_part(summary, edition) for summary in edition.home.chambers)
    return tuple(part for part in parts if part.cards)


def question_numbers(edition: Edition) -> dict[str, str]:
    """The number of each question in print, padded to one width so that rows line up.

    Questions are numbered through the subjects of the methodology, starting with 1.
    """
    methodology = edition.methodology
    of_subjects = [c.criterion_id for s in methodology.subjects for c in s.criteria]
    ids = [*of_subjects, *(c.criterion_id for c in methodology.outside)]
    width = len(str(len(ids)))
    # U+2007 is as wide as a figure.
    return {id_: str(n).rjust(width, "\u2007") for n, id_ in enumerate(ids, start=1)}


def mark_tables(edition: Edition) -> tuple[MarkTable, ...]:
    """The mark table, types of question with the same rules together."""
    methodology = edition.methodology
    tables: dict[tuple[tuple[str, str | None, str | None], ...], MarkTable] = {}
    for kind in methodology.mark_types:
        rows = tuple(row for row in methodology.marks if row.type == kind)
        # With the words, not only the outcomes: a vote as asked is not always our position.
        rules = tuple(
            (outcome_kind(kind, row.outcome) + row.outcome, row.credit, row.count) for row in rows
        )
        same = tables.get(rules, MarkTable(types=(), rows=rows))
        tables[rules] = MarkTable(types=(*same.types, kind), rows=same.rows)
    return tuple(tables.values())


def _chamber_part(summary: ChamberSummary, edition: Edition) -> ChamberPart:
    members = (p for p in edition.legislators if p.person.chamber == summary.chamber)
    pages = sorted(members, key=lambda page: family_order(page.person))
    return ChamberPart(
        chamber=summary.chamber,
        seats=summary.seats,
        sitting=summary.sitting,
        median=summary.median,
        counts=tuple(
            GradeBar(c.grade, c.count, c.count * 100 // max(summary.most, 1))
            for c in summary.counts
        ),
        cards=tuple(Card(page, _density(page)) for page in pages),
    )


def _density(page: LegislatorPage) -> Density:
    counted = [row for category in page.categories for row in category.lines]
    lines = [*counted, *page.not_counted, *page.outside]
    rows = len(lines) + len(page.steps) + sum(len(row.notes) for row in lines)
    if rows <= FULL_PAGE_ROWS:
        return "full"
    return "open" if rows <= OPEN_PAGE_ROWS else "tight"

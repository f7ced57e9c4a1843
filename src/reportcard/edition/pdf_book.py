"""The order of the printed book: chambers, legislators by last name, and the questions' numbers.

Everything shown comes from the edition's page contexts; this module only arranges it for paper.
Leaves to others: words and layout (templates/pdf), bytes (pdf).
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportcard.edition.contexts import ChamberSummary, Edition, LegislatorPage
from reportcard.model.facts import Chamber

Density = Literal["half", "open", "tight"]

# The most rows of a chamber's fullest receipt with which two legislators share a page ("half"), or
# one fills a page in the comfortable size ("open"); with more rows the small size is used.
HALF_PAGE_ROWS = 20
OPEN_PAGE_ROWS = 34


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
class ChamberPart:
    """One chamber in the book: its summary, then each legislator.

    Attributes:
        chamber: house | senate.
        seats: Seats there are.
        sitting: Sitting members in this report card.
        median: Score of the middle legislator as printed, None without one.
        counts: Sitting members by grade.
        pages: Everyone with a page, former members too, by last name.
        density: half (two legislators share a page) | open | tight (small print).
    """

    chamber: Chamber
    seats: int
    sitting: int
    median: str | None
    counts: tuple[GradeBar, ...]
    pages: tuple[LegislatorPage, ...]
    density: Density


def chamber_parts(edition: Edition) -> tuple[ChamberPart, ...]:
    """The chambers in the order of the home page; one without legislators is left out."""
    parts = (_chamber_part(summary, edition) for summary in edition.home.chambers)
    return tuple(part for part in parts if part.pages)


def question_numbers(edition: Edition) -> dict[str, str]:
    """The number of each question in print, padded to one width so that rows line up.

    Questions are numbered through the subjects of the methodology, starting with 1.
    """
    ids = [c.criterion_id for s in edition.methodology.subjects for c in s.criteria]
    width = len(str(len(ids)))
    # U+2007 is as wide as a figure.
    return {id_: str(n).rjust(width, "\u2007") for n, id_ in enumerate(ids, start=1)}


def _chamber_part(summary: ChamberSummary, edition: Edition) -> ChamberPart:
    pages = [p for p in edition.legislators if p.person.chamber == summary.chamber]
    return ChamberPart(
        chamber=summary.chamber,
        seats=summary.seats,
        sitting=summary.sitting,
        median=summary.median,
        counts=tuple(
            GradeBar(c.grade, c.count, c.count * 100 // max(summary.most, 1))
            for c in summary.counts
        ),
        pages=tuple(sorted(pages, key=_by_last_name)),
        density=_density(pages),
    )


def _density(pages: Sequence[LegislatorPage]) -> Density:
    most = max(map(_row_count, pages), default=0)
    if most <= HALF_PAGE_ROWS:
        return "half"
    return "open" if most <= OPEN_PAGE_ROWS else "tight"


def _row_count(page: LegislatorPage) -> int:
    return len(page.not_counted) + sum(len(category.lines) for category in page.categories)


def _by_last_name(page: LegislatorPage) -> tuple[str, str, str]:
    person = page.person
    return (_plain(person.family_name), _plain(person.given_name), person.person_id)


def _plain(name: str) -> str:
    """A name without accents and case, so that "Ávila" stands among the A's."""
    parts = unicodedata.normalize("NFKD", name)
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold()

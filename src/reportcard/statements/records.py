"""From the checked entries of the files of statements to the records that pages show.

Leaves to others: reading and checking the files (read).
"""

from collections.abc import Iterable
from typing import TypeVar

from reportcard.model.statements import (
    Change,
    Conflict,
    Correction,
    Funding,
    Officer,
    Organization,
    Reply,
)
from reportcard.statements.file import (
    AboutFile,
    ChangeEntry,
    ConflictEntry,
    CorrectionEntry,
    ReplyEntry,
)
from reportcard.yamltext import text_of_name

E = TypeVar("E", ChangeEntry, ConflictEntry, CorrectionEntry, ReplyEntry)


def newest_first(entries: Iterable[E]) -> list[E]:
    """By day, the newest first; of one day, by id."""
    return sorted(sorted(entries, key=lambda e: e.id), key=lambda e: e.date, reverse=True)


def correction_of(entry: CorrectionEntry) -> Correction:
    """A correction as pages show it."""
    return Correction(
        correction_id=entry.id,
        corrected_on=entry.date,
        kind=entry.kind,
        was=entry.was.text(),
        now=entry.now.text(),
        why=entry.why.text(),
        found_by=text_of_name(entry.found_by),
        person_ids=entry.people,
        criterion_id=entry.criterion or "",
        url=entry.evidence or "",
    )


def reply_of(entry: ReplyEntry) -> Reply:
    """A reply as pages show it."""
    return Reply(
        reply_id=entry.id,
        person_id=entry.person,
        received_on=entry.date,
        text=entry.text.text(),
        written_in=entry.written_in,
        translated_by=entry.translated_by or "",
        criterion_id=entry.criterion or "",
    )


def conflict_of(entry: ConflictEntry) -> Conflict:
    """A conflict of interest as pages show it."""
    return Conflict(
        conflict_id=entry.id,
        name=entry.name,
        role=entry.role.text(),
        kind=entry.kind,
        statement=entry.statement.text(),
        person_id=entry.person or "",
        declared_on=entry.date,
        ended_on=entry.ended,
    )


def change_of(entry: ChangeEntry) -> Change:
    """A change as pages show it."""
    return Change(
        change_id=entry.id, changed_on=entry.date, what=entry.what.text(), why=entry.why.text()
    )


def organization_of(about: AboutFile) -> Organization:
    """Who publishes the report card, as the page about them shows it."""
    return Organization(
        paragraphs=tuple(paragraph.text() for paragraph in about.about),
        officers=tuple(Officer(entry.name, entry.role.text()) for entry in about.officers),
        funding=tuple(
            Funding(text_of_name(entry.source), entry.period.text(), entry.dollars)
            for entry in about.funding
        ),
        email=about.email or "",
        url=about.url or "",
    )

"""From the statements of a project to the pages and cards that show them.

Leaves to others: reading and checking the files (statements).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from reportcard.edition.contexts.lookup import Lookup
from reportcard.edition.contexts.statements import (
    AboutPage,
    ConflictRow,
    CorrectionRow,
    CorrectionsPage,
    PersonStatements,
    ReplyRow,
)
from reportcard.edition.names import safe_url
from reportcard.model.statements import Conflict, Correction, Reply, Statements
from reportcard.model.text import Text


@dataclass(frozen=True, slots=True)
class StatementBook:
    """All that pages show of the statements.

    Attributes:
        corrections: The page of corrections and changes.
        about: The page of who publishes the report card.
        people: What is said beside each legislator's record; those without anything are not there.
        roll_calls: The corrections of the questions about each roll call.
    """

    corrections: CorrectionsPage
    about: AboutPage
    people: Mapping[str, PersonStatements]
    roll_calls: Mapping[str, tuple[CorrectionRow, ...]]


def build_statements(statements: Statements, lookup: Lookup) -> StatementBook:
    """Each statement in every place where it belongs.

    Raises:
        KeyError: a statement names a legislator or a question that is not on the report card.
    """
    corrections = {c: _correction(c, lookup) for c in statements.corrections}
    conflicts = {c: _conflict(c, lookup) for c in statements.conflicts}
    organization = statements.organization
    return StatementBook(
        corrections=CorrectionsPage(
            corrections=tuple(corrections.values()),
            changes=statements.changes,
            email=organization.email if organization else "",
        ),
        about=AboutPage(
            organization=organization,
            tax_status=lookup.rubric.tax_status,
            conflicts=tuple(conflicts.values()),
        ),
        people={
            person_id: PersonStatements(
                corrections=tuple(r for c, r in corrections.items() if person_id in c.person_ids),
                replies=tuple(
                    _reply(r, lookup) for r in statements.replies if r.person_id == person_id
                ),
                conflicts=tuple(r for c, r in conflicts.items() if c.person_id == person_id),
            )
            for person_id in statements.named_people()
        },
        roll_calls=_of_roll_calls(corrections, lookup),
    )


def _of_roll_calls(
    corrections: Mapping[Correction, CorrectionRow], lookup: Lookup
) -> dict[str, tuple[CorrectionRow, ...]]:
    found: dict[str, tuple[CorrectionRow, ...]] = {}
    for correction, row in corrections.items():
        criterion = lookup.criteria.get(correction.criterion_id)
        if criterion is not None and criterion.vote_event_id is not None:
            event = criterion.vote_event_id
            found[event] = (*found.get(event, ()), row)
    return found


def _correction(correction: Correction, lookup: Lookup) -> CorrectionRow:
    return CorrectionRow(
        correction_id=correction.correction_id,
        corrected_on=correction.corrected_on,
        kind=correction.kind,
        was=correction.was,
        now=correction.now,
        why=correction.why,
        found_by=correction.found_by,
        people=tuple(lookup.cards[person_id] for person_id in correction.person_ids),
        title=_title(correction.criterion_id, lookup),
        url=safe_url(correction.url),
    )


def _reply(reply: Reply, lookup: Lookup) -> ReplyRow:
    return ReplyRow(
        received_on=reply.received_on,
        text=reply.text,
        written_in=reply.written_in,
        translated_by=reply.translated_by,
        title=_title(reply.criterion_id, lookup),
    )


def _conflict(conflict: Conflict, lookup: Lookup) -> ConflictRow:
    return ConflictRow(
        name=conflict.name,
        role=conflict.role,
        kind=conflict.kind,
        statement=conflict.statement,
        person=lookup.cards[conflict.person_id] if conflict.person_id else None,
        declared_on=conflict.declared_on,
        ended_on=conflict.ended_on,
    )


def _title(criterion_id: str, lookup: Lookup) -> Text | None:
    return lookup.criteria[criterion_id].title if criterion_id else None

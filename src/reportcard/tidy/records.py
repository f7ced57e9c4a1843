"""A checked spreadsheet as pages of the store: a record for each row, each with its origin.

Leaves to others: reading and checking (sheet, check), what the store makes of them (store).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import cast

from reportcard.model.records import PageRecords, Provenance, Record
from reportcard.model.tidy_records import (
    TidyAbsenceRecord,
    TidyInputRecord,
    TidyLifetimeRecord,
    TidyPersonRecord,
    TidyPositionRecord,
    TidyRollCallRecord,
    TidySponsorshipRecord,
    TidyVoteRecord,
)
from reportcard.model.vocabulary import Chamber, Option, QuestionClass
from reportcard.tidy.columns import OPTIONS, SPONSOR_ROLES
from reportcard.tidy.known import day_of
from reportcard.tidy.sessions import session_of, sessions_of
from reportcard.tidy.sheet import Row, Sheet

SOURCES = "import/"
# Changes when the same file gives other records.
_PARSER_VERSION = "1"

_Context = Mapping[str, tuple[str, ...]]


def pages_of(
    name: str, sheets: Sequence[Sheet], imported_on: date, sha256: Mapping[str, str]
) -> Iterator[PageRecords]:
    """Each file of a spreadsheet as a page.

    Args:
        name: Of the spreadsheet, as the project calls it.
        sheets: Its files, without a mistake; `shown_as` is where the project keeps each.
        imported_on: The day on which it was imported.
        sha256: The hash of each file, by `shown_as`.
    """
    sessions = sessions_of(sheets)
    for sheet in sheets:
        make = _MAKERS[sheet.kind.name]
        records = tuple(make(sheet, row, sessions) for row in sheet.rows)
        yield page(name, sheet.shown_as, records, imported_on, sha256[sheet.shown_as])


def page(
    name: str, path: str, records: tuple[Record, ...], imported_on: date, sha256: str
) -> PageRecords:
    """One file as a page; without records it takes those that were read from it out of force."""
    origin = Provenance(
        source_id=f"{SOURCES}{name}",
        source_url=path,
        archive_sha256=sha256,
        parser_version=_PARSER_VERSION,
        retrieved_at=datetime.combine(imported_on, time(), tzinfo=UTC),
        transcribed=True,
    )
    return PageRecords(f"project:{path}", origin, records)


def _place(sheet: Sheet, row: Row) -> str:
    """The evidence that the row names, else the file itself."""
    return row["source"] or sheet.shown_as


def _person(sheet: Sheet, row: Row, _sessions: _Context) -> Record:
    return TidyPersonRecord(
        person_id=row["person_id"],
        name=row["name"],
        party=row["party"],
        chamber=cast(Chamber, row["chamber"]),
        district=row["district"],
        start_on=day_of(row["start_date"]),
        end_on=day_of(row["end_date"]),
        line=row.line,
        source_url=_place(sheet, row),
    )


def _roll_call(sheet: Sheet, row: Row, _sessions: _Context) -> Record:
    return TidyRollCallRecord(
        roll_call_id=row["roll_call_id"],
        line=row.line,
        session=row["session"],
        chamber=cast(Chamber, row["chamber"]),
        held_on=day_of(row["date"]),
        bill=row["bill"],
        title=row["title"],
        title_es=row["title_es"],
        question_class=cast(QuestionClass, row["question"] or "unknown"),
        yes_means=row["yes_means"],
        source_url=_place(sheet, row),
    )


def _vote(sheet: Sheet, row: Row, _sessions: _Context) -> Record:
    return TidyVoteRecord(
        roll_call_id=row["roll_call_id"],
        person_id=row["person_id"],
        option=OPTIONS[row["option"]],
        written=row["option"],
        line=row.line,
        source_url=_place(sheet, row),
    )


def _position(sheet: Sheet, row: Row, _sessions: _Context) -> Record:
    return TidyPositionRecord(
        position_table=sheet.stem,
        roll_call_id=row["roll_call_id"],
        position=row["position"],
        weight=row["weight"] or None,
        strength=row["strength"],
        note=row["notes"],
        line=row.line,
        source_url=_place(sheet, row),
    )


def _sponsorship(sheet: Sheet, row: Row, sessions: _Context) -> Record:
    return TidySponsorshipRecord(
        session=session_of(row, sessions) or "",
        bill=row["bill"],
        person_id=row["person_id"],
        role=SPONSOR_ROLES[row["kind"]],
        value=row["value"] or None,
        line=row.line,
        source_url=_place(sheet, row),
    )


def _input(sheet: Sheet, row: Row, _sessions: _Context) -> Record:
    return TidyInputRecord(
        person_id=row["person_id"],
        input=row["input"],
        value=row["value"],
        note=row["notes"],
        line=row.line,
        source_url=_place(sheet, row),
    )


def _absence(sheet: Sheet, row: Row, _sessions: _Context) -> Record:
    return TidyAbsenceRecord(
        roll_call_id=row["roll_call_id"],
        person_id=row["person_id"],
        option=cast(Option, row["option"]),
        reason=row["reason"],
        line=row.line,
        source_url=_place(sheet, row),
    )


def _lifetime(sheet: Sheet, row: Row, _sessions: _Context) -> Record:
    return TidyLifetimeRecord(
        person_id=row["person_id"],
        cycle=row["cycle"],
        earned=row["earned"],
        possible=row["possible"],
        counted=row["counted"] == "yes",
        line=row.line,
        source_url=_place(sheet, row),
    )


_MAKERS: Mapping[str, Callable[[Sheet, Row, _Context], Record]] = {
    "people": _person,
    "roll_calls": _roll_call,
    "votes": _vote,
    "positions": _position,
    "sponsorships": _sponsorship,
    "member_inputs": _input,
    "absences": _absence,
    "lifetime": _lifetime,
}

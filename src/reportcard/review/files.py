"""Reads the files of rulings, and gives them to the store as a page like any other.

Each row keeps the line of the file that it stands on. Leaves to others: their form (model), what
else must be true of them (check), writing (edit).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Generic, TypeVar

from reportcard.model.budget_records import LineRulingRecord
from reportcard.model.records import (
    NameRulingRecord,
    PageRecords,
    Provenance,
    QuestionRulingRecord,
    Record,
)
from reportcard.model.vocabulary import Chamber
from reportcard.problems import Problem
from reportcard.review.check import Known, check_lines, check_names, check_questions
from reportcard.review.model import (
    Amendment,
    LineEntry,
    LinesFile,
    NameEntry,
    NamesFile,
    QuestionEntry,
    QuestionsFile,
)
from reportcard.yamlfile import YamlFile, parse_yaml, readable_entries, validate_model

QUESTIONS = "reviews/questions.yml"
NAMES = "reviews/names.yml"
LINES = "reviews/lines.yml"
# Names the files among the sources of the store. The version changes when the same file gives
# other records.
SOURCE_ID = "reviews"
_PARSER_VERSION = "1"

File = TypeVar("File", QuestionsFile, NamesFile, LinesFile)
Ruled = TypeVar("Ruled", QuestionEntry, NameEntry, LineEntry)
_CHAMBERS: dict[str, Chamber] = {"house": "house", "senate": "senate"}


@dataclass(frozen=True, slots=True)
class Rulings(Generic[File]):
    """One file of rulings: its entries, where each stands, and its bytes."""

    file: File
    yaml: YamlFile
    path: str


def read_questions(
    root: Path, *, today: date, known: Known | None = None
) -> Rulings[QuestionsFile]:
    """The rulings on questions; without the file there are none.

    Args:
        root: The project folder.
        today: No ruling is of a later day.
        known: What the store knows, to check roll calls and people against.

    Raises:
        UserError: every mistake of the file, with line and nearest word.
    """
    return questions_from(_bytes(root / QUESTIONS), today=today, known=known)


def read_names(root: Path, *, today: date, known: Known | None = None) -> Rulings[NamesFile]:
    """The rulings on names; otherwise as `read_questions`."""
    return names_from(_bytes(root / NAMES), today=today, known=known)


def read_lines(root: Path, *, today: date, known: Known | None = None) -> Rulings[LinesFile]:
    """The rulings on budget lines; otherwise as `read_questions`."""
    return lines_from(_bytes(root / LINES), today=today, known=known)


def questions_from(
    raw: bytes, *, today: date, known: Known | None = None
) -> Rulings[QuestionsFile]:
    """The rulings on questions in the bytes of their file."""
    yaml = parse_yaml(raw, shown_as=QUESTIONS)
    found = check_questions(_readable(yaml, QuestionEntry), yaml, today=today, known=known)
    return _require(yaml, QuestionsFile, found)


def names_from(raw: bytes, *, today: date, known: Known | None = None) -> Rulings[NamesFile]:
    """The rulings on names in the bytes of their file."""
    yaml = parse_yaml(raw, shown_as=NAMES)
    found = check_names(_readable(yaml, NameEntry), yaml, today=today, known=known)
    return _require(yaml, NamesFile, found)


def lines_from(raw: bytes, *, today: date, known: Known | None = None) -> Rulings[LinesFile]:
    """The rulings on budget lines in the bytes of their file."""
    yaml = parse_yaml(raw, shown_as=LINES)
    found = check_lines(_readable(yaml, LineEntry), yaml, today=today, known=known)
    return _require(yaml, LinesFile, found)


def questions_page(rulings: Rulings[QuestionsFile], now: datetime) -> PageRecords:
    """The rulings on questions as the store loads them."""
    records = [
        _question(entry, _place(rulings, index)) for index, entry in enumerate(rulings.file.rulings)
    ]
    days = [entry.date for entry in rulings.file.rulings]
    return _page(rulings.path, rulings.yaml.sha256, records, days, now)


def names_page(rulings: Rulings[NamesFile], now: datetime) -> PageRecords:
    """The rulings on names as the store loads them."""
    records = [
        _name(entry, _place(rulings, index)) for index, entry in enumerate(rulings.file.rulings)
    ]
    days = [entry.date for entry in rulings.file.rulings]
    return _page(rulings.path, rulings.yaml.sha256, records, days, now)


def lines_page(rulings: Rulings[LinesFile], now: datetime) -> PageRecords:
    """The rulings on budget lines as the store loads them."""
    records = [
        _line(entry, _place(rulings, index)) for index, entry in enumerate(rulings.file.rulings)
    ]
    days = [entry.date for entry in rulings.file.rulings]
    return _page(rulings.path, rulings.yaml.sha256, records, days, now)


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def _readable(yaml: YamlFile, entry: type[Ruled]) -> dict[int, Ruled]:
    """The rulings that have no mistake of form, by their place in the file."""
    found = readable_entries(yaml, ("rulings",), entry)
    return {int(path[-1]): ruling for path, ruling in found}


def _require(yaml: YamlFile, model: type[File], found: Iterator[Problem]) -> Rulings[File]:
    """The file without a mistake: neither of form, nor among those that were found beyond it."""
    # A file with nothing but comments, or an empty list of rulings, is one without rulings.
    if yaml.data is None or yaml.data == {"rulings": None}:
        return Rulings(model(), yaml, yaml.shown_as)
    return Rulings(validate_model(yaml, model, beyond=found), yaml, yaml.shown_as)


def _place(rulings: Rulings[File], index: int) -> str:
    return f"{rulings.path}:{rulings.yaml.line(('rulings', index))}"


def _question(entry: QuestionEntry, place: str) -> QuestionRulingRecord:
    session, chamber, number = entry.roll_call.split("-")
    amendment = entry.question if isinstance(entry.question, Amendment) else None
    return QuestionRulingRecord(
        session=session,
        chamber=_CHAMBERS[chamber],
        number=int(number),
        question_class="amendment" if isinstance(entry.question, Amendment) else entry.question,
        amendment_chamber=amendment.of if amendment else None,
        amendment_schedule=amendment.amendment if amendment else None,
        ruled_by=entry.by,
        ruled_on=entry.date,
        reason=entry.reason,
        is_decisive=entry.decisive,
        revision=entry.revision,
        source_url=place,
    )


def _name(entry: NameEntry, place: str) -> NameRulingRecord:
    # Staff name the last day; the store, like terms of office, the first day after it.
    until = None if entry.last_day is None else entry.last_day + timedelta(days=1)
    return NameRulingRecord(
        chamber=entry.chamber,
        printed_name=entry.name,
        from_on=entry.first_day,
        until_on=until,
        person_id=entry.person,
        ruled_by=entry.by,
        ruled_on=entry.date,
        reason=entry.reason,
        source_url=place,
    )


def _line(entry: LineEntry, place: str) -> LineRulingRecord:
    return LineRulingRecord(
        cycle=entry.cycle,
        fund=entry.line.fund or "",
        agency=entry.line.agency,
        account=entry.line.account or "",
        same_fund=entry.other.fund or "",
        same_agency=entry.other.agency,
        same_account=entry.other.account or "",
        same=entry.they_are == "same",
        move=entry.they_are == "moved",
        ruled_by=entry.by,
        ruled_on=entry.date,
        reason=entry.reason,
        source_url=place,
    )


def _page(
    path: str, sha256: str, records: Sequence[Record], days: Sequence[date], now: datetime
) -> PageRecords:
    """The same file gives the same page: its day is that of its newest ruling."""
    newest = datetime.combine(max(days), time(), tzinfo=UTC) if days else now
    origin = Provenance(
        source_id=SOURCE_ID,
        source_url=path,
        archive_sha256=sha256,
        parser_version=_PARSER_VERSION,
        retrieved_at=newest,
        transcribed=True,
    )
    return PageRecords(f"project:{path}", origin, tuple(records))

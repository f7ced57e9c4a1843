"""A folder of tidy tables: its files read and checked together, all mistakes at once.

The same code reads what staff hand in and what the project keeps in `imports/NAME/`. Leaves to
others: one file (sheet), what is true across them (check), the store and the project (pipeline).
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reportcard.errors import EXIT_MACHINE_NOT_READY, UserError
from reportcard.language import _
from reportcard.machine import find_machine_reason
from reportcard.model.records import PageRecords
from reportcard.problems import Problem
from reportcard.tidy import about as about_file
from reportcard.tidy.about import ImportFile, parse_about
from reportcard.tidy.cells import slug
from reportcard.tidy.check import check_sheets
from reportcard.tidy.columns import ABSENCES, OUTSIDE, TABLES, TableKind, find_kind
from reportcard.tidy.csvfile import MAX_BYTES
from reportcard.tidy.known import Known
from reportcard.tidy.misnamed import find_misnamed
from reportcard.tidy.records import pages_of
from reportcard.tidy.sheet import Sheet, read_sheet

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
_TABLE_NAME = re.compile(r"positions_[a-z0-9][a-z0-9_-]{0,59}")


@dataclass(frozen=True, slots=True)
class Spreadsheet:
    """The tables of one folder as they were read, under the name that the project gives them.

    about is None where the folder has no import.yml. problems are the mistakes of single files.
    """

    name: str
    shown_as: str
    sheets: tuple[Sheet, ...]
    about: ImportFile | None
    problems: tuple[Problem, ...]

    @property
    def sha256(self) -> Mapping[str, str]:
        """The hash of each file."""
        return {s.shown_as: hashlib.sha256(s.body).hexdigest() for s in self.sheets}

    def check(self, known: Known, *, is_whole: bool = True) -> tuple[Problem, ...]:
        """Everything that is wrong with it, each file and all of them together.

        Args:
            known: The official record, and the project's other spreadsheets.
            is_whole: The record is all there: an id that it does not have is a mistake.
        """
        return (*self.problems, *check_sheets(self.sheets, known, is_whole=is_whole))

    def reasons_for(self) -> frozenset[str]:
        """The roll calls in which it gives somebody's reason for an absence."""
        rows = (row for sheet in self.sheets if sheet.kind is ABSENCES for row in sheet.rows)
        return frozenset(row["roll_call_id"] for row in rows)

    def bodies(self) -> Mapping[str, bytes]:
        """The bytes of each table, by the name of its file."""
        return {sheet.stem: sheet.body for sheet in self.sheets}

    def pages(self) -> Iterator[PageRecords]:
        """Its files as pages of the store, when nothing is wrong with it.

        Raises:
            ValueError: it has no import.yml: a mistake of ours, for that is checked before.
        """
        if self.about is None:
            raise ValueError(f"{self.shown_as} has no import.yml")
        yield from pages_of(self.name, self.sheets, self.about.imported_on, self.sha256)


def require_name(name: str) -> str:
    """The name of an import: it is a folder, part of addresses, and written in rubrics.

    Raises:
        UserError: it has other signs in it; with the nearest that will do.
    """
    if _NAME.fullmatch(name):
        return name
    near = slug(name)[:60]
    message = _("{name} is no name for an import: small letters a to z, digits and hyphens are.")
    hint = _("Give it one with --name {near}.").format(near=near) if near else ""
    raise UserError([Problem(message.format(name=name), hint=hint)])


def read_folder(folder: Path, *, name: str, shown_as: str) -> Spreadsheet:
    """Read all tables of a folder.

    Args:
        folder: Where they lie.
        name: What the project calls them.
        shown_as: The folder in sentences.

    Raises:
        UserError: there is no such folder, or it cannot be read.
    """
    if not folder.is_dir():
        raise UserError([Problem(_("There is no such folder."), file=shown_as)])
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    try:
        names = tuple(sorted(path.name for path in folder.iterdir()))
        for path in map(folder.joinpath, names):
            place = f"{shown_as}/{path.name}"
            kind = find_kind(path.stem)
            if kind is None or path.suffix != ".csv" or not _is_table_name(path.stem, kind):
                if path.stem not in OUTSIDE and (found := find_misnamed(path.name, names, place)):
                    problems.append(found.problem)
                    sheets += found.unread
                continue
            if not (path.is_file() or path.is_dir()):  # opening a pipe would wait for ever
                problems.append(Problem(_("A file is expected here."), file=place))
                continue
            # A file that is too large is refused by its size, not by reading it.
            with path.open("rb") as file:
                body = file.read(MAX_BYTES + 1)
            sheets.append(read_sheet(body, kind, stem=path.stem, shown_as=place))
        about, wrong = _about(folder, shown_as)
    except OSError as error:
        why = find_machine_reason(error) or str(error)
        message = _("The file cannot be read: {reason}.").format(reason=why)
        place = str(error.filename or folder)
        raise UserError([Problem(message, file=place)], exit_code=EXIT_MACHINE_NOT_READY) from error
    problems += wrong
    if not sheets and not problems:
        possible = ", ".join(f"{kind.name}.csv" for kind in TABLES)
        message = _("No table is in this folder; there can be: {names}.").format(names=possible)
        problems.append(Problem(message, file=shown_as))
    for sheet in sheets:
        problems += sheet.problems
    return Spreadsheet(name, shown_as, tuple(sheets), about, tuple(problems))


def _is_table_name(stem: str, kind: TableKind) -> bool:
    return stem == kind.name or _TABLE_NAME.fullmatch(stem) is not None


def _about(folder: Path, shown_as: str) -> tuple[ImportFile | None, tuple[Problem, ...]]:
    path = folder / about_file.FILE
    if not path.is_file():
        return None, ()
    try:
        place = f"{shown_as}/{about_file.FILE}"
        return parse_about(path.read_bytes(), shown_as=place), ()
    except UserError as error:
        return None, error.problems

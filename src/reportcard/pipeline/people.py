"""The project's own table of terms beside a copy of openstates/people.

Leaves to others: reading the copy (openpeople), and saying what differs (termdiff).
"""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from reportcard.errors import UserError
from reportcard.language import _
from reportcard.pipeline.termdiff import TermRow, TermsReport, compare_terms
from reportcard.problems import Problem, nearest
from reportcard.project import Project

_NEEDED = (
    "person_id", "name", "given_name", "family_name", "chamber", "district", "party", "start_on",
    "end_on", "source_url", "note",
)  # fmt: skip


def review_people(
    *, project: Project, folder: Path, since: date | None, commit: str, place: str | None
) -> TermsReport:
    """Compare a place's terms with a copy of openstates/people.

    Args:
        project: Whose table.
        folder: The copy: the folder of one place.
        since: Seats given up before this day are left alone; None for the day on which the last
            session but one began.
        commit: The commit of the copy, for the addresses in new rows.
        place: The place whose terms are meant; None where only one has any.

    Raises:
        UserError: the folder, the table or the place is not right.
    """
    from reportcard.collect.openpeople import read_open_people
    from reportcard.collect.registry import load_jurisdiction

    relative = _require_table(project, place)
    sessions = load_jurisdiction(project, relative.split("/")[1]).sessions
    path = project.content(relative)
    columns, rows = read_terms(path, shown_as=project.shown(path))
    return compare_terms(
        read_open_people(folder),
        rows,
        columns=columns,
        since=since or sorted(session.started_on for session in sessions)[-2:][0],
        shown_as=project.shown(path),
        commit=commit,
    )


def _require_table(project: Project, place: str | None) -> str:
    tables = project.names("scrapers", "*/people/terms.csv")
    wanted = [name for name in tables if place in (None, name.split("/")[1])]
    if len(wanted) == 1:
        return wanted[0]
    places = [name.split("/")[1] for name in tables]
    near = nearest(place or "", places)
    message = _("No one table of terms is meant; the places with one are: {names}.")
    hint = _("Did you mean {near}?").format(near=near) if near else _("Name one with --place.")
    raise UserError([Problem(message.format(names=", ".join(places)), hint=hint)])


def read_terms(path: Path, *, shown_as: str) -> tuple[tuple[str, ...], tuple[TermRow, ...]]:
    """The columns and rows of the table.

    Raises:
        UserError: it is no table, lacks a column, or has a day that is none.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as table:
            reader = csv.DictReader(table, restval="", strict=True)
            columns = tuple(reader.fieldnames or ())
            rows = tuple(TermRow(reader.line_num, row) for row in reader)
    except (UnicodeDecodeError, csv.Error) as error:
        message = _("The table cannot be read: {why}.").format(why=error)
        raise UserError([Problem(message, file=shown_as)]) from error
    missing = [name for name in _NEEDED if name not in columns]
    if missing:
        message = _("The table lacks the columns {names}.").format(names=", ".join(missing))
        raise UserError([Problem(message, file=shown_as)])
    if problems := list(_check_days(rows, shown_as)):
        raise UserError(problems)
    return columns, rows


def _check_days(rows: tuple[TermRow, ...], shown_as: str) -> Iterator[Problem]:
    for row in rows:
        for name in ("start_on", "end_on"):
            try:
                date.fromisoformat(row.fields[name] or "2025-01-01")
            except ValueError:
                message = _("{value} is not a day; write it like 2025-06-02.")
                yield Problem(
                    message.format(value=row.fields[name]), file=shown_as, line=row.line, key=name
                )

"""The project's spreadsheets on their way into the store, with every collect and every import.

They lie checked in `imports/NAME/`, and are kept like rulings: a store that is made anew has them
again. Leaves to others: reading and checking files (tidy), what the store makes of them (store),
new ones (importing).
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from reportcard.edition.about import SourceCard
from reportcard.errors import UserError
from reportcard.language import _, ngettext
from reportcard.model.records import PageRecords
from reportcard.problems import Problem
from reportcard.project import Project

if TYPE_CHECKING:
    import duckdb

    from reportcard.store.imports import RowsMissing
    from reportcard.tidy.folder import Spreadsheet
    from reportcard.tidy.known import Known

FOLDER = "imports"
# So many people are named who have no row in a roll call, and then counted.
_NAMED = 12


def import_names(project: Project) -> tuple[str, ...]:
    """The names of the project's spreadsheets, sorted."""
    folders = (project.root / FOLDER).glob("[!.]*")
    return tuple(sorted(path.name for path in folders if path.is_dir()))


def require_imports(
    project: Project, known: "Known | None" = None, *, but: Collection[str] = ()
) -> "tuple[Spreadsheet, ...]":
    """The project's spreadsheets, checked each by itself and against those before it.

    Args:
        project: Where they lie.
        known: What the official record knows; None where the store is only being filled. Ids that
            no spreadsheet has are the store's to judge.
        but: Names that are left out.

    Raises:
        UserError: every mistake: a spreadsheet that cannot be read would be lost silently.
    """
    from reportcard.tidy.folder import read_folder, require_name
    from reportcard.tidy.known import Known

    known = known or Known()
    read: list[Spreadsheet] = []
    problems = [problem for problem in _interrupted(project) if problem.key not in but]
    for name in import_names(project):
        if name in but:
            continue
        place = f"{FOLDER}/{name}"
        sheet = read_folder(project.root / place, name=require_name(name), shown_as=place)
        problems += sheet.check(known, is_whole=False)
        known = known.with_sheets(sheet.sheets)
        if sheet.about is None and not sheet.problems:
            problems.append(_not_imported(place))
        read.append(sheet)
    if problems:
        raise UserError(problems)
    return tuple(read)


def import_pages(
    imports: Sequence["Spreadsheet"], con: "duckdb.DuckDBPyConnection"
) -> Iterator[PageRecords]:
    """The spreadsheets as pages of the store; a file that is gone takes its rows out of force.

    Args:
        imports: As they stand in the project.
        con: The store, which may know files that the project has no more.
    """
    from reportcard.store.imports import known_import_pages
    from reportcard.tidy.records import page

    there: set[str] = set()
    for spreadsheet in imports:
        for made in spreadsheet.pages():
            there.add(made.provenance.source_url)
            yield made
    for name, path in known_import_pages(con):
        if path not in there:
            yield page(name, path, (), _GONE_ON, "")


def official_record(con: "duckdb.DuckDBPyConnection", imports: Sequence["Spreadsheet"]) -> "Known":
    """What the official record says of people and roll calls that spreadsheets may name."""
    from reportcard.store.imports import (
        read_official_people,
        read_official_roll_calls,
        read_options,
    )
    from reportcard.tidy.known import Known, KnownCall, KnownPerson, Seat

    people: dict[str, KnownPerson] = {}
    for person_id, name, chamber, start_on, end_on in read_official_people(con):
        seats = people[person_id].seats if person_id in people else ()
        people[person_id] = KnownPerson(name, (*seats, Seat(chamber, start_on, end_on)))
    calls = {e: KnownCall(chamber, day) for e, chamber, day in read_official_roll_calls(con)}
    asked = {call for item in imports for call in item.reasons_for()}
    return Known(people, calls, read_options(con, asked))


def import_card(project: Project, source_id: str) -> SourceCard:
    """What the pages that list sources say of a spreadsheet: what its import.yml says.

    Raises:
        UserError: the project has no such spreadsheet any more, or its import.yml has mistakes.
    """
    from reportcard.tidy.about import FILE, parse_about

    place = f"{FOLDER}/{source_id.partition('/')[2]}/{FILE}"
    path = project.root / place
    if not path.is_file():
        message = _("The store holds a spreadsheet whose folder is gone: run reportcard collect.")
        raise UserError([Problem(message, file=place)])
    about = parse_about(path.read_bytes(), shown_as=place)
    return SourceCard(
        source_id=source_id,
        title=about.title.text(),
        publisher=about.publisher_text,
        licence=about.licence.text(),
        url=about.url,
    )


def missing_row_problems(
    con: "duckdb.DuckDBPyConnection", name: str | None = None
) -> tuple[Problem, ...]:
    """A sentence for each roll call of a spreadsheet in which members of the chamber have no row.

    Args:
        con: The store.
        name: Of the spreadsheet; None means all.
    """
    from reportcard.store.imports import read_rows_missing

    found = read_rows_missing(con)
    return tuple(_rows_missing(item) for item in found if name in (None, item.import_name))


def _rows_missing(item: "RowsMissing") -> Problem:
    names = ", ".join(item.names[:_NAMED])
    if (more := len(item.names) - _NAMED) > 0:
        others = ngettext("{names} and {n} other", "{names} and {n} others", more)
        names = others.format(names=names, n=more)
    message = ngettext(
        "{names} had a seat in the chamber and has no row in this roll call: it is not known how "
        "they voted, and it does not count.",
        "{names} had seats in the chamber and have no row in this roll call: it is not known how "
        "they voted, and it does not count.",
        len(item.names),
    )
    return Problem(
        message.format(names=names),
        file=f"{FOLDER}/{item.import_name}/votes.csv",
        key=item.roll_call_id,
        hint=_("Whoever could not vote has a row with not_member."),
    )


# A page needs a day; that of a file which is gone is never shown.
_GONE_ON = date.min


def _interrupted(project: Project) -> Iterator[Problem]:
    """Spreadsheets that an import was taking the place of when it was killed: they lie aside."""
    for aside in sorted((project.root / FOLDER).glob(".*.old")):
        name = aside.name.removeprefix(".").removesuffix(".old")
        if not (project.root / FOLDER / name).exists():
            message = _("An import of this name was interrupted: import it again.")
            yield Problem(message, file=f"{FOLDER}/{name}", key=name)


def _not_imported(place: str) -> Problem:
    return Problem(
        _("This folder has no import.yml."),
        file=place,
        hint=_("Run: reportcard import tidy {folder}").format(folder=place),
    )

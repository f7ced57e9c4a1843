"""Takes a spreadsheet into the project, or out of it, and brings the store up to it.

A spreadsheet with a mistake changes nothing. Leaves to others: reading and checking (tidy), loading
with every collect (imports), the commands (cli).
"""

import shutil
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reportcard.collect.registry import load_jurisdiction
from reportcard.errors import UserError
from reportcard.language import _, ngettext
from reportcard.model.facts import Quarantined
from reportcard.pipeline.collecting import places, quarantine_problems
from reportcard.pipeline.disk import disk_trouble_told
from reportcard.pipeline.imports import (
    FOLDER,
    import_names,
    import_pages,
    missing_row_problems,
    official_record,
    require_imports,
)
from reportcard.pipeline.topics import matchers
from reportcard.problems import Problem, nearest
from reportcard.project import Project

if TYPE_CHECKING:
    import duckdb

    from reportcard.tidy.folder import Spreadsheet


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did: sentences for the terminal, and what of it finds no place.

    gaps: members of the chamber without a row, for each roll call.
    """

    sentences: tuple[str, ...]
    problems: tuple[Problem, ...]
    gaps: tuple[Problem, ...] = ()


def import_tidy(*, project: Project, folder: Path, name: str | None, now: datetime) -> ImportReport:
    """Check a folder of tidy tables, keep it in the project, and load it.

    Args:
        project: Where it is kept.
        folder: The tables.
        name: What the project calls them; the folder's name unless given.
        now: The clock.

    Raises:
        UserError: every mistake in them; nothing has changed then.
    """
    from reportcard.store.connect import open_store
    from reportcard.tidy.folder import read_folder, require_name

    _require_marked(project)
    called = require_name(name or folder.resolve().name)
    shown_as = str(folder) if not folder.is_absolute() else project.shown(folder)
    given = read_folder(folder, name=called, shown_as=shown_as)
    store = places(project).store
    with disk_trouble_told(store.parent), closing(open_store(store)) as con:
        _require_whole(con, store)
        official = official_record(con, [given])
        others = require_imports(project, official, but=[called])
        known = official.with_sheets([sheet for item in others for sheet in item.sheets])
        if problems := given.check(known):
            raise UserError(problems)
        kept = _keep(project, given, folder, now)
        trouble = _load(project, con, sorted([*others, kept], key=lambda item: item.name))
        gaps = missing_row_problems(con, called)
    ours = [item for item in trouble if item.source_id == f"import/{called}"]
    return ImportReport(_told(kept), quarantine_problems(ours), gaps)


def remove_import(*, project: Project, name: str) -> ImportReport:
    """Take a spreadsheet out of the project and its store.

    Raises:
        UserError: there is none of that name.
    """
    from reportcard.store.connect import open_store

    names = import_names(project)
    if name not in names:
        near = nearest(name, names)
        message = _("There is no import {name} in this project.").format(name=name)
        hint = _("Did you mean {near}?").format(near=near) if near else ""
        raise UserError([Problem(message, hint=hint)])
    store = places(project).store
    with disk_trouble_told(store.parent), closing(open_store(store)) as con:
        _require_whole(con, store)
        others = require_imports(project, official_record(con, ()), but=[name])
        shutil.rmtree(project.root / FOLDER / name)
        trouble = _load(project, con, others)
    ours = [item for item in trouble if item.entity == "import"]
    done = _("{name} is taken out of the project. Published report cards stay as they are.")
    return ImportReport((done.format(name=name),), quarantine_problems(ours))


def _require_marked(project: Project) -> None:
    if not project.is_marked:
        message = _(
            "{root} is no project folder: go to yours, or make one with reportcard new project."
        )
        raise UserError(message.format(root=project.root))


def _require_whole(con: "duckdb.DuckDBPyConnection", store: Path) -> None:
    """A store that an interrupted collect left half filled must not pass for whole afterwards.

    One of spreadsheets alone is filled anew here, so that an interrupted import is simply repeated.

    Raises:
        StaleStoreError: official pages are in it that nothing has been made of.
    """
    from reportcard.store.connect import require_resolved
    from reportcard.store.known import find_place

    if find_place(con) is not None:
        require_resolved(con, store)


def _load(
    project: Project, con: "duckdb.DuckDBPyConnection", imports: Sequence["Spreadsheet"]
) -> tuple[Quarantined, ...]:
    """Bring the store up to the project's spreadsheets; what was collected stays as it is."""
    from reportcard.store.known import find_place
    from reportcard.store.resolve import resolve
    from reportcard.store.write import load_pages

    load_pages(con, import_pages(imports, con))
    place = find_place(con)
    return resolve(
        con,
        load_jurisdiction(project, place).seats if place else {},
        locale_dir=project.locale_dir,
        topics=matchers(project, place) if place else (),
    )


def _keep(project: Project, given: "Spreadsheet", folder: Path, now: datetime) -> "Spreadsheet":
    """Copy the checked files into the project: beside the old ones first, then in their place."""
    from reportcard.tidy.about import FILE, about_text, new_about
    from reportcard.tidy.folder import read_folder

    target = project.root / FOLDER / given.name
    before = read_folder(target, name=given.name, shown_as="") if target.is_dir() else None
    about = given.about or (before and before.about) or new_about(given.name, now.date())
    if before is None or before.bodies() != given.bodies():
        about = about.model_copy(update={"imported_on": now.date()})
    part, aside = (target.with_name(f".{given.name}.{word}") for word in ("part", "old"))
    for leftover in (part, aside):
        shutil.rmtree(leftover, ignore_errors=True)
    part.mkdir(parents=True)
    for sheet in given.sheets:
        (part / f"{sheet.stem}.csv").write_bytes(sheet.body)
    (part / FILE).write_text(about_text(about), encoding="utf-8")
    if target.exists():
        target.rename(aside)
    part.rename(target)
    shutil.rmtree(aside, ignore_errors=True)
    place = f"{FOLDER}/{given.name}"
    sheets = tuple(replace(s, shown_as=f"{place}/{s.stem}.csv") for s in given.sheets)
    return replace(given, shown_as=place, sheets=sheets, about=about)


def _told(kept: "Spreadsheet") -> tuple[str, ...]:
    rows = sum(len(sheet.rows) for sheet in kept.sheets)
    files = ngettext("{n} table", "{n} tables", len(kept.sheets)).format(n=len(kept.sheets))
    lines = ngettext("{n} row", "{n} rows", rows).format(n=rows)
    return (
        _("{name} is imported: {tables}, {rows}. It is kept in {folder}.").format(
            name=kept.name, tables=files, rows=lines, folder=kept.shown_as
        ),
    )

"""Writes one ruling: into its file, and at once into the store.

A ruling that the record speaks against is not kept: the file is put back as it was, and a sentence
says why. Leaves to others: the form of the files (review), what is in force (store).
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from reportcard.collect.registry import load_jurisdiction
from reportcard.errors import UserError
from reportcard.language import _, spoken_language
from reportcard.model.facts import Quarantined
from reportcard.pipeline.choosing import open_for_reading
from reportcard.pipeline.collecting import places
from reportcard.pipeline.disk import disk_trouble_told
from reportcard.pipeline.rulings import ProjectRulings, require_rulings, ruling_pages
from reportcard.pipeline.topics import matchers
from reportcard.problems import Problem, nearest
from reportcard.project import Project

if TYPE_CHECKING:
    import duckdb

    from reportcard.review.check import Known
    from reportcard.review.model import Entry, NameEntry, RulingsFile


@dataclass(frozen=True, slots=True)
class Desk:
    """The files of rulings as they were read, the store open for writing, and the clock."""

    project: Project
    con: "duckdb.DuckDBPyConnection"
    now: datetime
    rulings: ProjectRulings


@contextmanager
def open_desk(project: Project, now: datetime) -> Iterator[Desk]:
    """The desk, for as long as the block runs.

    The store is opened for reading first: one that an interrupted collect left half filled must not
    pass for whole because of a ruling.

    Raises:
        UserError: a file of rulings has mistakes, or there is no whole store.
    """
    from reportcard.store.connect import open_store

    require_rulings(project, now)
    with open_for_reading(project, of_sample=False):
        pass
    store = places(project).store
    with disk_trouble_told(store.parent), closing(open_store(store)) as con:
        # Read while nobody else has the store: another command may have written a ruling meanwhile.
        yield Desk(project, con, now, require_rulings(project, now))


def add_ruling(desk: Desk, entry: "Entry", shown_as: str, *, refused_as: str) -> None:
    """Write a ruling, unless the record speaks against it.

    Args:
        desk: Where.
        entry: The ruling.
        shown_as: Its file, within the project.
        refused_as: What the store calls a ruling on the same thing that is not in force.

    Raises:
        UserError: it is not in force, with the reason; the file is as it was before.
    """
    from reportcard.review.edit import with_entry
    from reportcard.store.read import read_quarantine

    before = _raw(desk, shown_as)
    refused_before = set(read_quarantine(desk.con))
    quarantine = _change(desk, shown_as, with_entry(before, entry, shown_as=shown_as))
    refused = [
        item
        for item in quarantine
        if (item.entity, item.entity_id) == ("ruling", refused_as) and item not in refused_before
    ]
    if refused:
        _change(desk, shown_as, before)
        hint, language = _("Nothing was stored."), spoken_language()
        raise UserError([Problem(item.told(language), hint=hint) for item in refused])


def remove_rulings(
    desk: Desk, indexes: Sequence[int], shown_as: str, model: "type[RulingsFile]"
) -> None:
    """Take rulings out of their file, by their places counted from 0.

    Raises:
        UserError: the file is written in a way that no line can be cut from.
    """
    from reportcard.review.edit import without_entry

    body = _raw(desk, shown_as)
    for index in sorted(indexes, reverse=True):
        body = without_entry(body, index, model, shown_as=shown_as)
    _change(desk, shown_as, body)


def require_open(desk: Desk, roll_call: str) -> None:
    """Demand that a roll call waits for a ruling and has none.

    Raises:
        UserError: it does not exist, waits for something else, or is sure already.
    """
    from reportcard.store.known import find_standing, is_waiting

    for entry in desk.rulings.questions.file.rulings:
        if entry.roll_call == roll_call:
            message = _(
                "There is a ruling on {ref} already, by {name} ({day}). To change it, withdraw it "
                "first: reportcard review withdraw {ref}"
            )
            day = entry.date.isoformat()
            raise UserError(message.format(ref=roll_call, name=entry.by, day=day))
    if is_waiting(desk.con, roll_call):
        return
    known = known_of(desk.con).roll_calls
    if roll_call not in known:
        near = nearest(roll_call, [name for name in known if _head(name) == _head(roll_call)])
        message = _("There is no roll call {ref} in the store.").format(ref=roll_call)
        hint = _("A roll call is written like 2025-house-290.")
        if near := near or nearest(roll_call, known):
            hint = _("Did you mean {near}?").format(near=near)
        raise UserError([Problem(message, hint=hint)])
    if find_standing(desk.con, roll_call):
        message = _("Nothing to confirm: it is sure already what {ref} was about.")
    else:
        message = _(
            "{ref} has no sheet that adds up, so that nothing can be confirmed yet: reportcard "
            "status says why."
        )
    raise UserError(message.format(ref=roll_call))


def require_person(desk: Desk, entry: "NameEntry") -> None:
    """Demand that the store knows the person, and that no ruling on the name holds those days.

    Raises:
        UserError: all that is wrong.
    """
    from reportcard.review.check import check_names

    names, known = desk.rulings.names, known_of(desk.con)
    entries = dict(enumerate((*names.file.rulings, entry)))
    require_new(check_names(entries, names.yaml, today=desk.now.date(), known=known), len(entries))


def require_new(found: Iterable[Problem], number: int) -> None:
    """Demand that a check found nothing of the ruling with this number, which is to be added.

    Raises:
        UserError: all that it found of it, without a place: the ruling stands on no line yet.
    """
    wrong = [p for p in found if p.key.startswith(f"rulings[{number}]")]
    if wrong:
        raise UserError([Problem(p.message, hint=p.hint) for p in wrong])


def known_of(con: "duckdb.DuckDBPyConnection") -> "Known":
    """What the store knows of roll calls (also those set aside), people and budget lines."""
    from reportcard.review.check import Known
    from reportcard.store.known import read_line_names, read_person_names, read_roll_call_ids

    return Known(read_roll_call_ids(con), read_person_names(con), read_line_names(con))


def _change(desk: Desk, shown_as: str, body: bytes) -> tuple[Quarantined, ...]:
    """Put a file in place and bring the store up to it; an empty body means no file."""
    from reportcard.review.edit import write_whole
    from reportcard.store.known import require_place
    from reportcard.store.resolve import resolve
    from reportcard.store.write import load_pages

    path = desk.project.root / shown_as
    if body:
        write_whole(path, body)
    else:
        path.unlink(missing_ok=True)
    rulings = require_rulings(desk.project, desk.now)
    load_pages(desk.con, ruling_pages(rulings, desk.con, desk.now))
    place = require_place(desk.con)
    return resolve(
        desk.con,
        load_jurisdiction(desk.project, place).seats,
        locale_dir=desk.project.locale_dir,
        topics=matchers(desk.project, place),
    )


def _raw(desk: Desk, shown_as: str) -> bytes:
    path = desk.project.root / shown_as
    return path.read_bytes() if path.exists() else b""


def _head(roll_call: str) -> str:
    return roll_call.rpartition("-")[0]

"""Reads the files of statements of a project; every mistake of every file at once.

Each file may be missing. Leaves to others: their form (file), the records (records), whether the
record knows whom and what they name (check).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from reportcard.errors import UserError
from reportcard.language import _
from reportcard.model.statements import Statements
from reportcard.problems import Problem, nearest
from reportcard.statements.file import (
    AboutFile,
    ChangesFile,
    ConflictsFile,
    CorrectionsFile,
    RepliesFile,
)
from reportcard.statements.records import (
    change_of,
    conflict_of,
    correction_of,
    newest_first,
    organization_of,
    reply_of,
)
from reportcard.yamlfile import KeyPath, YamlFile, read_yaml, validate_model

FOLDER = "statements"
# Each file but that about ourselves holds one list, which has the name of the file.
LISTS = ("changes", "conflicts", "corrections", "replies")
FILES = ("about", *LISTS)

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class StatementFiles:
    """The files as they were read, for lines and keys, and what they say.

    Attributes:
        statements: What pages show.
        yaml: Each file by its name ("replies"); those that are missing are not there.
    """

    statements: Statements
    yaml: dict[str, YamlFile]


def read_statements(root: Path) -> StatementFiles:
    """Read every file of statements of a project.

    Args:
        root: The project folder.

    Raises:
        UserError: every mistake of every file, each with file, line, key and nearest word.
    """
    reader = _Reader(root, told=list(_unknown_files(root)), yaml={})
    about = reader.find("about", AboutFile)
    changes = reader.find("changes", ChangesFile) or ChangesFile()
    conflicts = reader.find("conflicts", ConflictsFile) or ConflictsFile()
    corrections = reader.find("corrections", CorrectionsFile) or CorrectionsFile()
    replies = reader.find("replies", RepliesFile) or RepliesFile()
    if reader.told:
        raise UserError(reader.told)
    statements = Statements(
        corrections=tuple(map(correction_of, newest_first(corrections.corrections))),
        replies=tuple(map(reply_of, newest_first(replies.replies))),
        conflicts=tuple(map(conflict_of, newest_first(conflicts.conflicts))),
        changes=tuple(map(change_of, newest_first(changes.changes))),
        organization=organization_of(about) if about else None,
    )
    return StatementFiles(statements, reader.yaml)


def shown_name(name: str) -> str:
    """A file as the staff know it: "statements/replies.yml"."""
    return f"{FOLDER}/{name}.yml"


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one file after the other, and collects what is wrong with each."""

    root: Path
    told: list[Problem]
    yaml: dict[str, YamlFile]

    def find(self, name: str, model: type[M]) -> M | None:
        """What a file says; None where there is none, it says nothing, or something is wrong."""
        path = self.root / shown_name(name)
        # A link that leads nowhere is no missing file: reading it tells so.
        if not path.exists() and not path.is_symlink():
            return None
        try:
            yaml = read_yaml(path, shown_as=shown_name(name))
            # Nothing but comments, or an empty list, is a file that says nothing yet.
            if yaml.data is None or yaml.data == {name: None}:
                return None
            self.yaml[name] = yaml
            return validate_model(yaml, model, beyond=_twice(yaml, name))
        except UserError as error:
            self.told.extend(error.problems)
            return None


def _twice(yaml: YamlFile, name: str) -> Iterator[Problem]:
    """Two entries of one id: which of them would a link lead to?"""
    entries = yaml.value((name,))
    seen: set[str] = set()
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        entry_id = entry.get("id") if isinstance(entry, dict) else None
        if not isinstance(entry_id, str):
            continue  # validate_model tells it
        if entry_id in seen:
            message = _("The id {id} is taken already: give this entry another.")
            yield yaml.problem((name, index, "id"), message.format(id=entry_id))
        seen.add(entry_id)
        yield from _named_twice(yaml, (name, index, "people"))


def _named_twice(yaml: YamlFile, path: KeyPath) -> Iterator[Problem]:
    """Somebody who stands in a list of people twice: a row of the downloads has one of each."""
    people = yaml.value(path)
    named = [str(person).strip() for person in people] if isinstance(people, list) else []
    for place, person in enumerate(named):
        if person in named[:place]:
            message = _("{person} is named twice here: once is enough.")
            yield yaml.problem((*path, place), message.format(person=person))


def _unknown_files(root: Path) -> Iterator[Problem]:
    """A file of another name would be passed over, and nobody would know.

    Such as "replies.yml.txt", as editors that hide endings save it.
    """
    folder = root / FOLDER
    if folder.exists() and not folder.is_dir():
        yield Problem(message=_("A folder is expected here, not a file."), file=FOLDER)
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        stem, *endings = path.name.lower().split(".")
        if not {"yml", "yaml"} & {*endings} or path.name in {f"{name}.yml" for name in FILES}:
            continue
        near = nearest(stem, FILES)
        yield Problem(
            message=_(
                "The files of statements are called {names}, each with .yml at its end."
            ).format(names=", ".join(FILES)),
            file=f"{FOLDER}/{path.name}",
            hint=_("Did you mean {near}?").format(near=f"{near}.yml") if near else "",
        )

"""Files of a folder that are meant as a table, and are not read: another name, or no CSV file.

None is passed over silently, and the table that it may be is not said to be missing as well. Leaves
to others: which names are read, and reading them (folder).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from reportcard.language import _
from reportcard.problems import Problem, nearest
from reportcard.tidy.cells import did_you_mean
from reportcard.tidy.columns import SECOND_POSITIONS, TABLES, TableKind, find_kind
from reportcard.tidy.sheet import Sheet, unread_sheet

# What spreadsheet programs keep their sheets in.
_WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".numbers", ".tsv")


@dataclass(frozen=True, slots=True)
class Misnamed:
    """What is wrong with a file, and the table that it may hold, of which nothing is known."""

    problem: Problem
    unread: tuple[Sheet, ...]


def find_misnamed(name: str, names: Sequence[str], place: str) -> Misnamed | None:
    """What is wrong with a file that is no table; None where nobody can have meant it as one.

    Args:
        name: The file's.
        names: Those of all files of the folder.
        place: The file in sentences.
    """
    path = PurePath(name)
    small = f"{path.stem.lower()}.csv"
    kind = find_kind(path.stem.lower())
    if path.suffix.lower() in _WORKBOOKS:
        if kind is None or small in names:
            return None  # the workbook beside the tables that were saved from it
        message = _("This is no CSV file: save the sheet as {name}.").format(name=small)
        hint = _("Save it as “CSV UTF-8 (comma delimited)”.")
        return Misnamed(Problem(message, file=place, hint=hint), _unread(kind, names, place))
    if path.suffix.lower() != ".csv":
        return None
    if kind is not None and kind.name == path.stem.lower() and small not in names:
        message = _("The name of a table is in small letters: rename it {name}.")
        problem = Problem(message.format(name=small), file=place)
        return Misnamed(problem, _unread(kind, names, place))
    return _no_table(path.stem, names, place)


def _no_table(stem: str, names: Sequence[str], place: str) -> Misnamed:
    known = tuple(kind.name for kind in TABLES)
    if stem.lower().startswith(SECOND_POSITIONS):
        message = _("A second table of positions is called positions_NAME.csv, in small letters.")
        return Misnamed(Problem(message, file=place), ())
    listed = ", ".join(f"{name}.csv" for name in known)
    message = _("This is no table that is read; there can be: {names}.").format(names=listed)
    near = find_kind(nearest(stem, known) or "")
    problem = Problem(message, file=place, hint=did_you_mean(stem, known))
    return Misnamed(problem, _unread(near, names, place))


def _unread(kind: TableKind | None, names: Sequence[str], place: str) -> tuple[Sheet, ...]:
    """Nothing where the table itself lies beside it."""
    if kind is None or f"{kind.name}.csv" in names:
        return ()
    return (unread_sheet(kind, shown_as=place),)

"""The open-data site's answers in JSON: its catalogue, a dataset's columns, and its rows.

Each is checked before anything is taken from it. Leaves to others: what the rows mean (scraper).
"""

from collections.abc import Sequence
from typing import Any

from reportcard.collect.text import load_json
from reportcard.errors import PageError
from reportcard.language import _
from reportcard.problems import excerpt, nearest

# No count of rows has more.
_DIGITS = 12


def read_json(body: bytes) -> Any:
    """What the bytes say.

    Raises:
        PageError: they are no JSON.
    """
    try:
        return load_json(body)
    except (ValueError, RecursionError) as error:
        # Where a sign is wrong helps nobody who does not write programs; the cause has it.
        message = _("The answer is not JSON, or not such as this site gives: it cannot be read.")
        raise PageError(message) from error


def require_title(body: bytes, *, dataset: str, title: str) -> None:
    """Demand that the catalogue has the dataset, under its title.

    Raises:
        PageError: it does not: the id is gone, or now means something else.
    """
    answer = read_json(body)
    results = answer.get("results") if isinstance(answer, dict) else None
    if not isinstance(results, list):
        raise PageError(_("This is not an answer of the open-data catalogue."))
    found = [name for result in results if (name := _name_of(result, dataset)) is not None]
    if not found:
        message = _('The catalogue has no dataset {id}: look for "{title}" there.')
        raise PageError(message.format(id=dataset, title=title))
    if found != [title]:
        message = _('The catalogue calls the dataset {id} "{found}", not "{title}".')
        raise PageError(message.format(id=dataset, found=excerpt(", ".join(found)), title=title))


def require_columns(body: bytes, wanted: Sequence[str]) -> None:
    """Demand that the dataset has the columns that are read.

    Raises:
        PageError: it lacks one; the sentence names the nearest that it has.
    """
    answer = read_json(body)
    columns = answer.get("columns") if isinstance(answer, dict) else None
    if not isinstance(columns, list):
        raise PageError(_("This is not a description of a dataset."))
    names = sorted(
        name
        for column in columns
        if isinstance(column, dict) and isinstance(name := column.get("fieldName"), str)
    )
    for column in wanted:
        if column not in names:
            near = nearest(column, names)
            message = (
                _("The dataset has no column {column}. The nearest is {near}.")
                if near
                else _("The dataset has no column {column}. It has: {names}.")
            )
            raise PageError(
                message.format(column=column, near=near, names=excerpt(", ".join(names)))
            )


def read_count(body: bytes) -> int:
    """How many rows the dataset has, by the site's own count: one row with the column "count".

    Raises:
        PageError: it is no such answer.
    """
    answer = read_json(body)
    found = answer[0] if isinstance(answer, list) and len(answer) == 1 else None
    text = str(found.get("count", "")) if isinstance(found, dict) else ""
    if not (text.isascii() and text.isdecimal() and len(text) <= _DIGITS):
        raise PageError(_("This is not a count of the rows of a dataset."))
    return int(text)


def read_rows(body: bytes, columns: Sequence[str]) -> list[tuple[str, ...]]:
    """The rows of one page of a dataset, as text, in the order of the columns asked for.

    Raises:
        PageError: it is no list of rows, or a row lacks a column: the site leaves empty ones out.
    """
    answer = read_json(body)
    if not isinstance(answer, list):
        raise PageError(_("This is not a list of rows of a dataset."))
    for number, row in enumerate(answer, start=1):
        if not isinstance(row, dict) or any(not _is_plain(row.get(name)) for name in columns):
            message = _("Row {row} of the page has no value in one of the columns {columns}.")
            raise PageError(message.format(row=number, columns=", ".join(columns)))
    return [tuple(str(row[name]).strip() for name in columns) for row in answer]


def _name_of(result: Any, dataset: str) -> str | None:
    """The title of a result, if it is the dataset asked for."""
    resource = result.get("resource") if isinstance(result, dict) else None
    if not isinstance(resource, dict) or resource.get("id") != dataset:
        return None
    return str(resource.get("name", "")).strip()


def _is_plain(value: Any) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool)

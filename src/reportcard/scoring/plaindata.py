"""Walking the plain data of a rubric file, whatever shape it has.

A part of the wrong shape is passed over: the typed model has its sentence for it.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from reportcard.language import _
from reportcard.problems import nearest
from reportcard.yamlfile import KeyPath

# Where, what is wrong, and how to mend it.
Finding = tuple[KeyPath, str, str]


def records(data: dict[Any, Any], block: str) -> Iterator[tuple[int, dict[Any, Any]]]:
    """The entries of a block that are groups of keys, with their place in it."""
    entries = data.get(block)
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict):
            yield index, entry


def ids(data: dict[Any, Any], block: str, key: str = "id") -> list[str]:
    """What the entries of a block call themselves."""
    return [str(entry[key]) for _index, entry in records(data, block) if key in entry]


def unknown(what: str, word: object, allowed: Sequence[str]) -> tuple[str, str]:
    """The sentence for a name that leads nowhere, and the nearest that does not."""
    message = _("There is no {what} {word} in this rubric.").format(what=what, word=word)
    near = nearest(str(word), allowed)
    return message, _("Did you mean {near}?").format(near=near) if near else ""

"""Walking the plain data of a rubric file, whatever shape it has.

A part of the wrong shape is passed over: the typed model has its sentence for it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from reportcard.language import _
from reportcard.problems import nearest
from reportcard.scoring.exact import parse_exact
from reportcard.scoring.rubric_base import is_identifier
from reportcard.yamlfile import KeyPath

Data = Mapping[Any, Any]
# Where, what is wrong, and how to mend it.
Finding = tuple[KeyPath, str, str]


def records(data: Data, block: str) -> Iterator[tuple[int, dict[Any, Any]]]:
    """The entries of a block that are groups of keys, with their place in it."""
    for index, entry in enumerate(items(data, block)):
        if isinstance(entry, dict):
            yield index, entry


def items(data: Data, block: str) -> list[Any]:
    """The entries of a list; none where it is something else."""
    entries = data.get(block)
    return entries if isinstance(entries, list) else []


def keys_of(data: Data, block: str) -> dict[Any, Any]:
    """A group of keys; empty where it is something else."""
    entry = data.get(block)
    return entry if isinstance(entry, dict) else {}


def ids(data: Data, block: str, key: str = "id") -> list[str]:
    """What the entries of a block call themselves."""
    return [str(entry[key]) for _index, entry in records(data, block) if key in entry]


def letters_of(data: Data) -> list[str]:
    """The letters of all chambers; blanks around one are no part of it."""
    return [letter.strip() for letter in ids(data, "grades", "grade")]


def criteria_of(data: Data) -> dict[str, dict[Any, Any]]:
    """The criteria by their ids."""
    return {str(entry.get("id")): entry for _index, entry in records(data, "criteria")}


def number(value: object) -> Fraction | None:
    """A number; None where it is none, for which the typed model has the sentence."""
    try:
        return parse_exact(value)
    except ValueError:
        return None


def unknown(what: str, word: object, allowed: Sequence[str]) -> tuple[str, str]:
    """The sentence for a name that leads nowhere, and the nearest that does not."""
    message = _("There is no {what} {word} in this rubric.").format(what=what, word=word)
    return message, did_you_mean(word, allowed)


def unknown_criterion(data: Data, word: object, path: KeyPath) -> Iterator[Finding]:
    """A criterion that does not exist; where tables give some, only the store can tell."""
    known = criteria_of(data)
    if str(word) not in known and not items(data, "from_table"):
        yield path, *unknown(_("criterion"), word, small(known))


def small(names: Iterable[str]) -> list[str]:
    """The names that can be ids: of another one its own sentence says how it is to be written."""
    return [name for name in names if is_identifier(name)]


def did_you_mean(word: object, allowed: Sequence[str]) -> str:
    """The hint with the nearest word; "" when none is near."""
    near = nearest(str(word), allowed)
    return _("Did you mean {near}?").format(near=near) if near else ""


def repeated(data: Data, block: str, key: str = "id") -> Iterator[tuple[int, str]]:
    """The entries of a block whose name an earlier one has, with the name."""
    seen: set[str] = set()
    for index, entry in records(data, block):
        name = str(entry.get(key))
        if name in seen and key in entry:
            yield index, name
        seen.add(name)


def one_of(entry: Data, allowed: Sequence[str], path: KeyPath) -> Iterator[Finding]:
    """Exactly one of these keys must be there."""
    found = [key for key in allowed if key in entry]
    names = ", ".join(allowed)
    if not found:
        yield path, _("One of these keys is needed: {keys}.").format(keys=names), ""
    for key in found[1:]:
        message = _("{first} stands there already: only one of {keys} can be used.")
        yield (*path, key), message.format(first=found[0], keys=names), ""

"""A sentence in neither language, as text for a table: a message and what fills its gaps.

A reader that is not sure of something says so this way, so that pages and downloads tell it in
their own language, whoever collected it. Leaves to others: the messages, and their catalogues.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Union

Value = Union[str, int, "Untold"]


@dataclass(frozen=True, slots=True)
class Untold:
    """A message, marked with N_, and its values; one that is a sentence is told in turn."""

    message: str
    values: tuple[tuple[str, Value], ...] = ()


def untold(message: str, **values: Value) -> Untold:
    """A message, marked with N_, with what fills its gaps."""
    return Untold(message, tuple(values.items()))


def tell(sentence: Untold, translate: Callable[[str], str]) -> str:
    """The sentence in the language that messages are translated to."""
    values = {
        name: tell(value, translate) if isinstance(value, Untold) else value
        for name, value in sentence.values
    }
    return translate(sentence.message).format(**values)


def write_untold(sentence: Untold) -> str:
    """The sentence as one line of text."""
    return json.dumps(_plain(sentence))


def read_untold(text: str) -> Untold:
    """What `write_untold` wrote."""
    return _sentence(json.loads(text))


def _plain(sentence: Untold) -> list[Any]:
    values = {
        name: _plain(value) if isinstance(value, Untold) else value
        for name, value in sentence.values
    }
    return [sentence.message, values]


def _sentence(plain: list[Any]) -> Untold:
    message, values = plain
    return Untold(
        message,
        tuple((n, _sentence(v) if isinstance(v, list) else v) for n, v in values.items()),
    )

"""Tells a stored sentence in both languages.

A page that cannot be read is refused in the language of the terminal that collected it, and the
words are kept as they were said. Pages and downloads speak both languages, whoever collected: so
the message that the words were made from is looked up in the catalogue. Leaves to others: what the
sentences are (sentences).
"""

import re
from collections.abc import Iterator
from functools import cache
from string import Formatter

from reportcard.language import read_pairs
from reportcard.layers import Layers
from reportcard.model.text import Text

# A message with fewer letters of its own, such as "{name}, {seat}", fits anything.
_LEAST_LETTERS = 8


def retell(sentence: str, locale_dir: Layers) -> Text:
    """A sentence in both languages; as it is in both where no message fits it.

    Args:
        sentence: As it was said, in either language.
        locale_dir: The folder of the catalogues.
    """
    for pair in _messages(locale_dir):
        for message in pair:
            if found := _pattern(message).fullmatch(sentence):
                figures = found.groupdict()
                return Text(*(told.format(**figures) for told in pair))
    return Text(en=sentence, es=sentence)


@cache
def _messages(locale_dir: Layers) -> tuple[tuple[str, str], ...]:
    """The messages in both languages; those with the most words of their own first."""
    told = [pair for pair in read_pairs("es", locale_dir) if _is_telling(pair)]
    return tuple(sorted(told, key=lambda pair: (-len(_own_words(pair[0])), pair)))


def _is_telling(pair: tuple[str, str]) -> bool:
    return all(
        len(re.findall(r"\w", _own_words(message))) >= _LEAST_LETTERS and _is_plain(message)
        for message in pair
    )


def _own_words(message: str) -> str:
    return "".join(words for words, _name in _parts(message))


def _is_plain(message: str) -> bool:
    """Whether every figure is put in as it is, so that it can be taken out again."""
    try:
        fields = list(Formatter().parse(message))
    except ValueError:  # a message of a page, with a bare brace
        return False
    return all(
        name is None or (name.isidentifier() and not spec and not conversion)
        for _words, name, spec, conversion in fields
    )


def _parts(message: str) -> Iterator[tuple[str, str | None]]:
    try:
        for words, name, _spec, _conversion in Formatter().parse(message):
            yield words, name
    except ValueError:
        return


@cache
def _pattern(message: str) -> re.Pattern[str]:
    """What fits the message with any figures, each the same wherever it stands."""
    pattern, seen = "", set[str]()
    for words, name in _parts(message):
        pattern += re.escape(words)
        if name is not None:
            pattern += f"(?P={name})" if name in seen else f"(?P<{name}>.+)"
            seen.add(name)
    return re.compile(pattern, re.DOTALL)

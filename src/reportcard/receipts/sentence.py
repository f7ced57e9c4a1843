"""A sentence in neither language: a message of the catalogue and what fills its gaps.

Made once, told in every place and language: what `explain` prints, the pages print. Leaves to
others: telling it (voice), which sentences there are (notes, asked, sums, steady).
"""

from dataclasses import dataclass
from datetime import date
from typing import Union

from reportcard.model.text import Text


@dataclass(frozen=True, slots=True)
class Word:
    """The word for a code of the record, in the language of the telling."""

    kind: str
    code: str | None


Value = Union[str, int, Text, date, Word, "Sentence"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A message and its values; with `many`, the form that fits the number `n` is taken.

    Without a message it is its values, with `between` between them.
    """

    message: str
    values: tuple[tuple[str, Value], ...] = ()
    many: str = ""
    n: int = 0
    between: str = ", "


def sentence(message: str, **values: Value) -> Sentence:
    """A message, marked with N_, with what fills its gaps."""
    return Sentence(message, tuple(values.items()))


def listed(*values: Value) -> Sentence:
    """The values alone, with commas between them: a note as somebody wrote it, a name and a day."""
    return Sentence("", tuple((str(place), value) for place, value in enumerate(values)))


def in_a_row(*sentences: Sentence) -> Sentence:
    """Several sentences told one after the other; one alone as it is."""
    if len(sentences) == 1:
        return sentences[0]
    values = {f"part{place}": told for place, told in enumerate(sentences)}
    return Sentence("", tuple(values.items()), between=" ")


def ngettext(one: str, many: str, n: int, **values: Value) -> Sentence:
    """A message with a form for one and one for many; its name marks both for the catalogue."""
    return Sentence(one, (("n", str(n)), *values.items()), many, n)

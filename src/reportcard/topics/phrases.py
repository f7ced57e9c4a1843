"""Whole words and phrases in a text, as topic files write them.

Upper and lower case, accents, apostrophes and hyphens make no difference: "pre-kindergarten" finds
"PRE KINDERGARTEN", "teachers" finds "TEACHERS'". A star stands for any letters inside one word:
"school*" finds "schools" and "schooling", never "preschool". Words of a phrase follow each other.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

# Apostrophes fall away, dashes part words.
_MARKS = str.maketrans(
    dict.fromkeys("'\u2018\u2019`", "") | dict.fromkeys("\u2010\u2011\u2013\u2014", " ")
)
_WORD = re.compile(r"[a-z0-9*]+")


def text_words(text: str) -> str:
    """A text as its words in small letters, one space around each."""
    return f" {' '.join(_words(text.replace('*', ' ')))} "


def phrase_words(phrase: str) -> tuple[str, ...]:
    """The words of a phrase, with their stars."""
    return tuple(_words(phrase))


def phrases_in(words: str, phrases: Iterable[str]) -> tuple[str, ...]:
    """Those of the phrases that stand in a text.

    Args:
        words: The text, as `text_words` gives it.
        phrases: As the topic file writes them.
    """
    return tuple(phrase for phrase in phrases if _pattern(phrase).search(words))


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    words = (re.escape(word).replace(r"\*", "[a-z0-9]*") for word in phrase_words(phrase))
    return re.compile(f" {' '.join(words)} ")


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.translate(_MARKS))
    return _WORD.findall(plain.encode("ascii", "ignore").decode().lower())

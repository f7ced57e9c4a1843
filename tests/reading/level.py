"""Two published formulas: Flesch-Kincaid grade for English, Fernández Huerta ease for Spanish.

Syllables are counted by rules of spelling, good to a few in a hundred; a page is a sum of many. No
library: those that count better bring word lists that have to be fetched. Leaves to others: which
texts of a page are read (pages).
"""

import re
import unicodedata
from dataclasses import dataclass

_SENTENCE_END = re.compile(r"[.!?…]+(?:\s|$)")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ENGLISH_VOWELS = re.compile(r"[aeiouy]+")


@dataclass(frozen=True)
class Counts:
    """How much of everything a text has."""

    sentences: int
    words: int
    syllables: int

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.sentences + other.sentences,
            self.words + other.words,
            self.syllables + other.syllables,
        )


NOTHING = Counts(0, 0, 0)


def count(text: str, language: str) -> Counts:
    """Sentences, words and syllables of a text."""
    words = _WORD.findall(text)
    syllables = english_syllables if language == "en" else spanish_syllables
    sentences = [part for part in _SENTENCE_END.split(text) if _WORD.search(part)]
    return Counts(len(sentences), len(words), sum(syllables(word) for word in words))


def grade(found: Counts) -> float:
    """Flesch-Kincaid: 0.39 words a sentence + 11.8 syllables a word - 15.59; a school grade."""
    per_sentence, per_word = found.words / found.sentences, found.syllables / found.words
    return 0.39 * per_sentence + 11.8 * per_word - 15.59


def ease(found: Counts) -> float:
    """Fernández Huerta: 206.84 - 60 syllables a word - 1.02 words a sentence; 100 is easiest."""
    per_sentence, per_word = found.words / found.sentences, found.syllables / found.words
    return 206.84 - 60 * per_word - 1.02 * per_sentence


def english_syllables(word: str) -> int:
    """Groups of vowels, without an "e" that is not spoken."""
    word = unicodedata.normalize("NFKD", word.lower())
    groups = len(_ENGLISH_VOWELS.findall(word))
    if re.search(r"[^aeiouyl]e$|[^aeiouy]es$|[^aeiouydt]ed$", word) and not re.search(
        r"([sxz]|ch|sh|[cg])es$", word
    ):
        groups -= 1
    return max(groups, 1)


def spanish_syllables(word: str) -> int:
    """Vowels, of which a weak one beside another one makes no syllable of its own."""
    word = re.sub(r"(?<=[qg])u(?=[eéií])", "", word.lower())
    found, before = 0, ""
    for letter in word:
        is_vowel = letter in "aeiouáéíóúü"
        joins = bool(before) and (letter in "iuü" or before in "iuü")
        if is_vowel and not joins:
            found += 1
        before = letter if is_vowel else ""
    return max(found, 1)

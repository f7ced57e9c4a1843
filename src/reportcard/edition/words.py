"""Words for the codes of the record; `explain` uses the same, so they live beside the catalogue."""

from reportcard.words import WORDS, find_word

__all__ = ["WORDS", "find_word"]

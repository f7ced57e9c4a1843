"""What all warnings have in common: a place in the rubric and a sentence, and how numbers look."""

from collections.abc import Iterator
from fractions import Fraction

from reportcard.language import _
from reportcard.model.numbers import shown_number
from reportcard.model.scores import Scored
from reportcard.model.vocabulary import Chamber
from reportcard.scoring.shares import CHAMBERS
from reportcard.words import WORDS
from reportcard.yamlfile import KeyPath

Warned = tuple[KeyPath, str]


def percent(share: Fraction, *, places: int = 1) -> str:
    """A share in percent, without the sign."""
    return shown_number(100 * share, places=places)


def chamber_word(chamber: Chamber) -> str:
    """The chamber in the language of the terminal."""
    return _(WORDS["chamber"][chamber])


def chambers_on(scored: Scored) -> Iterator[Chamber]:
    """The chambers that somebody on the card stands under."""
    present = {result.chamber for result in scored.results}
    return (chamber for chamber in CHAMBERS if chamber in present)

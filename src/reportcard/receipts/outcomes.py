"""The words for an outcome: our own position, somebody else's, a party's, or none at all.

Leaves to others: translating them (voice, templates).
"""

from reportcard.receipts.sentence import Word
from reportcard.words import WORDS


def outcome_word(type_: str, outcome: str | None) -> Word:
    """The word for an outcome of a type of question: "support" is not always our position."""
    return Word(outcome_kind(type_, outcome), outcome)


def outcome_kind(type_: str, outcome: str | None) -> str:
    """The kind of word: that of the type where it has its own, else the common one."""
    own = f"outcome_{type_}"
    return own if (outcome or "") in WORDS.get(own, {}) else "outcome"

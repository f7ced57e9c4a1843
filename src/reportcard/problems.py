"""Problems: collected while checking, printed once, all at the same time.

Leaf. Leaves to others: finding them (yamlfile, scoring, store) and exiting (cli).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

# Fewer letters than this are the beginning of too much.
SHORTEST_BEGINNING = 3
# So much of somebody's text says what it is about.
_EXCERPT = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where, and how to mend it.

    Attributes:
        message: One sentence: what was found and what was expected.
        file: The file as the user knows it (relative to the project), "" if none.
        line: 1-based line, None if not known.
        key: The key or record it concerns ("criteria[3].position"), "" if none.
        hint: The remedy, or the nearest valid word; "" if none.
    """

    message: str
    file: str = ""
    line: int | None = None
    key: str = ""
    hint: str = ""

    def sentence(self) -> str:
        """The problem as one line: place, message, hint."""
        place = self.file + (f":{self.line}" if self.line is not None else "")
        parts = [place, self.key, self.message]
        text = ": ".join(part for part in parts if part)
        return f"{text} {self.hint}" if self.hint else text


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """All problems in file and line order, each once."""
    return sorted(set(problems), key=lambda p: (p.file, p.line or 0, p.key, p.message))


def sentences(problems: Iterable[Problem]) -> str:
    """All problems, one line each, in file and line order, each once."""
    return "\n".join(problem.sentence() for problem in in_order(problems))


def printable(text: str) -> str:
    """A text of somebody's in a sentence: signs that play with a terminal or a line become "?"."""
    return "".join(c if c.isprintable() or c == "\n" else "?" for c in text)


def excerpt(text: str) -> str:
    """The beginning of somebody's text, as a sentence can quote it."""
    plain = printable(text).replace("\n", " ")
    return plain if len(plain) <= _EXCERPT else plain[:_EXCERPT] + "…"


def kind(problem: Problem) -> str:
    """What problems have in common that say the same of different places: all but the figures."""
    return re.sub(r"\d+", "#", f"{problem.key}: {problem.message} {problem.hint}")


def nearest(word: str, allowed: Sequence[str]) -> str | None:
    """The allowed word that looks most like `word` or begins with it; None when none is close."""
    asked = word.lower()
    close = get_close_matches(asked, [a.lower() for a in allowed], n=1, cutoff=0.5)
    if not close and len(asked) >= SHORTEST_BEGINNING:
        close = [a.lower() for a in allowed if a.lower().startswith(asked)]
    return next((a for a in allowed if close and a.lower() == close[0]), None)

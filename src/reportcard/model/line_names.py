"""The names of budget lines: when two names are the same words, and which part of one is not known.

Pure. Leaves to others: which lines the documents have (store), saying it (review, store).
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# Fund, agency and account, as a document prints them; no fund where it names none.
LineName = tuple[str, str, str]

_APOSTROPHES = re.compile("['’‘ʼ´`]")


@dataclass(frozen=True, slots=True)
class UnknownPart:
    """The first part of a name that no line has.

    Attributes:
        at: Which: 0 the fund, 1 the agency, 2 the account.
        known: What the lines have there that agree in the parts before it.
    """

    at: int
    known: tuple[str, ...]


def line_slug(parts: Iterable[str]) -> str:
    """A line as its id ends: "general-fund/department-of-education/magnet-schools"."""
    return "/".join(_slug(part) for part in parts if part)


def find_unknown_part(name: Sequence[str], lines: Iterable[LineName]) -> UnknownPart | None:
    """The first part of a name that no line has after the parts before it; None where one has all.

    Capitals, accents, apostrophes, dashes and spaces make no difference.

    Args:
        name: Fund and agency, or fund, agency and account.
        lines: The names of the lines of a budget.
    """
    here = list(lines)
    for at, part in enumerate(name):
        inner = [line for line in here if _slug(line[at]) == _slug(part)]
        if not inner:
            return UnknownPart(at, tuple(sorted({line[at] for line in here} - {""})))
        here = inner
    return None


def _slug(part: str) -> str:
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", part))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")

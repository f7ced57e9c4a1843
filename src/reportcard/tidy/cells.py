"""What one cell of a spreadsheet may say: each mistake with what is expected and the nearest word.

Leaves to others: which column holds what (columns), finding the cells (sheet).
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from reportcard.language import _
from reportcard.problems import nearest
from reportcard.tidy.columns import WORDS, CellKind

_OWN_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Exact and of a size that somebody can check: no 1e9, no thousands signs.
_NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,12})?")
# What a spreadsheet program makes of 2025 in a column of numbers.
_DECIMALS = re.compile(r"([0-9]+)[.,]0+")
# Too short to be near anything.
_SHORT = {"y": "yes", "n": "no"}


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with a cell, and the remedy where there is one."""

    message: str
    hint: str = ""


def find_mistake(kind: CellKind, text: str) -> Mistake | None:
    """What is wrong with a filled cell; None when nothing is."""
    if kind in WORDS:
        return _word(kind, text)
    check = _CHECKS.get(kind)
    return check(text) if check else None


def as_read(kind: CellKind, text: str) -> str:
    """A cell as it is meant: capitals of a word out of a fixed list do not matter."""
    small = text.lower()
    return small if small in WORDS.get(kind, ()) else text


def did_you_mean(word: str, allowed: tuple[str, ...]) -> str:
    """The nearest allowed word as a question; "" when none is near."""
    near = nearest(word, allowed)
    return _("Did you mean {near}?").format(near=near) if near else ""


def slug(text: str) -> str:
    """A text as an id: "Ana Núñez" is "ana-nunez"."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9_]+", "-", plain.lower()).strip("-")


def _word(kind: CellKind, text: str) -> Mistake | None:
    allowed = WORDS[kind]
    if text in allowed:
        return None
    message = _("{text} is none of the words expected here: {words}.")
    meant = _SHORT.get(text.lower(), text)
    return Mistake(
        message.format(text=shown(text), words=", ".join(allowed)), did_you_mean(meant, allowed)
    )


def _own_id(text: str) -> Mistake | None:
    if _OWN_ID.fullmatch(text):
        return None
    message = _(
        "{text} is no id: small letters a to z, digits, hyphens and underscores are expected, "
        "at most 100 of them."
    )
    near = slug(text)[:100]
    hint = _("Did you mean {near}?").format(near=near) if _OWN_ID.fullmatch(near) else ""
    return Mistake(message.format(text=shown(text)), hint)


def _date(text: str) -> Mistake | None:
    try:
        if _DATE.fullmatch(text):
            date.fromisoformat(text)
            return None
    except ValueError:
        pass  # written like a day, but the calendar has none such: the same sentence
    message = _("{text} is no date: year, month and day are expected, such as 2025-06-02.")
    hint = _("Before saving, format the column as text, or as yyyy-mm-dd.")
    return Mistake(message.format(text=shown(text)), "" if _DATE.fullmatch(text) else hint)


def _whole(text: str) -> Mistake | None:
    if (found := _DECIMALS.fullmatch(text)) is None:
        return None
    message = _("{text} has decimals that a spreadsheet program added: {plain} is expected.")
    return Mistake(
        message.format(text=shown(text), plain=found[1]),
        _("Before saving, format the column as text."),
    )


def _number(text: str) -> Mistake | None:
    if _NUMBER.fullmatch(text):
        return None
    message = _("{text} is no number: digits are expected, with a point for decimals, such as 0.5.")
    return Mistake(message.format(text=shown(text)))


def _weight(text: str) -> Mistake | None:
    if (wrong := _number(text)) is not None:
        return wrong
    if text.startswith("-") or not text.strip("0."):
        return Mistake(_("A number above 0 is expected here, not {text}.").format(text=shown(text)))
    return None


def _https(text: str) -> Mistake | None:
    try:
        parts = urlsplit(text)
        if parts.scheme in ("https", "http") and parts.hostname and " " not in text:
            return None
    except ValueError:
        pass  # brackets without an address in them: the same sentence
    message = _("{text} is no web address: one that begins with https:// is expected.")
    return Mistake(message.format(text=shown(text)))


def shown(text: str) -> str:
    """A cell in a sentence: in quotes, not too long, without signs that play with a terminal."""
    plain = "".join(c if c.isprintable() else "?" for c in text)
    return f"“{plain if len(plain) <= _SHOWN else plain[:_SHOWN] + '…'}”"


_SHOWN = 60
_CHECKS: Mapping[CellKind, Callable[[str], Mistake | None]] = {
    "own_id": _own_id,
    "date": _date,
    "number": _number,
    "weight": _weight,
    "https": _https,
    "whole": _whole,
}

"""From YAML events to plain data, noting the line of each part and everything that surprises.

What one YAML reader takes for one thing and the next for another is noted, never guessed. Leaves
to others: what is not YAML at all, and what the data mean (yamlfile, yamlmodel).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any
from unicodedata import category

from reportcard.errors import UserError
from reportcard.language import N_, _
from reportcard.problems import Problem

KeyPath = tuple[str | int, ...]

# Deeper and longer than in any content file; guards against a file made to break the reader.
MAX_DEPTH = 50
MAX_DIGITS = 40
# A longer id would fill the screen where it names a place: there the entry is counted instead.
LONGEST_NAME = 60

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(\.[0-9]+|(0|[1-9][0-9]*)\.[0-9]*)")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_BREAKS = "\n\t"
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEANS = {
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}

# Words that one YAML reader takes for one thing and the next for another.
_SURPRISES: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"(?i)yes|no|on|off"),
        N_('The word {word} may be read as true or false. Write it in quotes: "{word}".'),
    ),
    (
        re.compile(r"[-+]?0[0-9_]+"),
        N_('{word} starts with a zero and may be read in base 8. Write {plain}, or "{word}".'),
    ),
    (
        re.compile(r"[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?"),
        N_('{word} may be read as a number in base 60. Write it in quotes: "{word}".'),
    ),
    (
        re.compile(r"[-+]?(0[oxb][0-9a-fA-F_]+|[0-9][0-9_]*_[0-9_]*(\.[0-9_]*)?)"),
        N_("{word} is not a plain number. Write it with the digits 0 to 9 only, or in quotes."),
    ),
    (
        re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)[eE][-+]?[0-9]+"),
        N_("{word} is not a plain number. Write it with the digits 0 to 9 only, or in quotes."),
    ),
    (
        re.compile(r"(?i)[-+]?\.(inf|nan)"),
        N_("{word} is not a number that can be counted with. Write a number."),
    ),
)


def find_unseen(text: str) -> str | None:
    """The first sign that nobody sees, such as one that turns the direction of letters, if any.

    Half a character, which YAML may write as an escape, is none that can be seen either.
    """
    if text.isprintable():
        return None
    return next((sign for sign in text if sign not in _BREAKS and category(sign) in _UNSEEN), None)


def unseen_told(sign: str) -> str:
    """The sentence on such a sign."""
    if category(sign) == "Cs":
        return _("There is half a character here (\\ud800 to \\udfff).")
    message = _("There is an invisible character here ({code}): delete it.")
    return message.format(code=f"U+{ord(sign):04X}")


def shown_path(path: Sequence[str | int], data: object = None) -> str:
    """A path as the user knows it: "criteria[hb7287-final].position", by id where there is one.

    List items without an id are counted from 1.
    """
    text = ""
    here = data
    for part in path:
        inner = step_into(here, part)
        if isinstance(part, int) and not isinstance(here, dict):
            name = inner.get("id") if isinstance(inner, dict) else None
            is_named = isinstance(name, str) and len(name) <= LONGEST_NAME
            text += f"[{name if is_named else part + 1}]"
        else:
            text += f".{part}" if text else str(part)
        here = inner
    return text


def step_into(data: object, part: str | int) -> object:
    """The part of plain data under a key or list index, None if there is none."""
    if isinstance(data, dict):
        return data.get(part)
    if isinstance(data, list) and isinstance(part, int) and 0 <= part < len(data):
        return data[part]
    return None


@dataclass(frozen=True, slots=True)
class _Found:
    """A surprise: the part that it spoils, the part it stands at, and what it is."""

    at: KeyPath
    path: KeyPath
    line: int | None
    message: str


class Reader:
    """Builds plain data from YAML events, noting the line of each part and every surprise."""

    def __init__(self, *, shown_as: str) -> None:
        self.shown_as = shown_as
        self._found: list[_Found] = []
        self.lines: dict[KeyPath, int] = {}

    def document(self, events: Iterator[Any]) -> object:
        """The one document of the stream."""
        kinds = {"StreamStartEvent", "StreamEndEvent", "DocumentStartEvent", "DocumentEndEvent"}
        data: object = None
        documents = 0
        for event in events:
            if type(event).__name__ in kinds:
                continue
            documents += 1
            if documents == 1:
                self.lines[()] = _line(event)
                data = self._value(event, events, ())
            else:
                self._note(event, (), _("A second document starts here: one file, one document."))
                self._value(event, events, ("",))
        if not documents:
            self._found.append(_Found((), (), None, _("The file is empty.")))
        return data

    def surprises(self, data: object) -> tuple[tuple[KeyPath, Problem], ...]:
        """Every surprise with the path that it spoils, once the document was read."""
        return tuple(
            (
                found.at,
                Problem(
                    message=found.message,
                    file=self.shown_as,
                    line=found.line,
                    key=shown_path(found.path, data),
                ),
            )
            for found in self._found
        )

    def _value(self, event: Any, events: Iterator[Any], path: KeyPath) -> object:
        kind = type(event).__name__
        if kind == "AliasEvent":
            self._note(event, path, _("Aliases (*{n}) are not used: write the value out."), event)
            return None
        if event.anchor:
            self._note(event, path, _("Anchors (&{n}) are not used: write the value out."), event)
        if event.ctag is not None:
            self._note(event, path, _("Tags (!) are not used: write the value alone."))
        if len(path) > MAX_DEPTH:
            message = _("The file is nested too deeply.")
            raise UserError([Problem(message=message, file=self.shown_as, line=_line(event))])
        if kind == "MappingStartEvent":
            return self._mapping(events, path)
        if kind == "SequenceStartEvent":
            return self._sequence(events, path)
        return self._scalar(event, path)

    def _mapping(self, events: Iterator[Any], path: KeyPath) -> dict[str | int, object]:
        data: dict[str | int, object] = {}
        for event in events:
            if type(event).__name__ == "MappingEndEvent":
                break
            key = self._key(event, events, path)
            inner = (*path, key)
            if key in data:
                words = _("The key {key} is written twice; the first is on line {line}.")
                self._note(event, inner, words.format(key=key, line=self.lines[inner]))
            else:
                self.lines[inner] = _line(event)
            data[key] = self._value(next(events), events, inner)
        return data

    def _key(self, event: Any, events: Iterator[Any], path: KeyPath) -> str | int:
        kind = type(event).__name__
        is_scalar = kind == "ScalarEvent"
        # A key that is itself a group or a list counts as a level, or the depth had no end.
        noted = len(self._found)
        is_plain = is_scalar or kind == "AliasEvent"
        key = self._value(event, events, path if is_plain else (*path, "?"))
        if is_scalar and isinstance(key, str):
            # What surprises in a key spoils what stands under it, not its neighbours.
            self._found[noted:] = [replace(f, at=(*path, key)) for f in self._found[noted:]]
        if isinstance(key, str) or (isinstance(key, int) and not isinstance(key, bool)):
            return key
        written = str(event.value) if is_scalar else f"?{_line(event)}"
        if kind == "AliasEvent":
            self._found[noted:] = [replace(f, at=(*path, written)) for f in self._found[noted:]]
            return written
        if not is_scalar:
            message = _("A key must be one word or one text.")
        elif any(found.line == _line(event) for found in self._found):
            return written
        else:
            message = _('The key {word} is not text: write it in quotes: "{word}".')
        self._note(event, path, message.format(word=written), at=(*path, written))
        return written

    def _sequence(self, events: Iterator[Any], path: KeyPath) -> list[object]:
        data: list[object] = []
        for event in events:
            if type(event).__name__ == "SequenceEndEvent":
                break
            inner = (*path, len(data))
            self.lines[inner] = _line(event)
            data.append(self._value(event, events, inner))
        return data

    def _scalar(self, event: Any, path: KeyPath) -> object:
        word = str(event.value)
        if sign := find_unseen(word):
            self._note(event, path, unseen_told(sign))
            return ""
        if event.style is not None or event.ctag is not None:
            return word
        for pattern, sentence in _SURPRISES:
            if pattern.fullmatch(word):
                plain = re.sub(r"^([-+]?)0+(?=.)", r"\1", word)
                self._note(event, path, _(sentence).format(word=word, plain=plain))
                return word
        if _DATE.fullmatch(word):
            return self._date(event, word, path)
        if len(word) > MAX_DIGITS and (_INTEGER.fullmatch(word) or _DECIMAL.fullmatch(word)):
            self._note(event, path, _("This number is too long to be meant."))
            return 0
        return _plain_scalar(word)

    def _date(self, event: Any, word: str, path: KeyPath) -> date | None:
        try:
            return date.fromisoformat(word)
        except ValueError:
            self._note(event, path, _("There is no day {word}.").format(word=word))
            return None

    def _note(
        self,
        event: Any,
        path: KeyPath,
        message: str,
        named: Any = None,
        *,
        at: KeyPath | None = None,
    ) -> None:
        """Note a surprise at a path; `at` is the part that it spoils, where that is another."""
        if named is not None:
            message = message.format(n=named.anchor)
        self._found.append(_Found(path if at is None else at, path, _line(event), message))


def _plain_scalar(word: str) -> object:
    if word in _NULLS:
        return None
    if word in _BOOLEANS:
        return _BOOLEANS[word]
    if _INTEGER.fullmatch(word):
        return int(word)
    if _DECIMAL.fullmatch(word):
        return Decimal(word)
    return word


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1

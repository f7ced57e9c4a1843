"""Strict YAML 1.2 with line numbers: every mistake of a content file as a sentence, all at once.

What a reader of the file could misread is refused rather than guessed: `no` and `yes` without
quotes, 0123, 12:30, a key written twice, aliases and tags. Decimals arrive exact, dates as dates.
Leaves to others: `yamlmodel` turns the errors of a typed model into sentences; what the words mean
is known to whoever declares the model.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from reportcard.errors import UserError
from reportcard.language import N_, _
from reportcard.problems import Problem

if TYPE_CHECKING:
    from pydantic import BaseModel

M = TypeVar("M", bound="BaseModel")
KeyPath = tuple[str | int, ...]

# Deeper than any content file; guards the recursion against a file made to break it.
MAX_DEPTH = 50

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(\.[0-9]+|(0|[1-9][0-9]*)\.[0-9]*)")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
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

# What the YAML reader stumbles over, in words that help; by the start of its own message.
_SYNTAX: tuple[tuple[str, str], ...] = (
    (
        "mapping values are not allowed",
        N_("A colon followed by a space is out of place here: put the text in quotes."),
    ),
    (
        "found character '\\t'",
        N_("There is a tab here: indent with spaces."),
    ),
    (
        "found unexpected end of stream",
        N_("A quotation mark that is opened here is never closed."),
    ),
    (
        "expected ',' or",
        N_("A bracket that is opened here is never closed, or a comma is missing."),
    ),
    (
        "expected <block end>",
        N_("This line is not indented like its neighbours, or a list and keys are mixed."),
    ),
    (
        "could not find expected ':'",
        N_("This line has no colon after its key."),
    ),
    (
        "found character",
        N_("This text starts with a character that has a meaning in YAML: put it in quotes."),
    ),
)


@dataclass(frozen=True)
class YamlFile:
    """The contents of a YAML file, and where each part of it stands.

    Attributes:
        data: Plain dict, list, str, int, bool, None, Decimal (exact) and date.
        shown_as: The file as the user knows it.
        sha256: The hash of the file's bytes.
        lines: 1-based line of every key and list item, by its path.
    """

    data: object
    shown_as: str
    sha256: str = ""
    lines: Mapping[KeyPath, int] = field(default_factory=dict)

    def line(self, path: Sequence[str | int]) -> int | None:
        """The line of a key or list item, or of the nearest part around it that is there."""
        for length in range(len(path), -1, -1):
            if (found := self.lines.get(tuple(path[:length]))) is not None:
                return found
        return None


def read_yaml(path: Path, *, shown_as: str) -> YamlFile:
    """Read one YAML file strictly.

    Args:
        path: The file.
        shown_as: How to name it in sentences.

    Raises:
        UserError: with every surprise in the file, each with its line; or the one place where it
            stops being YAML.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        message = _("The file cannot be read: {reason}.").format(reason=reason)
        raise UserError([Problem(message=message, file=shown_as)]) from error
    return parse_yaml(raw, shown_as=shown_as)


def parse_yaml(raw: bytes, *, shown_as: str) -> YamlFile:
    """Read YAML from bytes; otherwise as `read_yaml`."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    text = _decoded(raw, shown_as)
    reader = _Reader(shown_as=shown_as)
    try:
        data = reader.document(YAML(typ="safe", pure=True).parse(text))
    except YAMLError as error:
        raise UserError([_syntax_problem(error, text, shown_as)]) from error
    if reader.problems:
        raise UserError(reader.problems)
    digest = hashlib.sha256(raw).hexdigest()
    return YamlFile(data=data, shown_as=shown_as, sha256=digest, lines=reader.lines)


def load_model(path: Path, model: type[M], *, shown_as: str) -> M:
    """Read a YAML file into a pydantic model (which should forbid unknown keys).

    Raises:
        UserError: all mistakes at once, each with file, line, key, the allowed words and the
            nearest of them.
    """
    return validate_model(read_yaml(path, shown_as=shown_as), model)


def validate_model(yaml: YamlFile, model: type[M]) -> M:
    """A YAML file that was read, as a typed model; otherwise as `load_model`."""
    from pydantic import ValidationError

    from reportcard.yamlmodel import model_problems

    try:
        return model.model_validate(yaml.data)
    except ValidationError as error:
        problems = model_problems(error.errors(), model, yaml)
        # The chain would show pydantic's own text in a traceback nobody is meant to see.
        raise UserError(problems) from None


def _decoded(raw: bytes, shown_as: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = Problem(
            message=_("The file is not UTF-8 text."),
            file=shown_as,
            line=raw[: error.start].count(b"\n") + 1,
            hint=_("Save it as UTF-8."),
        )
        raise UserError([problem]) from error


def _syntax_problem(error: Exception, text: str, shown_as: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    found = getattr(error, "problem", None) or ""
    sentence = next((_(words) for start, words in _SYNTAX if found.startswith(start)), "")
    if "unexpected end" in found or "expected ','" in found:
        mark = getattr(error, "context_mark", None) or mark
    line = None if mark is None else mark.line + 1
    if (position := getattr(error, "position", None)) is not None:  # a control character
        line = text[:position].count("\n") + 1
        sentence = _("There is an invisible control character here: delete it.")
    message = sentence or _("This is not valid YAML: {found}.").format(found=found or str(error))
    return Problem(message=message, file=shown_as, line=line)


class _Reader:
    """Builds plain data from YAML events, noting the line of each part and every surprise."""

    def __init__(self, *, shown_as: str) -> None:
        self.shown_as = shown_as
        self.problems: list[Problem] = []
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
            self.problems.append(Problem(message=_("The file is empty."), file=self.shown_as))
        return data

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
        key = self._value(event, events, path)
        if isinstance(key, str) or (isinstance(key, int) and not isinstance(key, bool)):
            return key
        if type(event).__name__ == "ScalarEvent":
            written = str(event.value)
            if not any(problem.line == _line(event) for problem in self.problems):
                words = _('The key {word} is not text: write it in quotes: "{word}".')
                self._note(event, path, words.format(word=written))
            return written
        self._note(event, path, _("A key must be one word or one text."))
        return f"?{_line(event)}"

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
        if event.style is not None or event.ctag is not None:
            return word
        for pattern, sentence in _SURPRISES:
            if pattern.fullmatch(word):
                plain = word.lstrip("0") or "0"
                self._note(event, path, _(sentence).format(word=word, plain=plain))
                return word
        if _DATE.fullmatch(word):
            return self._date(event, word, path)
        return _plain_scalar(word)

    def _date(self, event: Any, word: str, path: KeyPath) -> date | None:
        try:
            return date.fromisoformat(word)
        except ValueError:
            self._note(event, path, _("There is no day {word}.").format(word=word))
            return None

    def _note(self, event: Any, path: KeyPath, message: str, named: Any = None) -> None:
        if named is not None:
            message = message.format(n=named.anchor)
        self.problems.append(
            Problem(
                message=message,
                file=self.shown_as,
                line=_line(event),
                key=shown_path(path),
            )
        )


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
            text += f"[{name if isinstance(name, str) else part + 1}]"
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

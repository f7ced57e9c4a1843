"""Strict YAML 1.2 with line numbers: every mistake of a content file as a sentence, all at once.

What a reader of the file could misread is refused rather than guessed: `no` and `yes` without
quotes, 0123, 12:30, a key written twice, aliases and tags. Decimals arrive exact, dates as dates.
Leaves to others: `yamlreader` builds the data and notes the surprises, `yamlmodel` turns the errors
of a typed model into sentences; what the words mean is known to whoever declares the model.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from reportcard.errors import UserError
from reportcard.language import N_, _
from reportcard.machine import find_machine_reason
from reportcard.problems import Problem
from reportcard.yamlreader import (
    KeyPath,
    Reader,
    find_unseen,
    shown_path,
    step_into,
    unseen_told,
)

if TYPE_CHECKING:
    from pydantic import BaseModel

__all__ = [
    "KeyPath",
    "YamlFile",
    "find_unseen",
    "load_model",
    "parse_yaml",
    "read_yaml",
    "readable_entries",
    "shown_path",
    "step_into",
    "unseen_told",
    "validate_model",
]

M = TypeVar("M", bound="BaseModel")

# Larger than any content file; guards against a file made to keep the reader busy.
MAX_BYTES = 2_000_000

# "weight:1", but no address and no time.
_TIGHT_COLON = re.compile(r"\s*(- )?[a-z_]+:[^\s:/]")

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
        "expected <block end>, but found '<scalar>'",
        N_("Text stands after a closing quotation mark: one is missing above, or one too many."),
    ),
    (
        "expected '<document start>'",
        N_("This line does not belong to what stands above it: is it indented as it should be?"),
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
        surprises: What may be misread, with its path. `validate_model` refuses a file that has any.
    """

    data: object
    shown_as: str
    sha256: str = ""
    lines: Mapping[KeyPath, int] = field(default_factory=dict)
    surprises: tuple[tuple[KeyPath, Problem], ...] = ()

    def line(self, path: Sequence[str | int]) -> int | None:
        """The line of a key or list item, or of the nearest part around it that is there."""
        for length in range(len(path), -1, -1):
            if (found := self.lines.get(tuple(path[:length]))) is not None:
                return found
        return None

    def value(self, path: Sequence[str | int]) -> object:
        """What stands at a path of the data, None if there is nothing."""
        here = self.data
        for part in path:
            here = step_into(here, part)
        return here

    def problem(self, path: Sequence[str | int], message: str, hint: str = "") -> Problem:
        """A mistake at a path: with the file, its line, and the path as the user knows it."""
        return Problem(
            message=message,
            file=self.shown_as,
            line=self.line(path),
            key=shown_path(path, self.data),
            hint=hint,
        )


def read_yaml(path: Path, *, shown_as: str) -> YamlFile:
    """Read one YAML file strictly.

    Args:
        path: The file.
        shown_as: How to name it in sentences.

    Returns:
        The file with its surprises, so that they can be told together with other mistakes.

    Raises:
        UserError: it cannot be read, or the one place where it stops being YAML.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _too_large(shown_as)
        raw = path.read_bytes()
    except OSError as error:
        reason = find_machine_reason(error) or str(error)
        message = _("The file cannot be read: {reason}.").format(reason=reason)
        raise UserError([Problem(message=message, file=shown_as)]) from error
    return parse_yaml(raw, shown_as=shown_as)


def parse_yaml(raw: bytes, *, shown_as: str) -> YamlFile:
    """Read YAML from bytes; otherwise as `read_yaml`."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    if len(raw) > MAX_BYTES:
        raise _too_large(shown_as)
    text = _decoded(raw, shown_as)
    _require_plain_indents(text, shown_as)
    _require_seen(text, shown_as)
    reader = Reader(shown_as=shown_as)
    try:
        data = reader.document(YAML(typ="safe", pure=True).parse(text))
    except YAMLError as error:
        raise UserError([_syntax_problem(error, text, shown_as)]) from error
    return YamlFile(
        data=data,
        shown_as=shown_as,
        sha256=hashlib.sha256(raw).hexdigest(),
        lines=reader.lines,
        surprises=reader.surprises(data),
    )


def load_model(path: Path, model: type[M], *, shown_as: str) -> M:
    """Read a YAML file into a pydantic model (which should forbid unknown keys).

    Raises:
        UserError: all mistakes at once, each with file, line, key, the allowed words and the
            nearest of them.
    """
    return validate_model(read_yaml(path, shown_as=shown_as), model)


def readable_entries(yaml: YamlFile, path: KeyPath, model: type[M]) -> Iterator[tuple[KeyPath, M]]:
    """The entries of a list that fit a model, each with its path, whatever else is wrong.

    So that what is wrong between entries can be told together with what is wrong within them.
    """
    from pydantic import ValidationError

    entries = yaml.value(path)
    for index, value in enumerate(entries if isinstance(entries, list) else ()):
        try:
            made = model.model_validate(value)
        except ValidationError:
            continue  # validate_model tells it
        yield (*path, index), made


def validate_model(yaml: YamlFile, model: type[M], *, beyond: Iterable[Problem] = ()) -> M:
    """A YAML file that was read, as a typed model; otherwise as `load_model`.

    Args:
        yaml: The file.
        model: What it must fit.
        beyond: Mistakes that the form does not show, to be told together with those of form.
    """
    from pydantic import ValidationError

    from reportcard.yamlmodel import model_problems, surprise_problems

    told = list(surprise_problems(model, yaml))
    misread = {path for path, _problem in yaml.surprises}
    try:
        made = model.model_validate(yaml.data)
    except ValidationError as error:
        told.extend(model_problems(error.errors(), model, yaml, passing_over=misread))
    told.extend(beyond)
    if told:
        raise UserError(told)
    return made


def _too_large(shown_as: str) -> UserError:
    message = _("The file is larger than {n} MB: that is no content file.")
    problem = Problem(message=message.format(n=MAX_BYTES // 1_000_000), file=shown_as)
    return UserError([problem])


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


def _require_plain_indents(text: str, shown_as: str) -> None:
    """Refuse no-break spaces before a line: copied from a page, and letters to YAML."""
    message = _("This line begins with a space that only looks like one: type spaces anew.")
    wrong = [
        Problem(message=message, file=shown_as, line=number)
        for number, line in enumerate(text.split("\n"), start=1)
        if "\u00a0" in line[: len(line) - len(line.lstrip())]
    ]
    if wrong:
        raise UserError(wrong)


def _require_seen(text: str, shown_as: str) -> None:
    """Refuse signs that nobody sees: a name that has one is another name to the program."""
    wrong = [
        Problem(message=unseen_told(sign), file=shown_as, line=number)
        for number, line in enumerate(re.split("\r\n?|\n", text), start=1)
        if (sign := find_unseen(line))
    ]
    if wrong:
        raise UserError(wrong)


def _tight_colon(text: str, line: int | None) -> int | None:
    """The line, or the one before it, that has a key whose colon no space follows; else None."""
    lines = text.split("\n")
    near = [number for number in (line, (line or 0) - 1) if number and 0 < number <= len(lines)]
    return next((n for n in near if _TIGHT_COLON.match(lines[n - 1])), None)


def _syntax_problem(error: Exception, text: str, shown_as: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    found = getattr(error, "problem", None) or ""
    sentence = next((_(words) for start, words in _SYNTAX if found.startswith(start)), "")
    if any(part in found for part in ("unexpected end", "expected ','", "expected ':'")):
        mark = getattr(error, "context_mark", None) or mark
    line = None if mark is None else mark.line + 1
    if (position := getattr(error, "position", None)) is not None:  # a control character
        line = text[:position].count("\n") + 1
        sentence = _("There is an invisible control character here: delete it.")
    if (tight := _tight_colon(text, line)) is not None:
        line, sentence = tight, _("A space is missing after the colon.")
    message = sentence or _("This is not valid YAML: {found}.").format(found=found or str(error))
    return Problem(message=message, file=shown_as, line=line)

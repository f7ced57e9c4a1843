"""Writes one ruling into its file, or takes one out; every other byte stays as staff wrote it.

Lines are added and cut, never the whole file written anew, so that comments and order stay; the
result is read again, and must hold exactly what was meant. Leaves to others: reading (files), what
may be ruled (check, store), and when (pipeline).
"""

import json
import re
import textwrap
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from reportcard.errors import UserError
from reportcard.language import N_, _
from reportcard.problems import Problem
from reportcard.review.model import (
    Amendment,
    Entry,
    LineEntry,
    LinePlace,
    LinesFile,
    NameEntry,
    NamesFile,
    QuestionEntry,
    QuestionsFile,
    RulingsFile,
)
from reportcard.yamlfile import YamlFile, parse_yaml, validate_model

_HEADS = {
    QuestionsFile: N_(
        "What roll calls were about, as somebody checked it and says by name. The staff guide "
        "explains how to decide. Written by reportcard review confirm; you may edit it."
    ),
    NamesFile: N_(
        "Whose a name on the sheets is, where no rule can tell. The staff guide explains how to "
        "decide. Written by reportcard review name; you may edit it."
    ),
    LinesFile: N_(
        "Which budget lines of different documents are one, where their words differ. The staff "
        "guide explains how to decide. Written by reportcard review line; you may edit it."
    ),
}
_WIDTH = 98
_EMPTY_LIST = re.compile(r"(?m)^(rulings:)[ \t]*\[\s*\][ \t]*$")


def with_entry(raw: bytes, entry: Entry, *, shown_as: str) -> bytes:
    """A file of rulings with one more at its end.

    Args:
        raw: The file, which was read without a mistake; empty where there is none yet.
        entry: The new ruling.
        shown_as: How to name the file in sentences.

    Raises:
        UserError: the file is written in a way that no line can be added to.
    """
    model = _model_of(entry)
    before = parse_yaml(raw, shown_as=shown_as)
    text = _EMPTY_LIST.sub(r"\1", raw.decode("utf-8-sig"))
    if not text.strip():
        text = "\n".join(f"# {line}" for line in textwrap.wrap(_(_HEADS[model]), _WIDTH))
    if before.data is None:
        text = text.rstrip("\n") + "\nrulings:"
    indent = _indent(text, before)
    lines = [f"{indent}{'- ' if at == 0 else '  '}{line}" for at, line in enumerate(_lines(entry))]
    made = (text.rstrip("\n") + "\n" + "\n".join(lines) + "\n").encode()
    return _require_same(made, (*_entries(before, model), entry), model, shown_as)


def without_entry(raw: bytes, index: int, model: type[RulingsFile], *, shown_as: str) -> bytes:
    """A file of rulings without the n-th one, counted from 0; comments around it stay.

    Raises:
        UserError: the file is written in a way that no line can be cut from.
    """
    before = parse_yaml(raw, shown_as=shown_as)
    lines = raw.decode("utf-8-sig").splitlines(keepends=True)
    first = (before.line(("rulings", index)) or 1) - 1
    following = before.lines.get(("rulings", index + 1))
    last = (following or len(lines) + 1) - 1
    while last > first + 1 and lines[last - 1].lstrip()[:1] in ("", "#"):
        last -= 1
    made = "".join(lines[:first] + lines[last:]).encode()
    entries = _entries(before, model)
    return _require_same(made, entries[:index] + entries[index + 1 :], model, shown_as)


def write_whole(path: Path, body: bytes) -> None:
    """Put a file in place in one step, so that nobody ever reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(body)
    part.replace(path)


def _lines(entry: Entry) -> list[str]:
    """An entry's keys and values, a line each; texts in quotes, so that none is misread."""
    values: dict[str, object]
    if isinstance(entry, QuestionEntry):
        values = {"roll_call": entry.roll_call, "question": entry.question}
        values |= {"decisive": True} if entry.decisive else {}
        values |= {"revision": entry.revision} if entry.revision else {}
    elif isinstance(entry, LineEntry):
        values = {"cycle": _quoted(entry.cycle), "line": entry.line, "other": entry.other}
        values |= {"they_are": entry.they_are}
    else:
        values = {"name": _quoted(entry.name), "chamber": entry.chamber, "person": entry.person}
        values |= {"first_day": entry.first_day}
        values |= {"last_day": entry.last_day} if entry.last_day else {}
    values |= {"by": _quoted(entry.by), "date": entry.date, "reason": _quoted(entry.reason)}
    return [f"{key}: {_written(value)}" for key, value in values.items()]


def _written(value: object) -> str:
    match value:
        case Amendment():
            return f"{{amendment: {_quoted(value.amendment)}, of: {value.of}}}"
        case LinePlace():
            names = {"fund": value.fund, "agency": value.agency, "account": value.account}
            told = (f"{key}: {_quoted(name)}" for key, name in names.items() if name is not None)
            return f"{{{', '.join(told)}}}"
        case bool():
            return str(value).lower()
        case date():
            return value.isoformat()
    return str(value)


def _quoted(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def _indent(text: str, before: YamlFile) -> str:
    """The spaces before the dash of a ruling: as those that are there already have them."""
    line = before.lines.get(("rulings", 0))
    if line is None:
        return "  "
    found = text.split("\n")[line - 1]
    return found[: len(found) - len(found.lstrip())]


def _model_of(entry: Entry) -> type[RulingsFile]:
    if isinstance(entry, QuestionEntry):
        return QuestionsFile
    return NamesFile if isinstance(entry, NameEntry) else LinesFile


def _entries(yaml: YamlFile, model: type[RulingsFile]) -> tuple[Entry, ...]:
    if yaml.data is None or yaml.data == {"rulings": None}:
        return ()
    return validate_model(yaml, model).rulings


def _require_same(
    made: bytes,
    meant: Sequence[Entry],
    model: type[RulingsFile],
    shown_as: str,
) -> bytes:
    try:
        is_same = _entries(parse_yaml(made, shown_as=shown_as), model) == tuple(meant)
    except UserError:
        is_same = False
    if not is_same:
        message = _("The command cannot change the file as it is written: edit it by hand.")
        hint = _("Each ruling begins with a dash on a line of its own.")
        raise UserError([Problem(message=message, file=shown_as, hint=hint)])
    return made

"""reviews/sensitivity.yml: who has read the sensitivity report of a rubric, and which one it was.

Entries are only ever added, so that the file is a history; the last one of a rubric is in force.
Leaves to others: making the report, and asking for a sign-off before a build (pipeline).
"""

import json
import re
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from reportcard.errors import UserError
from reportcard.language import N_, _
from reportcard.problems import Problem
from reportcard.review.model import Content
from reportcard.yamlfile import YamlFile, parse_yaml, shown_path, validate_model
from reportcard.yamltext import Day, Words

SIGN_OFFS = "reviews/sensitivity.yml"
# The pages that were signed and their rubrics, by the hash of the page.
SIGNED = "reviews/signed"

_HEAD = N_(
    "Who has read the sensitivity report of a rubric, and the SHA-256 of the report they read. "
    "Written by reportcard sensitivity --sign; new entries are added at the end, and the last one "
    "of a rubric is in force."
)
_WIDTH = 98


def _sha256(value: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{64}", value):
        message = _("A SHA-256 is 64 digits and letters a to f, not {x}.")
        raise ValueError(message.format(x=value if len(value) < 80 else f"{value[:77]}..."))
    return value


class SignOff(Content):
    """Somebody has read a report and stands by it."""

    rubric: Words = Field(description=N_("The id of the rubric."))
    sha256: Annotated[str, AfterValidator(_sha256)] = Field(
        description=N_("The SHA-256 of the report, as reportcard sensitivity prints it.")
    )
    signed_by: Words = Field(description=N_("The name of the person who read it."))
    signed_on: Day = Field(description=N_("The day on which they signed."))
    note: Words | None = Field(default=None, description=N_("What they want to remember of it."))


class SignOffsFile(Content):
    """reviews/sensitivity.yml."""

    sign_offs: tuple[SignOff, ...] = ()


@dataclass(frozen=True, slots=True)
class Signed:
    """The sign-off that is in force, and where it stands."""

    entry: SignOff
    line: int | None
    key: str


def find_signed(root: Path, rubric_id: str) -> Signed | None:
    """The last sign-off of a rubric.

    Args:
        root: The project folder.
        rubric_id: Whose report.

    Raises:
        UserError: every mistake of the file, with line and nearest word.
    """
    yaml = parse_yaml(_bytes(root), shown_as=SIGN_OFFS)
    entries = _entries(yaml)
    places = [index for index, entry in enumerate(entries) if entry.rubric == rubric_id]
    if not places:
        return None
    path = ("sign_offs", places[-1])
    return Signed(entries[places[-1]], yaml.line(path), shown_path(path, yaml.data))


def with_sign_off(raw: bytes, entry: SignOff) -> bytes:
    """The file with one more entry at its end; every other byte stays as it was.

    Args:
        raw: The file as it is; empty where there is none yet.
        entry: The new sign-off.

    Raises:
        UserError: the file has a mistake, or is written in a way that no line can be added to.
    """
    before = parse_yaml(raw, shown_as=SIGN_OFFS)
    meant = (*_entries(before), entry)
    text = raw.decode("utf-8-sig").rstrip("\n")
    if not text:
        text = "\n".join(f"# {line}" for line in textwrap.wrap(_(_HEAD), _WIDTH))
    if before.data is None:
        text += "\nsign_offs:"
    made = (text + "\n" + "\n".join(_lines(entry, _indent(text, before))) + "\n").encode()
    return _require_same(made, meant)


def sign_offs_path(root: Path) -> Path:
    """Where the file is, or will be."""
    return root / SIGN_OFFS


def _bytes(root: Path) -> bytes:
    path = sign_offs_path(root)
    return path.read_bytes() if path.exists() else b""


def _entries(yaml: YamlFile) -> tuple[SignOff, ...]:
    # Nothing but comments, or an empty list, is a file without sign-offs.
    if yaml.data is None or yaml.data == {"sign_offs": None}:
        return ()
    return validate_model(yaml, SignOffsFile).sign_offs


def _lines(entry: SignOff, indent: str) -> list[str]:
    values = {
        "rubric": entry.rubric,
        "sha256": json.dumps(entry.sha256),
        "signed_by": _quoted(entry.signed_by),
        "signed_on": entry.signed_on.isoformat(),
    }
    values |= {"note": _quoted(entry.note)} if entry.note else {}
    lines = [f"{key}: {value}" for key, value in values.items()]
    return [f"{indent}{'- ' if at == 0 else '  '}{line}" for at, line in enumerate(lines)]


def _quoted(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def _indent(text: str, before: YamlFile) -> str:
    """The spaces before the dash, as the entries that are there have them."""
    line = before.lines.get(("sign_offs", 0))
    if line is None:
        return "  "
    found = text.split("\n")[line - 1]
    return found[: len(found) - len(found.lstrip())]


def _require_same(made: bytes, meant: tuple[SignOff, ...]) -> bytes:
    try:
        is_same = _entries(parse_yaml(made, shown_as=SIGN_OFFS)) == meant
    except UserError:
        is_same = False
    if not is_same:
        message = _("The command cannot change the file as it is written: edit it by hand.")
        hint = _("Each sign-off begins with a dash on a line of its own.")
        raise UserError([Problem(message=message, file=SIGN_OFFS, hint=hint)])
    return made

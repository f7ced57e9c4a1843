"""docs/spreadsheets.md can be followed as it stands: from tables to a published report card."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from reportcard.cli import run
from reportcard.errors import EXIT_LEFT_SOMETHING_OUT, EXIT_OK
from tests.conftest import REPOSITORY

GUIDE = REPOSITORY / "docs" / "spreadsheets.md"
# A box, and the file that it is to be written into where one is named above it.
BOX = re.compile(r"(?ms)^(?:`([\w./-]+)`:\n\n)?```\n(.*?)^```")

CARD = "--rubric riverton-2025.yml"


@dataclass
class Walked:
    """What every command of the guide told, by its words."""

    project: Path
    told: dict[str, str] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)


def steps() -> Iterator[tuple[str, str]]:
    """The boxes of the example, in order: the file to write, or "" and commands."""
    text = GUIDE.read_text(encoding="utf-8")
    for box in BOX.finditer(text[: text.index("\n## The tables")]):
        yield box[1] or "", box[2]


def walk(folder: Path, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> Walked:
    """Do what the guide says, in an empty folder."""
    patch.setenv("REPORTCARD_LANG", "en")
    walked = Walked(folder)
    for file, text in steps():
        if file:
            path = walked.project / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            continue
        for line in text.splitlines():
            program, *arguments = shlex.split(line)
            if program == "cd":
                walked.project /= arguments[0]
                continue
            assert program == "reportcard"
            patch.chdir(walked.project)
            capsys.readouterr()
            command = " ".join(arguments)
            walked.codes[command] = run(arguments)
            out, err = capsys.readouterr()
            walked.told[command] = out + err
    return walked


def test_the_example_of_the_guide_is_a_rubric_of_thirty_lines() -> None:
    rubric = dict(steps())["rubrics/riverton-2025.yml"]
    assert len(rubric.splitlines()) <= 30


@pytest.mark.slow
def test_the_guide_can_be_followed_to_a_report_card(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    walked = walk(tmp_path, capsys, monkeypatch)
    # Without a page of roll calls of a whole year the build has nothing to miss.
    assert set(walked.codes.values()) <= {EXIT_OK, EXIT_LEFT_SOMETHING_OUT}, walked.told
    assert walked.told["import tidy tables --name riverton-2025"] == (
        "riverton-2025 is imported: 4 tables, 18 rows. It is kept in imports/riverton-2025.\n"
    )
    assert "rubrics/riverton-2025.yml is in order." in walked.told[f"check {CARD}"]
    ben = walked.told[f"explain Ben Brook {CARD}"]
    assert "Score: 25 of 100." in ben
    assert "Harbor" in ben
    assert "Official sheet" not in ben
    assert walked.told[f"sensitivity {CARD} --sign Rosa Ruiz"].endswith(
        "This report is signed: reportcard build publishes.\n"
    )
    draft = walked.project / "editions" / "riverton-2025-draft"
    assert "draft" in (draft / "index.html").read_text(encoding="utf-8").lower()
    edition = walked.project / "editions" / "riverton-2025"
    home = (edition / "index.html").read_text(encoding="utf-8")
    assert "Ana" in home
    pages = {path.relative_to(edition).as_posix() for path in edition.rglob("*.html")}
    assert "roll-calls/books.html" in pages
    spanish = (edition / "es" / "roll-calls" / "books.html").read_text(encoding="utf-8")
    assert "Libros para cada escuela" in spanish
    data = (edition / "data.html").read_text(encoding="utf-8")
    assert "Spreadsheet riverton-2025" in data


def test_a_row_that_is_deleted_is_named_by_check_and_by_import(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTCARD_LANG", "en")
    monkeypatch.chdir(tmp_path)
    run(["new", "project", "my-card"])
    monkeypatch.chdir(tmp_path / "my-card")
    for file, text in steps():
        if file:
            Path(file).parent.mkdir(parents=True, exist_ok=True)
            Path(file).write_text(text.replace("buses,ben-brook,yes\n", ""), encoding="utf-8")
    assert run(["import", "tidy", "tables"]) == EXIT_LEFT_SOMETHING_OUT
    assert "buses: Ben Brook had a seat" in capsys.readouterr().err
    assert run(["check", *shlex.split(CARD)]) == EXIT_OK
    assert capsys.readouterr().err.startswith(
        "Ben Brook held a seat on the day of roll call buses but has no row in it: not counted, "
        "and never taken as absent.\n"
    )

"""Running the command line inside the test, as the console script does."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reportcard.cli import run
from reportcard.language import speak
from reportcard.pipeline.sample import collect_sample
from reportcard.project import require_project


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command left behind: its exit code and what it wrote."""

    code: int
    out: str
    err: str


Reportcard = Callable[..., Outcome]


@pytest.fixture
def reportcard(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Reportcard:
    """Runs `reportcard ARGUMENTS` in an empty folder, in English unless told."""
    monkeypatch.chdir(tmp_path)

    def command(*arguments: str, language: str = "en") -> Outcome:
        monkeypatch.setenv("REPORTCARD_LANG", language)
        capsys.readouterr()
        try:
            code = run(arguments)
        finally:
            speak("en", Path())
        out, err = capsys.readouterr()
        return Outcome(code, out, err)

    return command


@pytest.fixture(scope="session")
def sample_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of somebody's own with the sample's store, but no edition. Only to be read."""
    folder = tmp_path_factory.mktemp("projects") / "own"
    assert run(["new", "project", str(folder)]) == 0
    collect_sample(
        project=require_project(folder), now=lambda: datetime(2026, 11, 22, 12, tzinfo=UTC)
    )
    return folder


@pytest.fixture
def own(sample_project: Path, tmp_path: Path) -> Path:
    """A copy of the sample's project whose own store holds the sample's facts."""
    folder = Path(shutil.copytree(sample_project, tmp_path / "own"))
    shutil.move(folder / "data" / "sample" / "store.duckdb", folder / "data" / "store.duckdb")
    return folder


@pytest.fixture
def review(reportcard: Reportcard, own: Path) -> Reportcard:
    """Runs `reportcard review ARGUMENTS` on the project."""

    def command(*arguments: str, language: str = "en") -> Outcome:
        return reportcard("review", *arguments, "--project", str(own), language=language)

    return command

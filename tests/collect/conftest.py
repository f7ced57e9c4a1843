"""Fixtures of the tests of `collect`: the small site, a project, and the command."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reportcard.cli import run
from tests.collect.command import arguments, new_project
from tests.collect.server import SmallSite, serving
from tests.collect.small_site import small_site

Collect = Callable[..., tuple[int, list[str]]]


@pytest.fixture
def small() -> Iterator[SmallSite]:
    """The official site in small, on this machine."""
    with serving(small_site()) as made:
        yield made


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The folder of an empty project."""
    return new_project(tmp_path / "project")


@pytest.fixture
def collect(small: SmallSite, project: Path, capsys: pytest.CaptureFixture[str]) -> Collect:
    """Runs the command; gives its exit code and what it said, line by line."""

    def collected(*more: str, url: str = "", **asked: str) -> tuple[int, list[str]]:
        code = run(arguments(project, url or small.url, *more, **asked))
        return code, capsys.readouterr().err.splitlines()

    return collected

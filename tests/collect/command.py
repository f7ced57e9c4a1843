"""Runs `reportcard collect` on a project of the tests, in this process or in one of its own."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.collect.small_site import SOURCES


def arguments(
    project: Path, url: str, *more: str, sources: Sequence[str] = SOURCES, session: str = "2025"
) -> list[str]:
    """The command's arguments."""
    asked = ["collect", *sources, "--session", session, "--base-url", url]
    return [*asked, "--project", str(project), *more]


def new_project(folder: Path) -> Path:
    """An empty project; scrapers come from the bundled content."""
    (folder / "rubrics").mkdir(parents=True)
    return folder


def store_of(project: Path) -> Path:
    """Where a project keeps its store."""
    return project / "data" / "store.duckdb"


def start(arguments: Sequence[str]) -> "subprocess.Popen[str]":
    """The program in a process of its own, with what it says on stderr to be read."""
    return subprocess.Popen(
        [sys.executable, "-m", "reportcard", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )

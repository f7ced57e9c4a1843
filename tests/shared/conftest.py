"""One crawl of the whole replica, shared by all tests and by all processes that run them."""

import fcntl
import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.collect.command import new_project, store_of
from tests.shared.replica import SESSIONS, SOURCES, Run, collect, serving


@dataclass(frozen=True)
class Crawled:
    """A finished crawl of 2025 and 2026, and a second one right after it.

    downloads and log are those of the second run; entries of the log are its requests.
    """

    project: Path
    first: Run
    second: Run
    first_log: list[dict[str, object]]
    second_log: list[dict[str, object]]
    second_downloads: list[str]

    @property
    def store(self) -> Path:
        """The store after both."""
        return store_of(self.project)


@pytest.fixture(scope="session")
def crawled(shared_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    """The crawl; the first process that needs it makes it, the others wait for it."""
    work = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        work = work.parent
    with (work / "crawl.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        kept = work / "crawl.json"
        if not kept.exists():
            kept.write_text(_crawl(shared_dir, work / "crawl"))
        return _read(kept, work / "crawl" / "project")


def _crawl(shared_dir: Path, work: Path) -> str:
    import json

    project = new_project(work / "project")
    with serving(shared_dir, work) as replica:
        first = collect(project, replica, sources=SOURCES, sessions=SESSIONS)
        first_log = replica.log()
        downloads = len(replica.downloads())
        second = collect(project, replica, sources=SOURCES, sessions=SESSIONS)
        return json.dumps(
            {
                "first": [first.code, first.said],
                "second": [second.code, second.said],
                "first_log": first_log,
                "second_log": replica.log()[len(first_log) :],
                "second_downloads": replica.downloads()[downloads:],
            }
        )


def _read(kept: Path, project: Path) -> Crawled:
    import json

    found = json.loads(kept.read_text())
    return Crawled(
        project=project,
        first=Run(*found["first"]),
        second=Run(*found["second"]),
        first_log=found["first_log"],
        second_log=found["second_log"],
        second_downloads=found["second_downloads"],
    )

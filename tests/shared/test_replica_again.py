"""The whole term read again from the archive: offline, on all cores, and the same store."""

import shutil
import time
from pathlib import Path

import pytest

from reportcard.collect.workers import cores
from tests.collect.command import new_project, start, store_of
from tests.collect.store import differences, query
from tests.shared.conftest import Crawled
from tests.shared.memory import peak_while_running
from tests.shared.replica import SESSIONS, SOURCES

pytestmark = pytest.mark.shared

# What the design allows on two cores.
MOST_SECONDS, MOST_MEGABYTES = 180.0, 1_000.0


def test_the_whole_term_is_read_again_in_time_and_gives_the_same_store(
    crawled: Crawled, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = new_project(tmp_path / "project")
    shutil.copytree(crawled.project / "data/archive", project / "data/archive")
    [(hosts,)] = query(crawled.store, "SELECT host FROM meta.host")
    asked = [word for session in SESSIONS for word in ("--session", session)]
    asked += [word for host in str(hosts).split() for word in ("--base-url", host)]
    began = time.monotonic()
    program = start(["collect", *SOURCES, *asked, "--offline", "--project", str(project)])
    megabytes = peak_while_running(program)
    seconds = time.monotonic() - began
    _out, said = program.communicate()
    with capsys.disabled():
        print(
            f"\nThe whole term again, offline, {cores()} cores: {seconds:.1f} s, "
            f"{megabytes:.0f} MB at most, all processes together"
        )
    assert program.returncode == crawled.first.code, said
    assert differences(crawled.store, store_of(project)) == []
    assert seconds < MOST_SECONDS
    assert megabytes < MOST_MEGABYTES

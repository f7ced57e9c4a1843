"""Killed, interrupted, started again: the same store as if nothing had happened, nothing twice."""

import random
import signal
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportcard.errors import EXIT_INTERRUPTED, EXIT_OK
from tests.collect.command import arguments, new_project, start, store_of
from tests.collect.server import Reply, SmallSite, serving
from tests.collect.small_site import small_site
from tests.collect.store import differences

KILLS = 4
PAGES = 22


@pytest.fixture
def site() -> Iterator[SmallSite]:
    """The small site, slow enough to be caught in the act."""
    pages = small_site()
    pages["/robots.txt"] = Reply(b"User-agent: *\nCrawl-delay: 0.05\n")
    with serving(pages) as made:
        yield made


def finish(project: Path, site: SmallSite) -> None:
    running = start(arguments(project, site.url))
    _out, said = running.communicate()
    assert running.returncode == EXIT_OK, said


def interrupt(
    project: Path, site: SmallSite, how: signal.Signals, after: float, *, pages: int = 0
) -> tuple[int, str]:
    """Start it, wait until it has asked for so many pages, and some seconds more; then signal."""
    wanted = len(site.asked) + 1 + pages
    running = start(arguments(project, site.url))
    while len(site.asked) < wanted and running.poll() is None:
        time.sleep(0.005)
    time.sleep(after)
    running.send_signal(how)
    _out, said = running.communicate()
    return running.returncode, said


@pytest.fixture
def undisturbed(tmp_path: Path, site: SmallSite) -> Path:
    project = new_project(tmp_path / "undisturbed")
    finish(project, site)
    site.asked.clear()
    return store_of(project)


@pytest.mark.slow
def test_killed_at_random_moments_it_ends_in_the_same_store_and_fetches_nothing_twice(
    tmp_path: Path, site: SmallSite, undisturbed: Path
) -> None:
    project = new_project(tmp_path / "killed")
    dice = random.Random(20250604)
    in_flight: Counter[str] = Counter()
    for _kill in range(KILLS):
        code, _said = interrupt(project, site, signal.SIGKILL, dice.uniform(0.0, 0.2))
        assert code == -signal.SIGKILL
        in_flight.update(site.downloads()[-1:])
    # Once more when all pages are there and are being loaded.
    left = PAGES - len(set(site.downloads()))
    interrupt(project, site, signal.SIGKILL, dice.uniform(0.0, 0.1), pages=left)
    finish(project, site)
    assert differences(undisturbed, store_of(project)) == []
    assert Counter(site.downloads()) - in_flight <= Counter(set(site.downloads()))


@pytest.mark.slow
def test_ctrl_c_is_one_sentence_and_the_same_command_goes_on(
    tmp_path: Path, site: SmallSite, undisturbed: Path
) -> None:
    project = new_project(tmp_path / "interrupted")
    code, said = interrupt(project, site, signal.SIGINT, 0.3)
    assert code == EXIT_INTERRUPTED
    assert said.splitlines()[-1] == (
        "Stopped. What was fetched is kept and the last report card is as it was. "
        "To go on, run the same command again."
    )
    assert "Traceback" not in said
    last = Counter(site.downloads()[-1:])
    finish(project, site)
    assert differences(undisturbed, store_of(project)) == []
    assert Counter(site.downloads()) - last <= Counter(set(site.downloads()))

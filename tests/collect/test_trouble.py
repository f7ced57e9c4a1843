"""A source in trouble is retried within bounds and then reported; the others are collected."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from reportcard.collect import patience
from reportcard.collect.archive import Archive
from reportcard.collect.hosts import Hosts
from tests.collect.project import OFFICIAL, SOURCE, add_source, made_up_project
from tests.collect.server import Reply, SmallSite, page, serving
from tests.collect.world import World

GOOD = page(b"bill HB1 a\n")
# Each trouble, what is said of it, and how often the page is asked for before it is.
TROUBLES = {
    "5xx": (Reply(status=502), "HOST did not give the page after 6 tries: It answers 502.", 6),
    "reset": (
        Reply(reset=True),
        "HOST did not give the page after 6 tries: The connection failed.",
        6,
    ),
    "truncated": (
        Reply(b"bill HB1 a\n" * 9, cut=40),
        "HOST did not give the page after 6 tries: The answer broke off.",
        6,
    ),
    "dripping": (
        Reply(b"bill HB1 a\n" * 2, drip=0.002),
        "HOST did not give the page after 6 tries: The answer took too long.",
        6,
    ),
    "an error page with 200, by its first bytes": (
        Reply(b"<html><body>Sorry</body></html>"),
        "A web page answered in place of the text file.",
        1,
    ),
    "an error page with 200, by what it says": (
        Reply(b"We are busy\n"),
        "The page has the line We are busy.",
        1,
    ),
    "nothing with 200": (Reply(b""), "The answer is empty.", 1),
    "gone": (Reply(status=410), "The page answers 410.", 1),
}


@pytest.fixture
def site() -> Iterator[SmallSite]:
    with serving({"/start.txt": page(b"page a.txt\npage b.txt\n"), "/b.txt": GOOD}) as made:
        yield made


@pytest.fixture
def other() -> Iterator[SmallSite]:
    """Another host, that of another source."""
    with serving({"/start.txt": page(b"bill HB9 other\n")}) as made:
        yield made


@pytest.fixture
def world(site: SmallSite, other: SmallSite, tmp_path: Path) -> Iterator[World]:
    project = made_up_project(tmp_path / "project")
    for name, host in (("xx/bills", site), ("xx/other", other)):
        add_source(project.root, name, source=SOURCE.replace(OFFICIAL, host.url))
    made = World(site, project, Archive(tmp_path / "archive"), hosts=Hosts())
    made.sources = ("xx/bills", "xx/other")
    yield made
    made.close()


def slow_answers(world: World) -> None:
    """Each look at the time for one answer finds a minute gone."""
    ticks = count(0, 60)
    world.answer_clock = lambda: float(next(ticks))


@pytest.mark.parametrize("name", TROUBLES)
def test_a_page_in_trouble_is_one_sentence_and_everything_else_is_collected(
    world: World, site: SmallSite, name: str
) -> None:
    trouble, why, times = TROUBLES[name]
    if trouble.drip:
        slow_answers(world)
    site.pages["/a.txt"] = trouble
    assert world.titles() == ["a", "other"]
    assert world.problems() == [
        f"http://HOST/a.txt: {why} What it says is missing until the page can be read."
    ]
    assert site.targets().count("/a.txt") == times


@pytest.mark.parametrize("name", TROUBLES)
def test_trouble_that_passes_leaves_no_trace(world: World, site: SmallSite, name: str) -> None:
    trouble, _why, times = TROUBLES[name]
    site.pages["/a.txt"] = [trouble, GOOD]
    if times == 1:  # it did not look like trouble to the client: the next run asks again
        world.crawl()
    if trouble.drip:
        slow_answers(world)
        site.pages["/a.txt"] = [trouble, Reply(b"bill HB1 a\n")]
    assert world.titles() == ["a", "a", "other"]
    assert world.problems() == []


def test_a_source_whose_host_is_down_does_not_stop_the_others(
    world: World, site: SmallSite
) -> None:
    site.pages["/robots.txt"] = Reply(status=500)
    assert world.titles() == ["other"]
    [told] = world.problems()
    assert told.startswith("robots.txt of HOST cannot be read, so the host is left alone")


def test_a_host_that_fails_page_after_page_costs_bounded_requests(
    world: World, site: SmallSite, other: SmallSite
) -> None:
    names = [f"p{n}.txt" for n in range(40)]
    site.pages["/start.txt"] = page("\n".join(f"page {name}" for name in names).encode())
    site.pages |= {f"/{name}": Reply(status=503) for name in names}
    assert world.titles() == ["other"]
    assert len(site.targets()) == 1 + 3 * patience.TRIES
    assert [told for told in world.problems() if "38 pages were not asked for" in told] != []

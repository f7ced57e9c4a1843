"""Files that a site overwrites for each session: versions are kept by session, and stay in use."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportcard.collect.archive import Archive
from reportcard.collect.hosts import Hosts
from tests.collect.project import OFFICIAL, add_source, made_up_project
from tests.collect.server import page, serving
from tests.collect.world import World

# Asks for one file once for each session; the file says on its first line whose it is.
SCRAPER = """
from reportcard.collect.pages import Request
from reportcard.errors import PageError, TurnedPageError
from reportcard.model.records import BillRecord


def start(manifest):
    for session in manifest.sessions:
        yield Request(url=f"{manifest.base_url}/bills.csv#{session}", parse="parse_bills",
                      expects="csv", context=(("session", session),), redact="without_secret")


def without_secret(body):
    return body.replace(b"secret", b"")


def parse_bills(page):
    session, *titles = page.body.decode().split()
    if session != page.context("session"):
        raise TurnedPageError(f"The file is that of session {session}.")
    for title in titles:
        yield BillRecord(session=session, number=title.upper(), title=title)
"""
BOTH = ("2025", "2026")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with serving({"/bills.csv": page(b"2025 one two")}) as site:
        project = made_up_project(tmp_path / "project")
        add_source(project.root, "xx/bills", scraper=SCRAPER)
        made = World(site, project, Archive(tmp_path / "archive"))
        yield made
        made.close()


def turn(world: World) -> None:
    """The site begins its next session."""
    world.clock.sleep(86_400)
    world.site.pages["/bills.csv"] = page(b"2026 three")


def test_a_fragment_never_goes_to_the_host(world: World) -> None:
    assert world.titles() == ["one", "two"]
    assert world.site.targets() == ["/bills.csv"]


def test_a_file_that_turned_to_another_session_leaves_the_last_good_version_in_use(
    world: World,
) -> None:
    world.crawl()
    turn(world)
    world.sessions = BOTH
    assert world.titles() == ["one", "three", "two"]
    assert world.problems() == []
    assert world.report is not None
    assert (world.report.turned, world.report.refused) == (1, 0)


def test_a_file_that_never_belonged_to_the_session_is_said(world: World) -> None:
    turn(world)
    assert world.titles() == []
    assert world.problems() == [
        f"{OFFICIAL}/bills.csv#2025: The file is that of session 2026. What it says is missing "
        "until the page can be read."
    ]
    assert world.report is not None
    assert (world.report.turned, world.report.refused) == (0, 1)


def test_two_sessions_of_one_file_cost_one_download(world: World) -> None:
    world.crawl()
    turn(world)
    world.sessions = BOTH
    world.site.asked.clear()
    world.crawl()
    assert world.site.targets() == ["/bills.csv"]
    world.crawl()
    assert world.site.downloads() == ["/bills.csv"]


def test_a_run_that_was_interrupted_between_two_sessions_of_a_file_downloads_it_once(
    world: World,
) -> None:
    world.sessions = BOTH
    next(iter(world.begin().pages()))
    world.crawl()
    assert world.site.targets() == ["/bills.csv"]


def test_every_version_of_a_file_that_is_overwritten_stays_in_the_archive(world: World) -> None:
    world.crawl()
    for day in range(3):
        world.clock.sleep(86_400)
        world.site.pages["/bills.csv"] = page(f"2025 one v{day}".encode())
        world.crawl()
    kept = world.archive.versions(f"{OFFICIAL}/bills.csv#2025", world.site.url)
    assert [world.archive.read(entry.sha256) for entry in kept] == [
        b"2025 one v2",
        b"2025 one v1",
        b"2025 one v0",
        b"2025 one two",
    ]


def test_what_is_private_is_taken_out_of_every_session_of_a_file(world: World) -> None:
    world.site.pages["/bills.csv"] = page(b"2025 one secret")
    world.sessions = BOTH
    world.crawl()
    for session in BOTH:
        [entry] = world.archive.versions(f"{OFFICIAL}/bills.csv#{session}", world.site.url)
        assert (entry.redacted, world.archive.read(entry.sha256)) == (True, b"2025 one ")


# ---------------------------------------------------------------- a mirror of one session


def test_a_mirror_is_asked_for_its_session_only(world: World, tmp_path: Path) -> None:
    turn(world)
    world.sessions = BOTH
    with serving({"/old/bills.csv": page(b"2025 one")}) as mirror:
        hosts = Hosts(world.site.url, (("2025", f"{mirror.url}/old"),))
        world.hosts = hosts
        assert world.titles() == ["one", "three"]
        assert world.problems() == []
        assert mirror.targets() == ["/old/bills.csv"]
        assert world.site.targets() == ["/bills.csv"]
        url = f"{OFFICIAL}/bills.csv"
        assert world.archive.versions(f"{url}#2025", world.site.url) == ()
        assert len(world.archive.versions(f"{url}#2025", f"{mirror.url}/old")) == 1
        assert len(world.archive.versions(f"{url}#2026", world.site.url)) == 1


def test_one_address_from_two_hosts_is_settled_for_each(world: World) -> None:
    """Two sessions of a file without fragment: the archive still tells the hosts apart."""
    plain = SCRAPER.replace("#{session}", "")
    add_source(world.project.root, "xx/plain", scraper=plain)
    world.sources, world.sessions = ("xx/plain",), BOTH
    world.site.pages["/bills.csv"] = page(b"2026 three")
    with serving({"/bills.csv": page(b"2025 one")}) as mirror:
        world.hosts = Hosts(world.site.url, (("2025", mirror.url),))
        assert world.titles() == ["one", "three"]


@pytest.mark.parametrize(
    ("hosts", "told"),
    [
        (Hosts(), ""),
        (Hosts("http://a"), "http://a"),
        (Hosts("", (("2025", "http://b"),)), "2025=http://b"),
        (Hosts("http://a", (("2026", "c"), ("2025", "b"))), "http://a 2025=b 2026=c"),
    ],
)
def test_hosts_are_told_as_one_line_in_one_order(hosts: Hosts, told: str) -> None:
    assert hosts.told() == told

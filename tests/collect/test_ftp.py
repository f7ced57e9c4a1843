"""A folder that the web server does not list is listed over FTP, as a whole or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportcard.collect import ftp, http
from reportcard.collect.answers import FetchError, HostStoppedError
from reportcard.collect.archive import Archive
from reportcard.collect.hosts import Hosts
from reportcard.collect.http import Client
from tests.collect.clock import Clock, patient_client
from tests.collect.ftp_server import FtpSite, serving_ftp
from tests.collect.project import SOURCE, add_source, made_up_project
from tests.collect.server import Reply, page, serving
from tests.collect.world import World

FOLDER = "/2025/vote/h/pdf/"


@pytest.fixture
def server() -> Iterator[FtpSite]:
    with serving_ftp({FOLDER: ("b.txt", "a.txt")}) as made:
        yield made


@pytest.fixture
def client() -> Iterator[Client]:
    made = patient_client(Clock())
    yield made
    made.close()


def listed(client: Client, server: FtpSite, folder: str = FOLDER) -> str:
    return client.list_folder(server.address + folder, delay=0).decode()


def failure(client: Client, server: FtpSite, folder: str = FOLDER) -> str:
    with pytest.raises((FetchError, HostStoppedError)) as told:
        listed(client, server, folder)
    return str(told.value).replace(server.address.removeprefix("ftp://"), "HOST")


# ---------------------------------------------------------------- one list


def test_a_list_begins_with_its_mark_and_has_a_name_a_line_sorted(
    client: Client, server: FtpSite
) -> None:
    assert listed(client, server) == (
        f"Folder listed over FTP: {server.address}{FOLDER}\na.txt\nb.txt\n"
    )


def test_the_guest_says_where_to_complain_and_hangs_up(client: Client, server: FtpSite) -> None:
    listed(client, server)
    assert server.asked[:3] == [
        "USER anonymous",
        "PASS https://example.org/contact",
        f"CWD {FOLDER}",
    ]


def test_folders_before_the_names_are_left_out_and_blanks_too(client: Client) -> None:
    with serving_ftp({"/a b/": (f"{FOLDER}x.pdf", " y.pdf ", "x.pdf", ".", "..", "")}) as server:
        assert listed(client, server, "/a%20b/").splitlines()[1:] == ["x.pdf", "y.pdf"]


@pytest.mark.parametrize("how", ["drop", "silent", "busy"])
def test_a_list_that_breaks_off_is_asked_for_again(
    client: Client, server: FtpSite, how: str
) -> None:
    server.fails, server.times = how, 2
    assert listed(client, server).splitlines()[1:] == ["a.txt", "b.txt"]


@pytest.mark.parametrize("how", ["drop", "silent", "busy"])
def test_a_list_that_keeps_breaking_off_is_given_up_and_the_server_left_alone(
    client: Client, server: FtpSite, how: str
) -> None:
    server.fails = how
    why = "The folder's list over FTP broke off."
    assert failure(client, server) == f"HOST did not give the page after 6 tries: {why}"
    failure(client, server)
    stopped = f"HOST failed 3 pages in a row, so it is left alone for now: {why}"
    assert failure(client, server) == stopped
    server.asked.clear()
    assert failure(client, server) == stopped
    assert server.asked == []


def test_a_server_without_guests_is_a_sentence(client: Client, server: FtpSite) -> None:
    server.fails = "refuse"
    assert failure(client, server) == "The folder cannot be listed over FTP: 530 no guests."
    assert server.asked == ["USER anonymous"]


def test_a_folder_that_is_not_there_is_a_sentence(client: Client, server: FtpSite) -> None:
    assert failure(client, server, "/2019/") == (
        "The folder cannot be listed over FTP: 550 no such folder."
    )


def test_a_server_that_is_not_there_is_a_sentence(client: Client) -> None:
    with serving_ftp({}) as gone:
        pass
    assert "did not give the page after 6 tries: The folder's list over FTP" in failure(
        client, gone
    )


def test_a_list_without_an_end_is_a_sentence(
    client: Client, server: FtpSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ftp, "MAX_BYTES", 5)
    assert failure(client, server) == "The folder's list over FTP has no end."


def test_a_list_that_takes_too_long_is_given_up(client: Client, server: FtpSite) -> None:
    ticks = iter(range(0, 10**6, 200))
    client.clock = lambda: float(next(ticks))
    assert failure(client, server).endswith("The folder's list over FTP took too long.")


def test_the_server_is_asked_at_the_sources_own_pace(
    client: Client, server: FtpSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http, "_LOOPBACK", frozenset())
    clock = Clock()
    client.sleep, client.clock = clock.sleep, clock.read
    for _time in range(2):
        client.list_folder(server.address + FOLDER, delay=3)
    assert clock.naps == [3.0]


# ---------------------------------------------------------------- in a crawl

# Reads a folder's page ("page NAME" lines) or its list over FTP.
SCRAPER = """
from reportcard.collect.pages import LISTING_MARK, Request
from reportcard.model.records import BillRecord


def start(manifest):
    yield Request(url=f"{manifest.base_url}FOLDER", parse="parse_folder", expects="text",
                  fallback="FTP")


def parse_folder(page):
    lines = page.body.decode().splitlines()
    names = lines[1:] if page.body.startswith(LISTING_MARK) else [x.split()[1] for x in lines]
    for name in names:
        yield Request(url=page.url + name, parse="parse_bill", expects="text")


def parse_bill(page):
    yield BillRecord(session="2025", number="HB1", title=page.body.decode().strip())
"""


@pytest.fixture
def world(tmp_path: Path, server: FtpSite) -> Iterator[World]:
    pages: dict[str, Reply | list[Reply]] = {
        FOLDER: page(b"page a.txt\n"),
        f"{FOLDER}a.txt": page(b"one\n"),
        f"{FOLDER}b.txt": page(b"two\n"),
    }
    with serving(pages) as site:
        project = made_up_project(tmp_path / "project")
        scraper = SCRAPER.replace("FOLDER", FOLDER).replace("FTP", server.address + FOLDER)
        source = SOURCE.replace("https://records.example.org", site.url)
        add_source(project.root, "xx/bills", scraper=scraper, source=source)
        made = World(site, project, Archive(tmp_path / "archive"), hosts=Hosts())
        yield made
        made.close()


def test_the_web_page_is_preferred(world: World, server: FtpSite) -> None:
    assert world.titles() == ["one"]
    assert server.asked == []


@pytest.mark.parametrize("status", [403, 404, 410, 500, 503])
def test_where_the_folder_has_no_page_it_is_listed_and_the_files_come_over_the_web(
    world: World, server: FtpSite, status: int
) -> None:
    world.site.pages[FOLDER] = Reply(status=status)
    assert world.titles() == ["one", "two"]
    assert world.problems() == []
    assert world.site.downloads() == [f"{FOLDER}a.txt", f"{FOLDER}b.txt"]
    assert [word for word in server.asked if word.startswith("RETR")] == []


def test_the_list_is_in_the_archive_like_any_page(world: World, server: FtpSite) -> None:
    world.site.pages[FOLDER] = Reply(status=404)
    world.crawl()
    [kept] = world.archive.versions(world.site.url + FOLDER, world.site.url)
    assert kept.content_type == "text/plain; listed over FTP"
    server.asked.clear()
    assert world.titles(offline=True) == ["one", "two"]
    assert server.asked == []


def test_when_neither_works_both_reasons_are_said_and_the_last_good_list_stays(
    world: World, server: FtpSite
) -> None:
    world.crawl()
    world.site.pages[FOLDER] = Reply(status=404)
    server.fails = "refuse"
    assert world.titles() == ["one"]
    [told] = world.problems()
    assert told.endswith(
        "The page answers 404. Over FTP: The folder cannot be listed over FTP: 530 no guests. Its "
        "version of 2026-05-06 stays in use."
    )


def test_what_robots_txt_forbids_is_not_listed_over_ftp(world: World, server: FtpSite) -> None:
    world.site.pages["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /2025/\n")
    assert world.titles() == []
    assert server.asked == []


def test_whoever_asks_a_copy_does_not_get_the_originals_list(world: World, server: FtpSite) -> None:
    with serving({}) as copy:
        world.hosts = Hosts(copy.url)
        assert world.titles() == []
    assert server.asked == []


def test_folders_without_a_page_do_not_make_the_host_one_in_trouble(
    world: World, server: FtpSite
) -> None:
    """Each is tried to the end, and the files are asked for all the same."""
    folders = [f"/{n}/" for n in range(4)]
    server.folders = dict.fromkeys(folders, ("a.txt",))
    one = SCRAPER[SCRAPER.index("    yield Request(") : SCRAPER.index("\n\n\ndef parse_folder")]
    four = one.replace("{manifest.base_url}FOLDER", "{manifest.base_url}/{n}/").replace(
        '"FTP"', f'f"{server.address}/{{n}}/"'
    )
    scraper = SCRAPER.replace(one, "    for n in range(4):\n" + four.replace("    ", "        ", 1))
    source = SOURCE.replace("https://records.example.org", world.site.url)
    add_source(world.project.root, "xx/many", scraper=scraper, source=source)
    world.sources = ("xx/many",)
    for n, folder in enumerate(folders):
        world.site.pages[folder] = Reply(status=500)
        world.site.pages[f"{folder}a.txt"] = page(f"title {n}\n".encode())
    assert world.titles() == ["title 0", "title 1", "title 2", "title 3"]
    assert world.problems() == []

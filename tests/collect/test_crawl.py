"""A crawl: every current page, each once, whatever single pages, hosts or machines do."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from pathlib import Path

import pytest

from reportcard.collect.archive import Archive
from reportcard.collect.hosts import Hosts
from reportcard.model.records import BillRecord
from tests.collect.project import OFFICIAL, SOURCE, add_source, made_up_project, write
from tests.collect.server import Reply, page, serving
from tests.collect.world import World


def lines(*text: str) -> Reply:
    return page("\n".join(text).encode() + b"\n")


START = lines("page a.txt", "page b.txt", "bill HB0 start")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    pages: dict[str, Reply | list[Reply]] = {
        "/start.txt": START,
        "/a.txt": lines("bill HB1 a"),
        "/b.txt": lines("bill HB2 b"),
    }
    with serving(pages) as site:
        made = World(site, made_up_project(tmp_path / "project"), Archive(tmp_path / "archive"))
        yield made
        made.close()


# ---------------------------------------------------------------- a crawl


def test_pages_that_pages_name_are_read_too(world: World) -> None:
    assert world.titles() == ["a", "b", "start"]
    assert world.problems() == []


def test_records_carry_the_official_address_whichever_host_was_asked(world: World) -> None:
    found = world.crawl()
    assert [p.page_url for p in found] == [f"{OFFICIAL}/{n}.txt" for n in ("start", "a", "b")]
    assert {r.source_url for p in found for r in p.records} == {p.page_url for p in found}


def test_every_page_carries_the_hash_of_the_bytes_it_was_read_from(world: World) -> None:
    for found in world.crawl():
        body = world.archive.read(found.provenance.archive_sha256)
        titles = [record.title for record in found.records if isinstance(record, BillRecord)]
        assert all(title.encode() in body for title in titles)
        assert titles


def test_a_page_named_twice_is_asked_for_once(world: World) -> None:
    world.site.pages["/a.txt"] = lines("page b.txt", "page start.txt", "page a.txt")
    world.crawl()
    assert world.site.targets() == ["/start.txt", "/a.txt", "/b.txt"]


def test_two_sources_share_the_bytes_of_one_page(world: World) -> None:
    add_source(world.project.root, "xx/again")
    world.sources = ("xx/bills", "xx/again")
    assert world.titles() == ["a", "a", "b", "b", "start", "start"]
    assert world.site.targets() == ["/start.txt", "/a.txt", "/b.txt"]


def test_progress_is_told_after_every_page(world: World) -> None:
    told: list[tuple[int, int, str]] = []
    run = world.begin()
    run.progress = lambda *, known, done, label: told.append((known, done, label))
    list(run.pages())
    assert told == [(3, 1, "start.txt"), (3, 2, "a.txt"), (3, 3, "b.txt")]


def test_a_second_run_downloads_nothing(world: World) -> None:
    first = world.crawl()
    world.site.asked.clear()
    assert world.crawl() == first
    assert world.site.downloads() == []
    assert world.report is not None
    assert (world.report.fetched, world.report.not_modified) == (0, 3)


def test_a_page_without_validators_rests_for_the_days_it_may(world: World) -> None:
    world.site.pages["/start.txt"] = lines("page a.txt 1")
    world.site.pages["/a.txt"] = Reply(b"bill HB1 a\n")
    world.crawl()
    world.clock.sleep(23 * 3600)
    world.crawl()
    assert world.site.targets().count("/a.txt") == 1
    world.clock.sleep(2 * 3600)
    world.crawl()
    assert world.site.targets().count("/a.txt") == 2


def test_a_copy_from_the_future_does_not_rest_until_then(world: World) -> None:
    world.site.pages["/start.txt"] = lines("page a.txt 1")
    world.site.pages["/a.txt"] = Reply(b"bill HB1 a\n")
    world.clock.sleep(timedelta(days=3650).total_seconds())
    world.crawl()
    world.clock.sleep(-timedelta(days=3650).total_seconds())
    world.crawl()
    assert world.site.targets().count("/a.txt") == 2


def test_an_interrupted_run_from_the_future_is_not_gone_on_with(world: World) -> None:
    world.clock.sleep(timedelta(days=3650).total_seconds())
    list(islice(world.begin().pages(), 2))
    world.clock.sleep(-timedelta(days=3650).total_seconds())
    world.crawl()
    assert world.site.targets().count("/start.txt") == 2


def test_a_page_with_validators_is_asked_about_each_time_whatever_it_may_rest(
    world: World,
) -> None:
    world.site.pages["/start.txt"] = lines("page a.txt 1")
    world.crawl()
    world.crawl()
    assert world.site.targets().count("/a.txt") == 2
    assert world.site.downloads().count("/a.txt") == 1


def test_a_changed_page_gives_its_new_records(world: World) -> None:
    world.crawl()
    world.site.pages["/a.txt"] = lines("bill HB1 a, amended")
    assert world.titles() == ["a, amended", "b", "start"]


def test_an_address_outside_the_sources_site_is_never_asked(world: World) -> None:
    away = ("http://127.0.0.1:1/x", f"{OFFICIAL}.evil.org/x", f"{OFFICIAL}@evil.org/x")
    world.site.pages["/start.txt"] = lines(*(f"page {url}" for url in away))
    world.crawl()
    assert world.site.targets() == ["/start.txt"]
    assert len(world.problems()) == len(away)
    assert all(f"The address lies outside {OFFICIAL}." in told for told in world.problems())


# ---------------------------------------------------------------- bad pages


def test_a_page_that_cannot_be_read_is_named_and_the_rest_goes_on(world: World) -> None:
    world.site.pages["/a.txt"] = lines("bill HB1 a", "nonsense")
    assert world.titles() == ["b", "start"]
    assert world.problems() == [
        f"{OFFICIAL}/a.txt: The page has the line nonsense. What it says is missing until the page "
        "can be read."
    ]


def test_a_refused_page_gives_its_sentence_and_no_half_of_its_records(world: World) -> None:
    world.site.pages["/a.txt"] = lines("bill HB1 a", "nonsense")
    [refused] = [found for found in world.crawl() if found.refused]
    assert (refused.page_url, refused.records) == (f"{OFFICIAL}/a.txt", ())
    assert refused.refused == "The page has the line nonsense."


ERROR_PAGE = page(b"<html><body>Sorry</body></html>")


@pytest.mark.parametrize(
    ("trouble", "why"),
    [
        (lines("nonsense"), "The page has the line nonsense."),
        (ERROR_PAGE, "A web page answered in place of the text file."),
        (Reply(status=404), "The page answers 404."),
        (Reply(status=500), "HOST did not give the page after 6 tries: It answers 500."),
    ],
    ids=["unreadable", "error page", "gone", "failing"],
)
def test_the_last_good_version_stays_in_use(world: World, trouble: Reply, why: str) -> None:
    world.crawl()
    world.clock.sleep(86_400)
    world.site.pages["/a.txt"] = trouble
    assert world.titles() == ["a", "b", "start"]
    assert world.problems() == [f"{OFFICIAL}/a.txt: {why} Its version of 2026-05-06 stays in use."]


def test_of_several_bad_versions_none_is_used(world: World) -> None:
    world.crawl()
    for bad in ("nonsense", "more nonsense"):
        world.clock.sleep(86_400)
        world.site.pages["/a.txt"] = lines(bad)
        assert world.titles() == ["a", "b", "start"]
    [told] = world.problems()
    assert told.endswith("the line more nonsense. Its version of 2026-05-06 stays in use.")


def test_a_first_answer_that_says_unchanged_is_said(world: World) -> None:
    world.site.pages["/a.txt"] = Reply(status=304)
    assert world.titles() == ["b", "start"]
    [told] = world.problems()
    assert "The page answers 304 to a first request." in told


def test_a_page_that_two_sources_want_and_nobody_gives_is_asked_for_by_one(world: World) -> None:
    add_source(world.project.root, "xx/again")
    world.sources = ("xx/bills", "xx/again")
    world.site.pages["/a.txt"] = Reply(status=404)
    world.crawl()
    assert world.site.targets().count("/a.txt") == 1


def test_a_page_that_comes_back_is_read_again(world: World) -> None:
    world.crawl()
    good = world.site.pages["/a.txt"]
    world.site.pages["/a.txt"] = ERROR_PAGE
    world.crawl()
    world.site.pages["/a.txt"] = good
    assert world.titles() == ["a", "b", "start"]
    assert world.problems() == []


def test_a_listing_that_cannot_be_read_keeps_the_pages_it_named(world: World) -> None:
    world.crawl()
    world.site.pages["/start.txt"] = ERROR_PAGE
    assert world.titles() == ["a", "b", "start"]
    assert len(world.problems()) == 1


def test_fewer_records_than_expected_are_said(world: World) -> None:
    expected = SOURCE + "expect:\n  BillRecord: {min: 5, max: 9}\n"
    add_source(world.project.root, "xx/bills", source=expected)
    world.crawl()
    assert world.problems() == [
        "scrapers/xx/bills/source.yml: expect.BillRecord: 3 records of type BillRecord were found; "
        "5 to 9 are expected. Session 2025."
    ]


# ---------------------------------------------------------------- interrupted


@pytest.mark.parametrize("after", [1, 2])
def test_an_interrupted_run_asks_for_nothing_twice(world: World, after: int) -> None:
    list(islice(world.begin().pages(), after))
    assert world.titles() == ["a", "b", "start"]
    assert sorted(world.site.targets()) == ["/a.txt", "/b.txt", "/start.txt"]


def test_a_run_interrupted_days_ago_asks_again_whether_pages_changed(world: World) -> None:
    list(islice(world.begin().pages(), 2))
    world.clock.sleep(timedelta(days=3).total_seconds())
    world.crawl()
    assert world.site.targets().count("/start.txt") == 2
    assert sorted(world.site.downloads()) == ["/a.txt", "/b.txt", "/start.txt"]


def test_a_host_that_wants_rest_is_one_sentence_and_the_next_run_goes_on(world: World) -> None:
    world.crawl()
    world.clock.sleep(86_400)
    rest = Reply(status=503, headers={"Retry-After": "3600"})
    world.site.pages |= {"/a.txt": [rest, lines("bill HB1 a2")], "/b.txt": lines("bill HB2 b2")}
    assert world.titles() == ["a", "b", "start"]
    assert world.problems() == [
        "HOST asks to be left alone for 60 minutes. 2 pages were not asked for; what is stored "
        "stays in use. The same command goes on from there."
    ]
    assert world.report is not None
    assert not world.report.finished
    world.site.asked.clear()
    assert world.titles() == ["a2", "b2", "start"]
    assert world.site.targets() == ["/a.txt", "/b.txt"]


def test_a_host_that_is_not_there_leaves_everything_stored_in_use(world: World) -> None:
    world.crawl()
    run = world.begin(hosts=Hosts("http://127.0.0.1:1"))
    assert list(run.pages()) == []
    assert [p.sentence() for p in run.report.problems] == [
        "robots.txt of 127.0.0.1:1 cannot be read, so the host is left alone: The connection "
        "failed. 1 page was not asked for; what is stored stays in use. The same command goes on "
        "from there."
    ]


# ---------------------------------------------------------------- offline, and own tables


def test_offline_reads_the_archive_and_asks_nobody(world: World) -> None:
    world.crawl()
    world.site.asked.clear()
    assert world.titles(offline=True) == ["a", "b", "start"]
    assert world.site.asked == []


def test_offline_says_what_was_never_fetched(world: World) -> None:
    world.site.pages["/b.txt"] = Reply(status=404)
    world.crawl()
    assert world.titles(offline=True) == ["a", "start"]
    assert world.problems() == [
        f"{OFFICIAL}/b.txt: The page is not in the archive. What it says is missing until the page "
        "can be read."
    ]


def test_a_table_of_the_projects_own_is_read_from_the_project(world: World) -> None:
    world.site.pages["/start.txt"] = lines("page project:tables/own.txt")
    write(world.project.root / "tables/own.txt", "bill HB9 own\n")
    found = world.crawl()
    assert world.titles() == ["own"]
    assert [p.provenance.transcribed for p in found] == [False, True]


def test_a_table_of_the_projects_own_that_is_spoilt_leaves_its_last_version_in_use(
    world: World,
) -> None:
    world.site.pages["/start.txt"] = lines("page project:tables/own.txt")
    write(world.project.root / "tables/own.txt", "bill HB9 own\n")
    world.crawl()
    write(world.project.root / "tables/own.txt", "nonsense\n")
    assert world.titles() == ["own"]
    assert world.problems() == [
        "project:tables/own.txt: The page has the line nonsense. Its version of 2026-05-06 stays "
        "in use."
    ]


def test_bytes_that_a_disk_lost_are_fetched_again(world: World, tmp_path: Path) -> None:
    world.crawl()
    for path in (tmp_path / "archive" / "objects").rglob("*"):
        if path.is_file():
            path.unlink()
    world.archive.close()
    world.archive = Archive(tmp_path / "archive")
    world.site.asked.clear()
    assert world.titles() == ["a", "b", "start"]
    assert world.site.downloads() == ["/start.txt", "/a.txt", "/b.txt"]

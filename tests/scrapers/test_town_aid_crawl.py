"""The sources of towns collected from a host on this machine, to the store and to what is said."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportcard.cli import run
from reportcard.collect.archive import Archive
from reportcard.errors import EXIT_OK
from reportcard.model.money import Money
from reportcard.store.connect import open_store
from reportcard.store.read import read_facts
from tests.collect.command import arguments, new_project, store_of
from tests.collect.server import Reply, SmallSite, page, serving
from tests.scrapers import town_pages

SOURCES = ("us_ct/districts", "us_ct/town_aid", "us_ct/open_data")
FILE = "/-/media/sde/grants-management/ecsmbr/ecsentit_excel.xlsx"
LIST = "/asp/content/townlist.asp"
VIEW = f"/api/views/{town_pages.DATASET}.json"
CATALOGUE = f"/api/catalog/v1?domains=data.ct.gov&ids={town_pages.DATASET}"
COUNT = f"/resource/{town_pages.DATASET}.json?$select=count(*)"
ROWS = f"/resource/{town_pages.DATASET}.json?$select=town_no,town&$order=:id&$limit=50000&$offset=0"


@pytest.fixture
def site() -> Iterator[SmallSite]:
    """The three sites on one host, each page as its site gives it."""
    pages: dict[str, Reply | list[Reply]] = {
        "/robots.txt": Reply(b"User-agent: *\n"),
        LIST: Reply(town_pages.town_list()),
        FILE: page(town_pages.spreadsheet()),
        CATALOGUE: Reply(town_pages.catalogue()),
        VIEW: Reply(town_pages.view()),
        COUNT: Reply(town_pages.row_count()),
        ROWS: Reply(town_pages.dataset_rows()),
    }
    with serving(pages) as made:
        yield made


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The folder of an empty project."""
    return new_project(tmp_path / "project")


def collect(project: Path, site: SmallSite, *, session: str = "2026") -> int:
    return run(arguments(project, site.url, sources=SOURCES, session=session))


def money(project: Path) -> Money:
    con = open_store(store_of(project), read_only=True)
    try:
        return read_facts(con).money
    finally:
        con.close()


def test_all_three_sources_fill_the_store_and_agree(
    project: Path, site: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    assert collect(project, site) == EXIT_OK
    assert capsys.readouterr().err.splitlines()[-1] == "Everything adds up."
    found = money(project)
    assert (len(found.towns), len(found.grants)) == (169, 169 * 27)
    assert {grant.amount_dollars for grant in found.grants if grant.town_code == 64} == {
        town_pages.amount(64, year) for year in range(2001, 2028)
    }


def test_the_spreadsheets_session_never_goes_to_the_host(project: Path, site: SmallSite) -> None:
    collect(project, site)
    assert site.targets().count(FILE) == 1
    assert not [target for target in site.targets() if "#" in target]


def test_an_overwritten_spreadsheet_is_kept_as_it_was_on_each_day(
    project: Path, site: SmallSite
) -> None:
    collect(project, site, session="2025")

    def raised(cells: dict[str, town_pages.Cells]) -> None:
        rows = cells["2025-2027"]
        rows[3][4] = town_pages.amount(1, 2027) + 5
        rows[-1][4] = rows[-1][4] + 5  # type: ignore[operator]

    site.pages[FILE] = page(town_pages.spreadsheet(raised))
    collect(project, site, session="2026")
    amounts = [g.amount_dollars for g in money(project).grants if g.town_code == 1]
    assert amounts[-1] == town_pages.amount(1, 2027) + 5
    official = "https://portal.ct.gov" + FILE
    with Archive(project / "data" / "archive") as archive:
        versions = {
            session: entry.sha256
            for session in ("2025", "2026")
            if (entry := archive.find(f"{official}#{session}", site.url)) is not None
        }
    assert len(set(versions.values())) == 2


def test_a_web_page_in_place_of_the_spreadsheet_leaves_the_last_good_one_in_force(
    project: Path, site: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    collect(project, site)
    before = money(project)
    site.pages[FILE] = Reply(b"<!DOCTYPE html>\n<html><body>Moved</body></html>\n")
    collect(project, site)
    assert "A web page answered in place of the xlsx file." in capsys.readouterr().err
    assert money(project).grants == before.grants


def test_a_site_that_asks_for_rest_is_asked_again_later(project: Path, site: SmallSite) -> None:
    site.pages[ROWS] = [
        Reply(b"slow down", 429, {"Retry-After": "0"}),
        Reply(town_pages.dataset_rows()),
    ]
    assert collect(project, site) == EXIT_OK
    assert site.targets().count(ROWS) == 2


def test_a_site_that_gives_one_full_page_for_ever_is_left_after_the_second(
    project: Path, site: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = json.loads(town_pages.dataset_rows(1, 1)) * 50_000
    site.pages[COUNT] = Reply(town_pages.row_count("500000"))
    for offset in range(0, 500_001, 50_000):
        target = ROWS.replace("$offset=0", f"$offset={offset}")
        site.pages[target] = Reply(json.dumps(rows).encode())
    collect(project, site)
    assert len([target for target in site.targets() if "$offset" in target]) == 2
    said = capsys.readouterr().err.replace("\n", " ")
    assert "The site gave an earlier page of rows once more." in said


def test_a_list_that_names_other_districts_than_the_census_counts_is_told(
    project: Path, site: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [(*row[:2], "55", row[3]) if row[0] == "Avon" else row for row in town_pages.list_rows()]
    site.pages[LIST] = Reply(town_pages.town_list(rows))
    collect(project, site)
    said = capsys.readouterr().err.replace("\n", " ")
    assert "Avon (House): the districts 17, 19 add up to the whole town and are shown" in said
    parts = [p for p in money(project).town_districts if p.town_code == 4 and p.chamber == "house"]
    assert [(p.district, p.population) for p in parts] == [(17, 14_151), (19, 4_781)]


def test_a_file_that_robots_txt_forbids_stays_as_it_was_read(
    project: Path, site: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    collect(project, site)
    before = money(project)
    site.pages["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /-/media/\n")
    site.asked.clear()
    collect(project, site)
    assert "does not allow this address. Its version of" in capsys.readouterr().err
    assert FILE not in site.targets()
    assert money(project).grants == before.grants


def test_a_site_that_asks_for_an_hour_is_left_alone_and_nothing_is_lost(
    project: Path, site: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    collect(project, site)
    before = money(project)
    site.pages[FILE] = Reply(b"busy", 503, {"Retry-After": "3600"})
    site.asked.clear()
    collect(project, site)
    assert "asks to be left alone for 60 minutes." in capsys.readouterr().err.replace("\n", " ")
    assert site.targets()[-1] == FILE
    assert money(project).grants == before.grants

"""The whole site as a ZIP file: what is in it, the same bytes, nothing of a name in its paths."""

import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reportcard.edition.contexts import build_edition
from reportcard.edition.offline import OFFLINE_PATH, OfflineSite
from tests.edition.site_reading import Site, made_up_edition, rendered
from tests.edition.world import made_up_about, made_up_facts, made_up_scored

ELSEWHERE = {
    "share/a.en.png": b"png",
    "report-card.en.pdf": b"pdf",
    "data/reportcard.duckdb": b"db",
    "data/votes.parquet": b"pq",
    "proofs/2025.html": b"copy",
    "robots.txt": b"robots",
}
READ = {"data/votes.csv": b"a,b\n", "data/datapackage.json": b"{}"}


@pytest.fixture(scope="module")
def site(repository: Path) -> Site:
    return rendered(made_up_edition(), repository)


def pack(site: Site, repository: Path, **about: object) -> bytes:
    edition = build_edition(
        facts=made_up_facts(),
        scored=made_up_scored(),
        about=replace(made_up_about(), **about),  # type: ignore[arg-type]  # given by name
    )
    offline = OfflineSite(edition, locale_dir=repository / "templates" / "locale")
    files = list(offline.with_pack(site.items()))
    assert files[:-1] == list(site.items())
    assert files[-1][0] == OFFLINE_PATH
    return files[-1][1]


def names(body: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        assert packed.testzip() is None
        return packed.namelist()


def test_it_holds_all_that_reading_needs_and_nothing_heavy(site: Site, repository: Path) -> None:
    found = names(pack({**site, **READ, **ELSEWHERE}, repository))
    wanted = {"README.txt", "data/votes.csv", *site}
    assert set(found) == {f"report-card-site/{name}" for name in wanted}
    assert found == sorted(found)


def test_the_same_files_give_the_same_bytes_in_whatever_order_they_come(
    site: Site, repository: Path
) -> None:
    turned = dict(reversed(list(site.items())))
    assert pack(site, repository) == pack(turned, repository)


def test_every_file_has_the_day_of_the_edition_and_one_mode(site: Site, repository: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(pack(site, repository))) as packed:
        day = made_up_about().built_on
        for entry in packed.infolist():
            assert entry.date_time == (day.year, day.month, day.day, 0, 0, 0)
            assert (entry.external_attr >> 16, entry.create_system) == (0o100644, 3)


def test_an_edition_older_than_zip_files_can_be_packed(repository: Path) -> None:
    body = pack({"index.html": b"x"}, repository, built_on=date(1975, 1, 1))
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        assert {entry.date_time[0] for entry in packed.infolist()} == {1980}


def test_the_readme_says_in_both_languages_what_is_not_there(repository: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(pack({}, repository))) as packed:
        text = packed.read("report-card-site/README.txt").decode()
    for said in (
        "Open the file index.html", "Abra el archivo index.html",
        "some things are not in it", "faltan algunas cosas",
        "Sample edition: illustrative", "Edición de muestra: posiciones",
    ):  # fmt: skip
        assert said in text

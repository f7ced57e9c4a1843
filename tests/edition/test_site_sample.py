"""The site of the embedded sample: what only real names, texts and numbers can show."""

import gzip
import re
from pathlib import Path

import pytest

from reportcard.edition.contexts import Edition
from tests.edition.sample_site import sample_edition
from tests.edition.site_reading import (
    WRITTEN_BY_OTHERS,
    Site,
    is_elsewhere,
    page_paths,
    read,
    rendered,
    target,
    words,
)


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Edition:
    return sample_edition(tmp_path_factory.mktemp("sample"), repository)


@pytest.fixture(scope="module")
def site(edition: Edition, repository: Path) -> Site:
    return rendered(edition, repository)


def test_every_page_weighs_less_than_100_kilobytes_with_all_that_it_loads(site: Site) -> None:
    loaded = sum(len(gzip.compress(site[name])) for name in site if name.startswith("assets/"))
    heavy = {
        path: size
        for path in page_paths(site)
        if (size := loaded + len(gzip.compress(site[path]))) >= 100_000
    }
    assert heavy == {}


def test_every_link_within_the_site_leads_to_a_file(site: Site) -> None:
    for path in page_paths(site):
        for address in re.findall(r'(?:href|src)="([^"]*)"', site[path].decode("utf-8")):
            if not is_elsewhere(address):
                file, _fragment = target(path, address)
                assert file in site or WRITTEN_BY_OTHERS.fullmatch(file), (path, address)


def test_every_legislator_with_a_score_has_three_reasons_and_a_question(edition: Edition) -> None:
    for page in edition.legislators:
        if page.person.shown is not None:
            assert len(page.reasons) == 3, page.person.name
            assert page.questions, page.person.name


def test_a_transcribed_sample_shows_no_line_of_the_official_sheet(site: Site) -> None:
    for path in page_paths(site):
        text = site[path].decode("utf-8")
        assert " of the sheet</span>" not in text, path
        assert " de la hoja</span>" not in text, path


def test_a_bill_that_its_title_names_is_not_named_again(site: Site) -> None:
    for path in page_paths(site):
        assert not re.search(r"\((HB|SB) (\d+)[^()]*\) \(\1 \2\)", site[path].decode("utf-8")), path


def test_every_legislator_of_the_place_is_on_the_home_page(edition: Edition, site: Site) -> None:
    rows = read(site, "es/index.html").select("#people tbody th a")
    assert len({words(row) for row in rows}) == len(edition.home.sitting) > 180

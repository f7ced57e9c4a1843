"""The site of the embedded sample: what only real names, texts and numbers can show."""

import gzip
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from reportcard.edition.contexts import Edition
from tests.edition.sample_site import sample_edition
from tests.edition.site_reading import (
    WRITTEN_BY_OTHERS,
    Site,
    attribute,
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


# Design, sources B2: the law before, the Governor's bill, the committee's, the law.
QUOTED = {
    "Education Equalization Grants": "$2,456,935,081 $2,458,678,956 $2,458,690,805 $2,456,935,081",
    "Magnet Schools": "$344,345,603 $332,345,603 $344,345,603 $339,255,603",
    "Charter Schools": "$144,122,548 $147,112,541 $148,686,141 $147,337,541",
    "Excess Cost - Student Based": "$221,119,782 $221,119,782 $221,119,782 $221,119,782",
    "Open Choice Program": "$31,472,503 $31,472,503 $31,472,503 $31,472,503",
    "Adult Education": "$25,953,382 $21,694,983 $25,356,130 $25,356,130",
}


@pytest.mark.parametrize("path", ["money/index.html", "es/money/index.html"])
def test_the_department_of_education_is_on_the_page_line_by_line_with_its_documents(
    site: Site, path: str
) -> None:
    part = read(site, path).select("details.agency")[0]
    assert words(part.select("summary .printed")[0]) == "DEPARTMENT OF EDUCATION"
    rows = {words(row.select("th span")[0]): row for row in part.select("tbody tr:not(.sum)")}
    assert len(rows) > 50
    for account, figures in QUOTED.items():
        cells = rows[account].select("td")[:4]
        assert " ".join(words(cell) for cell in cells) == figures
        for cell in cells:
            (link,) = cell.select("a")
            assert re.fullmatch(r"page=\d+", urlsplit(attribute(link, "href")).fragment)


def test_every_roll_call_on_the_budget_has_a_page_with_everyones_vote(
    edition: Edition, site: Site
) -> None:
    assert edition.money is not None
    listed = [row for c in edition.money.cycles for bill in c.bills for row in bill.roll_calls]
    assert len(listed) >= 20
    assert any(not row.is_graded for row in listed)
    for row in listed:
        page = read(site, f"roll-calls/{row.roll_call.stem}.html")
        ref = row.roll_call
        assert len(page.select("table.votes tbody tr")) >= ref.yes_count + ref.no_count


def test_every_town_has_a_page_with_its_legislators_in_both_chambers(edition: Edition) -> None:
    assert len(edition.town_pages) == 169
    held = {
        (seat.chamber, seat.district): [person.person_id for person in seat.people]
        for page in edition.town_pages
        for chamber in page.chambers
        for seat in chamber.seats
    }
    assert len(held) == 151 + 36
    assert all(chamber.seats for page in edition.town_pages for chamber in page.chambers)
    sitting = {(card.chamber, card.district): [card.person_id] for card in edition.home.sitting}
    assert {seat: people for seat, people in held.items() if people} == sitting


def test_every_sitting_legislator_has_the_towns_of_the_district(edition: Edition) -> None:
    without = [p.person.name for p in edition.legislators if p.person.in_office != bool(p.towns)]
    assert without == []


def test_the_sum_over_the_towns_and_the_line_of_the_budget_differ_as_the_page_says(
    edition: Edition, site: Site
) -> None:
    assert edition.towns is not None
    main = next(sums for sums in edition.towns.sums if sums.program == "ecs")
    assert main.compared is not None
    assert main.compared.dollars == 2_458_690_805
    assert [(line.stage, line.difference) for line in main.compared.lines] == [
        ("governor", 11_849),
        ("committee", 0),
        ("enacted", 1_755_724),
    ]
    text = words(read(site, "towns/avon.html"))
    assert "The towns add up to $1,755,724 more." in text
    assert "so this page cannot say why." in text
    links = [
        attribute(link, "href") for link in read(site, "towns/avon.html").select("#money ~ ul a")
    ]
    assert [re.sub(r".*/", "", address) for address in links] == [
        "2026HB-05032-R00-HB.PDF#page=15",
        "2026HB-05032-R01-HB.PDF#page=14",
        "2026PA-00068-R00SB-00001-PA.PDF#page=15",
    ]


def test_a_town_whose_parts_nobody_counted_says_so_and_one_that_was_counted_gives_the_counts(
    site: Site,
) -> None:
    avon, hartford = (
        [words(row) for row in read(site, f"towns/{town}.html").select(".seats tbody th")]
        for town in ("avon", "hartford")
    )
    assert avon[0] == "17 about 75 of 100 residents (14,151 of 18,932)"
    assert len(hartford) == 6 + 2
    assert {row.partition(" ")[2] for row in hartford} == {"share not known"}

"""Finding one's legislators: towns, villages and ZIP codes, each with what is known and no more."""

import csv
import io
import json
import posixpath
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from reportcard.edition.contexts import Edition, FindPage
from reportcard.edition.contexts.find import FindEntry
from reportcard.edition.downloads import csv_bytes
from reportcard.model.money import Money, Place
from tests.edition.made_up_towns import CORNER, made_up_towns, read
from tests.edition.site_reading import Site, attribute, made_up_edition, rendered, words
from tests.edition.site_reading import read as read_page

LANGUAGES = ("", "es/")


@cache
def edition() -> Edition:
    return made_up_edition(money=made_up_towns())


@pytest.fixture(scope="module")
def site(repository: Path) -> Site:
    return rendered(edition(), repository)


def page_of(money: Money) -> FindPage:
    found = made_up_edition(money=money).find
    assert found is not None
    return found


def found() -> FindPage:
    return page_of(made_up_towns())


def entry(name: str) -> FindEntry:
    return next(e for group in found().letters for e in group.entries if e.name == name)


# ---------------------------------------------------------------- what is on the page


def test_towns_and_villages_stand_together_from_a_to_z_without_regard_to_accents() -> None:
    assert [(group.letter, [e.name for e in group.entries]) for group in found().letters] == [
        ("A", ["Árbol", "Ashby"]),
        ("B", ["Bañado"]),
        ("C", ["Corner"]),
        ("D", ["Dale & <Moor>"]),
        ("M", ["Mill"]),
    ]


def test_a_town_has_all_its_districts_and_a_village_all_its_towns() -> None:
    assert [(s.chamber, s.district) for s in entry("Bañado").seats] == [
        ("house", 2), ("house", 3), ("senate", 1), ("senate", 2),
    ]  # fmt: skip
    assert entry("Bañado").is_split
    assert not entry("Ashby").is_split
    assert [town.name for town in entry("Mill").towns] == ["Bañado", "Corner"]
    assert entry("Mill").seats == ()


def test_a_place_that_nobody_settled_has_no_town_and_is_told_apart() -> None:
    page = found()
    assert (page.open_villages, page.open_zips) == (("Nowhere",), ("06390",))
    assert (page.town_count, page.village_count) == (4, 2)


def test_zip_codes_stand_by_their_first_digits() -> None:
    assert [
        (group.digits, [(row.code, row.town.name) for row in group.rows]) for group in found().zips
    ] == [("060", [("06001", "Ashby"), ("06002", "Corner")]), ("061", [("06110", "Bañado")])]


def test_a_village_that_is_called_as_a_town_comes_after_it() -> None:
    village = Place("village", "Ashby", CORNER, read("places"))
    money = replace(made_up_towns(), places=(village,))
    first = page_of(money).letters[0].entries
    assert [(e.is_town, e.towns[0].name) for e in first] == [(True, "Ashby"), (False, "Corner")]


def test_the_search_looks_through_the_same_places() -> None:
    index = found().index
    assert index == edition().home.places
    assert index.towns[1] == ("Bañado", "banado")
    assert index.villages == (("Árbol", (1,)), ("Mill", (1, 2)), ("Nowhere", ()))
    assert index.zips == (("06001", 0), ("06002", 2), ("06110", 1), ("06390", None))


# ---------------------------------------------------------------- the page itself


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sitting_legislator_of_a_town_is_one_link_away(site: Site, language: str) -> None:
    page = read_page(site, f"{language}find.html")
    seats = [seat for group in found().letters for e in group.entries for seat in e.seats]
    slugs = {person.slug for seat in seats for person in seat.people}
    links = {attribute(a, "href") for a in page.select('.found a[href^="legislators/"]')}
    assert links == {f"legislators/{slug}.html" for slug in slugs}
    assert len(slugs) == 7


@pytest.mark.parametrize(
    ("language", "split", "share", "vacant", "unknown"),
    [
        ("", "split between districts", "about 25 of 100 residents", "nobody in the record",
         "share not known"),
        ("es/", "repartido entre distritos", "cerca de 25 de cada 100 habitantes",
         "nadie en el registro", "no se sabe qué parte"),
    ],
)  # fmt: skip
def test_a_split_town_and_a_vacant_seat_are_said_and_an_unknown_share_is_left_to_its_page(
    site: Site, language: str, split: str, share: str, vacant: str, unknown: str
) -> None:
    lines = {
        words(line).split(" ")[0]: words(line)
        for line in read_page(site, f"{language}find.html").select(".found > li")
    }
    assert split in lines["Bañado"]
    assert share in lines["Bañado"]
    assert unknown not in lines["Bañado"]
    assert unknown in words(read_page(site, f"{language}towns/banado.html"))
    assert vacant in lines["Dale"]
    assert split not in lines["Ashby"]


@pytest.mark.parametrize(
    ("language", "line", "zip_code"),
    [
        ("", "Mill village in several towns: Bañado , Corner", "your town may be another"),
        ("es/", "Mill vecindario de varios pueblos: Bañado , Corner", "su pueblo puede ser otro"),
    ],
)
def test_a_village_of_two_towns_names_both_and_a_zip_code_promises_no_town(
    site: Site, language: str, line: str, zip_code: str
) -> None:
    page = read_page(site, f"{language}find.html")
    assert line in [words(found) for found in page.select(".found > li")]
    section = page.select_one('section[aria-labelledby="zips"]')
    assert section is not None
    assert zip_code in words(section)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unsettled_place_is_named_and_leads_nowhere(site: Site, language: str) -> None:
    page = read_page(site, f"{language}find.html")
    section = page.select_one('section[aria-labelledby="open"]')
    assert section is not None
    assert "Nowhere, 06390" in words(section)
    assert section.select("a") == []


def block(page: BeautifulSoup) -> list[list[list[object]]]:
    """What the search looks through, as the script reads it."""
    script = page.select_one("#place-index")
    assert script is not None
    found = json.loads(script.get_text())
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_carry_the_index_and_each_town_in_it_has_a_page(
    site: Site, language: str
) -> None:
    for name in ("index.html", "find.html"):
        towns, villages, zips = block(read_page(site, language + name))
        assert {f"{language}towns/{slug}.html" for _name, slug in towns} <= site.keys()
        assert ["Nowhere", []] in villages
        assert ["06390", None] in zips


def test_a_name_with_a_tag_does_not_end_the_block(site: Site) -> None:
    assert (
        b"<Moor"
        not in site["index.html"].partition(b'id="place-index"')[2].partition(b"</script>")[0]
    )
    towns = block(read_page(site, "index.html"))[0]
    assert ["Dale & <Moor>", "dale-moor"] in towns


@pytest.mark.parametrize("language", LANGUAGES)
def test_home_leads_to_the_page_and_the_script_is_on_both(site: Site, language: str) -> None:
    home = read_page(site, f"{language}index.html")
    assert home.select('main a[href="find.html"]')
    for name in ("index.html", "find.html"):
        scripts = [
            attribute(s, "src") for s in read_page(site, language + name).select("script[src]")
        ]
        paths = [posixpath.normpath(posixpath.join(language, src)) for src in scripts]
        assert "assets/find.js" in paths


# ---------------------------------------------------------------- less than all of it


def test_without_villages_and_zip_codes_towns_are_found_all_the_same(repository: Path) -> None:
    money = replace(made_up_towns(), places=())
    site = rendered(made_up_edition(money=money), repository)
    page = read_page(site, "find.html")
    assert len(page.select(".found > li")) == 4
    assert page.select('[aria-labelledby="zips"], [aria-labelledby="open"]') == []
    assert page.select('a[href$="places.csv"]') == []
    assert block(page)[1:] == [[], []]


def test_without_towns_there_is_no_page_and_the_search_is_of_legislators(repository: Path) -> None:
    site = rendered(made_up_edition(), repository)
    assert [path for path in site if path.endswith("find.html")] == []
    home = read_page(site, "es/index.html")
    assert home.select('a[href*="find.html"], #place-index, #places') == []
    label = home.select_one('label[for="q"]')
    assert label is not None
    assert words(label) == "Nombre, número de distrito o partido"


# ---------------------------------------------------------------- the download


def test_the_download_has_a_row_for_each_place_and_town_and_says_where_it_was_read() -> None:
    table = next(table for table in edition().tables if table.name == "places")
    rows = list(csv.DictReader(io.StringIO(csv_bytes(table).decode(), newline="")))
    assert [(row["place_id"], row["town_code"]) for row in rows if row["kind"] == "village"] == [
        ("village/Mill/2", "2"),
        ("village/Mill/3", "3"),
        ("village/Nowhere/-", ""),
        ("village/Árbol/2", "2"),
    ]
    assert {row["source_url"] for row in rows} == {"https://example.org/places"}
    assert len(rows) == 8

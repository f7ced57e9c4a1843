"""Charts and maps: every seat a link, never colour alone, the same figures on page and in file."""

import csv
import io
import re
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reportcard.edition.chart_files import chart_paths, render_charts
from reportcard.edition.contexts import Edition, build_edition
from reportcard.edition.contexts.build_charts import COLUMN, SCALE, score_bins
from reportcard.edition.contexts.charts import ChamberCharts
from reportcard.edition.patterns import PATTERNS, UNRATED, VACANT, grade_patterns
from reportcard.edition.site import site_paths
from reportcard.model.text import Text
from reportcard.model.vocabulary import Chamber
from tests.edition.maps import edition_with_maps, mapped, shapes
from tests.edition.rich import rich
from tests.edition.site_reading import (
    Site,
    attribute,
    made_up_edition,
    many_members,
    read,
    rendered,
    words,
)
from tests.edition.world import MEMBERS, made_up_about, made_up_facts, made_up_scored
from tests.properties import PROPERTY

LANGUAGES = ("", "es/")
SVG = {"svg": "http://www.w3.org/2000/svg"}


@cache
def plain() -> Edition:
    return made_up_edition()


@pytest.fixture(scope="module")
def site(repository: Path) -> Site:
    return rendered(plain(), repository)


@pytest.fixture(scope="module")
def with_maps(repository: Path) -> Site:
    return rendered(mapped(), repository)


def chart(edition: Edition, chamber: Chamber = "house") -> ChamberCharts:
    return next(c for c in edition.charts.chambers if c.chamber == chamber)


def drawing(page: BeautifulSoup, name: str) -> Tag:
    """A drawing on the page, by its file's name."""
    found = page.select_one(f'[aria-labelledby="{name}-t {name}-d"]')
    assert found is not None
    return found


def text_of(root: etree._Element) -> str:
    """All the text of a picture, spaces folded."""
    return " ".join("".join(map(str, root.itertext())).split())


def labels(tag: Tag) -> list[str]:
    return [attribute(link, "aria-label") for link in tag.select("[aria-label]")]


# ---------------------------------------------------------------- seats


def test_every_seat_is_a_link_with_district_name_and_grade(site: Site) -> None:
    grid = drawing(read(site, "charts.html"), "seats-house")
    assert attribute(grid, "role") == "group"
    assert labels(grid) == [
        "House 1: Alma Ávila Ñusta, grade A",
        "House 2: Ben Brook, grade F",
        "House 3: Carla Cruz, grade F",
        "House 4: Dee O'Dell-Smith, grade INC",
        "House 5: Earl Early, grade INC",
        "House 6: no member in the record",
    ]
    links = [attribute(link, "href") for link in grid.select("a")]
    assert links[0] == "legislators/alma-avila-nusta-00000001.html"
    assert len(links) == 5
    assert all(link in site for link in links)


def test_a_seat_says_the_same_in_spanish(site: Site) -> None:
    grid = drawing(read(site, "es/charts.html"), "seats-senate")
    assert labels(grid) == [
        "Senado 1: Gina Green, calificación A",
        "Senado 2: Hal Hill, calificación F",
    ]
    house = drawing(read(site, "es/charts.html"), "seats-house")
    assert labels(house)[-1] == "Cámara de Representantes 6: sin titular en el registro"


def test_a_seat_shows_its_number_and_its_letter_beside_the_pattern(site: Site) -> None:
    seats = drawing(read(site, "charts.html"), "seats-house").select("a, g")
    assert [words(seat).removesuffix(words(seat.title) if seat.title else "") for seat in seats]
    texts = [[t.get_text() for t in seat.select("text")] for seat in seats]
    assert texts == [["1", "A"], ["2", "F"], ["3", "F"], ["4", "INC"], ["5", "INC"], ["6"]]
    fills = [[f["fill"] for f in seat.select("[fill]")] for seat in seats]
    assert fills == [["url(#g0)"], ["url(#g5)"], ["url(#g5)"], *[["url(#unrated)"]] * 2, []]


def test_a_seat_that_two_hold_stands_there_twice() -> None:
    twice = (*MEMBERS, replace(MEMBERS[0], number=9, given="Ana", family="Zed"))
    seats = chart(made_up_edition(twice)).seats
    assert [(s.district, s.person.name if s.person else None) for s in seats][:3] == [
        (1, "Alma Ávila Ñusta"),
        (1, "Ana Zed"),
        (2, "Ben Brook"),
    ]


def test_no_two_seats_of_a_large_chamber_lie_on_each_other() -> None:
    seats = chart(made_up_edition(many_members(60))).seats
    assert len({(seat.left, seat.top) for seat in seats}) == len(seats)


def test_where_districts_have_names_vacant_seats_have_no_number() -> None:
    facts = made_up_facts()
    named = tuple(replace(m, district_name=f"Ward {m.district}") for m in facts.memberships)
    edition = build_edition(
        facts=replace(facts, memberships=named), scored=made_up_scored(), about=made_up_about()
    )
    seats = chart(edition).seats
    assert [seat.district for seat in seats] == [1, 2, 3, 4, 5, 0]
    assert seats[-1].person is None


def test_the_home_page_has_every_seat_as_a_square_and_the_way_to_the_charts(site: Site) -> None:
    home = read(site, "index.html")
    for chamber, count in (("house", 6), ("senate", 2)):
        squares = home.select_one(f"svg[aria-labelledby='seats-{chamber} seats-{chamber}-d']")
        assert squares is not None
        assert sum(attribute(p, "d").count("M") for p in squares.select("path")) == count
    assert home.select_one('main a[href="charts.html"]')


# ---------------------------------------------------------------- maps


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_map_has_each_district_once_as_a_link(with_maps: Site, language: str) -> None:
    page = read(with_maps, f"{language}charts.html")
    for chamber, count in (("house", 6), ("senate", 2)):
        drawn = drawing(page, f"map-{chamber}")
        assert len(drawn.select("path.border")) == count
        assert labels(drawn) == labels(drawing(page, f"seats-{chamber}"))
    assert len(drawing(page, "map-house").select("a")) == 5


def test_a_map_takes_the_grids_place_and_the_grid_stays_within_reach(with_maps: Site) -> None:
    page = read(with_maps, "charts.html")
    assert drawing(page, "map-house").find_parent("details") is None
    details = drawing(page, "seats-house").find_parent("details")
    assert details is not None
    assert "The same, seat by seat" in words(details)


def test_a_map_names_its_plan_its_maker_and_its_licence(with_maps: Site) -> None:
    said = words(read(with_maps, "charts.html").select("main")[0])
    assert "Districts of 2022, borders simplified. Made-up <Survey>. Public domain." in said
    spanish = words(read(with_maps, "es/charts.html").select("main")[0])
    assert "Distritos de 2022, con límites simplificados. Agrimensura <inventada>." in spanish
    assert "https://example.org/maps/house.zip" in with_maps["charts.html"].decode()


def test_without_outlines_the_grid_stands_open_and_nothing_speaks_of_a_map(site: Site) -> None:
    page = read(site, "charts.html")
    assert drawing(page, "seats-house").find_parent("details") is None
    assert "Map of the districts" not in words(page)
    assert not [path for path in site if "map-" in path]


def test_a_plan_that_nobody_sits_by_yet_is_not_drawn() -> None:
    assert chart(edition_with_maps(outlines=shapes("2025"))).map is None
    both = edition_with_maps(outlines=(*shapes("2012"), *shapes("2022"), *shapes("2032")))
    drawn = chart(both).map
    assert drawn is not None
    assert drawn.plan == "2022"


def test_a_map_from_a_file_of_the_projects_own_is_not_called_the_sources(repository: Path) -> None:
    own = tuple(replace(s, provenance=replace(s.provenance, transcribed=True)) for s in shapes())
    files = rendered(edition_with_maps(outlines=own), repository)
    said = words(read(files, "charts.html").select("main")[0])
    assert "Districts of 2022, from a file of the project's own." in said
    assert "Survey" not in said
    assert "Survey" not in files["charts/map-house.en.svg"].decode()
    assert "de un archivo propio del proyecto" in files["es/charts.html"].decode()


def test_the_source_of_a_map_is_among_those_of_the_edition(with_maps: Site) -> None:
    assert "Borders of districts" in with_maps["data.html"].decode()


# ---------------------------------------------------------------- patterns


def test_the_best_grade_has_the_fullest_pattern_and_the_last_the_sparsest() -> None:
    found = grade_patterns(["A", "B", "C", "D", "F", "INC", "NR"])
    assert found["A"] == PATTERNS[0]
    assert found["F"] == PATTERNS[-1]
    assert found["INC"] == found["NR"] == UNRATED


@pytest.mark.parametrize("count", range(2, len(PATTERNS) + 1))
def test_up_to_six_letters_have_patterns_of_their_own(count: int) -> None:
    letters = "ABCDEF"[:count]
    assert len(set(grade_patterns(letters).values())) == count


@pytest.mark.parametrize("count", range(7, 14))
def test_with_more_letters_the_order_still_holds(count: int) -> None:
    found = list(grade_patterns([f"L{n}" for n in range(count)]).values())
    assert found == sorted(found)
    assert set(found) == set(PATTERNS)


@pytest.mark.parametrize("path", ["charts.html", "index.html", "charts/seats-house.en.svg"])
def test_every_pattern_that_a_drawing_uses_is_there_once(with_maps: Site, path: str) -> None:
    text = with_maps[path].decode()
    used = set(re.findall(r"url\(#([\w-]+)\)", text))
    there = re.findall(r'<pattern id="([\w-]+)"', text)
    assert used <= set(there)
    assert used
    assert len(there) == len(set(there))
    assert {*PATTERNS, UNRATED, VACANT} <= set(there)


# ---------------------------------------------------------------- scores, subjects, roll calls


@PROPERTY
@given(st.lists(st.fractions(-50, 150), max_size=40))
def test_every_score_lies_in_one_range(scores: list[Fraction]) -> None:
    bins = score_bins(scores)
    assert sum(b.count for b in bins) == len(scores)
    assert [b.high for b in bins[:-1]] == [b.low for b in bins[1:]]
    for b in bins:
        inside = [s for s in scores if b.low <= s < b.high or (b is bins[-1] and s == b.high)]
        assert b.count == len(inside)
        assert 0 <= b.height <= COLUMN
        assert b.left + b.width <= SCALE


def test_the_ranges_begin_where_a_score_is_exactly_their_start() -> None:
    bins = score_bins([Fraction(799, 10), Fraction(80), Fraction(100), Fraction(0)])
    assert {b.low: b.count for b in bins if b.count} == {0: 1, 70: 1, 80: 1, 90: 1}


def test_whoever_has_a_score_but_no_letter_is_named_as_such(site: Site) -> None:
    said = words(read(site, "charts.html").select_one("[aria-labelledby=h-scores-house]") or Tag())
    assert "2 of them have no grade yet, because there is too little to go by." in said


def test_a_subject_shows_its_lowest_middle_and_highest_score() -> None:
    found = {row.category_id: row for row in chart(plain()).subjects}
    funding = found["funding"]
    assert (funding.lowest, funding.middle, funding.highest) == ("50", "75", "100")
    assert (funding.left, funding.centre, funding.right) == (160, 240, 320)
    assert funding.count == 4


def test_roll_calls_stand_in_the_order_of_their_days_with_our_position_as_the_measure() -> None:
    calls = chart(plain()).calls
    assert [c.roll_call.number for c in calls] == [9, 10, 20]
    assert [(c.position, c.with_us, c.against_us, c.neither) for c in calls] == [
        ("oppose", 3, 1, 2),
        ("support", 3, 1, 2),
        ("support", 3, 1, 2),
    ]
    assert all(c.with_height + c.against_height + c.neither_height == COLUMN for c in calls)
    lefts = [c.left for c in calls]
    assert lefts == sorted(set(lefts))


def test_roll_calls_without_a_position_of_ours_are_counted_aloud(repository: Path) -> None:
    charts = chart(rich().edition)
    graded = [p for p in rich().edition.roll_calls if p.criteria and p.roll_call.chamber == "house"]
    assert charts.other_calls == len(graded) - len(charts.calls) > 0
    page = read(rendered(rich().edition, repository), "charts.html")
    assert f"{charts.other_calls} scored roll call" in words(page)


def test_months_below_the_columns_have_room_for_their_names() -> None:
    for found in (chart(plain()), chart(rich().edition)):
        lefts = [month.left for month in found.months]
        assert all(b - a >= 56 for a, b in pairwise(lefts))


# ---------------------------------------------------------------- alternatives


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_drawing_has_a_name_a_description_and_its_data(
    with_maps: Site, language: str
) -> None:
    page = read(with_maps, f"{language}charts.html")
    drawings = page.select("main svg.drawing")
    assert len(drawings) == len(mapped().charts.files) == 12
    for svg in drawings:
        title, desc = attribute(svg, "aria-labelledby").split()
        assert words(page.select_one(f"#{title}") or Tag())
        assert words(page.select_one(f"#{desc}") or Tag())
        section = svg.find_parent("section")
        assert section is not None
        assert section.select_one('a[href$=".csv"]')
        is_linked = attribute(svg, "role") == "group" and svg.select_one("a")
        assert is_linked or section.select_one("details table caption")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_beside_a_drawing_has_the_figures_of_its_file(site: Site, language: str) -> None:
    page = read(site, f"{language}charts.html")
    section = page.select_one("[aria-labelledby=h-grades-house]")
    assert section is not None
    shown = [[words(c) for c in row.select("th, td")] for row in section.select("tbody tr")]
    rows = csv.DictReader(io.StringIO(site["charts/grades-house.csv"].decode()))
    assert shown == [[row["grade"], row["count"]] for row in rows]


def test_the_page_says_that_the_chambers_cannot_be_compared(site: Site) -> None:
    assert "cannot be compared" in words(read(site, "charts.html"))
    assert "no se pueden comparar" in words(read(site, "es/charts.html"))


# ---------------------------------------------------------------- files for the press


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_picture_stands_by_itself(with_maps: Site, language: str) -> None:
    title = {"en": "Made-up report card", "es": "Boleta inventada"}[language]
    notice = {"en": "Sample edition", "es": "Edición de muestra"}[language]
    for file in mapped().charts.files:
        body = with_maps[f"charts/{file.name}.{language}.svg"]
        root = etree.fromstring(body)
        said = text_of(root)
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert title in said
        assert notice in said
        assert "made-up-2025-2026" in said
        assert "CC BY 4.0" in said
        assert not root.xpath("//svg:a | //svg:script | //svg:image", namespaces=SVG)
        assert not re.search(rb"https?://(?!www\.w3\.org/2000/svg)|@import", body)


def test_a_picture_of_a_map_names_who_drew_the_borders(with_maps: Site) -> None:
    assert "Made-up <Survey>" in text_of(etree.fromstring(with_maps["charts/map-house.en.svg"]))


def test_the_file_of_a_map_has_every_district_and_who_holds_it(with_maps: Site) -> None:
    rows = list(csv.DictReader(io.StringIO(with_maps["charts/map-house.csv"].decode())))
    assert [(r["district"], r["name"], r["grade"]) for r in rows][-2:] == [
        ("5", "Earl Early", "INC"),
        ("6", "", ""),
    ]
    assert with_maps["charts/map-house.csv"] == with_maps["charts/seats-house.csv"]


def test_the_files_of_drawings_are_files_of_the_site(with_maps: Site, repository: Path) -> None:
    templates = repository / "templates"
    assert set(with_maps) == set(site_paths(mapped(), templates))
    assert set(chart_paths(mapped())) <= set(with_maps)
    assert len(chart_paths(mapped())) == 3 * len(mapped().charts.files)


def test_the_same_edition_gives_the_same_bytes(repository: Path) -> None:
    folders = {
        "folder": repository / "templates/site",
        "locale_dir": repository / "templates/locale",
    }
    assert dict(render_charts(mapped(), **folders)) == dict(render_charts(mapped(), **folders))


# ---------------------------------------------------------------- hostile and odd


HOSTILE = '"><script>alert(1)</script>&\x0b\ufffe\u202e'


def test_hostile_names_stay_text_in_links_titles_and_pictures(repository: Path) -> None:
    members = tuple(replace(m, given="Ann", family=f"{HOSTILE} {m.number}") for m in MEMBERS)
    scored = made_up_scored(members)
    subjects = tuple(replace(c, title=Text(HOSTILE, HOSTILE)) for c in scored.rubric.categories)
    rubric = replace(scored.rubric, categories=subjects, organization=Text(HOSTILE, HOSTILE * 40))
    edition = build_edition(
        facts=replace(made_up_facts(members), shapes=shapes()),
        scored=replace(scored, rubric=rubric),
        about=made_up_about(),
    )
    files = rendered(edition, repository)
    for language in LANGUAGES:
        page = read(files, f"{language}charts.html")
        assert [s for s in page.select("script") if "src" not in s.attrs] == []
        assert HOSTILE.replace("\x0b", "")[:20] in labels(drawing(page, "seats-house"))[0]
    for path in chart_paths(edition):
        if path.endswith(".svg"):
            root = etree.fromstring(files[path])
            assert not root.xpath("//svg:script", namespaces=SVG)
            said = text_of(root)
            assert "<script>" in said
            assert "&lt;" not in said


def test_an_empty_chamber_has_a_sensible_page(repository: Path) -> None:
    members = tuple(m for m in MEMBERS if m.chamber == "house")
    edition = made_up_edition(members)
    senate = chart(edition, "senate")
    assert (senate.sitting, senate.scores, senate.subjects) == (0, (), ())
    files = rendered(edition, repository)
    assert "Senate 2: no member in the record" in files["charts.html"].decode()
    assert "charts/scores-senate.csv" not in files

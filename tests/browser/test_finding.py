"""Finding a legislator: by search, by place, by sorting from the keyboard, without JavaScript."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser


def names(page: Page) -> list[str]:
    """The family names of the rows that show, in the order they show."""
    links = page.locator("#people tbody tr:visible th a").all_inner_texts()
    return [text.split(",")[0] for text in links]


def column(page: Page, number: int) -> list[str]:
    return page.locator(f"#people tbody tr td:nth-child({number})").all_text_contents()


def focus_on_heading(page: Page, number: int) -> None:
    """Go to a column's button with the Tab key alone."""
    page.locator("#q").focus()
    for _press in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('th')?.cellIndex") == number:
            return
    pytest.fail(f"Tab never came to column {number}")


# ---------------------------------------------------------------- search


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("avila", ["Ávila Ñusta"]),
        ("NUSTA alma", ["Ávila Ñusta"]),
        ("odell", ["O'Dell-Smith"]),
        ("dell smith", ["O'Dell-Smith"]),
        ("3", ["Cruz"]),
        ("senate 2", ["Hill"]),
        ("republican", ["Brook", "Hill", "O'Dell-Smith"]),
        ("republican house", ["Brook", "O'Dell-Smith"]),
        ("", ["Ávila Ñusta", "Brook", "Cruz", "Early", "Green", "Hill", "O'Dell-Smith"]),
    ],
)
def test_search_finds_by_part_of_a_name_without_accents_by_district_and_by_party(
    open_page: OpenPage, made_up_folder: Path, typed: str, found: list[str]
) -> None:
    page = open_page(made_up_folder / "index.html", size=(1280, 900))
    page.locator("#q").fill(typed)
    assert names(page) == found


def test_a_number_means_that_district_and_no_other(
    open_page: OpenPage, sample_folder: Path
) -> None:
    page = open_page(sample_folder / "index.html", size=(1280, 900))
    page.locator("#q").fill("house 10")
    assert page.locator("#people tbody tr:visible td:nth-child(2)").all_inner_texts() == [
        "House 10"
    ]


@pytest.mark.parametrize(
    ("language", "one", "many", "none"),
    [
        ("", "1 legislator found", "3 legislators found", "Nobody found."),
        ("es", "1 persona encontrada", "3 personas encontradas", "No se encontró a nadie."),
    ],
)
def test_search_says_how_many_it_found(
    open_page: OpenPage, made_up_folder: Path, language: str, one: str, many: str, none: str
) -> None:
    page = open_page(made_up_folder / language / "index.html")
    status = page.get_by_role("status")
    expect(status).to_have_text("")
    for typed, said in (("brook", one), ("republican", many), ("xyz", none)):
        page.locator("#q").fill(typed)
        expect(status).to_contain_text(said)
    assert names(page) == []


def test_enter_opens_the_only_one_found(open_page: OpenPage, made_up_folder: Path) -> None:
    page = open_page(made_up_folder / "index.html")
    page.locator("#q").fill("brook")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Ben Brook")


def test_enter_stays_when_several_are_found(open_page: OpenPage, made_up_folder: Path) -> None:
    page = open_page(made_up_folder / "index.html")
    page.locator("#q").fill("republican")
    page.keyboard.press("Enter")
    assert page.url.endswith("/index.html")
    assert len(names(page)) == 3


def test_nothing_is_remembered(open_page: OpenPage, made_up_folder: Path) -> None:
    page = open_page(made_up_folder / "index.html")
    page.locator("#q").fill("brook")
    page.goto((made_up_folder / "data.html").as_uri())
    page.goto((made_up_folder / "index.html").as_uri())
    expect(page.locator("#q")).to_have_value("")
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [
        0,
        0,
        "",
    ]


# ---------------------------------------------------------------- places


def hits(page: Page) -> list[str]:
    """The places found, each with what it is."""
    return page.locator("#places li").all_inner_texts()


@pytest.mark.parametrize("name", ["index.html", "find.html"])
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("banado", ["Bañado town"]),
        ("ÁRBOL", ["Árbol village in Bañado"]),
        ("mill", ["Mill village in Bañado", "Mill village in Corner"]),
        ("06002", ["06002 middle in Corner; your town may be another"]),
        ("nowhere", ["Nowhere our sources do not agree on the town"]),
        ("06390", ["06390 our sources do not agree on the town"]),
        ("moor", ["Dale & <Moor> town"]),
        ("m", []),
        ("ash by", []),
    ],
)
def test_one_field_finds_towns_villages_and_zip_codes(
    open_page: OpenPage, placed_folder: Path, name: str, typed: str, found: list[str]
) -> None:
    page = open_page(placed_folder / name)
    page.locator("#q").fill(typed)
    places = [line for line in hits(page) if "House" not in line and "Senate" not in line]
    assert places == found


@pytest.mark.parametrize(
    ("language", "typed", "said"),
    [
        ("", "storrs", "2 places found"),
        ("es", "cos cob", "1 lugar encontrado"),
        ("", "hartford", "places found"),
        ("es", "zzz", "No se encontró nada."),
        ("", "nusta", "Nothing found."),
    ],
)
def test_the_search_says_how_many_places_it_found(
    open_page: OpenPage, sample_folder: Path, language: str, typed: str, said: str
) -> None:
    page = open_page(sample_folder / language / "index.html")
    page.locator("#q").fill(typed)
    expect(page.get_by_role("status")).to_contain_text(said)


PART = "Only the town or ZIP code counts here"


@pytest.mark.parametrize(
    ("typed", "found", "says_so"),
    [
        ("6106", ["06106 middle in Hartford; your town may be another"], False),
        (" 06106-1234", ["06106 middle in Hartford; your town may be another"], False),
        ("W. Hartford", ["West Hartford town"], False),
        ("123 Main St, East Hartford", ["East Hartford town"], True),
        ("9 Elm St Storrs CT", ["Storrs village in Mansfield"], True),
        ("9 Hartford Rd, Salem", ["Hartford town", "Salem town"], True),
        ("12 Nowhere Lane", [], False),
    ],
)
def test_what_people_write_on_an_envelope_leads_to_the_towns_in_it(
    open_page: OpenPage, sample_folder: Path, typed: str, found: list[str], says_so: bool
) -> None:
    page = open_page(sample_folder / "index.html")
    page.locator("#q").fill(typed)
    assert hits(page) == found
    assert (PART in page.get_by_role("status").inner_text()) is says_so


def test_enter_opens_nothing_for_a_town_that_an_address_only_names(
    open_page: OpenPage, sample_folder: Path
) -> None:
    page = open_page(sample_folder / "index.html")
    page.locator("#q").fill("123 Main St, Hartford")
    page.keyboard.press("Enter")
    assert page.url.endswith("/index.html")


@pytest.mark.parametrize("language", ["", "es"])
@pytest.mark.parametrize(
    ("typed", "count"),
    [("District 05", 2), ("senadora 5", 1), ("Cámara 5", 1), ("rep. 5th", 1), ("house 5", 1)],
)
def test_a_seat_is_found_by_what_people_call_it_in_both_languages(
    open_page: OpenPage, sample_folder: Path, language: str, typed: str, count: int
) -> None:
    page = open_page(sample_folder / language / "index.html")
    page.locator("#q").fill(typed)
    assert page.locator("#people tbody tr:visible").count() == count


def test_the_search_names_a_few_places_and_asks_for_more_letters(
    open_page: OpenPage, sample_folder: Path
) -> None:
    page = open_page(sample_folder / "index.html")
    page.locator("#q").fill("060")
    assert len(hits(page)) == 9
    assert hits(page)[-1] == "more places fit: type more letters"


def test_the_page_of_places_finds_a_legislator_by_name_without_accents(
    open_page: OpenPage, placed_folder: Path
) -> None:
    page = open_page(placed_folder / "find.html")
    page.locator("#q").fill("avila nusta")
    assert hits(page) == ["Alma Ávila Ñusta House 1"]
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Alma Ávila Ñusta")


@pytest.mark.parametrize(
    ("typed", "town"), [("06268", "Mansfield"), ("rockville", "Vernon"), ("hartford", "Hartford")]
)
def test_enter_opens_the_town_that_can_only_be_meant(
    open_page: OpenPage, sample_folder: Path, typed: str, town: str
) -> None:
    page = open_page(sample_folder / "index.html")
    page.locator("#q").fill(typed)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(town)


def test_enter_does_not_choose_between_the_towns_of_a_village(
    open_page: OpenPage, sample_folder: Path
) -> None:
    page = open_page(sample_folder / "es" / "index.html")
    page.locator("#q").fill("mystic")
    page.keyboard.press("Enter")
    assert page.url.endswith("/es/index.html")
    assert hits(page)[:2] == ["Mystic vecindario de Groton", "Mystic vecindario de Stonington"]


def test_arrows_go_through_the_places_and_escape_goes_back(
    open_page: OpenPage, sample_folder: Path
) -> None:
    page = open_page(sample_folder / "index.html")
    page.locator("#q").focus()
    page.keyboard.type("mystic")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#places a").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#places a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Groton")


def test_searching_asks_nobody_for_anything(open_page: OpenPage, sample_folder: Path) -> None:
    page = open_page(sample_folder / "index.html")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for typed in ("mansfield", "06268", "storrs", "12 Main Street"):
        page.locator("#q").fill(typed)
    # The browser fetches the page's own icon when it likes.
    assert [url for url in asked if not url.endswith("/assets/icon.svg")] == []
    page.locator("#q").fill("06268")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Mansfield")
    assert {url.startswith(sample_folder.as_uri()) for url in asked} == {True}
    assert "?" not in page.url


def test_the_first_screen_of_a_phone_has_the_field_and_the_way_to_the_towns(
    open_page: OpenPage, sample_folder: Path
) -> None:
    for language in ("", "es"):
        page = open_page(sample_folder / language / "index.html")
        for selector in ("#q", '.find a[href="find.html"]'):
            expect(page.locator(selector)).to_be_in_viewport(ratio=1)


# ---------------------------------------------------------------- sorting


def test_sorting_works_from_the_keyboard_and_says_which_way(
    open_page: OpenPage, sample_folder: Path
) -> None:
    page = open_page(sample_folder / "index.html", size=(1280, 900))
    heading = page.locator("#people thead th").nth(4)
    focus_on_heading(page, 4)
    page.keyboard.press("Enter")
    expect(heading).to_have_attribute("aria-sort", "ascending")
    up = [int(text) for text in column(page, 5) if text.isdigit()]
    assert up == sorted(up)
    page.keyboard.press("Space")
    expect(heading).to_have_attribute("aria-sort", "descending")
    down = [int(text) for text in column(page, 5) if text.isdigit()]
    assert down == sorted(up, reverse=True)
    assert page.locator("#people thead th[aria-sort]").count() == 1


def test_districts_sort_by_chamber_and_number(open_page: OpenPage, sample_folder: Path) -> None:
    page = open_page(sample_folder / "index.html", size=(1280, 900))
    page.get_by_role("button", name="District").click()
    seats = [text.split() for text in column(page, 2)]
    assert seats == sorted(seats, key=lambda seat: (seat[0], int(seat[1])))
    assert seats[0] == ["House", "1"]


def test_whoever_has_no_score_comes_last_either_way(
    open_page: OpenPage, made_up_folder: Path
) -> None:
    page = open_page(made_up_folder / "index.html", size=(1280, 900))
    before = column(page, 5)
    unscored = before.count("–")
    for _time in range(2):
        page.get_by_role("button", name="Score").click()
        assert column(page, 5)[len(before) - unscored :] == ["–"] * unscored


def test_grades_sort_from_best_to_incomplete(open_page: OpenPage, sample_folder: Path) -> None:
    page = open_page(sample_folder / "index.html", size=(1280, 900))
    page.get_by_role("button", name="Grade").click()
    order = list(dict.fromkeys(text.strip() for text in column(page, 6)))
    assert order == [grade for grade in ("A", "B", "C", "D", "F", "INC", "NR") if grade in order]


def test_sorting_by_name_again_brings_the_letters_back(
    open_page: OpenPage, made_up_folder: Path
) -> None:
    page = open_page(made_up_folder / "index.html", size=(1280, 900))
    written = names(page)
    name = page.get_by_role("button", name="Legislator")
    name.click()
    assert names(page) == written[::-1]
    expect(page.locator("#letters")).to_be_hidden()
    name.click()
    assert names(page) == written
    expect(page.locator("#letters")).to_be_visible()
    assert page.locator("tbody#C tr").count() == 1


# ---------------------------------------------------------------- without JavaScript


# Whole and split towns; of some the parts are counted, of others not.
TOWNS = (
    "Andover", "Berlin", "Bridgeport", "Danbury", "Hartford", "New Haven", "Stamford", "Union",
    "Waterbury", "West Hartford",
)  # fmt: skip


def tap(page: Page, link: Locator) -> int:
    """Follow a link; counts as one."""
    before = page.url
    link.click()
    assert page.url != before
    return 1


@pytest.mark.parametrize("language", ["", "es"])
def test_without_javascript_the_card_is_two_taps_from_home_for_ten_towns(
    open_page: OpenPage, sample_folder: Path, language: str
) -> None:
    page = open_page(sample_folder / language / "index.html", script=False)
    districts = {}
    for town in TOWNS:
        page.goto((sample_folder / language / "index.html").as_uri())
        taps = tap(page, page.locator('main a[href="find.html"]'))
        entry = page.locator(".found > li").filter(
            has=page.get_by_role("link", name=town, exact=True).and_(page.locator("b a"))
        )
        cards = entry.locator('a[href^="legislators/"]')
        districts[town] = cards.count()
        name = cards.last.inner_text()
        taps += tap(page, cards.last)
        expect(page.locator("h1")).to_have_text(name)
        assert taps == 2
    assert districts["Union"] == 2
    assert min(districts["Hartford"], districts["Bridgeport"], districts["New Haven"]) > 4


@pytest.mark.parametrize(("village", "towns"), [("Storrs", 1), ("Mystic", 2)])
def test_without_javascript_the_legislators_of_a_village_are_two_taps_from_home(
    open_page: OpenPage, sample_folder: Path, village: str, towns: int
) -> None:
    page = open_page(sample_folder / "index.html", script=False)
    taps = tap(page, page.locator('main a[href="find.html"]'))
    line = re.compile(rf"^\s*{village} village")
    links = page.locator(".found > li").filter(has_text=line).locator("a")
    assert links.count() == towns
    taps += tap(page, links.last)
    assert page.locator(".seats a").count() >= 2
    assert taps == 2


def test_without_javascript_a_zip_code_is_found_by_its_first_digits(
    open_page: OpenPage, sample_folder: Path
) -> None:
    page = open_page(sample_folder / "find.html", script=False)
    expect(page.locator("#search")).to_be_hidden()
    page.locator("summary", has_text="062").click()
    page.locator(".zips li", has_text="06268").locator("a").click()
    expect(page.locator("h1")).to_have_text("Mansfield")


@pytest.mark.parametrize("language", ["", "es"])
def test_without_javascript_a_letter_leads_to_the_legislator(
    open_page: OpenPage, sample_folder: Path, language: str
) -> None:
    page = open_page(sample_folder / language / "index.html", script=False)
    expect(page.locator("#search")).to_be_hidden()
    page.locator("#letters a", has_text="S").click()
    link = page.locator("tbody#S th a").first
    expect(link).to_be_in_viewport()
    family, given = link.inner_text().split(", ")
    link.click()
    expect(page.locator("h1")).to_have_text(f"{given} {family}")


def test_without_javascript_the_table_has_everything_and_no_dead_button(
    open_page: OpenPage, made_up_folder: Path
) -> None:
    page = open_page(made_up_folder / "index.html", script=False, size=(1280, 900))
    assert len(names(page)) == 7
    assert page.locator("button").count() == 0


# ---------------------------------------------------------------- moving about


def test_the_language_switch_keeps_the_page(open_page: OpenPage, made_up_folder: Path) -> None:
    page = open_page(made_up_folder / "legislators" / "ben-brook-00000002.html")
    page.get_by_role("link", name="Español").click()
    assert page.url.endswith("/es/legislators/ben-brook-00000002.html")
    page.get_by_role("link", name="English").click()
    assert page.url.endswith(f"{made_up_folder.name}/legislators/ben-brook-00000002.html")


def test_the_first_tab_skips_to_the_page(open_page: OpenPage, made_up_folder: Path) -> None:
    page = open_page(made_up_folder / "methodology.html")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"

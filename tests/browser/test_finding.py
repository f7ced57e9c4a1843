"""Finding a legislator: by search, by sorting from the keyboard, and without JavaScript."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

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

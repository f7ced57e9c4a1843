"""Pages on phones and desks: nothing runs off the side, the first screen says what matters."""

from pathlib import Path

import pytest

from tests.browser.conftest import PHONE, OpenPage, page_types

pytestmark = pytest.mark.browser

# Everything that reaches beyond the right edge, by tag and text.
TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll("body *")]
    .filter((tag) => tag.getBoundingClientRect().right > width + 0.5)
    .map((tag) => `${tag.tagName} ${tag.className} ${tag.textContent.trim().slice(0, 40)}`)
    .slice(0, 5);
}"""
BOTTOM = "tag => tag.getBoundingClientRect().bottom"


@pytest.mark.parametrize("width", [320, 360, 640, 800, 1280])
def test_no_page_scrolls_sideways(open_page: OpenPage, folder: Path, width: int) -> None:
    page = open_page(folder / "index.html", size=(width, 740))
    for path in page_types(folder):
        page.goto(path.as_uri())
        assert page.evaluate(TOO_WIDE) == [], path


def test_no_page_scrolls_sideways_with_its_details_open(
    open_page: OpenPage, sample_folder: Path
) -> None:
    page = open_page(sample_folder / "index.html", size=(320, 740))
    for path in page_types(sample_folder):
        page.goto(path.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert page.evaluate(TOO_WIDE) == [], path


def test_letters_twice_as_large_still_fit(open_page: OpenPage, folder: Path) -> None:
    page = open_page(folder / "index.html", size=(640, 740))
    for path in page_types(folder):
        page.goto(path.as_uri())
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate(TOO_WIDE) == [], path


@pytest.mark.parametrize("language", ["", "es"])
def test_the_first_screen_of_a_phone_has_name_grade_reasons_and_what_to_ask(
    open_page: OpenPage, sample_folder: Path, language: str
) -> None:
    page = open_page(sample_folder / "index.html")
    late = {}
    for path in sorted((sample_folder / language / "legislators").glob("*.html"))[::4]:
        page.goto(path.as_uri())
        ends = [
            page.locator(selector).last.evaluate(BOTTOM)
            for selector in ("h1", ".verdict .grade", ".words", ".reasons li", "#ask")
        ]
        assert page.locator(".reasons li").count() == 3
        if max(ends) > PHONE[1]:
            late[path.name] = ends
    assert late == {}


def test_the_notice_stands_out(open_page: OpenPage, folder: Path) -> None:
    for dark in (False, True):
        page = open_page(folder / "index.html", dark=dark)
        notice = page.locator(".notice")
        assert notice.evaluate(BOTTOM) < 100
        colours = [
            notice.evaluate("tag => getComputedStyle(tag).backgroundColor"),
            page.locator("body").evaluate("tag => getComputedStyle(tag).backgroundColor"),
        ]
        assert colours[0] != colours[1]


def test_dark_is_dark_and_light_is_light(open_page: OpenPage, folder: Path) -> None:
    brightness = "tag => getComputedStyle(tag).backgroundColor.match(/\\d+/g).map(Number)[0]"
    assert open_page(folder / "index.html").locator("body").evaluate(brightness) > 200
    assert open_page(folder / "index.html", dark=True).locator("body").evaluate(brightness) < 60


def test_on_paper_the_record_is_open_and_the_menu_is_gone(
    open_page: OpenPage, sample_folder: Path
) -> None:
    page = open_page(sorted((sample_folder / "legislators").glob("*.html"))[0])
    assert not page.locator("details dl").first.is_visible()
    page.emulate_media(media="print")
    assert not page.locator(".masthead nav").is_visible()
    assert page.locator("details dl").first.evaluate("tag => tag.offsetHeight") > 0

"""Charts and maps in a real browser: no barrier, wide enough targets, told apart in grey."""

import io
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page

from reportcard.edition.patterns import PATTERNS, UNRATED, VACANT
from tests.browser.conftest import OpenPage
from tests.browser.test_access import barriers
from tests.browser.test_layout import TOO_WIDE

pytestmark = pytest.mark.browser

LANGUAGES = pytest.mark.parametrize("language", ["", "es"])
OPEN = "document.querySelectorAll('details').forEach(d => d.open = true)"
# A square of one pattern over the whole window.
SQUARE = """name => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("id", "probe");
  svg.setAttribute("width", "240");
  svg.setAttribute("height", "240");
  const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  rect.setAttribute("width", "240");
  rect.setAttribute("height", "240");
  rect.setAttribute("fill", `url(#${name})`);
  svg.append(rect);
  document.getElementById("main").prepend(svg);
}"""


def brightness(page: Page, pattern: str) -> float:
    """How bright a pattern is on the whole, in grey, 0 to 255."""
    page.evaluate(SQUARE, pattern)
    picture = Image.open(io.BytesIO(page.locator("#probe").screenshot())).convert("L")
    page.evaluate("document.getElementById('probe').remove()")
    counts = picture.histogram()
    return sum(value * n for value, n in enumerate(counts)) / sum(counts)


@LANGUAGES
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [(360, 740), (1280, 900)], ids=["phone", "desk"])
def test_maps_and_open_tables_have_no_barrier(
    open_page: OpenPage, map_folder: Path, axe: str, language: str, dark: bool,
    size: tuple[int, int],
) -> None:  # fmt: skip
    page = open_page(map_folder / language / "charts.html", size=size, dark=dark)
    page.evaluate(OPEN)
    assert barriers(page, axe) == []


@LANGUAGES
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_maps_do_not_scroll_sideways(
    open_page: OpenPage, map_folder: Path, language: str, width: int
) -> None:
    page = open_page(map_folder / language / "charts.html", size=(width, 740))
    page.evaluate(OPEN)
    assert page.evaluate(TOO_WIDE) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("ending", ["", "-map"], ids=["charts", "maps"])
def test_patterns_are_told_apart_in_grey_in_the_order_of_the_grades(
    open_page: OpenPage, map_folder: Path, dark: bool, ending: str
) -> None:
    page = open_page(map_folder / "charts.html", dark=dark)
    found = [brightness(page, name + ending) for name in (*PATTERNS, VACANT)]
    steps = [b - a for a, b in pairwise(found)]
    assert all(step < -5 for step in steps) if dark else all(step > 5 for step in steps)
    assert brightness(page, UNRATED + ending) != pytest.approx(found[-1], abs=5)


def test_on_paper_the_patterns_still_differ(open_page: OpenPage, map_folder: Path) -> None:
    page = open_page(map_folder / "charts.html", dark=True)
    page.emulate_media(media="print", color_scheme="light")
    found = [brightness(page, name) for name in (*PATTERNS, VACANT)]
    assert all(b - a > 5 for a, b in pairwise(found))


@LANGUAGES
def test_a_seat_is_wide_enough_for_a_finger_and_leads_to_its_holder_without_scripts(
    open_page: OpenPage, sample_folder: Path, language: str
) -> None:
    page = open_page(sample_folder / language / "charts.html", size=(320, 640), script=False)
    seats = page.locator('[aria-labelledby^="seats-house"] a')
    assert seats.count() == 151
    box = seats.nth(76).locator("path").first.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 24
    name = seats.nth(76).get_attribute("aria-label") or ""
    seats.nth(76).click()
    assert (page.locator("h1").text_content() or "") in name


def test_a_district_on_the_map_leads_to_its_holder(open_page: OpenPage, map_folder: Path) -> None:
    page = open_page(map_folder / "charts.html", script=False)
    page.get_by_role("link", name="House 2: Ben Brook, grade F").first.click()
    assert page.locator("h1").text_content() == "Ben Brook"


def test_a_picture_opens_by_itself(open_page: OpenPage, map_folder: Path) -> None:
    for path in sorted((map_folder / "charts").glob("*.svg")):
        page = open_page(path)
        assert page.evaluate("document.documentElement.tagName") == "svg"
        assert page.evaluate("document.querySelectorAll('path, rect').length") > 8

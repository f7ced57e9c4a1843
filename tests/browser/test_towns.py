"""The pages of towns in a browser: two taps from home without JavaScript, charts drawn whole."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

# Amounts of a chart that reach beyond its drawing.
CUT_OFF = """() => [...document.querySelectorAll("svg.chart")].flatMap((chart) => {
  const edge = chart.getBoundingClientRect();
  return [...chart.querySelectorAll("text")]
    .filter((text) => text.getBoundingClientRect().right > edge.right + 0.5
                   || text.getBoundingClientRect().left < edge.left - 0.5)
    .map((text) => text.textContent);
})"""


@pytest.mark.parametrize("language", ["", "es"])
def test_without_javascript_a_town_leads_to_its_legislator_and_back(
    open_page: OpenPage, rich_folder: Path, language: str
) -> None:
    page = open_page(rich_folder / language / "towns" / "index.html", script=False)
    page.get_by_role("link", name="Bañado").click()
    expect(page.locator("h1")).to_have_text("Bañado")
    link = page.locator(".seats a").first
    name = link.inner_text()
    link.click()
    expect(page.locator("h1")).to_have_text(name)
    page.locator("section[aria-labelledby=towns] a").first.click()
    expect(page.locator("h1")).to_have_text("Bañado")


def test_an_estimate_is_drawn_as_an_outline(open_page: OpenPage, rich_folder: Path) -> None:
    page = open_page(rich_folder / "towns" / "ashby.html")
    bars = page.locator("svg.chart rect")
    fills = [bars.nth(n).evaluate("bar => getComputedStyle(bar).fill") for n in range(bars.count())]
    assert fills[-1] == "none"
    assert "none" not in fills[:-1]


def test_no_amount_of_a_chart_is_cut_off(open_page: OpenPage, sample_folder: Path) -> None:
    page = open_page(sample_folder / "towns" / "index.html")
    wrong = {}
    for path in sorted((sample_folder / "towns").glob("*.html"))[::3]:
        page.goto(path.as_uri())
        if cut := page.evaluate(CUT_OFF):
            wrong[path.name] = cut
    assert wrong == {}

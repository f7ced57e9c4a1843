"""The pages of towns in a browser: two taps from home without JavaScript, charts drawn whole."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import expect

from reportcard.model.text import Text
from tests.browser.conftest import OpenPage, page_types
from tests.browser.test_layout import TOO_WIDE
from tests.edition.rich import rich_money
from tests.edition.site_reading import rendered
from tests.edition.test_money import with_money

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


@pytest.mark.parametrize("width", [320, 1280])
def test_a_name_of_ten_thousand_letters_does_not_widen_a_page(
    open_page: OpenPage, tmp_path: Path, repository: Path, width: int
) -> None:
    name = "W" * 10_000
    money = rich_money()
    money = replace(
        money,
        towns=tuple(replace(town, name=f"{name}{town.town_code}") for town in money.towns),
        programs=tuple(replace(p, title=Text(name, name)) for p in money.programs),
        lines=tuple(replace(line, account=name + line.account) for line in money.lines),
        budget_lines=tuple(
            replace(line, account=name + line.account, fund=name) for line in money.budget_lines
        ),
    )
    for path, body in rendered(with_money(money), repository).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(body)
    page = open_page(tmp_path / "money" / "index.html", size=(width, 800))
    wide = {}
    for file in page_types(tmp_path):
        page.goto(file.as_uri())
        if found := page.evaluate(TOO_WIDE):
            wide[file.name] = found
    assert wide == {}

"""No barrier that axe-core can see, light and dark, on a phone and on a desk."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage, page_types

pytestmark = pytest.mark.browser

# Targets of at least 24 px are a rule of WCAG 2.2 that axe leaves out unless asked.
RUN = """async () => {
  const found = await axe.run(document, {
    resultTypes: ["violations"],
    rules: { "target-size": { enabled: true } },
  });
  return found.violations
    .filter((v) => ["serious", "critical"].includes(v.impact))
    .map((v) => [v.id, v.nodes.slice(0, 3).map((n) => n.html)]);
}"""


def barriers(page: Page, axe: str) -> object:
    """What axe-core calls serious or critical on a page."""
    page.evaluate(axe)
    return page.evaluate(RUN)


# Dark pages have the same parts as light ones in other colours: one size shows those.
@pytest.mark.parametrize(
    ("size", "dark"),
    [((320, 640), False), ((360, 740), False), ((1280, 900), False), ((360, 740), True)],
    ids=["small phone", "phone", "desk", "phone, dark"],
)
def test_no_page_has_a_serious_or_critical_barrier(
    open_page: OpenPage, folder: Path, axe: str, size: tuple[int, int], dark: bool
) -> None:
    page = open_page(folder / "index.html", dark=dark, size=size)
    for path in page_types(folder):
        page.goto(path.as_uri())
        assert barriers(page, axe) == [], path


def test_an_open_detail_has_no_barrier_either(
    open_page: OpenPage, sample_folder: Path, axe: str
) -> None:
    page = open_page(sorted((sample_folder / "es" / "legislators").glob("*.html"))[0], dark=True)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert barriers(page, axe) == []


def test_axe_rings_on_a_page_with_a_barrier(
    open_page: OpenPage, made_up_folder: Path, axe: str
) -> None:
    page = open_page(made_up_folder / "index.html")
    page.evaluate("document.querySelector('.standfirst').style.color = '#ddd'")
    found = json.dumps(barriers(page, axe))
    assert "color-contrast" in found

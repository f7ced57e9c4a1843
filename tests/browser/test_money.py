"""The page of school money on phones and desks: figures with their labels, lines that unfold."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import PHONE, OpenPage

pytestmark = pytest.mark.browser

LABEL = "tag => getComputedStyle(tag, '::before').content.split(' / ')[0].replaceAll('\"', '')"


def cells_of_first_line(page_table: Locator) -> list[Locator]:
    return page_table.locator("tbody tr").first.locator("td").all()


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("", ["Before", "Governor", "Committee", "Law", "Change"]),
        ("es", ["Antes", "Gobernador", "Comité", "Ley", "Cambio"]),
    ],
)
def test_on_a_phone_each_figure_has_its_label_beside_it(
    open_page: OpenPage, sample_folder: Path, language: str, labels: list[str]
) -> None:
    page = open_page(sample_folder / language / "money" / "index.html", size=PHONE)
    cells = cells_of_first_line(page.locator("details.agency table.ladder").first)
    assert [cell.evaluate(LABEL) for cell in cells] == labels
    boxes = [cell.bounding_box() for cell in cells]
    tops = [box["y"] for box in boxes if box]
    assert tops == sorted(set(tops))


def test_on_a_desk_a_line_is_one_row_under_its_headings(
    open_page: OpenPage, sample_folder: Path
) -> None:
    page = open_page(sample_folder / "money" / "index.html", size=(1280, 900))
    table = page.locator("details.agency table.ladder").first
    boxes = [cell.bounding_box() for cell in cells_of_first_line(table)]
    assert len({box["y"] for box in boxes if box}) == 1
    assert table.locator("thead").is_visible()


def test_a_table_stays_a_table_by_ear_when_it_is_laid_out_in_blocks(
    open_page: OpenPage, sample_folder: Path
) -> None:
    page = open_page(sample_folder / "money" / "index.html", size=PHONE)
    table = page.get_by_role("table").first
    assert table.get_by_role("columnheader").count() == 6
    assert table.get_by_role("rowheader").count() > 5
    assert table.get_by_role("row").nth(1).get_by_role("cell").count() == 5


def test_the_link_of_an_agency_unfolds_its_lines(open_page: OpenPage, sample_folder: Path) -> None:
    page = open_page(sample_folder / "money" / "index.html", size=(1280, 900))
    folded = page.locator("details.agency").nth(1)
    expect(folded).not_to_have_attribute("open", "")
    page.locator("table.ladder").first.locator("tbody th a").nth(1).click()
    expect(folded).to_have_attribute("open", "")
    expect(folded.locator("tbody tr").first).to_be_in_viewport()


def test_without_javascript_an_agency_is_unfolded_by_hand(
    open_page: OpenPage, sample_folder: Path
) -> None:
    page = open_page(sample_folder / "money" / "index.html", script=False)
    folded = page.locator("details.agency").nth(1)
    folded.locator("summary").click()
    expect(folded.locator("tbody tr").first).to_be_visible()


def test_bars_of_the_law_are_full_and_those_of_what_was_asked_are_outlines(
    open_page: OpenPage, sample_folder: Path
) -> None:
    page = open_page(sample_folder / "money" / "index.html", size=PHONE)
    fill = "tag => getComputedStyle(tag).fill"
    asked, law = page.locator(".changes rect.asked"), page.locator(".changes rect.fill")
    assert asked.count() > 2
    assert {bar.evaluate(fill) for bar in asked.all()} == {"none"}
    assert "none" not in {bar.evaluate(fill) for bar in law.all()}

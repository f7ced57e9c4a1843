"""Any two legislators in a browser: what the script shows is what a page of a pair shows."""

import random
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from reportcard.edition.contexts import Edition
from reportcard.edition.contexts.ballots import Ballots
from reportcard.edition.contexts.build_pairs import compare_two
from tests.browser.conftest import OpenPage
from tests.browser.test_access import barriers
from tests.browser.test_layout import TOO_WIDE
from tests.edition.made_up_towns import made_up_towns
from tests.edition.rich import rich
from tests.edition.site_reading import made_up_edition, rendered

pytestmark = pytest.mark.browser

BEN, CARLA, GINA = "ben-brook-00000002", "carla-cruz-00000003", "gina-green-00000007"
# Words, links and headings of a comparison, folded ones too, wherever the page lies.
SHOWN = """() => {
  const place = document.getElementById("comparison");
  const folded = (text) => text.replace(/\\s+/g, " ").trim();
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  const words = [];
  while (walker.nextNode()) words.push(folded(walker.currentNode.data));
  return {
    words: words.filter(Boolean),
    links: [...place.querySelectorAll("a")].map((a) => [folded(a.textContent), a.href]),
    tags: [...place.querySelectorAll("*")].map((tag) => `${tag.tagName} ${tag.className}`),
  };
}"""


def with_all_pairs(edition: Edition) -> Edition:
    """The edition with a page for any two of a chamber, whether they share a town or not."""
    page = edition.compare
    assert page is not None
    kinds = {ballot.code: ballot for ballot in page.ballots}
    ballots = Ballots(
        calls=page.calls,
        kinds=page.ballots,
        by_person={
            entry.person.person_id: tuple(kinds[code] for code in entry.ballots)
            for entry in page.people
        },
    )
    town = next((town.town for town in page.towns), None)
    people = [entry.person for entry in page.people]
    return replace(
        edition,
        pairs=tuple(
            compare_two(one, other, ballots, towns=(town,) if town else ())
            for one, other in combinations(people, 2)
            if one.chamber == other.chamber
        ),
    )


@pytest.fixture(scope="module", params=["made up", "everything"])
def all_pairs(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, repository: Path
) -> Path:
    """A site on which any two of a chamber have a page."""
    made_up = made_up_edition(money=made_up_towns())
    edition = with_all_pairs(made_up if request.param == "made up" else rich().edition)
    folder = tmp_path_factory.mktemp("pairs")
    for name, body in rendered(edition, repository).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
    return folder


def require_alike(page: Page, folder: Path, stems: list[str], language: str) -> None:
    """The script says of each pair what its page says."""
    for stem in stems:
        page.goto((folder / language / "compare" / f"{stem}.html").as_uri())
        written = page.evaluate(SHOWN)
        assert len(written["words"]) > 20
        page.goto(f"{(folder / language / 'compare.html').as_uri()}#{stem}")
        expect(page.locator("#comparison table.heads")).to_be_visible()
        assert page.evaluate(SHOWN) == written, stem
        page.goto("about:blank")


@pytest.mark.parametrize("language", ["", "es"])
def test_the_script_says_of_any_two_what_their_page_would_say(
    open_page: OpenPage, all_pairs: Path, language: str
) -> None:
    stems = sorted(path.stem for path in (all_pairs / language / "compare").glob("*.html"))
    assert len(stems) >= 10
    page = open_page(all_pairs / language / "compare.html")
    require_alike(page, all_pairs, stems, language)


@pytest.mark.parametrize("language", ["", "es"])
def test_the_script_says_of_ten_real_pairs_what_their_pages_say(
    open_page: OpenPage, sample_folder: Path, language: str
) -> None:
    stems = sorted(path.stem for path in (sample_folder / language / "compare").glob("*.html"))
    chosen = random.Random(20251124).sample(stems, 10)
    page = open_page(sample_folder / language / "compare.html")
    require_alike(page, sample_folder, chosen, language)


def test_two_are_chosen_from_the_keyboard_and_the_address_keeps_them(
    open_page: OpenPage, placed_folder: Path
) -> None:
    page = open_page(placed_folder / "compare.html")
    page.locator("#one").focus()
    page.keyboard.type("Cruz")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "other"
    page.keyboard.type("Brook")
    expect(page.get_by_role("status")).to_have_text(
        "Ben Brook and Carla Cruz voted alike in 0 of 3."
    )
    assert page.evaluate("location.hash") == f"#{BEN}--{CARLA}"
    page.reload()
    expect(page.locator("#one option:checked")).to_have_text("Brook, Ben (House 2)")
    expect(page.locator("#comparison table.heads")).to_be_visible()


def test_only_members_of_the_same_chamber_are_offered(
    open_page: OpenPage, placed_folder: Path
) -> None:
    page = open_page(placed_folder / "compare.html")
    expect(page.locator("#other")).to_be_disabled()
    page.locator("#one").select_option(GINA)
    assert page.locator("#other option").all_inner_texts() == [
        "Choose a name",
        "Hill, Hal (Senate 2)",
    ]
    page.locator("#one").select_option(BEN)
    offered = page.locator("#other option").all_inner_texts()
    assert len(offered) == 6
    assert not any("Senate" in text or "Brook" in text for text in offered)


def test_an_address_that_sets_two_chambers_side_by_side_shows_no_comparison(
    open_page: OpenPage, placed_folder: Path
) -> None:
    page = open_page(placed_folder / "compare.html")
    page.goto(f"{(placed_folder / 'compare.html').as_uri()}#{BEN}--{GINA}")
    expect(page.locator("#one")).to_have_value(BEN)
    expect(page.locator("#other")).to_have_value("")
    assert page.locator("#comparison *").count() == 0


def test_a_legislators_page_leads_to_the_choice_of_the_second(
    open_page: OpenPage, placed_folder: Path
) -> None:
    page = open_page(placed_folder / "es" / "legislators" / f"{CARLA}.html")
    page.locator("#others ~ p a").click()
    expect(page.locator("#one")).to_have_value(CARLA)
    expect(page.locator("#other")).to_be_enabled()


def test_the_language_switch_keeps_the_two(open_page: OpenPage, placed_folder: Path) -> None:
    page = open_page(placed_folder / "compare.html")
    page.locator("#one").select_option(BEN)
    page.locator("#other").select_option(CARLA)
    page.get_by_role("link", name="Español").click()
    expect(page.get_by_role("status")).to_have_text(
        "Ben Brook y Carla Cruz votaron igual en 0 de 3."
    )


def test_choosing_asks_nobody_and_keeps_nothing(open_page: OpenPage, placed_folder: Path) -> None:
    page = open_page(placed_folder / "compare.html")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("#one").select_option(BEN)
    page.locator("#other").select_option(CARLA)
    # The picture of the tab is looked at again whenever the address changes.
    assert [url for url in asked if not url.endswith("/assets/icon.svg")] == []
    kept = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    assert kept == [0, 0, ""]


def test_without_javascript_a_pair_is_found_by_its_town(
    open_page: OpenPage, placed_folder: Path
) -> None:
    page = open_page(placed_folder / "compare.html", script=False)
    expect(page.locator("#choose")).to_be_hidden()
    expect(page.locator("#scriptless")).to_be_visible()
    page.get_by_role("link", name="Ben Brook and Carla Cruz").click()
    expect(page.locator("h1")).to_have_text("Ben Brook and Carla Cruz")


@pytest.mark.parametrize("language", ["", "es"])
def test_a_comparison_of_a_script_fits_a_small_phone_and_has_no_barrier(
    open_page: OpenPage, sample_folder: Path, axe: str, language: str
) -> None:
    stem = max((sample_folder / "compare").glob("*.html"), key=lambda p: p.stat().st_size).stem
    page = open_page(sample_folder / language / "compare.html", size=(320, 740))
    page.goto(f"{(sample_folder / language / 'compare.html').as_uri()}#{stem}")
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate(TOO_WIDE) == []
    assert barriers(page, axe) == []

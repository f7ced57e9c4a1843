"""A reader's own weights in a browser: as printed, what a run of the engine with them prints."""

import random
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from reportcard.edition.contexts import build_edition
from reportcard.model.scores import RubricCard, Scored
from reportcard.pipeline.choosing import open_for_reading
from reportcard.pipeline.reading import score_store
from reportcard.pipeline.sample import collect_sample
from reportcard.project import Project
from reportcard.scoring.reweigh import find_reweighing
from reportcard.scoring.score import score
from tests.browser.conftest import OpenPage
from tests.browser.test_access import barriers
from tests.browser.test_layout import TOO_WIDE
from tests.edition.rich import rich
from tests.edition.sample_site import MOMENT
from tests.edition.site_reading import rendered
from tests.edition.world import made_up_about, made_up_facts, made_up_scored
from tests.scoring.reweighing import printed, reweighed, with_weights

pytestmark = pytest.mark.browser

# Moves every dial as a reader does, and reads score and letter of every row as it is printed.
MOVE_AND_READ = """(weightings) => {
  const dials = [...document.querySelectorAll("#dials input[type='range']")];
  const rows = [...document.querySelectorAll("table.weighed tbody tr")].map((row) => ({
    slug: row.querySelector("a").pathname.split("/").pop().replace(".html", ""),
    score: row.cells[1],
    letter: row.cells[2],
  }));
  return weightings.map((weights) => {
    dials.forEach((dial, number) => { dial.value = weights[number]; });
    dials[0].dispatchEvent(new Event("input", { bubbles: true }));
    if (dials.some((dial, number) => Number(dial.value) !== weights[number])) return null;
    return Object.fromEntries(
      rows.map((r) => [r.slug, `${r.score.textContent.trim()} ${r.letter.textContent.trim()}`]),
    );
  });
}"""

Weightings = list[list[int]]


def weightings(subjects: int, count: int, *, seed: int) -> Weightings:
    """Random ones, and those at the edges: none, all on one, one without, the same for all."""
    chance = random.Random(seed)
    edges = [[0] * subjects, [1] * subjects, [100] * subjects]
    for place in range(subjects):
        edges.append([100 if n == place else 0 for n in range(subjects)])
        edges.append([0 if n == place else 37 for n in range(subjects)])
    return [*edges, *([chance.randint(0, 100) for _n in range(subjects)] for _time in range(count))]


def expected(scored: Scored, slugs: dict[str, str], weights: Sequence[int]) -> dict[str, str]:
    """What the page must print of everybody in its tables."""
    found = reweighed(scored, [Fraction(weight) for weight in weights])
    return {slugs[person]: f"{shown or '–'} {grade}" for person, (shown, grade) in found.items()
            if person in slugs}  # fmt: skip


def require_equal(page: Page, scored: Scored, slugs: dict[str, str], all_: Weightings) -> None:
    read: list[dict[str, str] | None] = page.evaluate(MOVE_AND_READ, all_)
    for weights, found in zip(all_, read, strict=True):
        assert found == expected(scored, slugs, weights), weights


def slugs_of(edition: Any) -> dict[str, str]:
    """The address of everybody who sits, by person."""
    people = (page.person for page in edition.legislators)
    return {person.person_id: person.slug for person in people if person.in_office}


# ---------------------------------------------------------------- the same as the engine


@pytest.fixture(scope="module")
def sample_project(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Project:
    project = Project(root=tmp_path_factory.mktemp("weights"), bundled=repository)
    collect_sample(project=project, now=lambda: MOMENT)
    return project


@pytest.fixture(scope="module")
def sample_scored(sample_project: Project) -> Scored:
    return score_store(project=sample_project, rubric=None, of_sample=True).scored


def test_a_thousand_weightings_print_what_the_engine_gives_everybody(
    open_page: OpenPage, sample_folder: Path, sample: Any, sample_scored: Scored
) -> None:
    page = open_page(sample_folder / "weights.html")
    page.set_default_timeout(300_000)
    subjects = len(sample_scored.rubric.categories)
    require_equal(page, sample_scored, slugs_of(sample), weightings(subjects, 1_000, seed=7))


def test_the_sum_that_the_page_is_held_against_is_that_of_whole_runs(
    sample_project: Project, sample_scored: Scored
) -> None:
    subjects = len(sample_scored.rubric.categories)
    with open_for_reading(sample_project, of_sample=True) as con:
        for weights in weightings(subjects, 3, seed=8)[1:]:
            # No rubric gives a subject no weight at all.
            own = [Fraction(max(1, weight)) for weight in weights]
            run = score(with_weights(sample_scored.rubric, own), con)
            assert reweighed(sample_scored, own) == printed(run)


def test_bonus_curve_limits_gates_and_names_follow_as_in_the_engine(
    open_page: OpenPage, rich_folder: Path
) -> None:
    page = open_page(rich_folder / "es" / "weights.html")
    require_equal(page, rich().scored, slugs_of(rich().edition), weightings(2, 300, seed=9))


CARDS: dict[str, dict[str, Any]] = {
    "two places, halves to even, letter as shown": {
        "rounding_places": 2, "rounding_mode": "half_even", "grade_on": "shown",
    },
    "cut off": {"rounding_places": 1, "rounding_mode": "down"},
    "no places, letter as shown": {"grade_on": "shown"},
    "empty subjects count as nothing": {"missing_category": "zero", "rounding_places": 3},
}  # fmt: skip


@pytest.mark.parametrize("changed", CARDS.values(), ids=CARDS)
def test_every_way_to_round_is_that_of_the_engine(
    open_page: OpenPage, repository: Path, tmp_path: Path, changed: dict[str, Any]
) -> None:
    scored = made_up_scored()
    card: RubricCard = replace(scored.rubric, **changed)
    scored = replace(scored, rubric=card)
    edition = build_edition(
        facts=made_up_facts(),
        scored=scored,
        about=made_up_about(),
        reweighing=find_reweighing(scored),
    )
    for name, body in rendered(edition, repository).items():
        if name.startswith("assets/") or name == "weights.html":
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_bytes(body)
    page = open_page(tmp_path / "weights.html")
    require_equal(page, scored, slugs_of(edition), weightings(2, 300, seed=10))


# ---------------------------------------------------------------- by hand


def letters(page: Page) -> list[str]:
    return page.locator("table.weighed tbody tr:visible td:nth-child(3)").all_inner_texts()


def scores(page: Page) -> list[str]:
    return page.locator("table.weighed tbody tr:visible td:nth-child(2)").all_inner_texts()


def test_with_our_weights_the_page_has_our_grades_and_says_so(
    open_page: OpenPage, sample_folder: Path
) -> None:
    page = open_page(sample_folder / "weights.html")
    expect(page.get_by_role("status")).to_have_text(
        "These are our weights, so the scores are ours."
    )
    assert page.locator("tr.moved").count() == 0
    ours = page.locator("table.weighed tbody tr:visible td:nth-child(4) .grade").all_inner_texts()
    assert letters(page) == ours


def test_a_dial_is_moved_from_the_keyboard_and_the_table_sorts_itself(
    open_page: OpenPage, sample_folder: Path
) -> None:
    page = open_page(sample_folder / "weights.html", size=(1280, 900))
    before = scores(page)
    page.locator("#dial-1").focus()
    page.keyboard.press("End")
    expect(page.locator(".amount").first).to_have_text("100 of 180")
    after = [int(text) for text in scores(page)]
    assert after == sorted(after, reverse=True)
    assert list(map(str, after)) != before
    expect(page.get_by_role("status")).to_contain_text("These are your weights, not ours.")
    page.get_by_role("button", name="Back to our weights").press("Enter")
    assert scores(page) == before
    assert page.evaluate("location.hash") == ""


def test_only_one_subject_and_the_same_for_all_are_a_press_away(
    open_page: OpenPage, sample_folder: Path
) -> None:
    page = open_page(sample_folder / "weights.html")
    page.get_by_role("button", name="Only this subject: School staff").press("Space")
    assert page.evaluate("location.hash") == "#0-0-0-100-0"
    page.get_by_role("button", name="The same for all").press("Space")
    assert page.evaluate("location.hash") == "#20-20-20-20-20"


def test_an_address_with_weights_is_read_and_one_that_fits_nothing_is_not(
    open_page: OpenPage, sample_folder: Path
) -> None:
    page = open_page(sample_folder / "weights.html")
    address = (sample_folder / "weights.html").as_uri()
    page.goto(f"{address}#0-0-0-0-100")
    expect(page.locator("#dial-5")).to_have_value("100")
    page.get_by_role("link", name="Español").click()
    expect(page.locator("#dial-5")).to_have_value("100")
    for wrong in ("#1-2", "#a-b-c-d-e", "#-1-2-3-4-5", "#1-2-3-4-5<b>"):
        page.goto(address + wrong)
        expect(page.locator("#dial-5")).to_have_value("5")


def test_without_any_weight_nobody_has_a_score_and_the_page_says_why(
    open_page: OpenPage, sample_folder: Path
) -> None:
    page = open_page(sample_folder / "es" / "weights.html")
    page.goto(f"{(sample_folder / 'es' / 'weights.html').as_uri()}#0-0-0-0-0")
    expect(page.get_by_role("status")).to_contain_text("Ninguna materia tiene peso")
    assert set(letters(page)) == {"NR"}
    assert set(scores(page)) == {"–"}


def test_one_chamber_shows_at_a_time(open_page: OpenPage, sample_folder: Path) -> None:
    page = open_page(sample_folder / "weights.html")
    expect(page.locator("#senate")).to_be_hidden()
    page.get_by_role("radio", name="Senate").check()
    expect(page.locator("#senate")).to_be_visible()
    expect(page.locator("#house")).to_be_hidden()


def test_moving_weights_asks_nobody_and_keeps_nothing(
    open_page: OpenPage, sample_folder: Path
) -> None:
    page = open_page(sample_folder / "weights.html")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("#dial-1").fill("77")
    page.get_by_role("button", name="The same for all").click()
    # The picture of the tab is looked at again whenever the address changes.
    assert [url for url in asked if not url.endswith("/assets/icon.svg")] == []
    kept = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    assert kept == [0, 0, ""]


def test_without_javascript_both_chambers_show_with_our_grades(
    open_page: OpenPage, sample_folder: Path
) -> None:
    page = open_page(sample_folder / "weights.html", script=False)
    expect(page.locator("#dials")).to_be_hidden()
    expect(page.locator("#scriptless")).to_be_visible()
    assert len(letters(page)) > 180


@pytest.mark.parametrize("language", ["", "es"])
def test_moved_weights_fit_a_small_phone_and_raise_no_barrier(
    open_page: OpenPage, sample_folder: Path, axe: str, language: str
) -> None:
    page = open_page(sample_folder / language / "weights.html", size=(320, 740), dark=True)
    page.goto(f"{(sample_folder / language / 'weights.html').as_uri()}#0-100-0-0-100")
    assert page.locator("tr.moved").count() > 0
    assert page.evaluate(TOO_WIDE) == []
    assert barriers(page, axe) == []

"""The page that says how complete the record is: numbers, reasons, and what nothing explains."""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from reportcard.edition.contexts import Edition, build_edition
from reportcard.edition.downloads import csv_bytes
from reportcard.model.coverage import Coverage
from reportcard.model.facts import Quarantined
from reportcard.model.text import Text
from tests.edition.site_reading import made_up_edition, read, rendered, words
from tests.edition.world import (
    made_up_about,
    made_up_coverage,
    made_up_facts,
    made_up_scored,
)

PAGE = "coverage.html"
HOUSE, SENATE = made_up_coverage()
DISAGREEMENT = Quarantined(
    "crosscheck", "2025-house-1", "second_vote", Text("It says No.", "Dice No."),
    "us_xx/sample", "https://example.org/sheet-1.pdf", "",
)  # fmt: skip


def edition_with(
    coverage: Sequence[Coverage] = (HOUSE, SENATE), *, more: tuple[Quarantined, ...] = ()
) -> Edition:
    facts = made_up_facts()
    facts = replace(facts, coverage=tuple(coverage), quarantine=(*facts.quarantine, *more))
    return build_edition(facts=facts, scored=made_up_scored(), about=made_up_about())


def page_of(edition: Edition, repository: Path, *, language: str = "en") -> str:
    """The words of the page."""
    prefix = "" if language == "en" else f"{language}/"
    return words(read(rendered(edition, repository), prefix + PAGE).select("main")[0])


def table(edition: Edition, name: str) -> list[dict[str, str]]:
    (found,) = (t for t in edition.tables if t.name == name)
    return list(csv.DictReader(io.StringIO(csv_bytes(found).decode("utf-8"), newline="")))


def test_numbers_missing_for_one_reason_are_told_as_one_row() -> None:
    house = edition_with().coverage.rows[0]
    assert [(gap.numbers, gap.is_explained) for gap in house.gaps] == [
        ("4-97", True),
        ("98", False),
        ("99", True),
    ]
    assert (house.missing, house.set_aside, house.unexplained) == (95, 1, 1)


def test_a_gap_that_nothing_explains_is_said_above_everything(repository: Path) -> None:
    site = rendered(edition_with(), repository)
    for path, sentence in (
        (PAGE, "1 roll call is missing and nothing says why."),
        (f"es/{PAGE}", "Falta 1 votación nominal y nada dice por qué."),
    ):
        page = read(site, path)
        assert words(page.select(".gap")[0]).startswith(sentence)
        first, *_others = page.select("h3 + ul li")
        assert words(first).startswith("98 :")
        assert first.find("strong") is not None


def test_without_such_a_gap_the_page_cries_no_wolf(repository: Path) -> None:
    explained = replace(HOUSE, gaps=tuple(gap for gap in HOUSE.gaps if gap.is_explained))
    page = read(rendered(edition_with([explained]), repository), PAGE)
    assert page.select(".gap") == []
    assert "nothing says why" not in words(page.select("main")[0])


def test_a_selection_says_that_it_is_one_and_names_nothing_missing(repository: Path) -> None:
    told = page_of(edition_with([SENATE]), repository)
    assert (
        "The project's own tables carry 1 roll call of the record, on purpose not all of them."
        in told
    )
    assert "Missing" not in told
    assert "Not here, and why" not in told


def test_a_whole_chamber_says_that_nothing_is_missing(repository: Path) -> None:
    whole = replace(HOUSE, expected=3, listed=3, gaps=())
    assert "Nothing is missing." in page_of(edition_with([whole]), repository)
    assert "No falta nada." in page_of(edition_with([whole]), repository, language="es")


def test_an_empty_record_has_a_page_all_the_same(repository: Path) -> None:
    assert "There is no roll call in the record." in page_of(edition_with([]), repository)


def test_a_reason_is_text_and_an_odd_address_no_link(repository: Path) -> None:
    body = rendered(edition_with(), repository)[PAGE].decode("utf-8")
    assert "It does not add up &amp; &lt;so&gt;." in body
    assert "javascript:" not in body
    assert '<a href="https://example.org/sheet-98.pdf" rel="external">98</a>' in body


def test_what_another_collector_says_stands_here_and_not_among_what_does_not_count(
    repository: Path,
) -> None:
    edition = edition_with(more=(DISAGREEMENT,))
    assert edition.coverage.disagreements == (DISAGREEMENT,)
    assert DISAGREEMENT not in edition.data.quarantine
    assert "It says No." in page_of(edition, repository)
    assert "Tables of the project" in page_of(edition, repository)
    # In the download of what was set aside it stands with its entity.
    assert "crosscheck" in {row["entity"] for row in table(edition, "quarantine")}


@pytest.mark.parametrize("path", ["index.html", "data.html", "methodology.html"])
def test_the_page_can_be_reached_from_the_menu_and_where_it_belongs(
    repository: Path, path: str
) -> None:
    page = read(rendered(made_up_edition(), repository), path)
    assert page.select(f'nav a[href="{PAGE}"]') != []
    if path != "index.html":
        assert page.select(f'main a[href="{PAGE}"]') != []


def test_the_downloads_carry_the_same_figures() -> None:
    edition = edition_with()
    house, senate = table(edition, "coverage")
    assert (house["expected"], house["missing"], house["unexplained"]) == ("99", "95", "1")
    assert (house["passage_stated"], house["amendment_derived"], house["unknown"]) == (
        "1",
        "1",
        "1",
    )
    assert senate["expected"] == ""
    missing = table(edition, "missing_roll_calls")
    assert [row["number"] for row in missing] == [str(number) for number in range(4, 100)]
    assert missing[-2]["source_url"] == "https://example.org/sheet-98.pdf"
    assert missing[-1]["source_url"] == ""

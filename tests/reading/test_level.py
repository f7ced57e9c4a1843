"""The level of the pages clears the bar, and the measure is worth something."""

from pathlib import Path

import pytest

from tests.edition.rich import rich
from tests.edition.site_reading import rendered
from tests.reading.bar import Level, find_levels, read_exceptions
from tests.reading.level import Counts, count, ease, english_syllables, grade, spanish_syllables
from tests.reading.pages import sentences

# Everyday words, counted by ear.
ENGLISH = {
    "the": 1, "vote": 1, "voted": 2, "school": 1, "legislator": 4, "money": 2, "change": 1,
    "changes": 2, "people": 2, "absent": 2, "asked": 1, "house": 1, "table": 2, "yes": 1,
}  # fmt: skip
SPANISH = {
    "voto": 2, "votó": 2, "escuela": 3, "país": 2, "cámara": 3, "ley": 1, "dinero": 3, "guía": 2,
    "que": 1, "aquí": 2, "pueblo": 2, "ausente": 3, "legislador": 4, "más": 1, "año": 2,
}  # fmt: skip


@pytest.fixture(scope="module")
def levels(repository: Path) -> list[Level]:
    return find_levels(rendered(rich().edition, repository))


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_page_type_clears_the_bar_or_is_excepted(levels: list[Level], language: str) -> None:
    measured = [level for level in levels if level.language == language]
    assert len(measured) > 12
    assert [level for level in measured if level.is_harder and not level.excepted] == []


@pytest.mark.slow
def test_no_exception_is_left_that_is_not_needed(levels: list[Level]) -> None:
    harder = {(level.page, level.language) for level in levels if level.is_harder}
    assert set(read_exceptions()) - harder == set()


@pytest.mark.parametrize(("word", "number"), ENGLISH.items())
def test_english_syllables_are_those_one_hears(word: str, number: int) -> None:
    assert english_syllables(word) == number


@pytest.mark.parametrize(("word", "number"), SPANISH.items())
def test_spanish_syllables_are_those_one_hears(word: str, number: int) -> None:
    assert spanish_syllables(word) == number


def test_the_formulas_are_the_published_ones() -> None:
    assert grade(Counts(sentences=2, words=20, syllables=30)) == pytest.approx(6.01)
    assert ease(Counts(sentences=2, words=20, syllables=40)) == pytest.approx(76.64)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Notwithstanding the aforementioned considerations, the committee's determination "
            "concerning appropriations necessitates comprehensive reconsideration.",
            "en",
        ),
        (
            "No obstante las consideraciones anteriormente mencionadas, la determinación de la "
            "comisión referente a las asignaciones presupuestarias necesita reconsideración.",
            "es",
        ),
    ],
)
def test_what_is_hard_to_read_misses_the_bar(text: str, language: str) -> None:
    found = count(text, language)
    value = grade(found) if language == "en" else ease(found)
    assert Level("page", language, value, found.words, "").is_harder


def test_official_titles_quotations_and_lists_of_names_are_not_measured() -> None:
    page = (
        "<main><h1>A heading of words.</h1><p>We asked for a Yes on “An act concerning x.”.</p>"
        '<p lang="en">AN ACT CONCERNING THE STATE BUDGET.</p><li>Ana Ruiz</li>'
        "<p>El voto fue dos a uno.</p></main>"
    )
    assert sentences(page, "es") == ["We asked for a Yes on .", "El voto fue dos a uno."]

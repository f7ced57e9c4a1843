"""A reader's own weights: our proportions in whole numbers, exact marks, said to be no grade."""

import json
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from bs4 import Tag
from hypothesis import given
from hypothesis import strategies as st

from reportcard.edition.contexts.build_weights import whole_weights
from reportcard.edition.contexts.weights import WeightsPage
from reportcard.scoring.reweigh import find_reweighing
from tests.edition.rich import rich
from tests.edition.site_reading import Site, made_up_edition, read, rendered, words

WEIGHTS = st.lists(st.fractions(Fraction(1, 50), 100, max_denominator=60), min_size=2, max_size=6)


def page_of(edition: Any) -> WeightsPage:
    assert edition.weights is not None
    found: WeightsPage = edition.weights
    return found


# ---------------------------------------------------------------- our weights as whole numbers


@pytest.mark.parametrize(
    ("ours", "whole"),
    [
        ((20, 30, 30, 15, 5), (20, 30, 30, 15, 5)),
        ((3, 1), (75, 25)),
        ((Fraction(1, 3), Fraction(1, 2)), (40, 60)),
        ((200, 300), (40, 60)),
        ((Fraction(25, 2), Fraction(175, 2)), (12, 84)),
        ((1, 1, 1), (33, 33, 33)),
    ],
)
def test_our_weights_become_whole_numbers_that_sum_to_about_a_hundred(
    ours: tuple[Fraction, ...], whole: tuple[int, ...]
) -> None:
    assert whole_weights([Fraction(weight) for weight in ours]) == whole


@given(WEIGHTS)
def test_whole_numbers_keep_the_proportions_exactly(ours: list[Fraction]) -> None:
    whole = whole_weights(ours)
    total, all_ = sum(ours, Fraction(0)), sum(whole)
    assert [weight / total for weight in ours] == [Fraction(weight, all_) for weight in whole]


# ---------------------------------------------------------------- what the page is given


def test_members_stand_by_our_score_and_those_without_one_come_last() -> None:
    house, senate = page_of(made_up_edition()).chambers
    keys = [row.person.score_key for row in house.rows]
    assert keys == sorted(keys, key=lambda key: (not key, -float(key or 0)))
    assert [row.person.name for row in senate.rows] == ["Gina Green", "Hal Hill"]
    assert "Flor Former" not in [row.person.name for row in house.rows]


def test_the_data_holds_the_exact_marks_of_everybody_and_every_rule() -> None:
    scored = rich().scored
    found = find_reweighing(scored)
    assert found is not None
    page = page_of(rich().edition)
    people: Any = page.data["people"]
    for row in (row for chamber in page.chambers for row in chamber.rows):
        marks = found.people[row.person.person_id].marks
        given_marks = people[row.number]["marks"]
        assert [None if m is None else Fraction(m) for m in given_marks] == list(marks)
    rules: Any = page.data["rules"]
    assert rules["curve"] == ["10", "9/10"]
    assert rules["limits"] == [["50", "49", None, None]]
    assert page.steps == ("bonus", "curve", "limits", "gates", "names")


def test_where_no_weight_can_be_moved_there_is_no_page(repository: Path) -> None:
    edition = replace(made_up_edition(), weights=None)
    site = rendered(edition, repository)
    assert "weights.html" not in site
    assert "weights.html" not in site["index.html"].decode()


# ---------------------------------------------------------------- what it says


@pytest.fixture(scope="module")
def site(repository: Path) -> Site:
    return rendered(rich().edition, repository)


@pytest.mark.parametrize(
    ("path", "sentences"),
    [
        (
            "weights.html",
            (
                "It is not our grade, and nobody should be told that it is.",
                "Nothing is stored and nothing is sent.",
                "A grade that was set by name stays as it was set.",
                "What lowers a letter in our grades lowers it here too.",
            ),
        ),
        (
            "es/weights.html",
            (
                "No es nuestra calificación, y no debe presentarse como si lo fuera.",
                "No se guarda ni se envía nada.",
                "Una calificación fijada por personas con nombre queda como se fijó.",
                "Lo que baja una letra en nuestras calificaciones la baja aquí también.",
            ),
        ),
    ],
)
def test_the_page_says_whose_weighting_it_is_and_what_stays(
    site: Site, path: str, sentences: tuple[str, ...]
) -> None:
    text = words(read(site, path))
    assert [sentence for sentence in sentences if sentence not in text] == []


def test_without_the_script_our_weights_and_grades_are_all_there(site: Site) -> None:
    page = read(site, "weights.html")
    form, scriptless = page.find(id="dials"), page.find(id="scriptless")
    assert isinstance(form, Tag)
    assert isinstance(scriptless, Tag)
    assert form.has_attr("hidden")
    assert "Schools: 75 of 100" in words(scriptless)
    for row in page.select("table.weighed tbody tr"):
        mine, ours = row.select(".grade")
        assert words(mine) == words(ours)


def test_the_data_of_the_page_is_plain_json_without_markup(site: Site) -> None:
    tag = read(site, "es/weights.html").find(id="data")
    assert isinstance(tag, Tag)
    data = json.loads(tag.get_text())
    assert isinstance(data, Mapping)
    assert data == json.loads(json.dumps(page_of(rich().edition).data))

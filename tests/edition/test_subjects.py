"""The pages of subjects: what was asked, how each chamber split, and everybody's score."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportcard.edition.contexts import build_edition
from reportcard.edition.contexts.build_subjects import spread_of
from reportcard.edition.contexts.edition import Edition
from reportcard.edition.contexts.subjects import SubjectPage
from reportcard.edition.names import subject_slug
from reportcard.model.scores import Category, Scored
from reportcard.model.text import Text
from tests.edition.site_reading import Site, attribute, read, rendered, words
from tests.edition.world import made_up_about, made_up_facts, made_up_scored
from tests.properties import PROPERTY

EMPTY = Category("empty", Text("Nothing yet", "Todavía nada"), Fraction(0))


def with_empty_subject() -> Scored:
    scored = made_up_scored()
    rubric = replace(scored.rubric, categories=(*scored.rubric.categories, EMPTY))
    return replace(scored, rubric=rubric)


@pytest.fixture(scope="module")
def edition() -> Edition:
    return build_edition(facts=made_up_facts(), scored=with_empty_subject(), about=made_up_about())


@pytest.fixture(scope="module")
def site(edition: Edition, repository: Path) -> Site:
    return rendered(edition, repository)


def page_of(edition: Edition, slug: str) -> SubjectPage:
    return next(page for page in edition.subjects.subjects if page.ref.slug == slug)


# ---------------------------------------------------------------- what is counted


def test_everybody_who_sits_has_a_row_by_family_name_and_chambers_stand_apart(
    edition: Edition,
) -> None:
    house, senate = page_of(edition, "support").chambers
    assert [row.person.family_name for row in house.members] == [
        "Ávila Ñusta", "Brook", "Cruz", "Early", "O'Dell-Smith",
    ]  # fmt: skip
    assert [row.person.family_name for row in senate.members] == ["Green", "Hill"]
    assert {house.chamber, senate.chamber} == {"house", "senate"}


def test_a_row_says_how_many_questions_count_of_those_that_were_put(edition: Edition) -> None:
    rows = {row.person.family_name: row for row in page_of(edition, "support").chambers[0].members}
    assert (rows["Cruz"].score, rows["Cruz"].counted, rows["Cruz"].asked) == ("50.0", 2, 2)
    # Presiding does not count, not being a sponsor does.
    assert (rows["Early"].counted, rows["Early"].asked) == (1, 2)


def test_the_spread_counts_every_score_once(edition: Edition) -> None:
    for page in edition.subjects.subjects:
        for chamber in page.chambers:
            assert sum(row.count for row in chamber.spread) == chamber.scored


@PROPERTY
@given(st.lists(st.fractions(min_value=0, max_value=100, max_denominator=9), min_size=1))
def test_a_score_lies_in_one_row_of_the_spread_and_between_its_bounds(
    scores: list[Fraction],
) -> None:
    rows = spread_of(scores)
    assert sum(row.count for row in rows) == len(scores)
    for row in rows:
        low = Fraction(row.minimum)
        within = [
            score for score in scores
            if (score == low if row.is_exact else score > low if row.above else score >= low)
            and (row.below is None or score < Fraction(row.below))
        ]  # fmt: skip
        assert row.count == len(within)


def test_without_a_roll_call_the_answers_of_sitting_members_are_counted_by_chamber(
    edition: Edition,
) -> None:
    (row,) = [q for q in page_of(edition, "support").questions if not q.parties]
    assert row.criterion.criterion_id == "sponsors"
    assert [(a.chamber, a.outcome, a.count) for a in row.answers] == [
        ("house", "introducer", 1),
        ("house", "none", 4),
        ("senate", "cosponsor", 1),
        ("senate", "none", 1),
    ]


def test_a_subject_called_index_does_not_take_the_place_of_the_list() -> None:
    assert subject_slug("funding") == "funding"
    assert subject_slug("index") != "index"
    assert subject_slug("index").startswith("index-")


# ---------------------------------------------------------------- the pages


@pytest.mark.parametrize(
    ("path", "position", "did", "tally"),
    [
        ("subjects/funding.html", "We asked for a Yes, announced May 20, 2025.",
         "A Yes did the Budget.", "House: passed, 3 to 1"),
        ("es/subjects/funding.html", "Pedimos un Sí, posición anunciada el 20 de mayo de 2025.",
         "Un Sí hizo: Presupuesto.", "Cámara de Representantes: aprobado, 3 a 1"),
    ],
)  # fmt: skip
def test_a_question_says_position_what_each_answer_did_and_how_its_chamber_split(
    site: Site, path: str, position: str, did: str, tally: str
) -> None:
    page = read(site, path)
    text = words(page)
    assert position in text
    assert did in text
    table = next(t for t in page.select("table.tallies") if t.caption and tally in words(t.caption))
    *parties, everyone = [
        [int(words(cell)) for cell in row.find_all("td")] for row in table.select("tbody tr")
    ]
    assert [sum(column) for column in zip(*parties, strict=True)] == everyone


@pytest.mark.parametrize("folder", ["", "es/"])
def test_every_card_and_the_list_lead_to_the_page_of_a_subject(site: Site, folder: str) -> None:
    card = read(site, f"{folder}legislators/ben-brook-00000002.html")
    found = [attribute(a, "href") for a in card.select("table.receipt caption a")]
    assert found == ["../subjects/funding.html", "../subjects/support.html"]
    listed = [
        attribute(a, "href") for a in read(site, f"{folder}subjects/index.html").select("main a")
    ]
    assert listed[:3] == ["funding.html", "support.html", "empty.html"]


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("subjects/empty.html", "asks no question in this subject, so it plays no part in any"),
        ("es/subjects/empty.html", "no hace ninguna pregunta en esta materia, así que no cuenta"),
    ],
)  # fmt: skip
def test_a_subject_without_a_question_says_so_and_shows_no_empty_table(
    site: Site, path: str, sentence: str
) -> None:
    page = read(site, path)
    assert sentence in words(page)
    assert page.find_all("table") == []


@pytest.mark.parametrize(
    ("folder", "sentence"),
    [("", "Nothing counts here for anybody who sits in it now."),
     ("es/", "Aquí no cuenta nada para nadie de quienes están ahora en el cargo.")],
)  # fmt: skip
def test_a_chamber_in_which_nothing_counts_says_so(site: Site, folder: str, sentence: str) -> None:
    page = read(site, f"{folder}subjects/funding.html")
    assert words(page).count(sentence) == 1
    senate = page.find("section", attrs={"aria-labelledby": "senate"})
    assert senate is not None
    assert senate.find_all("table") == []


def test_where_all_questions_are_pooled_a_subject_has_no_weight(repository: Path) -> None:
    scored = made_up_scored()
    pooled = replace(scored, rubric=replace(scored.rubric, aggregate="pooled"))
    edition = build_edition(facts=made_up_facts(), scored=pooled, about=made_up_about())
    text = words(read(rendered(edition, repository), "subjects/funding.html"))
    assert "a subject has no weight of its own" in text
    assert "60%" not in text


def test_the_weight_of_a_subject_is_the_rubrics(site: Site) -> None:
    assert "Weight 60, which is 60% of all subjects together." in words(
        read(site, "subjects/funding.html")
    )


def test_pages_of_subjects_follow_each_other(edition: Edition) -> None:
    pages = edition.subjects.subjects
    assert pages[0].previous is None
    assert pages[-1].next is None
    assert [page.next for page in pages[:-1]] == [page.ref for page in pages[1:]]


def test_chambers_are_never_compared(site: Site) -> None:
    for path in ("subjects/index.html", "subjects/support.html"):
        assert "their scores cannot be compared" in words(read(site, path))

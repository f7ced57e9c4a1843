"""The pages of the selection and of how firm the grades are: every figure from the record."""

import re
from fractions import Fraction
from pathlib import Path

import pytest
from bs4 import Tag

from reportcard.edition.contexts import build_edition
from reportcard.edition.contexts.build_sensitivity import MOST_MOVERS
from reportcard.edition.contexts.sensitivity import SensitivityPage
from reportcard.edition.site import page_paths
from reportcard.model.robustness import Flip, LeftOutOne, Stability
from reportcard.receipts.nearest import firmness
from tests.edition.rich import rich
from tests.edition.site_reading import Site, attribute, made_up_edition, read, rendered, words
from tests.edition.world import made_up_about, made_up_facts, made_up_scored
from tests.scoring.made_up import made_up_robustness, stability


@pytest.fixture(scope="module")
def site(repository: Path) -> Site:
    return rendered(rich().edition, repository)


def firm() -> SensitivityPage:
    page = rich().edition.sensitivity
    assert page is not None
    return page


def letters_of(chamber: str) -> list[Stability]:
    return [s for s in rich().robustness.people if s.chamber == chamber and s.universes]


# ---------------------------------------------------------------- the selection


@pytest.mark.parametrize(
    ("path", "reason", "nobody"),
    [
        ("selection.html", "It says nothing.", "Nobody has said why."),
        ("es/selection.html", "No dice nada.", "Nadie ha dicho por qué."),
    ],
)
def test_every_roll_call_of_the_topic_stands_on_the_page_once_with_its_reason(
    site: Site, path: str, reason: str, nobody: str
) -> None:
    page = read(site, path)
    assert [words(tag) for tag in page.select("main h3")] == [reason, nobody]
    names = [words(tag) for tag in page.select("main ul.calls li > a")]
    assert len(names) == len(set(names)) == len(rich().audit.lines)


def test_a_roll_call_with_a_page_is_linked_to_it_and_one_without_to_its_sheet(site: Site) -> None:
    page = read(site, "selection.html")
    links = {words(a): attribute(a, "href") for a in page.select("main ul.calls li > a")}
    assert links["House roll call 1, January 9, 2025"] == "roll-calls/2025-house-1.html"
    assert links["House roll call 8, January 16, 2025"] == "https://www.example.org/sheet"


def test_reasons_are_counted_and_those_without_one_come_last() -> None:
    page = rich().edition.selection
    assert page is not None
    assert [len(group.rows) for group in page.reasons] == [1, 1]
    assert page.reasons[-1].because is None
    assert sum(row.left_out for row in page.chambers) == len(page.audit.left_out)
    assert sum(row.scored for row in page.chambers) == len(page.scored) == page.audit.scored


def test_whose_letter_would_be_another_is_told_with_how_many_have_one(site: Site) -> None:
    text = words(read(site, "selection.html"))
    assert "6 letters would be others. 5 legislators have a letter." in text
    assert "Ana : A instead of C" in text


def test_the_methodology_tells_the_selection_in_short_and_leads_to_its_page(site: Site) -> None:
    for folder in ("", "es/"):
        page = read(site, f"{folder}methodology.html")
        assert page.find("a", href="selection.html") is not None
        assert page.find("a", href="sensitivity.html") is not None
        assert "It says nothing." not in words(page)


def test_without_an_audit_or_measures_the_pages_do_not_exist() -> None:
    paths = page_paths(made_up_edition())
    assert "selection.html" not in paths
    assert "sensitivity.html" not in paths
    assert {"selection.html", "sensitivity.html"} <= set(page_paths(rich().edition))


# ---------------------------------------------------------------- how firm


def test_every_letter_has_one_label_and_the_counts_sum_to_all_letters() -> None:
    for chamber in firm().chambers:
        people = letters_of(chamber.chamber)
        assert chamber.letters == len(people) == len(chamber.rows)
        assert sum(row.count for row in chamber.labels) == chamber.letters
        assert sum(row.count for row in chamber.holds) == chamber.letters
        for row in chamber.labels:
            assert row.count == sum(firmness(person) == row.firmness for person in people)


def test_a_way_to_count_says_how_many_letters_it_leaves_as_they_are() -> None:
    everyone = {chamber.chamber: letters_of(chamber.chamber) for chamber in firm().chambers}
    assert len(firm().ways) == 16
    for place, way in enumerate(firm().ways):
        for cell in way.chambers:
            people = everyone[cell.chamber]
            assert cell.letters == len(people)
            assert cell.same == sum(p.universes[place].grade == p.grade for p in people)


def test_a_question_moves_the_letters_that_would_be_others_without_it() -> None:
    for chamber in firm().chambers:
        for row in chamber.movers:
            ids = {row.criterion.criterion_id, row.criterion.group_id}
            answers = [
                (one.grade != person.grade)
                for person in letters_of(chamber.chamber)
                for one in person.without_one
                if one.question_id in ids
            ]
            assert (row.changed, row.letters) == (sum(answers), len(answers))
        counts = [row.changed for row in chamber.movers]
        assert counts == sorted(counts, reverse=True)
        assert len(chamber.movers) <= min(MOST_MOVERS, chamber.mover_count)


def made_up(fields: dict[int, dict[str, object]]) -> SensitivityPage:
    scored = made_up_scored()
    edition = build_edition(
        facts=made_up_facts(),
        scored=scored,
        about=made_up_about(),
        robustness=made_up_robustness(scored, fields),
    )
    assert edition.sensitivity is not None
    return edition.sensitivity


def test_the_least_firm_letter_comes_first_then_the_one_that_fewer_answers_change() -> None:
    page = made_up(
        {
            0: {"holds_in": 9, "down": Flip("F", 2)},
            1: {"holds_in": 9, "down": Flip("F", 1)},
            2: {"holds_in": 4, "down": None},
        }
    )
    rows = page.chambers[0].rows
    assert [(r.person.family_name, r.holds_in, r.answers) for r in rows[:3]] == [
        ("Cruz", 4, None),
        ("Brook", 9, 1),
        ("Ávila Ñusta", 9, 2),
    ]
    assert page.chambers[0].few_ways == 1


def test_letters_that_missed_votes_or_one_question_could_change_are_counted() -> None:
    page = made_up({0: {"grade_low": "F"}, 1: {"is_steady": False}, 2: {"grade_high": None}})
    assert (page.chambers[0].missed, page.chambers[0].without_one) == (1, 1)


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        ({}, "steady"),
        ({"down": Flip("F", 1)}, "one_answer"),
        ({"is_steady": False}, "without_one"),
        ({"all_tried": False}, "unknown"),
        ({"is_steady": False, "up": Flip("A", 1)}, "one_answer"),
        ({"up": None, "down": None}, "steady"),
    ],
)
def test_a_label_says_what_would_change_the_letter(fields: dict[str, object], label: str) -> None:
    assert firmness(stability(made_up_scored().results[0], **fields)) == label


def test_ways_in_another_order_are_a_mistake_of_ours() -> None:
    scored = made_up_scored()
    usual = stability(scored.results[1])
    turned = tuple(reversed(usual.universes))
    with pytest.raises(ValueError, match="another order"):
        made_up({1: {"universes": turned}})


def test_a_question_that_no_letter_rests_on_is_not_listed() -> None:
    same = LeftOutOne("budget", Fraction(60), made_up_scored().results[0].computed_grade)
    other = LeftOutOne("aid-house", Fraction(60), "F")
    page = made_up({0: {"without_one": (same, other)}})
    assert [row.criterion.criterion_id for row in page.chambers[0].movers] == ["aid-house"]


# ---------------------------------------------------------------- what is printed


@pytest.mark.parametrize(
    ("path", "words_"),
    [
        ("sensitivity.html", ("One different answer gives another letter", "2 of 5",
                              "An absence counts as against us", "Ben")),
        ("es/sensitivity.html", ("Una sola respuesta distinta da otra letra", "2 de 5",
                                 "Una ausencia cuenta como en contra", "Ben")),
    ],
)  # fmt: skip
def test_the_page_tells_it_in_both_languages(
    site: Site, path: str, words_: tuple[str, ...]
) -> None:
    text = words(read(site, path))
    assert [word for word in words_ if word not in text] == []


def test_no_count_stands_on_the_page_without_the_number_it_is_part_of(site: Site) -> None:
    page = read(site, "sensitivity.html")
    (table,) = [t for t in page.select("table.strengths") if t.caption and is_of_ways(t)]
    cells = [words(cell) for cell in table.select("tbody td")]
    assert len(cells) == 16 * len(firm().chambers)
    assert all(re.fullmatch(r"\d+ of \d+", cell) for cell in cells)


def is_of_ways(table: Tag) -> bool:
    return "in each way to count" in words(table.caption) if table.caption else False


@pytest.mark.parametrize(
    "name", ["methodology", "subject", "subjects", "selection", "sensitivity", "steady"]
)
def test_no_number_is_typed_into_the_template(repository: Path, name: str) -> None:
    source = (repository / "templates" / "site" / f"{name}.html").read_text("utf-8")
    text = re.sub(r"{#.*?#}|{%-?(?! ?(?:trans|pluralize)).*?%}|{{.*?}}|<[^>]*>", " ", source)
    text = re.sub(r"{%.*?%}|SHA-256", " ", text)
    assert re.findall(r"\d+", text) in ([], ["100"])

"""Comparisons as readers see them: what is compared, what is apart, nothing across chambers."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from tests.edition.made_up_towns import made_up_towns
from tests.edition.rich import rich
from tests.edition.site_reading import Site, attribute, made_up_edition, read, rendered, words

PAIR = "compare/ben-brook-00000002--carla-cruz-00000003.html"
NONE_SHARED = "compare/dee-o-dell-smith-00000004--earl-early-00000005.html"
CARLA = "legislators/carla-cruz-00000003.html"


@pytest.fixture(scope="module")
def site(repository: Path) -> Site:
    return rendered(made_up_edition(money=made_up_towns()), repository)


def table(page: BeautifulSoup, caption: str) -> Tag:
    (found,) = [
        tag.parent
        for tag in page.find_all("caption")
        if words(tag).startswith(caption) and tag.parent is not None
    ]
    return found


def rows(found: Tag) -> list[list[str]]:
    cells = [row.find_all(["th", "td"]) for row in found.select("tbody tr")]
    return [[words(cell) for cell in row] for row in cells]


@pytest.mark.parametrize(
    ("path", "caption", "counts"),
    [
        (
            PAIR,
            "Roll calls in which both could vote 3",
            [
                ["Voted alike", "0 of 3"],
                ["Voted differently", "2 of 3"],
                ["One of them or both did not vote Yes or No", "1 of 3"],
            ],
        ),
        (
            f"es/{PAIR}",
            "Votaciones nominales en las que los dos podían votar 3",
            [
                ["Votaron igual", "0 de 3"],
                ["Votaron distinto", "2 de 3"],
                ["Uno de los dos, o los dos, no votó Sí ni No", "1 de 3"],
            ],
        ),
    ],
)
def test_a_pair_is_told_in_counts_of_roll_calls_that_both_could_vote_in(
    site: Site, path: str, caption: str, counts: list[list[str]]
) -> None:
    assert rows(table(read(site, path), caption)) == counts


def test_where_they_differ_each_vote_stands_beside_our_position(site: Site) -> None:
    first, second = rows(table(read(site, PAIR), "Where they voted differently"))
    assert first == [
        "Aid (SB 2) House roll call 20, June 3, 2025. "
        "We asked for a Yes, announced June 3, 2025, not before the vote.",
        "No against our position",
        "Yes our position",
    ]
    assert second[1:] == ["No against our position", "Yes our position"]


def test_an_absence_is_told_without_a_side(site: Site) -> None:
    (row,) = rows(table(read(site, PAIR), "Where one of them or both did not vote"))
    assert row[1:] == ["No our position", "Absent or not voting"]


def test_what_only_one_could_vote_in_is_named_with_the_reason(site: Site) -> None:
    english, spanish = read(site, NONE_SHARED), read(site, f"es/{NONE_SHARED}")
    apart = rows(table(english, "Not compared: only one of them could vote"))
    assert {row[2] for row in apart} == {
        "Presiding over the chamber Whoever presides over the chamber by custom does not vote."
    }
    assert len(apart) == 3
    assert "There is no graded roll call in which both could vote." in words(english)
    assert "No hay ninguna votación nominal calificada en la que los dos podían votar." in words(
        spanish
    )
    assert english.find("table", class_="counts") is None


def test_a_pair_says_why_its_grades_may_stand_side_by_side(site: Site) -> None:
    head, *_more = read(site, PAIR).select("table.heads")
    assert rows(head) == [
        ["Seat", "House 2", "House 3"],
        ["Party", "Republican", "Democrat"],
        ["Grade", "F", "F"],
        ["Score", "30", "50"],
        ["Chances to vote taken", "3 of 3", "2 of 3"],
    ]
    assert "because its members vote on the same roll calls" in words(read(site, PAIR))


def test_every_roll_call_of_a_pair_is_a_link(site: Site) -> None:
    links = [attribute(a, "href") for a in read(site, PAIR).select("table.versus tbody th a")]
    assert links == [
        "../roll-calls/2025-house-20.html",
        "../roll-calls/2025-house-10.html",
        "../roll-calls/2025-house-9.html",
    ]


# ---------------------------------------------------------------- any two


def test_without_the_script_the_page_lists_the_pairs_by_town_and_shows_no_dead_form(
    site: Site,
) -> None:
    page = read(site, "compare.html")
    form = page.find(id="choose")
    assert isinstance(form, Tag)
    assert form.has_attr("hidden")
    assert "your browser must allow the script of this page" in words(page)
    assert [words(tag) for tag in page.select(".sharing h3")] == ["Bañado", "Corner"]
    assert [words(tag) for tag in page.select(".sharing li")] == [
        "Ben Brook and Carla Cruz House, 0 of 3",
        "Gina Green and Hal Hill Senate, 0 of 0",
        "Dee O'Dell-Smith and Earl Early House, 0 of 0",
    ]


def test_a_name_in_the_data_of_the_script_is_the_name_itself(site: Site) -> None:
    text = read(site, "es/compare.html").find(id="data")
    assert isinstance(text, Tag)
    assert '"name": "Dee O\\u0027Dell-Smith"' in text.get_text()
    assert "&#39;" not in text.get_text()


def test_no_page_of_comparisons_has_a_script_of_its_own_inside(site: Site) -> None:
    for path in ("compare.html", "weights.html", PAIR):
        for tag in read(site, path).find_all("script"):
            assert tag.has_attr("src") or tag["type"] == "application/json"


# ---------------------------------------------------------------- from other pages


def test_a_legislator_leads_to_the_pair_and_to_any_other(site: Site) -> None:
    english = words(read(site, CARLA).select("section[aria-labelledby=others]")[0])
    assert "With Ben Brook, who shares a town voted alike in 0 of 3" in english
    spanish = read(site, f"es/{CARLA}").select("section[aria-labelledby=others]")[0]
    assert "Con Ben Brook, que comparte un pueblo" in words(spanish)
    last = attribute(spanish.find_all("a")[-1], "href")
    assert last == "../compare.html#carla-cruz-00000003"


def test_a_town_tells_its_delegation_chamber_by_chamber(site: Site) -> None:
    page = read(site, "towns/banado.html")
    house, senate = (page.find(id=f"votes-{name}") for name in ("house", "senate"))
    assert isinstance(house, Tag)
    assert isinstance(senate, Tag)
    assert words(house) == "House: their votes side by side"
    sides = page.select("table.sides tbody tr")[0].find("td")
    assert isinstance(sides, Tag)
    assert words(sides) == "Yes: Carla Cruz No: Ben Brook"
    assert "1 roll call is left out here, because only some of them could vote in it." in words(
        page
    )
    assert "Aquí no se cuenta 1 votación nominal" in words(read(site, "es/towns/banado.html"))


def test_somebody_alone_in_a_chamber_leads_to_no_comparison(repository: Path) -> None:
    site = rendered(rich().edition, repository)
    (sol,) = [path for path in site if path.startswith("legislators/sol-")]
    assert read(site, sol).find(id="others") is None

"""What single pages say: every mark with its record, no word stronger than the evidence."""

from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from reportcard.edition.contexts import build_edition
from tests.edition.site_reading import (
    Site,
    attribute,
    made_up_edition,
    page_paths,
    read,
    rendered,
    words,
)
from tests.edition.world import (
    MEMBERS,
    SHEET_HASH,
    TABLE_HASH,
    made_up_about,
    made_up_facts,
    made_up_scored,
)

ALMA = "legislators/alma-avila-nusta-00000001.html"
BEN = "legislators/ben-brook-00000002.html"
CARLA = "legislators/carla-cruz-00000003.html"
DEE = "legislators/dee-o-dell-smith-00000004.html"
EARL = "legislators/earl-early-00000005.html"
FLOR = "legislators/flor-former-00000006.html"
HAL = "legislators/hal-hill-00000008.html"
TRANSCRIBED = "roll-calls/2025-house-10.html"
FETCHED = "roll-calls/2025-house-20.html"


@pytest.fixture(scope="module")
def site(repository: Path) -> Site:
    return rendered(made_up_edition(), repository)


def select(page: BeautifulSoup | Tag, selector: str) -> list[str]:
    return [words(tag) for tag in page.select(selector)]


# ---------------------------------------------------------------- home


def test_home_lists_every_sitting_legislator_once_by_family_name(site: Site) -> None:
    rows = select(read(site, "index.html"), "#people tbody th a")
    assert rows == [
        "Ávila Ñusta, Alma", "Brook, Ben", "Cruz, Carla", "Early, Earl", "Green, Gina",
        "Hill, Hal", "O'Dell-Smith, Dee",
    ]  # fmt: skip


def test_somebody_who_left_is_listed_apart(site: Site) -> None:
    page = read(site, "index.html")
    assert "Flor Former" not in select(page, "#people a")
    assert "Flor Former" in words(page.aside) if page.aside else False


@pytest.mark.parametrize("path", ["index.html", "es/index.html"])
def test_without_javascript_letters_lead_to_the_names_and_no_dead_form_shows(
    site: Site, path: str
) -> None:
    page = read(site, path)
    form = page.find(id="search")
    assert form is not None
    assert form.has_attr("hidden")
    assert page.select("#people thead button") == []
    letters = page.select("#letters a")
    assert "".join(map(words, letters)) == "ABCEGHO"
    for letter in letters:
        group = page.find(id=attribute(letter, "href").removeprefix("#"))
        assert group is not None
        assert {name[0] for name in select(group, "th a")} <= {words(letter), "Á"}


def test_a_row_says_district_party_chances_score_and_grade(site: Site) -> None:
    row = read(site, "index.html").select("#people tbody tr")[2]
    assert [words(cell) for cell in row.find_all("td")] == [
        "House 3", "Democrat", "2 of 3", "50", "F",
    ]  # fmt: skip


def test_the_chamber_chart_says_in_words_what_it_draws(site: Site) -> None:
    page = read(site, "es/index.html")
    title, description = (
        select(page, "#grades-house")[0],
        select(page, "#grades-house-d")[0],
    )
    assert title == "Cámara de Representantes: cuántos legisladores tienen cada calificación"
    counts = dict(part.split(": ") for part in description.split(", "))
    assert sum(map(int, counts.values())) == 5
    assert counts["A"] == "1"


# ---------------------------------------------------------------- legislator


def test_the_first_thing_on_a_page_is_name_grade_in_words_reasons_and_what_to_ask(
    site: Site,
) -> None:
    card = read(site, BEN).article
    assert card is not None
    text = words(card)
    order = ["Ben Brook", "Earned less than half", "What moved the score most", "Ask them this"]
    assert sorted(order, key=text.index) == order
    assert len(card.select(".reasons li")) == 3


def test_reasons_give_the_vote_and_where_it_stands_and_nothing_more(site: Site) -> None:
    assert select(read(site, BEN), ".reasons li") == [
        "Voted No: Budget (HB 7001) against our position · 30.00 points not earned",
        "Voted No: Budget cut (HB 7001) our position · 30.00 points earned",
        "Voted No: Aid (SB 2) against our position · 20.00 points not earned",
    ]


def test_an_absence_is_never_explained(repository: Path) -> None:
    away = replace(
        MEMBERS[1], number=9, given="Abe", family="Away",
        outcomes=("absent", "support", "present", None, "none"),
    )  # fmt: skip
    site = rendered(made_up_edition((*MEMBERS, away)), repository)
    page, twin = (
        read(site, f"{folder}legislators/abe-away-00000009.html") for folder in ("", "es/")
    )
    assert select(page, ".reasons li")[::2] == [
        "Absent or not voting: Budget (HB 7001) the sheet does not say why · "
        "30.00 points not earned",
        "Present, neither Yes nor No: Aid (SB 2) 20.00 points not earned",
    ]
    assert select(twin, ".reasons li")[0].startswith(
        "Ausente o no votó: Presupuesto (HB 7001) la hoja no dice por qué · "
    )
    assert select(page, ".ask li")[0] == (
        "The record of June 2, 2025 lists you as absent or not voting on “Budget (HB 7001)”. "
        "How would you have voted, and why?"
    )


def test_half_a_point_is_not_called_earned(repository: Path) -> None:
    edition = made_up_edition()
    ben = next(page for page in edition.legislators if page.person.family_name == "Brook")
    half = replace(ben.reasons[0], kind="sponsored", option=None, points="1.50", is_full=False)
    site = rendered(replace(edition, legislators=(replace(ben, reasons=(half,)),)), repository)
    assert select(read(site, BEN), ".reasons li") == [
        "Among the sponsors: Budget (HB 7001) 1.50 points not earned"
    ]


def test_a_sheet_without_an_http_address_is_named_but_no_link(repository: Path) -> None:
    facts = made_up_facts()
    odd = tuple(
        replace(event, provenance=replace(event.provenance, source_url="file:///etc/passwd"))
        for event in facts.vote_events
    )
    edition = build_edition(
        facts=replace(facts, vote_events=odd), scored=made_up_scored(), about=made_up_about()
    )
    page = read(rendered(edition, repository), FETCHED)
    assert "Official roll-call sheet" in words(page)
    assert page.find("a", string="Official roll-call sheet") is None
    assert "file:///" not in str(page)


def test_who_did_not_sponsor_is_told_so_without_judgement(site: Site) -> None:
    text = words(read(site, BEN))
    assert "Not a sponsor" in text
    assert "did not sponsor" not in text
    assert "refused" not in text


def test_every_line_of_a_receipt_links_to_its_official_document_and_gives_its_hash(
    site: Site,
) -> None:
    lines = 0
    for path in page_paths(site):
        if "/legislators/" not in f"/{path}":
            continue
        for row in read(site, path).select("table.receipt tr.more"):
            seen, detailed = row.select("p.meta a"), row.select("dd a")
            assert len(seen) == 1, path
            assert attribute(seen[0], "href").startswith("https://example.org/"), path
            assert attribute(seen[0], "href") in [attribute(link, "href") for link in detailed]
            assert select(row, ".hash code")[0] in (SHEET_HASH, TABLE_HASH), path
            lines += 1
    assert lines == 2 * sum(o is not None for m in MEMBERS for o in m.outcomes)


def test_a_transcribed_line_says_so_and_names_no_line_of_the_sheet(site: Site) -> None:
    first, second = read(site, ALMA).select("table.receipt")[0].find_all("tbody")
    transcribed, fetched = sorted((words(first), words(second)), key=lambda t: TABLE_HASH in t)[
        ::-1
    ]
    assert "(transcribed)" in transcribed
    assert "Transcribed from that document into the project's own table of July 1, 2026" in (
        transcribed
    )
    assert f"SHA-256 of the table: {TABLE_HASH}" in transcribed
    assert "line 1 of the sheet" not in transcribed
    assert "line 1 of the sheet" in fetched
    assert f"Fetched July 1, 2026. SHA-256 of the document: {SHEET_HASH}" in fetched


def test_a_receipt_can_be_added_up_by_hand(site: Site) -> None:
    for path in (ALMA, BEN, CARLA, FLOR, f"es/{ALMA}"):
        page = read(site, path)
        total = 0
        for table in page.select("table.receipt:not(.left-out)"):
            *lines, last = [round(float(text) * 100) for text in select(table, "td.num > b")]
            assert sum(lines) == last, path
            total += last
        assert round(float(select(page, ".total b")[0]) * 100) == total, path


def test_a_line_that_does_not_count_says_why_and_what_the_score_would_have_been(
    site: Site,
) -> None:
    english = words(read(site, DEE).select(".left-out")[0])
    assert "Excused An excused absence does not count. Had it counted, the score would be 90" in (
        english
    )
    spanish = words(read(site, f"es/{DEE}").select(".left-out")[0])
    assert "Una ausencia justificada no cuenta. Si contara, el puntaje sería 90" in spanish


def test_an_incomplete_grade_gives_its_figures(site: Site) -> None:
    text = words(read(site, EARL))
    assert "Incomplete: too little to go by" in text
    assert "1 question counts for this legislator; a grade needs at least 3." in text
    assert "Score: " not in words(read(site, EARL).select(".verdict")[0])
    assert "Para esta persona cuenta 1 pregunta" in words(read(site, f"es/{EARL}"))


def test_a_gap_in_the_sheet_is_called_a_gap_and_not_an_absence(site: Site) -> None:
    text = words(read(site, HAL))
    assert "has no line for this legislator. This is a gap in the record, not an absence." in text
    assert "Absent" not in text


def test_chances_are_given_as_a_count_never_as_a_bare_percentage(site: Site) -> None:
    assert "Voted in 2 of 3 chances." in words(read(site, CARLA))
    assert "Votó en 2 de 3 oportunidades." in words(read(site, f"es/{CARLA}"))


def test_who_left_the_seat_is_said_to_have_left_it(site: Site) -> None:
    assert "no longer in this seat" in words(read(site, FLOR).select(".office")[0])
    assert "until January 1, 2026" in words(read(site, FLOR))


# ---------------------------------------------------------------- roll call


def test_a_roll_call_says_what_each_answer_did_and_when_our_position_was_known(
    site: Site,
) -> None:
    text = words(read(site, TRANSCRIBED))
    assert "What a Yes did A Yes did the Budget." in text
    assert "What a No did A No stopped the Budget." in text
    assert "We asked for a Yes, announced May 20, 2025." in text
    assert "announced June 3, 2025, not before the vote" in words(read(site, FETCHED))
    assert "We asked for a No, not announced before the vote." in words(
        read(site, "roll-calls/2025-house-9.html")
    )


def test_lines_of_the_sheet_are_shown_only_where_they_are_known(site: Site) -> None:
    assert "Line" not in select(read(site, TRANSCRIBED), ".votes th[scope=col]")
    assert "Line" in select(read(site, FETCHED), ".votes th[scope=col]")


def test_everyones_vote_is_on_the_page_of_the_roll_call(site: Site) -> None:
    rows = select(read(site, f"es/{FETCHED}"), ".votes tbody tr")
    assert rows[0].startswith("Ávila Ñusta, Alma Partido Demócrata, distrito 1")
    assert "Sí nuestra posición" in rows[0]
    assert "No en contra de nuestra posición" in rows[1]
    assert "Ausente o no votó" in rows[3]
    assert len(rows) == 6


def test_the_party_table_sums_to_the_whole_roll_call(site: Site) -> None:
    table = read(site, FETCHED).select(".tallies tbody tr")
    *parties, everyone = [[int(n) for n in select(row, "td")] for row in table]
    assert [sum(column) for column in zip(*parties, strict=True)] == everyone
    assert sum(everyone) == 6


# ---------------------------------------------------------------- methodology and data


def test_types_of_question_with_the_same_rules_share_one_table(site: Site) -> None:
    captions = select(read(site, "methodology.html"), "table caption")
    assert captions[:2] == [
        "Roll call; Roll call on an amendment; Roll call on school funding",
        "Sponsoring a bill",
    ]


def test_every_phrase_for_a_score_is_on_the_methodology_page_with_its_cut_point(
    site: Site,
) -> None:
    table = read(site, "methodology.html").find("th", string="Earned most of the points")
    assert table is not None
    assert table.parent is not None
    assert words(table.parent).startswith("Earned most of the points 70 or more ")


def test_what_was_set_aside_is_named_in_the_language_of_the_page(site: Site) -> None:
    sentence = made_up_facts().quarantine[0].sentence
    assert sentence.en in words(read(site, "data.html"))
    assert sentence.es in words(read(site, "es/data.html"))


def test_every_column_of_every_download_is_described(site: Site) -> None:
    edition = made_up_edition()
    page = read(site, "es/data.html")
    for table in edition.data.tables:
        section = page.find(id=table.name)
        assert section is not None, table.name
        names = ["".join(code.get_text().split()) for code in section.select("th code")]
        assert names == [column.name for column in table.columns]
        for column in table.columns:
            assert " ".join(column.description.es.split()) in words(section), column.name


def test_an_edition_without_a_notice_has_none(repository: Path) -> None:
    scored = made_up_scored()
    real = replace(scored, rubric=replace(scored.rubric, notice=None))
    site = rendered(
        build_edition(facts=made_up_facts(), scored=real, about=made_up_about()), repository
    )
    assert all(read(site, path).select(".notice") == [] for path in page_paths(site))


# ---------------------------------------------------------------- two languages


def test_who_publishes_and_every_source_speak_the_language_of_the_page(site: Site) -> None:
    said = {
        "data.html": ("Made-up Parents Union", "Roll-call sheets", "Made-up General Assembly"),
        "es/data.html": (
            "Unión de Padres inventada",
            "Hojas de las votaciones nominales",
            "Asamblea General inventada",
        ),
    }
    for path, ours in said.items():
        text = words(read(site, path))
        (theirs,) = [names for other, names in said.items() if other != path]
        assert [name for name in ours if name not in text] == []
        assert [name for name in theirs if name in text] == []


def test_two_bills_of_one_number_are_told_apart_wherever_they_are_listed(repository: Path) -> None:
    facts, scored = made_up_facts(), made_up_scored()
    later = replace(facts.bills[0], bill_id="2026-HB07001", session="2026")
    questions = tuple(
        replace(c, bill_id=later.bill_id) if c.criterion_id == "sponsors" else c
        for c in scored.rubric.criteria
    )
    edition = build_edition(
        facts=replace(facts, bills=(*facts.bills, later)),
        scored=replace(scored, rubric=replace(scored.rubric, criteria=questions)),
        about=made_up_about(),
    )
    site = rendered(edition, repository)
    for path, names in (
        (BEN, ("HB 7001 of 2025", "HB 7001 of 2026")),
        (f"es/{BEN}", ("HB 7001 de 2025", "HB 7001 de 2026")),
        ("methodology.html", ("HB 7001 of 2025", "HB 7001 of 2026")),
        ("index.html", ("HB 7001 of 2025",)),
        (TRANSCRIBED, ("HB 7001 of 2025",)),
    ):
        text = words(read(site, path))
        assert [name for name in names if name not in text] == []

"""Legislators whom no template was made for: each has a sensible page, in both languages."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from reportcard.edition.contexts import Edition, LegislatorPage, build_edition
from reportcard.edition.contexts.legislator import AttendanceRow, HistoryRow
from reportcard.model.scores import EarlierCycle, EarlierScore, Lifetime, LifetimeRule
from reportcard.model.text import Text
from tests.edition.made_up_towns import made_up_towns
from tests.edition.rich import rich
from tests.edition.site_reading import Site, read, rendered, words
from tests.edition.world import MEMBERS, Member, made_up_about, made_up_facts, made_up_scored

# Sworn in after the last roll call: nobody asked her anything.
NEW = Member(21, "Nia", "New", "house", 5, "Democratic", (None, None, None, None, None))
NO_PARTY = Member(22, "Pat", "Plain", "house", 6, "", ("support", "oppose", "absent", None, "none"))
MOVED = MEMBERS[6]  # Gina Green, who sat in the House before
# District 5 is filled twice over, so that the House has no vacancy but the one of district 6.
PEOPLE = (*MEMBERS, NEW, NO_PARTY)
FOLDERS = pytest.mark.parametrize("folder", ["", "es/"])


@pytest.fixture(scope="module")
def edition() -> Edition:
    facts = made_up_facts(PEOPLE)
    seat = next(m for m in facts.memberships if m.person_id == MOVED.person_id)
    before = replace(
        seat, chamber="house", district=9, start_on=date(2019, 1, 9), end_on=date(2025, 1, 8)
    )
    again = replace(
        seat, chamber="house", district=9, start_on=date(2015, 1, 7), end_on=date(2017, 1, 4)
    )
    return build_edition(
        facts=replace(facts, memberships=(before, again, *facts.memberships)),
        scored=made_up_scored(PEOPLE),
        about=made_up_about(),
    )


@pytest.fixture(scope="module")
def site(edition: Edition, repository: Path) -> Site:
    return rendered(edition, repository)


def slug_of(edition: Edition, member: Member) -> str:
    return page_of(edition, member).person.slug


def page_of(edition: Edition, member: Member) -> LegislatorPage:
    return next(p for p in edition.legislators if p.person.person_id == member.person_id)


def card(site: Site, edition: Edition, member: Member, folder: str) -> BeautifulSoup:
    return read(site, f"{folder}legislators/{slug_of(edition, member)}.html")


# ---------------------------------------------------------------- without votes


@pytest.mark.parametrize(
    ("folder", "said"),
    [("", "Not rated: nothing counted"), ("es/", "Sin calificar: no contó ninguna pregunta")],
)
def test_who_was_asked_nothing_is_not_rated_and_is_asked_about_nothing(
    site: Site, edition: Edition, folder: str, said: str
) -> None:
    page = card(site, edition, NEW, folder)
    assert said in words(page)
    assert [page.select(part) for part in (".reasons", ".ask", "#attendance", "#steady")] == [
        [], [], [], [],
    ]  # fmt: skip
    assert page.select("table.receipt") == []
    assert " of 100" not in words(page.select(".verdict")[0])
    seen = page.select("main p:not([hidden], [hidden] *, [role=status])")
    assert [p for p in seen if not (words(p) or p.img)] == []


def test_who_was_asked_nothing_stands_in_every_list_without_a_score(edition: Edition) -> None:
    assert NEW.family in [person.family_name for person in edition.home.sitting]
    for subject in edition.subjects.subjects:
        row = next(r for r in subject.chambers[0].members if r.person.family_name == NEW.family)
        assert (row.score, row.counted, row.asked) == (None, 0, 0)


# ---------------------------------------------------------------- without a party


@pytest.mark.parametrize(
    ("folder", "said"), [("", "Party not known"), ("es/", "Partido desconocido")]
)
def test_who_has_no_party_is_said_to_have_none_in_the_record(
    site: Site, edition: Edition, folder: str, said: str
) -> None:
    assert said in words(card(site, edition, NO_PARTY, folder).select(".office")[0])
    assert said in words(read(site, f"{folder}index.html").select("#people")[0])
    calls = read(site, f"{folder}roll-calls/2025-house-20.html")
    parties = [words(cell) for cell in calls.select(".tallies tbody th")]
    assert said in parties
    assert len(set(parties)) == len(parties)


@FOLDERS
def test_nothing_on_the_page_of_somebody_without_a_party_dangles(
    site: Site, edition: Edition, folder: str
) -> None:
    text = words(card(site, edition, NO_PARTY, folder))
    assert "· ·" not in text
    assert " , " not in text


# ---------------------------------------------------------------- two terms


@pytest.mark.parametrize(
    ("folder", "seats"),
    [
        ("", ["State Senator, district 1, Democrat: since January 8, 2025.",
              "State Representative, district 9, Democrat: from January 9, 2019 until "
              "January 8, 2025.",
              "State Representative, district 9, Democrat: from January 7, 2015 until "
              "January 4, 2017."]),
        ("es/", ["distrito 1", "distrito 9", "distrito 9"]),
    ],
)  # fmt: skip
def test_every_seat_that_somebody_held_is_listed_newest_first(
    site: Site, edition: Edition, folder: str, seats: list[str]
) -> None:
    section = card(site, edition, MOVED, folder).find("section", attrs={"aria-labelledby": "seats"})
    assert section is not None
    items = [words(item) for item in section.find_all("li")]
    assert len(items) == len(seats)
    assert [seat for seat, item in zip(seats, items, strict=True) if seat not in item] == []


def test_who_moved_to_the_other_chamber_is_shown_in_the_one_they_sit_in_now(
    edition: Edition,
) -> None:
    assert page_of(edition, MOVED).person.chamber == "senate"
    assert [p.person.family_name for p in edition.legislators].count(MOVED.family) == 1


# ---------------------------------------------------------------- a vacant district


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("", "5 of 6 seats are filled in the record."),
        ("es/", "En el registro están ocupados 5 de 6 escaños."),
    ],
)
def test_a_vacant_seat_is_counted_as_vacant(repository: Path, folder: str, said: str) -> None:
    facts, scored = made_up_facts(), made_up_scored()
    edition = build_edition(
        facts=replace(facts, money=made_up_towns()), scored=scored, about=made_up_about()
    )
    site = rendered(edition, repository)
    assert said in words(read(site, f"{folder}index.html"))
    # District 6, where the member left: the page of its town says that nobody sits there.
    dale = words(read(site, f"{folder}towns/dale-moor.html"))
    empty = {"": "the seat may be vacant", "es/": "puede estar vacante"}[folder]
    assert empty in dale


# ---------------------------------------------------------------- votes cast and missed


def test_votes_cast_and_missed_sum_to_the_chances(edition: Edition) -> None:
    for page in (*edition.legislators, *rich().edition.legislators):
        assert sum(row.count for row in page.attendance) == page.person.chances
        taken = sum(row.count for row in page.attendance if row.option in ("yes", "no"))
        assert taken == page.person.taken


def test_a_missed_vote_and_an_excused_one_stand_apart(edition: Edition) -> None:
    dee = page_of(edition, MEMBERS[3])
    assert dee.attendance == (AttendanceRow("no", 1), AttendanceRow("excused", 2))
    assert page_of(edition, MEMBERS[7]).attendance == (AttendanceRow("", 1),)


@pytest.mark.parametrize(
    ("folder", "said"),
    [("", "Voted Yes or No in 1 of 3 chances to vote. No: 1; Excused: 2."),
     ("es/", "Votó Sí o No en 1 de 3 oportunidades de votar. No: 1; Ausencia justificada: 2.")],
)  # fmt: skip
def test_the_card_says_how_they_are_recorded(
    site: Site, edition: Edition, folder: str, said: str
) -> None:
    section = card(site, edition, MEMBERS[3], folder).find("h2", id="attendance")
    assert section is not None
    assert section.parent is not None
    assert said in " ".join(section.parent.get_text().split())


# ---------------------------------------------------------------- earlier cycles


def with_history(repository: Path) -> tuple[Edition, Site]:
    scored = made_up_scored()
    alma = replace(scored.results[0], lifetime=Lifetime(Fraction(80), 2))
    earlier = (
        EarlierCycle(Text("2021-2022 term", "período 2021-2022"), {}),
        EarlierCycle(
            Text("2023-2024 term", "período 2023-2024"),
            {alma.person_id: EarlierScore(Fraction(60), Fraction(10))},
        ),
    )
    scored = replace(
        scored,
        rubric=replace(scored.rubric, lifetime=LifetimeRule("mean")),
        results=(alma, *scored.results[1:]),
        earlier=earlier,
    )
    edition = build_edition(facts=made_up_facts(), scored=scored, about=made_up_about())
    return edition, rendered(edition, repository)


def test_earlier_cycles_stand_on_the_card_oldest_first(repository: Path) -> None:
    edition, site = with_history(repository)
    history = page_of(edition, MEMBERS[0]).history
    assert [(row.cycle.en, row.score, row.is_this) for row in history] == [
        ("2021-2022 term", None, False),
        ("2023-2024 term", "60", False),
        ("2025-2026 term", "100", True),
    ]
    for folder, none, this in (("", "does not count", "this report card"),
                               ("es/", "no cuenta", "esta boleta")):  # fmt: skip
        page = card(site, edition, MEMBERS[0], folder)
        section = page.find("section", attrs={"aria-labelledby": "years"})
        assert section is not None
        assert none in words(section)
        assert this in words(section)


def test_without_an_earlier_cycle_there_is_no_history(edition: Edition, site: Site) -> None:
    assert page_of(edition, MEMBERS[0]).history == ()
    assert card(site, edition, MEMBERS[0], "").find(id="years") is None
    assert all(isinstance(row, HistoryRow) for p in rich().edition.legislators for row in p.history)


def test_the_engine_hands_the_earlier_cycles_on_to_the_cards() -> None:
    ana = next(p for p in rich().edition.legislators if p.person.name == "Ana")
    assert [(row.cycle.en, row.score, row.is_this) for row in ana.history] == [
        ("2023-2024", "50", False),
        (rich().scored.rubric.cycle.en, ana.person.shown, True),
    ]

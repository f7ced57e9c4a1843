"""Corrections, replies, conflicts, who we are: wherever they belong, in both languages."""

from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from reportcard.edition.contexts import Edition, build_edition
from reportcard.model.tables import Table
from tests.edition.made_up_statements import made_up_statements
from tests.edition.site_reading import Site, made_up_edition, read, rendered, words
from tests.edition.world import MEMBERS, made_up_about, made_up_facts, made_up_scored

ALMA, BEN = MEMBERS[0], MEMBERS[1]
BUDGET = made_up_scored().rubric.criteria[0]
SAID = made_up_statements(ALMA.person_id, criterion_id=BUDGET.criterion_id)
WAS = {"": "Recorded as No.", "es/": "Constaba No."}
NOW = {"": "Recorded as Yes.", "es/": "Consta Sí."}
REPLY = {"": "I was at a funeral.", "es/": "Estaba en un funeral."}
COUSIN = {"": "She is a cousin.", "es/": "Es su prima."}


@pytest.fixture(scope="module")
def edition() -> Edition:
    about = replace(made_up_about(), statements=SAID)
    return build_edition(facts=made_up_facts(), scored=made_up_scored(), about=about)


@pytest.fixture(scope="module")
def site(edition: Edition, repository: Path) -> Site:
    return rendered(edition, repository)


@pytest.fixture(scope="module")
def quiet(repository: Path) -> Site:
    """The site where nobody has said anything."""
    return rendered(made_up_edition(), repository)


def page_of(site: Site, language: str, member_number: int) -> BeautifulSoup:
    [path] = [
        p for p in site if p.startswith(f"{language}legislators/") and f"{member_number:08x}" in p
    ]
    return read(site, path)


def table(edition: Edition, name: str) -> Table:
    return next(table for table in edition.tables if table.name == name)


@pytest.mark.parametrize("language", ["", "es/"])
def test_a_correction_stands_wherever_the_mistake_was_shown(site: Site, language: str) -> None:
    [call] = [
        p for p in site if p.startswith(f"{language}roll-calls/") and p.endswith(f"{stem()}.html")
    ]
    pages = [
        read(site, f"{language}corrections.html"),
        page_of(site, language, 1),
        read(site, call),
    ]
    for page in pages:
        assert WAS[language] in words(page)
        assert NOW[language] in words(page)


def stem() -> str:
    assert BUDGET.vote_event_id is not None
    return BUDGET.vote_event_id


@pytest.mark.parametrize("language", ["", "es/"])
def test_nobody_else_is_given_somebodys_statements(site: Site, language: str) -> None:
    text = words(page_of(site, language, 2))
    for said in (WAS, NOW, REPLY, COUSIN):
        assert said[language] not in text


@pytest.mark.parametrize("language", ["", "es/"])
def test_a_reply_and_a_conflict_stand_on_the_card(site: Site, language: str) -> None:
    text = words(page_of(site, language, 1))
    assert REPLY[language] in text
    assert COUSIN[language] in text


def test_a_translated_reply_names_the_translator_and_the_original_does_not(site: Site) -> None:
    assert "Written in Spanish, translated by R. Diaz." in words(page_of(site, "", 1))
    assert "R. Diaz" not in words(page_of(site, "es/", 1))


@pytest.mark.parametrize(
    ("language", "told", "not_told"),
    [("", "$1,200", "not told"), ("es/", "$1,200", "no se indica")],
)
def test_who_we_are_says_where_money_came_from(
    site: Site, language: str, told: str, not_told: str
) -> None:
    text = words(read(site, f"{language}about.html"))
    assert told in text
    assert not_told in text
    assert "Nora Noe" in text
    assert COUSIN[language] in text


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("", "Nothing has been corrected in this edition."),
        ("es/", "En esta edición no se ha corregido nada."),
    ],
)
def test_a_quiet_edition_says_that_nothing_was_corrected(
    quiet: Site, language: str, sentence: str
) -> None:
    assert sentence in words(read(quiet, f"{language}corrections.html"))


def test_a_card_without_statements_has_no_empty_heading(quiet: Site) -> None:
    page = page_of(quiet, "", 1)
    assert not page.find(id="reply")
    assert not page.find(id="conflict")
    assert not page.find(id="corrected")


def test_every_statement_is_a_row_of_the_downloads(edition: Edition) -> None:
    assert table(edition, "corrections").cells("correction_id") == ("misread", "slip")
    assert table(edition, "correction_people").cells("person_id") == (ALMA.person_id,)
    assert table(edition, "replies").cells("text_es") == (REPLY["es/"],)
    assert table(edition, "conflicts").cells("person_id") == (None, ALMA.person_id)
    assert table(edition, "changes").cells("change_id") == ("pages",)

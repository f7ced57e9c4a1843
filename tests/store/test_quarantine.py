"""What was set aside is said in both languages, whatever the terminal speaks."""

from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from reportcard.model.facts import Quarantined
from reportcard.model.text import Text
from reportcard.store.read import read_facts
from reportcard.store.resolve import resolve
from reportcard.store.sentences import SENTENCES, Phrasebook, named, roll_call, seat
from reportcard.store.write import load_pages
from tests.store.world import SEATS, bill_page, page, people_page, sheet

FIGURES = {"a": "1", "b": "2", "c": "3", "near": ""}


@pytest.fixture
def locale_dir(tmp_path: Path) -> Path:
    """A catalogue of the test's own: its words do not change with the project's."""
    folder = tmp_path / "es" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "store.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "House"\nmsgstr "Cámara"\n\n'
        'msgid "{chamber} roll call {number} of {session}"\n'
        'msgstr "Votación {number} de {session}, {chamber}"\n\n'
        'msgid "{event}: Yes and No make {a} but the sheet says that {b} voted."\n'
        'msgstr "{event}: Sí y No suman {a}, pero la hoja dice {b}."\n\n'
        'msgid "{n}, {m}"\nmsgstr "{n}; {m}"\n\n'
        'msgid "The PDF has {n} pages."\nmsgstr "El PDF tiene {n} páginas."\n\n'
        'msgid "The page could not be read."\nmsgstr "No se pudo leer la página."\n',
        encoding="utf-8",
    )
    return tmp_path


def test_each_sentence_stands_in_the_store_in_both_languages(
    store: duckdb.DuckDBPyConnection, locale_dir: Path
) -> None:
    load_pages(store, [people_page(), bill_page(), sheet(total=9)])
    quarantine = resolve(store, SEATS, locale_dir=locale_dir)
    assert [item.sentence for item in quarantine] == [
        Text(
            "House roll call 1 of 2025: Yes and No make 4 but the sheet says that 9 voted.",
            "Votación 1 de 2025, Cámara: Sí y No suman 4, pero la hoja dice 9.",
        )
    ]
    assert read_facts(store).quarantine == quarantine


@pytest.mark.parametrize("said", ["The PDF has 9 pages.", "El PDF tiene 9 páginas."])
def test_why_a_page_was_refused_is_told_in_both_languages_whoever_collected_it(
    store: duckdb.DuckDBPyConnection, locale_dir: Path, said: str
) -> None:
    load_pages(store, [page("https://example.org/x", [], refused=said)])
    (item,) = resolve(store, SEATS, locale_dir=locale_dir)
    assert item.told("en") == "The page could not be read: The PDF has 9 pages."
    assert item.told("es") == "No se pudo leer la página: El PDF tiene 9 páginas."
    assert item.detail == "The PDF has 9 pages."


def test_a_reason_that_no_catalogue_has_is_told_as_it_was_said(
    store: duckdb.DuckDBPyConnection, locale_dir: Path
) -> None:
    load_pages(store, [page("https://example.org/x", [], refused="it is an HTML page.")])
    (item,) = resolve(store, SEATS, locale_dir=locale_dir)
    assert item.told("en") == "The page could not be read: it is an HTML page."
    assert item.told("es") == "No se pudo leer la página: it is an HTML page."


def test_quarantine_is_read_back_in_the_order_in_which_it_was_told(
    store: duckdb.DuckDBPyConnection,
) -> None:
    broken = sheet(2, marks="YYNY", yes_count=3, no_count=1, absent_count=1, total=4)
    refused = replace(page("https://example.org/x", []), refused="it is empty.")
    load_pages(store, [people_page(), bill_page(), sheet(1, total=9), broken, refused])
    told = resolve(store, SEATS)
    assert len(told) > 3
    assert set(read_facts(store).quarantine) == set(told)


def test_one_unknown_name_on_two_lines_is_said_once(store: duckdb.DuckDBPyConnection) -> None:
    twice = sheet(names=["QUIROZ", "QUIROZ", "BROWN, M.", "DE LA CRUZ", "O’DEA"])
    load_pages(store, [people_page(), bill_page(), twice])
    unknown = [item for item in resolve(store, SEATS) if item.rule == "unknown_name"]
    assert len(unknown) == 1


BUDGET_FIGURES = dict.fromkeys(
    ("agency", "column", "year", "words", "document", "section", "page"), "x"
)


@pytest.mark.parametrize("rule", sorted(SENTENCES))
def test_every_sentence_can_be_filled_in_both_languages(rule: str) -> None:
    subject = roll_call("2025", "house", 27)
    figures = FIGURES | BUDGET_FIGURES | {"near": "ARROYO"}
    text = Phrasebook().sentence(rule, subject, **figures)
    assert "{" not in text.en + text.es
    assert text.en != text.es


def test_a_subject_is_named_in_the_language_of_its_sentence(locale_dir: Path) -> None:
    book = Phrasebook(locale_dir)
    assert book.sentence("no_tally", seat("house", 3), **FIGURES).es.startswith("Cámara district 3")
    assert book.sentence("no_tally", named("HB 1"), **FIGURES).es.startswith("HB 1:")


def test_a_sentence_without_a_detail_is_told_as_it_is() -> None:
    item = Quarantined("person", "p", "names", Text("One.", "Uno."), "s", "", "")
    assert (item.told("en"), item.told("es")) == ("One.", "Uno.")

"""The printed book as a file: tagged, bookmarked, in its own fonts, the same bytes every time."""

import json
import os
import subprocess
import sys
import warnings
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from reportcard.edition.pdf import render_report_card
from reportcard.model.text import LANGUAGES, Language, Text
from tests.edition.pdf_reading import (
    bookmarks,
    embedded_fonts,
    heads,
    opened,
    page_texts,
    structure,
    written,
)
from tests.edition.site_reading import made_up_edition
from tests.edition.world import MEMBERS, Member

NOTICE = {
    "en": "Sample edition: illustrative positions, not adopted by any organization",
    "es": "Edición de muestra: posiciones ilustrativas, no adoptadas por ninguna organización",
}
PARTS = {
    "en": ["How to read this report card", "House", "Senate", "The questions", "How we grade",
           "Sources"],
    "es": ["Cómo leer esta boleta de calificaciones", "Cámara de Representantes", "Senado",
           "Las preguntas", "Cómo calificamos", "Fuentes"],
}  # fmt: skip
FONTS = {
    "Source-Sans-Pro",
    "Source-Sans-Pro-Semi-Bold",
    "Source-Serif-Pro",
    "Source-Serif-Pro-Semi-Bold",
}
HOSTILE = Member(
    66, "<script>alert('x')</script>", '"><img src=x onerror=alert(1)> {{ 7*7 }}', "house", 66,
    "<b>Democratic</b>", MEMBERS[0].outcomes,
)  # fmt: skip


@pytest.fixture(scope="module")
def books(repository: Path) -> dict[str, bytes]:
    return {language: written(made_up_edition(), language, repository) for language in LANGUAGES}


# ---------------------------------------------------------------- for the eye


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notice_stands_on_every_page(books: dict[str, bytes], language: Language) -> None:
    texts = page_texts(books[language])
    assert len(texts) > len(MEMBERS)
    assert [text for text in texts if NOTICE[language] not in text] == []


@pytest.mark.parametrize(
    ("language", "line"), [("en", "Page {n} of {count}"), ("es", "Página {n} de {count}")]
)
def test_every_page_but_the_cover_says_which_of_how_many_it_is(
    books: dict[str, bytes], language: Language, line: str
) -> None:
    texts = page_texts(books[language])
    wrong = [
        n
        for n, text in enumerate(texts, start=1)
        if (line.format(n=n, count=len(texts)) in text) != (n > 1)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_the_pinned_fonts_are_used_and_all_are_embedded(
    books: dict[str, bytes], language: Language
) -> None:
    with opened(books[language]) as pdf:
        assert embedded_fonts(pdf) == FONTS


def test_the_book_is_printed_in_one_ink(books: dict[str, bytes]) -> None:
    with opened(books["en"]) as pdf:
        colours = {
            tuple(float(operand) for operand in step.operands)
            for page in pdf.pages
            for step in pikepdf.parse_content_stream(page, "rg RG")
            if str(step.operator) in ("rg", "RG")
        }
    assert colours
    assert [colour for colour in colours if len(set(colour)) > 1] == []


# ---------------------------------------------------------------- for the ear


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_says_its_language_title_and_that_it_is_tagged(
    books: dict[str, bytes], language: Language
) -> None:
    with opened(books[language]) as pdf:
        title = {"en": "Made-up report card, 2025-2026 term",
                 "es": "Boleta inventada, período 2025-2026"}[language]  # fmt: skip
        assert str(pdf.Root.Lang) == language
        assert str(pdf.docinfo["/Title"]) == title
        author = {"en": "Made-up Parents Union", "es": "Unión de Padres inventada"}[language]
        assert str(pdf.docinfo["/Author"]) == author
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == title
            assert metadata["pdfuaid:part"] == "1"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_head_cell_of_a_table_says_what_it_is_the_head_of(
    books: dict[str, bytes], language: Language
) -> None:
    with opened(books[language]) as pdf:
        counts = Counter(heads(pdf))
    assert set(counts) == {("/THead", "/Column"), ("/TBody", "/Row")}
    # On a legislator's page three columns and a row for each question, at the least.
    assert counts["/THead", "/Column"] > 3 * len(MEMBERS)
    assert counts["/TBody", "/Row"] > 3 * len(MEMBERS)


def test_every_row_has_a_head_and_its_cells_point_to_no_missing_name(
    books: dict[str, bytes],
) -> None:
    with opened(books["en"]) as pdf:
        elements = list(structure(pdf))
        rows = [[str(cell.S) for cell in item.K] for item in elements if item.S == "/TR"]
        assert rows
        assert [row for row in rows if row[0] != "/TH"] == []
        assert [
            item for item in elements if "/ID" in item or "/Headers" in item.get("/A", {})
        ] == []


def test_headings_go_down_one_level_at_a_time(books: dict[str, bytes]) -> None:
    with opened(books["en"]) as pdf:
        levels = [int(str(e.S)[2:]) for e in structure(pdf) if str(e.S)[:2] == "/H"]
    assert levels[:2] == [1, 2]
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []


# ---------------------------------------------------------------- finding the way


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_has_a_bookmark(books: dict[str, bytes], language: Language) -> None:
    with opened(books[language]) as pdf:
        top = [mark.title for mark in bookmarks(pdf) if mark.level == 1]
    assert top[1:] == PARTS[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_legislator_has_a_page_and_a_bookmark_that_leads_to_it(
    books: dict[str, bytes], language: Language
) -> None:
    texts = page_texts(books[language])
    edition = made_up_edition()
    with opened(books[language]) as pdf:
        found = {mark.title: mark.page for mark in bookmarks(pdf) if mark.level == 2}
    pages = [found[f"{p.person.family_name}, {p.person.given_name}"] for p in edition.legislators]
    assert len(set(pages)) == len(MEMBERS)
    for page, legislator in zip(pages, edition.legislators, strict=True):
        person = legislator.person
        assert person.name in texts[page]
        assert f"{person.taken} " in texts[page]
        assert legislator.total_earned is None or legislator.total_earned in texts[page]


def test_links_lead_to_pages_of_the_book_only(books: dict[str, bytes]) -> None:
    with opened(books["en"]) as pdf:
        links = [
            link
            for page in pdf.pages
            for link in page.get("/Annots", [])
            if link.Subtype == "/Link"
        ]
        # Five parts of the contents, and a page number for each legislator.
        assert len(links) == 5 + len(MEMBERS)
        assert [link for link in links if "/A" in link or "/Dest" not in link] == []


def test_the_page_numbers_of_the_lists_are_those_of_the_pages(books: dict[str, bytes]) -> None:
    texts = page_texts(books["en"])
    with opened(books["en"]) as pdf:
        marks = {mark.title: mark.page + 1 for mark in bookmarks(pdf)}
    contents = texts[1].partition("Contents")[2]
    assert f"House {marks['House']} Senate {marks['Senate']}" in contents
    house = texts[marks["House"] - 1]
    assert f"Brook, Ben Republican 2 F 30 3 of 3 {marks['Brook, Ben']}" in house


# ---------------------------------------------------------------- the same bytes, and silently


@pytest.mark.slow
def test_the_same_input_gives_the_same_bytes_in_another_process_time_zone_and_hash_seed(
    books: dict[str, bytes], repository: Path
) -> None:
    code = (
        "import hashlib, json\n"
        "from pathlib import Path\n"
        "from tests.edition.pdf_reading import written\n"
        "from tests.edition.site_reading import made_up_edition\n"
        "books = [written(made_up_edition(), lang, Path('.')) for lang in ('en', 'es')]\n"
        "print(json.dumps([hashlib.sha256(book).hexdigest() for book in books]))\n"
    )
    runs = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-c", code],
            cwd=repository,
            env={**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": locale},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for zone, seed, locale in (
            ("Pacific/Kiritimati", "1", "C"),
            ("America/New_York", "2", "es_US.UTF-8"),
        )
    ]
    told = [run.communicate() for run in runs]
    assert [stderr for _stdout, stderr in told] == ["", ""]
    assert json.loads(told[0][0]) == json.loads(told[1][0])


def test_rendering_again_in_one_process_gives_the_same_bytes(
    books: dict[str, bytes], repository: Path
) -> None:
    assert written(made_up_edition(), "es", repository) == books["es"]


def test_another_day_changes_the_file_and_its_identifier(
    books: dict[str, bytes], repository: Path
) -> None:
    edition = made_up_edition()
    later = replace(edition.masthead, edition_id="made-up-other")
    other = written(replace(edition, masthead=later), "en", repository)
    with opened(other) as one, opened(books["en"]) as two:
        assert one.trailer.ID[0] != two.trailer.ID[0]


def test_a_rule_that_the_renderer_ignores_is_said_aloud(repository: Path, tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    for folder in ("pdf", "site"):
        (templates / folder).mkdir(parents=True)
        for path in (repository / "templates" / folder).iterdir():
            (templates / folder / path.name).write_bytes(path.read_bytes())
    style = templates / "pdf" / "report-card.css"
    style.write_text(style.read_text(encoding="utf-8") + "p { colour: red }", encoding="utf-8")
    with pytest.warns(RuntimeWarning, match="colour: red"):
        render_report_card(
            made_up_edition(MEMBERS[:1]), "en", templates_dir=templates, locale_dir=tmp_path
        )


def test_a_character_that_no_typeface_has_is_said_aloud_and_drawn_in_no_other_font(
    repository: Path,
) -> None:
    member = replace(MEMBERS[0], family="漢")
    with pytest.warns(RuntimeWarning, match="U\\+6F22"):
        book = written(made_up_edition((member,)), "en", repository)
    with opened(book) as pdf:
        assert embedded_fonts(pdf) == FONTS


# ---------------------------------------------------------------- nothing scraped is trusted


def test_hostile_names_are_printed_as_they_are(repository: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        book = written(made_up_edition((*MEMBERS, HOSTILE)), "en", repository)
    texts = " ".join(page_texts(book))
    with opened(book) as pdf:
        titles = [mark.title for mark in bookmarks(pdf)]
        assert "/JavaScript" not in pdf.Root.get("/Names", {})
        assert [page for page in pdf.pages if "/AA" in page] == []
    assert HOSTILE.name in texts
    assert HOSTILE.party in texts
    assert f"{HOSTILE.family}, {HOSTILE.given}" in titles


def test_a_book_without_a_notice_shows_its_title_instead(repository: Path) -> None:
    edition = made_up_edition(MEMBERS[:1])
    masthead = replace(edition.masthead, notice=None, title=Text("Real", "De verdad"))
    texts = page_texts(written(replace(edition, masthead=masthead), "es", repository))
    assert [text for text in texts if "Edición de muestra" in text] == []
    assert [text for text in texts if "De verdad" not in text] == []

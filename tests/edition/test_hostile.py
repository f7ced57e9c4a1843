"""A hostile text in any field of the record is harmless: in pages, drawings, data, tables, PDF."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from reportcard.edition.contexts import Edition, build_edition
from reportcard.edition.downloads import csv_bytes, datapackage
from reportcard.edition.pdf import render_report_card
from reportcard.model.facts import Facts
from reportcard.model.text import LANGUAGES, Language
from reportcard.scoring.reweigh import find_reweighing
from tests.edition.hostile import STRUCTURAL, TEXTS, attack, free_texts, hostile_facts
from tests.edition.pdf_reading import laid_out
from tests.edition.rich import rich, rich_about
from tests.edition.site_reading import Site, page_paths, read, rendered

# An element with the names of what it carries.
Shape = tuple[str, frozenset[str]]
Pages = dict[str, BeautifulSoup]

pytestmark = pytest.mark.slow


def edition(*, attacked: bool) -> Edition:
    known = rich()
    if not attacked:
        return known.edition
    results = tuple(replace(result, party=attack(result.party)) for result in known.scored.results)
    return build_edition(
        facts=hostile_facts(known.facts),
        scored=replace(known.scored, results=results),
        about=rich_about(),
        robustness=known.robustness,
        audit=known.audit,
        reweighing=find_reweighing(known.scored),
    )


@pytest.fixture(scope="module")
def attacked() -> Edition:
    return edition(attacked=True)


@pytest.fixture(scope="module")
def site(attacked: Edition, repository: Path) -> Site:
    return rendered(attacked, repository)


@pytest.fixture(scope="module")
def clean(repository: Path) -> Site:
    """The twin without attacks."""
    return rendered(edition(attacked=False), repository)


@pytest.fixture(scope="module")
def pages(site: Site) -> Pages:
    return {path: read(site, path) for path in page_paths(site)}


@pytest.fixture(scope="module")
def clean_pages(clean: Site) -> Pages:
    return {path: read(clean, path) for path in page_paths(clean)}


def shapes(page: BeautifulSoup) -> set[Shape]:
    return {(tag.name, frozenset(tag.attrs)) for tag in page.find_all(True)}


def shapes_of(pages: Pages) -> set[Shape]:
    return {shape for page in pages.values() for shape in shapes(page)}


def addresses_of(page: BeautifulSoup) -> set[str]:
    return {
        str(tag.get("href") or tag.get("src") or "")
        for tag in page.find_all(["a", "link", "script", "img"])
    }


# ---------------------------------------------------------------- the attack itself


def test_every_free_text_of_the_record_is_attacked_and_every_key_is_named() -> None:
    found = free_texts(Facts)
    assert found["Person"] == {"name", "given_name", "family_name"}
    assert found["Membership"] == {"party", "district_name"}
    assert sum(map(len, found.values())) > 40
    every = {name for names in found.values() for name in names}
    assert not every & STRUCTURAL
    assert not {name for name in every if name.endswith(("_id", "_ids", "_sha256"))}


def test_every_kind_of_attack_reaches_a_page(pages: Pages) -> None:
    texts = " ".join(page.get_text() for page in pages.values())
    # Signs that turn the text after them around, and those that nobody can see, are taken out.
    visible = [re.sub("[\x00\x07\ufffe\u202a-\u202e\u2066-\u2069]", "", text) for text in TEXTS]
    assert [text for text in visible if text.strip() not in texts] == []


# ---------------------------------------------------------------- pages


def test_no_page_has_an_element_or_attribute_that_its_clean_twin_does_not_know(
    pages: Pages, clean_pages: Pages
) -> None:
    assert shapes_of(pages) - shapes_of(clean_pages) == set()


def test_every_link_of_an_attacked_page_is_within_the_site_or_http(
    pages: Pages, clean_pages: Pages
) -> None:
    # What staff wrote themselves is no attack: the address of their office.
    known = {address for page in clean_pages.values() for address in addresses_of(page)}
    for path, page in pages.items():
        for address in addresses_of(page) - known:
            scheme = re.match(r"\s*([a-z][a-z0-9+.-]*):", address, re.IGNORECASE)
            assert scheme is None or scheme[1].lower() in ("http", "https"), (path, address)
            assert not address.strip().startswith("//"), (path, address)


def test_no_text_of_an_attacked_page_turns_what_follows_around(site: Site) -> None:
    for path in page_paths(site):
        page = site[path].decode("utf-8")
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08]", page), path


def test_blocks_of_data_in_pages_are_json_and_end_where_they_should(
    pages: Pages, clean_pages: Pages
) -> None:
    blocks = [
        [block for page in found.values() for block in page.select("script[type*=json]")]
        for found in (pages, clean_pages)
    ]
    for block in blocks[0]:
        json.loads(block.get_text())
    assert len(blocks[0]) == len(blocks[1]) > 0


def test_names_of_files_are_plain(site: Site) -> None:
    assert [path for path in site if not re.fullmatch(r"[A-Za-z0-9_./-]{1,150}", path)] == []


# ---------------------------------------------------------------- drawings, data, tables


def elements(drawing: bytes) -> Iterator[Shape]:
    for element in ElementTree.fromstring(drawing).iter():
        yield element.tag.rpartition("}")[2], frozenset(element.attrib)


def test_drawings_are_well_formed_and_know_no_other_element(site: Site, clean: Site) -> None:
    drawings = [path for path in site if path.endswith(".svg")]
    assert len(drawings) > 1
    known = {shape for path in clean if path.endswith(".svg") for shape in elements(clean[path])}
    for path in drawings:
        assert set(elements(site[path])) <= known, path


def cells(body: bytes) -> Iterator[str]:
    for row in csv.reader(io.StringIO(body.decode("utf-8"), newline="")):
        yield from row


def test_no_cell_of_a_table_is_a_formula_unless_it_is_a_number(
    attacked: Edition, site: Site
) -> None:
    tables = [csv_bytes(table) for table in attacked.tables]
    tables += [body for path, body in site.items() if path.endswith(".csv")]
    guarded = 0
    for body in tables:
        for cell in cells(body):
            is_number = re.fullmatch(r"-?\d+(\.\d+)?", cell) is not None
            assert is_number or not cell.startswith(("=", "+", "-", "@", "\t", "\r")), cell[:80]
            guarded += cell.startswith("'")
    assert guarded > 20


def test_every_row_of_a_table_has_all_its_cells(attacked: Edition) -> None:
    for table in attacked.tables:
        rows = list(csv.reader(io.StringIO(csv_bytes(table).decode("utf-8"), newline="")))
        assert {len(row) for row in rows} == {len(table.columns)}, table.name


def test_the_description_of_the_data_is_json_without_an_address_that_runs(
    attacked: Edition,
) -> None:
    text = datapackage(attacked.tables, attacked).decode("utf-8")
    json.loads(text)
    assert "javascript:" not in text.lower()


# ---------------------------------------------------------------- PDF


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_book_has_no_element_that_its_clean_twin_does_not_know(
    attacked: Edition, repository: Path, language: Language
) -> None:
    twin = laid_out(edition(attacked=False), language, repository)
    book = laid_out(attacked, language, repository)
    assert shapes(book) - shapes(twin) == set()
    links = {str(tag["href"]) for tag in book.find_all("a", href=True)}
    assert {link for link in links if re.match(r"\s*(javascript|data|file):", link)} == set()


@pytest.mark.filterwarnings("ignore:.*glyph|.*character:RuntimeWarning")
def test_the_book_of_an_attacked_record_can_be_printed(attacked: Edition, repository: Path) -> None:
    templates = repository / "templates"
    body = render_report_card(
        attacked, "en", templates_dir=templates, locale_dir=templates / "locale"
    )
    assert body.startswith(b"%PDF-1.7")
    assert b"/JavaScript" not in body

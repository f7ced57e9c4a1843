"""File names and links made from scraped text: harmless whatever the text says."""

import re
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportcard.edition.names import file_stem, person_slug, safe_url, slugified
from tests.properties import PROPERTY

SAFE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=400)
UUID = "ocd-person/2a91c3d6-433a-4e8f-b5a5-38fc80b8ea57"

HOSTILE = [
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "..",
    "C:\\Windows\\system32",
    "a\0b",
    "\u202ereversed\u202c",
    "مرحبا",
    "李明",
    "x" * 300,
    "CON",
    "-rf",
    " ",
    "",
    ".htaccess",
    "name.html#top?x=1&y=2",
]


def test_a_name_with_accents_keeps_its_letters() -> None:
    assert slugified("Julio Concepción") == "julio-concepcion"
    assert slugified("Ávila Ñusta") == "avila-nusta"


def test_a_legislators_address_is_the_name_and_the_start_of_the_id() -> None:
    assert person_slug(name="Matt Ritter", person_id=UUID) == "matt-ritter-2a91c3d6"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_gives_a_harmless_address(name: str) -> None:
    slug = person_slug(name=name, person_id=UUID)
    assert SAFE.fullmatch(slug)
    assert slug.endswith("2a91c3d6")
    assert len(slug) <= 70


@pytest.mark.parametrize("identifier", HOSTILE)
def test_a_hostile_id_gives_a_harmless_file_name(identifier: str) -> None:
    stem = file_stem(identifier)
    assert SAFE.fullmatch(stem)
    assert len(stem) <= 70


@PROPERTY
@given(name=TEXTS, person_id=TEXTS)
def test_no_text_at_all_leaves_the_folder(name: str, person_id: str) -> None:
    for made in (person_slug(name=name, person_id=person_id), file_stem(person_id)):
        assert SAFE.fullmatch(made)
        assert PurePosixPath(made).name == made


@PROPERTY
@given(TEXTS, TEXTS)
def test_two_ids_never_share_a_file(one: str, other: str) -> None:
    assert (file_stem(one) == file_stem(other)) is (one == other)


def test_a_harmless_id_is_its_own_file_name() -> None:
    assert file_stem("2025-house-27") == "2025-house-27"


def test_two_people_of_one_name_have_two_addresses() -> None:
    other = "ocd-person/00000001-433a-4e8f-b5a5-38fc80b8ea57"
    one, two = (person_slug(name="Bo Sanchez", person_id=i) for i in (UUID, other))
    assert one != two


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.org/2025/VOTE/H/PDF/2025HV-00025-R00HB07066-HV.PDF",
        "http://www.example.org/asp/status.asp?bill=HB07066&year=2025",
    ],
)
def test_a_web_address_stays_as_it_is(address: str) -> None:
    assert safe_url(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "project:scrapers/place/tables/bills.csv",
        "//www.example.org/x",
        "https://",
        "https:",
        "http://[::1",
        "ftp://www.example.org/",
        "",
    ],
)
def test_anything_else_is_no_link(address: str) -> None:
    assert safe_url(address) == ""

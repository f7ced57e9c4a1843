"""A PDF is kept for the next build: only when nothing that decides its bytes has changed."""

from pathlib import Path

import pytest

import reportcard.edition.pdf_cache as kept
from reportcard.edition.pdf_cache import cached
from reportcard.edition.pdf_system import library_versions

BOOK = b"%PDF-1.7\nthe book\nof \x00 bytes"


class Maker:
    """Makes the book, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> bytes:
        self.times += 1
        return BOOK


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "report-card.en.pdf"


@pytest.fixture
def make() -> Maker:
    return Maker()


def test_the_same_document_is_made_once(place: Path, make: Maker) -> None:
    assert [cached(place, "document", make) for _time in range(3)] == [BOOK] * 3
    assert make.times == 1
    assert [path.name for path in place.parent.iterdir()] == [place.name]


def test_another_document_is_made_anew_and_takes_the_place(place: Path, make: Maker) -> None:
    for document in ("one", "another", "another"):
        cached(place, document, make)
    assert make.times == 2


def test_without_a_place_nothing_is_kept(make: Maker) -> None:
    assert [cached(None, "document", make), cached(None, "document", make)] == [BOOK] * 2
    assert make.times == 2


@pytest.mark.parametrize(
    ("name", "value"),
    [("_PACKAGES", ("weasyprint", "no such package")), ("_OWN_MODULES", ("pdf.py",))],
)
def test_other_software_makes_it_anew(
    place: Path, make: Maker, monkeypatch: pytest.MonkeyPatch, name: str, value: tuple[str, ...]
) -> None:
    cached(place, "document", make)
    monkeypatch.setattr(kept, name, value)
    kept._software.cache_clear()
    cached(place, "document", make)
    kept._software.cache_clear()
    assert make.times == 2


def test_another_library_of_the_system_makes_it_anew(
    place: Path, make: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    cached(place, "document", make)
    monkeypatch.setattr(kept, "library_versions", lambda: ("libpango 99",))
    cached(place, "document", make)
    assert make.times == 2


@pytest.mark.parametrize("at", [0, 20, 90, -1])
def test_what_is_kept_is_made_anew_when_a_byte_of_it_was_changed(
    place: Path, make: Maker, at: int
) -> None:
    cached(place, "document", make)
    body = bytearray(place.read_bytes())
    body[at] ^= 1
    place.write_bytes(body)
    assert cached(place, "document", make) == BOOK
    assert make.times == 2


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(b"")])
def test_the_cache_may_be_deleted_or_emptied(place: Path, make: Maker, spoil: object) -> None:
    cached(place, "document", make)
    spoil(place)  # type: ignore[operator]  # a function, given as a parameter
    assert cached(place, "document", make) == BOOK


def test_the_libraries_that_lay_out_a_pdf_tell_their_versions() -> None:
    told = dict(line.split(" ", 1) for line in library_versions())
    assert all(told[name][0].isdigit() for name in ("libpango-1.0.so.0", "libharfbuzz.so.0"))

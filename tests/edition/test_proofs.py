"""Copies of the documents that cards cite: the very bytes that were read, and no more than fit."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportcard.collect.objects import Objects
from reportcard.edition.contexts import Edition, build_edition
from reportcard.edition.proofs import (
    MOST_BYTES,
    MOST_BYTES_EACH,
    ProofSize,
    choose_proofs,
    cited_documents,
)
from reportcard.pipeline.proofs import proof_files, with_proofs
from tests.edition.site_reading import attribute, made_up_edition, read, rendered, target, words
from tests.edition.world import SHEET_HASH, TABLE_HASH, made_up_about, made_up_facts, made_up_scored
from tests.properties import PROPERTY

SHEET = b"%PDF-1.7 a sheet"
PAGE = b"<html><script>alert(1)</script>a bill's page</html>"
ALMA = "legislators/alma-avila-nusta-00000001.html"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    objects = Objects(tmp_path / "objects")
    objects.write(SHEET)
    objects.write(PAGE)
    return tmp_path


def edition_with(*, sheet: bytes = SHEET, page: bytes = PAGE) -> Edition:
    """The made-up edition, whose sheets are one document and whose bills' pages another."""
    facts = made_up_facts()

    def read_from(body: bytes, row: object) -> object:
        hash_ = hashlib.sha256(body).hexdigest()
        old = row.provenance  # type: ignore[attr-defined]  # every row of the record has one
        new = old if old.transcribed else replace(old, archive_sha256=hash_)
        return replace(row, provenance=new)  # type: ignore[type-var]

    return build_edition(
        facts=replace(
            facts,
            vote_events=tuple(read_from(sheet, e) for e in facts.vote_events),  # type: ignore[misc]
            person_votes=tuple(read_from(sheet, v) for v in facts.person_votes),  # type: ignore[misc]
            bills=tuple(read_from(page, b) for b in facts.bills),  # type: ignore[misc]
        ),
        scored=made_up_scored(),
        about=made_up_about(),
    )


def test_the_documents_behind_receipts_are_cited_and_the_projects_own_table_is_not() -> None:
    cited = cited_documents(made_up_edition().legislators)
    assert SHEET_HASH in cited
    assert TABLE_HASH not in cited


def test_a_copy_has_the_bytes_of_its_hash(archive: Path) -> None:
    edition = with_proofs(edition_with(), archive)
    files = dict(proof_files(edition, archive))
    sheet, page = (hashlib.sha256(body).hexdigest() for body in (SHEET, PAGE))
    assert files == {f"proof/{sheet}.pdf": SHEET, f"proof/{page}.txt": PAGE}


@pytest.mark.parametrize(
    ("folder", "said"), [("", "Our copy of the document"), ("es/", "Nuestra copia del documento")]
)
def test_every_line_with_a_copy_leads_to_it(
    repository: Path, archive: Path, folder: str, said: str
) -> None:
    edition = with_proofs(edition_with(), archive)
    files = dict(proof_files(edition, archive))
    page = read(rendered(edition, repository), folder + ALMA)
    links = page.find_all("a", string=said)
    # The roll call of the budget was transcribed: its row has no document of ours.
    assert len(links) == 3
    for link in links:
        path, _place = target(folder + ALMA, attribute(link, "href"))
        assert path in files
        assert Path(path).stem in words(link.parent)  # type: ignore[arg-type]  # it has a parent


def test_what_is_not_in_the_archive_or_is_damaged_has_no_copy(archive: Path) -> None:
    hash_ = hashlib.sha256(SHEET).hexdigest()
    (archive / "objects" / hash_[:2] / hash_).write_bytes(b"%PDF-1.7 another sheet")
    edition = with_proofs(edition_with(page=b"never fetched"), archive)
    assert edition.proofs.paths == {}
    assert edition.proofs.left_out == 0


@pytest.mark.parametrize("folder", ["", "es/"])
def test_without_a_copy_no_page_speaks_of_one(repository: Path, folder: str) -> None:
    site = rendered(made_up_edition(), repository)
    assert "proof/" not in site[folder + ALMA].decode()


@pytest.mark.parametrize("folder", ["", "es/"])
def test_every_line_names_its_row_in_the_downloads(repository: Path, folder: str) -> None:
    page = read(rendered(made_up_edition(), repository), folder + ALMA)
    rows = {
        (attribute(dd.a, "href"), words(dd.code))
        for dd in page.select("tr.more dd")
        if dd.a and dd.code and "data.html#" in attribute(dd.a, "href")
    }
    assert rows == {
        ("../data.html#vote_events", "2025-house-10"),
        ("../data.html#vote_events", "2025-house-9"),
        ("../data.html#vote_events", "2025-house-20"),
        ("../data.html#sponsorships", "2025-HB05001"),
    }


sizes = st.lists(st.integers(min_value=0, max_value=2 * MOST_BYTES_EACH), max_size=60)


@PROPERTY
@given(sizes)
def test_copies_never_weigh_more_than_the_limits_and_none_is_lost_silently(
    found: list[int],
) -> None:
    documents = [ProofSize(f"{n:064x}", size, n % 2 == 0) for n, size in enumerate(found)]
    proofs = choose_proofs(documents)
    size_of = {document.sha256: document.size for document in documents}
    assert all(size_of[sha256] <= MOST_BYTES_EACH for sha256 in proofs.paths)
    assert sum(size_of[sha256] for sha256 in proofs.paths) <= MOST_BYTES
    assert len(proofs.paths) + proofs.left_out == len(documents)
    assert choose_proofs(reversed(documents)) == proofs


def test_what_is_no_pdf_is_published_as_plain_text() -> None:
    proofs = choose_proofs([ProofSize("a", 10, is_pdf=True), ProofSize("b", 10, is_pdf=False)])
    assert dict(proofs.paths) == {"a": "proof/a.pdf", "b": "proof/b.txt"}

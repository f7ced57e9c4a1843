"""Copies of the official documents that cards cite, published beside the pages.

A copy is the bytes that were read, under their hash: whoever doubts a mark can look even when the
official address has changed. What is no PDF is published as plain text, so that a browser runs
nothing of it. Leaves to others: where the bytes are (pipeline.proofs), the links (templates).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reportcard.edition.contexts.legislator import LegislatorPage, ReceiptRow
from reportcard.edition.contexts.pieces import Evidence

# Of one document, and of all copies together: an edition must stay small enough to be carried.
MOST_BYTES_EACH = 3_000_000
MOST_BYTES = 40_000_000
_PDF = b"%PDF-"


@dataclass(frozen=True, slots=True)
class ProofSize:
    """A document that is there to be copied."""

    sha256: str
    size: int
    is_pdf: bool


@dataclass(frozen=True, slots=True)
class Proofs:
    """The copies of an edition.

    Attributes:
        paths: Within the site ("proof/<sha256>.pdf"), by the hash of the document.
        left_out: How many documents are too large to be copied.
    """

    paths: Mapping[str, str]
    left_out: int = 0


NO_PROOFS = Proofs({})


def cited_documents(legislators: Iterable[LegislatorPage]) -> tuple[str, ...]:
    """The hashes of the documents behind the lines of all receipts, each once, in order.

    What was transcribed has the hash of the project's own table, which is among the downloads.
    """
    rows = (row for page in legislators for row in receipt_rows(page))
    found = {record.sha256 for row in rows for record in _behind(row) if not record.transcribed}
    return tuple(sorted(found))


def receipt_rows(page: LegislatorPage) -> Iterator[ReceiptRow]:
    """Every line of a receipt, also those that do not count."""
    for category in page.categories:
        yield from category.lines
    yield from page.not_counted
    yield from page.outside


def is_pdf(body: bytes) -> bool:
    """Whether these bytes are a PDF, as its first ones say."""
    return body.startswith(_PDF)


def choose_proofs(documents: Iterable[ProofSize]) -> Proofs:
    """Which documents are copied: none above the limit for one, the smallest first up to the sum.

    Args:
        documents: Those that are there.
    """
    paths: dict[str, str] = {}
    left_out = used = 0
    for document in sorted(documents, key=lambda d: (d.size, d.sha256)):
        if document.size > MOST_BYTES_EACH or used + document.size > MOST_BYTES:
            left_out += 1
            continue
        used += document.size
        ending = "pdf" if document.is_pdf else "txt"
        paths[document.sha256] = f"proof/{document.sha256}.{ending}"
    return Proofs(dict(sorted(paths.items())), left_out)


def _behind(row: ReceiptRow) -> Iterator[Evidence]:
    """The document of a line, and that of its question."""
    question = row.criterion
    refs = (question.roll_call, question.committee, question.bill)
    yield from (ref.evidence for ref in refs if ref is not None)
    if row.evidence is not None:
        yield row.evidence

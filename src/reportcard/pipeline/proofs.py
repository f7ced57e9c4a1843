"""Takes the documents that cards cite from the archive, to be published beside the pages.

A document that is not in the archive (the sample has none) or whose bytes are damaged has no copy:
its line links to the official address alone. Leaves to others: which are cited, how many may be
copied (edition.proofs).
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportcard.collect.objects import Objects

if TYPE_CHECKING:
    from reportcard.edition.contexts import Edition


def with_proofs(edition: "Edition", archive: Path) -> "Edition":
    """The same edition with the copies that it publishes.

    Args:
        edition: Whose cards cite documents.
        archive: The folder of the archive.
    """
    from reportcard.edition.proofs import ProofSize, choose_proofs, cited_documents, is_pdf

    objects = Objects(archive / "objects")
    found = []
    for sha256 in cited_documents(edition.legislators):
        if objects.is_sound(sha256):
            body = objects.read(sha256)
            found.append(ProofSize(sha256, len(body), is_pdf(body)))
    return replace(edition, proofs=choose_proofs(found))


def proof_files(edition: "Edition", archive: Path) -> Iterator[tuple[str, bytes]]:
    """The copies, one at a time: path within the edition, and bytes."""
    objects = Objects(archive / "objects")
    for sha256, path in edition.proofs.paths.items():
        yield path, objects.read(sha256)

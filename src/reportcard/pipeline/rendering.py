"""Every file of an edition as bytes: pages, tables and PDFs, made side by side.

The Spanish pages are made in a process of their own beside the English ones, and so is each PDF.
Leaves to others: what is shown (reading), where the files go (edition.publish).
"""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from multiprocessing import active_children, get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportcard.collect.crawl import Progress
from reportcard.collect.workers import cores
from reportcard.edition.resting import collector_resting
from reportcard.language import catalogue, speak, spoken_language
from reportcard.layers import Layers
from reportcard.model.text import LANGUAGES, Language
from reportcard.project import Project

if TYPE_CHECKING:
    from reportcard.edition.contexts import Edition

File = tuple[str, bytes]


def pdf_name(language: Language) -> str:
    """File name of the report card as PDF."""
    return f"report-card.{language}.pdf"


@dataclass(frozen=True, slots=True)
class Helpers:
    """The processes that help to make an edition.

    Attributes:
        project: Whose templates and catalogues.
        pages: Makes the Spanish pages; None where there is one core only.
        books: Makes the PDFs; None when none are wanted.
    """

    project: Project
    pages: ProcessPoolExecutor | None
    books: ProcessPoolExecutor | None


@contextmanager
def helpers(project: Project, *, with_pdf: bool) -> Iterator[Helpers]:
    """Start them early: they load what they need while the store is being scored.

    Args:
        project: Whose templates and catalogues.
        with_pdf: Whether PDFs are made.
    """
    with _pool(1, project) as pages, _pool(len(LANGUAGES), project) as books:
        if cores() > 1:
            pages.submit(_load, project.locale_dir)
        try:
            yield Helpers(project, pages if cores() > 1 else None, books if with_pdf else None)
        except BaseException:
            # A book takes half a minute: whoever stops a build should not wait for it.
            for pool in (pages, books):
                pool.shutdown(wait=False, cancel_futures=True)
            for process in active_children():
                process.terminate()
            raise


def render_edition(
    edition: "Edition", helpers: Helpers, progress: Progress, *, copies: Iterable[File] = ()
) -> Iterator[File]:
    """Every file of the edition; the last one holds the checksums of the others.

    Args:
        edition: What to show.
        helpers: The processes that help.
        progress: Told after every file.
        copies: The documents that are published with it (proofs), as files.

    Raises:
        UserError: a string has no Spanish, or a template has a mistake.
    """
    from reportcard.edition.manifest import Manifest
    from reportcard.edition.offline import OfflineSite
    from reportcard.edition.share import share_paths
    from reportcard.edition.site import site_paths

    manifest = Manifest(edition)
    offline = OfflineSite(edition, locale_dir=helpers.project.locale_dir)
    pdfs = _begin_pdfs(edition, helpers)
    known = len(site_paths(edition, helpers.project.templates_dir)) + len(pdfs)
    known += 2 * len(edition.tables) + 2 + len(edition.proofs.paths)
    known += len(share_paths(edition)) + 1 + bool(edition.masthead.embargo)
    files = chain(_files(edition, helpers, pdfs), copies)
    for done, (path, body) in enumerate(offline.with_pack(files), start=1):
        progress(known=known, done=done, label=path)
        yield manifest.noted(path, body)
    yield manifest.path, manifest.body()


def cache_of(project: Project, edition_id: str) -> Path:
    """Where the PDFs of an edition are kept; may be deleted at any time."""
    return project.data_dir / "pdf-cache" / edition_id


# ---------------------------------------------------------------- private


# For search engines that honour it, besides what every page of a preview says to them.
_NO_ROBOTS = b"User-agent: *\nDisallow: /\n"


def _pictures_of(project: Project, edition: "Edition") -> Path:
    """Where the pictures to share are kept; may be deleted at any time."""
    return project.data_dir / "share-cache" / edition.masthead.edition_id


def _files(
    edition: "Edition", helpers: Helpers, pdfs: Mapping[str, "Future[bytes]"]
) -> Iterator[File]:
    from reportcard.edition.downloads import csv_bytes, datapackage
    from reportcard.edition.share import render_pictures
    from reportcard.edition.site import render_site
    from reportcard.store.export import duckdb_bytes, parquet_bytes

    options = {"has_pdf": bool(pdfs), **_folders(helpers.project)}
    drawing = {"cache": _pictures_of(helpers.project, edition), **_folders(helpers.project)}
    if helpers.pages is None:
        yield from render_site(edition, **options)
        yield from render_pictures(edition, "es", **drawing)
    else:
        spanish = helpers.pages.submit(_spanish_pages, _without_tables(edition), options, drawing)
        yield from render_site(edition, **options, languages=("en",))
    yield from render_pictures(edition, "en", **drawing)
    if edition.masthead.embargo:
        yield "robots.txt", _NO_ROBOTS
    for table in edition.tables:
        yield f"data/{table.name}.csv", csv_bytes(table)
        yield f"data/{table.name}.parquet", parquet_bytes(table)
    yield "data/datapackage.json", datapackage(edition.tables, edition)
    yield "data/reportcard.duckdb", duckdb_bytes(edition.tables)
    if helpers.pages is not None:
        yield from spanish.result()
    for path, pdf in pdfs.items():
        yield path, pdf.result()


def _begin_pdfs(edition: "Edition", helpers: Helpers) -> dict[str, "Future[bytes]"]:
    """The report card as PDF in each language, in the order of the languages; none if unwanted."""
    from reportcard.edition.pdf import render_report_card

    if helpers.books is None:
        return {}
    cache, lean = cache_of(helpers.project, edition.masthead.edition_id), _without_tables(edition)
    return {
        pdf_name(language): helpers.books.submit(
            render_report_card,
            lean,
            language,
            **_folders(helpers.project),
            cache=cache / pdf_name(language),
        )
        for language in LANGUAGES
    }


def _folders(project: Project) -> dict[str, Any]:
    return {"templates_dir": project.templates_dir, "locale_dir": project.locale_dir}


def _pool(count: int, project: Project) -> ProcessPoolExecutor:
    """Processes that speak the language of the terminal; none starts before it is needed.

    They are spawned, not forked: the store's threads do not survive a fork.
    """
    return ProcessPoolExecutor(
        count,
        mp_context=get_context("spawn"),
        initializer=speak,
        initargs=(spoken_language(), project.locale_dir),
    )


def _load(locale_dir: Layers) -> None:
    """In a helper: load what pages need before there is one to make."""
    import reportcard.edition.site  # noqa: F401  # only its loading matters

    catalogue("es", locale_dir)


def _spanish_pages(
    edition: "Edition", options: dict[str, Any], drawing: dict[str, Any]
) -> list[File]:
    """In a helper: every Spanish page and picture, to be sent back at once."""
    from reportcard.edition.share import render_pictures
    from reportcard.edition.site import render_site

    with collector_resting():
        pages = render_site(edition, **options, languages=("es",))
        return [*pages, *render_pictures(edition, "es", **drawing)]


def _without_tables(edition: "Edition") -> "Edition":
    """What pages and PDFs need: the tables are most of what would be sent to a helper."""
    return replace(edition, tables=())

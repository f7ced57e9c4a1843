"""From a scored store to a published report card: render every file, publish by one atomic swap.

Leaves to others: what is scored and shown (reading).
"""

from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from multiprocessing import active_children, get_context
from pathlib import Path
from typing import TYPE_CHECKING

from reportcard.collect.crawl import Progress
from reportcard.language import _
from reportcard.model.facts import Quarantined
from reportcard.model.text import LANGUAGES, Language
from reportcard.pipeline.collecting import quarantine_problems
from reportcard.pipeline.coverage import gap_problems
from reportcard.pipeline.reading import Reading, edition_of, score_store
from reportcard.pipeline.signing import require_signed
from reportcard.problems import Problem
from reportcard.project import Project

if TYPE_CHECKING:
    from reportcard.edition.contexts import Edition


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build published.

    Attributes:
        home: The page to open first.
        files: How many files it has.
        problems: Data alarms, what was set aside and could not be scored, and gaps of the record
            that nothing explains.
        left_out: Whether something that should be on the report card is not.
    """

    home: Path
    files: int
    problems: tuple[Problem, ...]
    left_out: bool

    def sentences(self) -> tuple[str, ...]:
        """What was done, for the terminal."""
        folder = self.home.parent
        return (
            _("The report card is ready: {n} files in {folder}").format(
                n=self.files, folder=folder
            ),
            _("Open {home} in a browser; the PDFs are {en} and {es} beside it.").format(
                home=self.home, en=pdf_name("en"), es=pdf_name("es")
            ),
        )


def pdf_name(language: Language) -> str:
    """File name of the report card as PDF."""
    return f"report-card.{language}.pdf"


def build(
    *,
    project: Project,
    rubric: str | None,
    name: str | None,
    built_on: date | None,
    progress: Progress,
    of_sample: bool = False,
    is_draft: bool = False,
) -> BuildReport:
    """Score everybody, render every page and publish them by one atomic swap.

    Somebody must have signed the sensitivity report of what is published. A draft needs nobody,
    says on every page what it is, and has a folder of its own; so does the sample, which is
    labelled as illustrative.

    Args:
        project: Whose content, data and editions.
        rubric: Path of the rubric file; None for the project's only one.
        name: Name of the edition's folder; the rubric's id unless given.
        built_on: The day printed on it; that of the newest record unless given.
        progress: Told after every page.
        of_sample: Read the sample's data instead of the project's.
        is_draft: Build what nobody has signed, marked as a draft.

    Raises:
        UserError: a mistake in the rubric, no data yet, or no sign-off of this report. The last
            edition stays untouched.
    """
    from reportcard.edition.publish import publish

    reading = score_store(project=project, rubric=rubric, of_sample=of_sample)
    if not (is_draft or of_sample):
        require_signed(reading, project=project)
    if is_draft and name is None:
        name = f"{reading.scored.rubric.rubric_id}-draft"
    edition = edition_of(reading, project=project, name=name, built_on=built_on, is_draft=is_draft)
    out = project.editions_dir / edition.masthead.edition_id
    files = _Counted(_render(project, edition, progress))
    publish(files, out)
    problems = (
        *(Problem(message=alarm.sentence) for alarm in reading.scored.alarms),
        *quarantine_problems(_touching(reading)),
        *gap_problems(reading.facts.coverage),
    )
    return BuildReport(
        home=out / "index.html", files=files.count, problems=problems, left_out=bool(problems)
    )


# ---------------------------------------------------------------- private


def _touching(reading: Reading) -> tuple[Quarantined, ...]:
    """What was set aside of the things that this rubric scores."""
    criteria = reading.scored.rubric.criteria
    named = {c.vote_event_id for c in criteria} | {c.bill_id for c in criteria}
    found = reading.facts.quarantine
    return tuple(item for item in found if item.entity_id.partition("/")[0] in named)


def _render(
    project: Project, edition: "Edition", progress: Progress
) -> Iterator[tuple[str, bytes]]:
    """Every file of the edition; the last one holds the checksums of the others."""
    from reportcard.edition.manifest import Manifest
    from reportcard.edition.site import site_paths

    folders = {"templates_dir": project.templates_dir, "locale_dir": project.locale_dir}
    manifest = Manifest(edition)
    # The PDFs take longest, so they are made in processes of their own from the start.
    with _pdf_processes(edition, folders) as pdfs:
        known = len(site_paths(edition, project.templates_dir)) + 2 * len(edition.tables) + 2 + len(pdfs)
        for done, (path, body) in enumerate(_files(edition, pdfs, folders), start=1):
            progress(known=known, done=done, label=path)
            yield manifest.noted(path, body)
    yield manifest.path, manifest.body()


def _files(
    edition: "Edition", pdfs: Mapping[str, "Future[bytes]"], folders: Mapping[str, Path]
) -> Iterator[tuple[str, bytes]]:
    from reportcard.edition.downloads import csv_bytes, datapackage
    from reportcard.edition.site import render_site
    from reportcard.store.export import duckdb_bytes, parquet_bytes

    yield from render_site(edition, **folders)
    for table in edition.tables:
        yield f"data/{table.name}.csv", csv_bytes(table)
        yield f"data/{table.name}.parquet", parquet_bytes(table)
    yield "data/datapackage.json", datapackage(edition.tables, edition)
    yield "data/reportcard.duckdb", duckdb_bytes(edition.tables)
    for path, pdf in pdfs.items():
        yield path, pdf.result()


@contextmanager
def _pdf_processes(
    edition: "Edition", folders: Mapping[str, Path]
) -> Iterator[dict[str, Future[bytes]]]:
    """The report card as PDF in each language, a process each.

    Processes are spawned, not forked: the store's threads do not survive a fork.
    """
    from reportcard.edition.pdf import render_report_card

    with ProcessPoolExecutor(len(LANGUAGES), mp_context=get_context("spawn")) as pool:
        pdfs = {
            pdf_name(language): pool.submit(render_report_card, edition, language, **folders)
            for language in LANGUAGES
        }
        try:
            yield pdfs
        except BaseException:
            # A book takes half a minute: whoever stops a build should not wait for it.
            pool.shutdown(wait=False, cancel_futures=True)
            for process in active_children():
                process.terminate()
            raise


class _Counted:
    """An iterator that remembers how many items it gave."""

    def __init__(self, items: Iterator[tuple[str, bytes]]) -> None:
        self._items = items
        self.count = 0

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        for item in self._items:
            self.count += 1
            yield item

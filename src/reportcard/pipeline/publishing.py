"""From a store to a published report card: score, present, render, publish; and explain."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from reportcard import __version__
from reportcard.collect.crawl import Progress
from reportcard.collect.registry import load_jurisdiction, load_source
from reportcard.edition.about import About, SourceCard
from reportcard.edition.contexts import Edition, build_edition
from reportcard.errors import UserError
from reportcard.language import _
from reportcard.model.facts import Facts, Quarantined
from reportcard.model.scores import Scored
from reportcard.model.text import LANGUAGES, Language
from reportcard.pipeline.collecting import collect, places, quarantine_problems
from reportcard.problems import Problem
from reportcard.project import Project

if TYPE_CHECKING:
    import duckdb

# The sample is a source like any other; it lies with the content, so its name is looked up there.
SAMPLE_SOURCES = "*/sample/source.yml"


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build published.

    Attributes:
        home: The page to open first.
        pages: How many pages and files there are.
        problems: Data alarms, and what was set aside and could not be scored.
        left_out: Whether something that should be on the report card is not.
    """

    home: Path
    pages: int
    problems: tuple[Problem, ...]
    left_out: bool

    def sentences(self) -> tuple[str, ...]:
        """What was done, for the terminal."""
        folder = self.home.parent
        return (
            _("The report card is ready: {n} files in {folder}").format(
                n=self.pages, folder=folder
            ),
            _("Open {home} in a browser; the PDFs are {en} and {es} beside it.").format(
                home=self.home, en=pdf_name("en"), es=pdf_name("es")
            ),
        )


def pdf_name(language: Language) -> str:
    """File name of the report card as PDF."""
    return f"report-card.{language}.pdf"


def build_sample(
    *, project: Project, progress: Progress, now: Callable[[], datetime]
) -> BuildReport:
    """Run every stage on the facts that travel with the content.

    Args:
        project: Whose content; the sample's data and edition never mix with the project's own.
        progress: Told after every page.
        now: The clock of the crawl; nothing of it reaches the report card.
    """
    source_id, rubric = sample_of(project)
    jurisdiction = load_jurisdiction(project, source_id.partition("/")[0])
    report = collect(
        project=project,
        source_ids=[source_id],
        sessions=[session.session for session in jurisdiction.sessions],
        base_url=None,
        offline=True,
        progress=progress,
        now=now,
        of_sample=True,
    )
    built = build(
        project=project,
        rubric=rubric,
        name="sample",
        built_on=None,
        progress=progress,
        of_sample=True,
    )
    return BuildReport(
        home=built.home,
        pages=built.pages,
        problems=(*report.problems, *built.problems),
        left_out=built.left_out or bool(report.problems),
    )


def sample_of(project: Project) -> tuple[str, str]:
    """The sample's source id, and the rubric that it is for.

    Raises:
        UserError: the content has no sample.
    """
    found = project.names("scrapers", SAMPLE_SOURCES)
    if not found:
        raise UserError(_("There is no sample among the scrapers of this project."))
    source_id = found[0].removeprefix("scrapers/").removesuffix("/source.yml")
    return source_id, sample_rubric(project)


def sample_rubric(project: Project) -> str:
    """The sample's rubric: the project's only one that is not a starter."""
    return only_rubric(project)


def only_rubric(project: Project) -> str:
    """The rubric to use when none is named.

    Raises:
        UserError: there is none, or there are several to choose from.
    """
    names = [name for name in project.names("rubrics", "*.yml") if not name.endswith("starter.yml")]
    if len(names) == 1:
        return names[0]
    if not names:
        raise UserError(_("There is no rubric in the folder rubrics."))
    raise UserError(
        _("There are several rubrics: name one with --rubric: {names}.").format(
            names=", ".join(names)
        )
    )


def build(
    *,
    project: Project,
    rubric: str | None,
    name: str | None,
    built_on: date | None,
    progress: Progress,
    of_sample: bool = False,
) -> BuildReport:
    """Score everybody, render every page and publish them by one atomic swap.

    Args:
        project: Whose content, data and editions.
        rubric: Path of the rubric file; None for the project's only one.
        name: Name of the edition's folder; the rubric's id unless given.
        built_on: The day printed on it; that of the newest record unless given.
        progress: Told after every page.
        of_sample: Read the sample's data instead of the project's.

    Raises:
        UserError: a mistake in the rubric, or no data yet. The last edition stays untouched.
    """
    from reportcard.edition.publish import publish

    scored, facts = score_store(project=project, rubric=rubric, of_sample=of_sample)
    edition = build_edition(
        facts=facts,
        scored=scored,
        about=_about(project, scored, facts, edition_id=name, built_on=built_on),
    )
    out = project.editions_dir / edition.masthead.edition_id
    files = _Counted(_render(project, edition, facts, scored, progress))
    publish(files, out)
    problems = (
        *(Problem(message=alarm.sentence) for alarm in scored.alarms),
        *quarantine_problems(_touching(scored, facts.quarantine)),
    )
    return BuildReport(
        home=out / "index.html", pages=files.count, problems=problems, left_out=bool(problems)
    )


def explain(
    *,
    project: Project,
    rubric: str | None,
    person: str,
    language: Language,
    of_sample: bool,
) -> Iterator[str]:
    """The receipt of one legislator, line by line.

    Args:
        project: Whose content and data.
        rubric: As for `build`.
        person: A name, a district ("house 22") or an id.
        language: Of the lines.
        of_sample: Read the sample's data.

    Raises:
        UserError: nobody, or more than one, is meant.
    """
    from reportcard.language import catalogue
    from reportcard.scoring.explain import explain_lines, find_person

    scored, facts = score_store(project=project, rubric=rubric, of_sample=of_sample)
    found = find_person(scored, facts, person)
    yield from explain_lines(
        scored, facts, found, language, translate=catalogue(language, project.locale_dir)
    )


def score_store(*, project: Project, rubric: str | None, of_sample: bool) -> tuple[Scored, Facts]:
    """Score the store with a rubric; the facts come along for presenting."""
    from reportcard.scoring.compile import compile_rubric
    from reportcard.scoring.load import load_rubric
    from reportcard.scoring.score import score
    from reportcard.store.read import read_facts

    path = rubric_path(project, rubric)
    with open_for_reading(project, of_sample=of_sample) as con:
        card = compile_rubric(load_rubric(path, shown_as=project.shown(path)), con)
        return score(card, con), read_facts(con)


@contextmanager
def open_for_reading(project: Project, *, of_sample: bool) -> Iterator["duckdb.DuckDBPyConnection"]:
    """The store, read only, for as long as the block runs."""
    from reportcard.store.connect import open_store

    con = open_store(places(project, of_sample=of_sample).store, read_only=True)
    try:
        yield con
    finally:
        con.close()


def rubric_path(project: Project, rubric: str | None) -> Path:
    """The rubric file that was named, from here or from the project.

    Raises:
        UserError: there is no such file.
    """
    if rubric is not None and Path(rubric).is_file():
        return Path(rubric).resolve()
    return project.content(rubric or only_rubric(project))


# ---------------------------------------------------------------- private


def _about(
    project: Project, scored: Scored, facts: Facts, *, edition_id: str | None, built_on: date | None
) -> About:
    rows = (*facts.memberships, *facts.bills, *facts.vote_events)
    newest = max((row.provenance.retrieved_at for row in rows), default=None)
    if newest is None:
        raise UserError(_("The store is empty: run reportcard collect first."))
    return About(
        edition_id=edition_id or scored.rubric.rubric_id,
        built_on=built_on or newest.date(),
        software_version=__version__,
        jurisdiction=load_jurisdiction(project, scored.rubric.jurisdiction_id),
        sources=tuple(
            _source_card(project, source_id)
            for source_id in sorted({row.provenance.source_id for row in rows})
        ),
    )


def _source_card(project: Project, source_id: str) -> SourceCard:
    source = load_source(project, source_id)
    return SourceCard(
        source_id=source_id,
        title=source.title,
        publisher=source.publisher,
        licence=source.licence,
        url=source.home_url,
    )


def _touching(scored: Scored, quarantine: tuple[Quarantined, ...]) -> tuple[Quarantined, ...]:
    """What was set aside of the things that this rubric scores."""
    named = {c.vote_event_id for c in scored.rubric.criteria} | {
        c.bill_id for c in scored.rubric.criteria
    }
    return tuple(item for item in quarantine if item.entity_id.partition("/")[0] in named)


def _render(
    project: Project, edition: Edition, facts: Facts, scored: Scored, progress: Progress
) -> Iterator[tuple[str, bytes]]:
    """Every file of the edition. The PDFs are made in processes of their own meanwhile."""
    from reportcard.edition.downloads import csv_bytes, datapackage, download_tables
    from reportcard.edition.manifest import Manifest
    from reportcard.edition.site import render_site
    from reportcard.store.export import duckdb_bytes, parquet_bytes

    tables = download_tables(edition=edition, facts=facts, scored=scored)
    manifest = Manifest(edition)
    folders = {"templates_dir": project.templates_dir, "locale_dir": project.locale_dir}
    with _pdf_processes(edition, folders) as pdfs:
        done = 0
        for path, body in render_site(edition, **folders):
            done += 1
            progress(known=done + len(tables) + len(pdfs), done=done, label=path)
            yield manifest.noted(path, body)
        for table in tables:
            yield manifest.noted(f"data/{table.name}.csv", csv_bytes(table))
            yield manifest.noted(f"data/{table.name}.parquet", parquet_bytes(table))
        yield manifest.noted("data/datapackage.json", datapackage(tables, edition))
        yield manifest.noted("data/reportcard.duckdb", duckdb_bytes(tables))
        for path, pdf in pdfs.items():
            progress(known=done + len(pdfs), done=done, label=path)
            yield manifest.noted(path, pdf.result())
    yield manifest.path, manifest.body()


@contextmanager
def _pdf_processes(
    edition: Edition, folders: Mapping[str, Path]
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
            pool.shutdown(wait=False, cancel_futures=True)
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

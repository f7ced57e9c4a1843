"""From official pages to a store that adds up: fetch, parse, load, resolve, reconcile.

Leaves to others: whether what was asked for makes sense (asking), and telling people (cli).
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reportcard.collect.archive import Archive
from reportcard.collect.crawl import Crawl, CrawlReport, Progress
from reportcard.collect.hosts import Hosts
from reportcard.collect.registry import Source
from reportcard.collect.workers import Workers
from reportcard.language import _, ngettext, spoken_language
from reportcard.model.facts import Jurisdiction, Quarantined
from reportcard.model.topics import Matcher
from reportcard.pipeline.asking import (
    client_of,
    require_hosts,
    require_one_place,
    require_sessions,
    require_sources,
)
from reportcard.pipeline.disk import disk_trouble_told
from reportcard.pipeline.imports import import_pages, require_imports
from reportcard.pipeline.rulings import ProjectRulings, require_rulings, ruling_pages
from reportcard.pipeline.topics import matchers
from reportcard.problems import Problem
from reportcard.project import Project

if TYPE_CHECKING:
    import duckdb

    from reportcard.tidy.folder import Spreadsheet


@dataclass(frozen=True, slots=True)
class CollectReport:
    """What a run of `collect` did.

    Attributes:
        crawl: Counts of pages.
        loaded: Pages that the store had not seen before.
        quarantine: What does not add up.
    """

    crawl: CrawlReport
    loaded: int
    quarantine: tuple[Quarantined, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that was left out or looks wrong, for the terminal."""
        found = (*self.crawl.problems, *quarantine_problems(self.quarantine, pages=False))
        # Two sources may stumble over one page: it is told, and counted, once.
        return tuple(dict.fromkeys(found))

    def sentences(self) -> tuple[str, ...]:
        """What was done, for the terminal."""
        done = _(
            "Pages: {fetched} fetched, {unchanged} unchanged at the source, {archived} from the "
            "archive; {loaded} new in the store."
        ).format(
            fetched=self.crawl.fetched,
            unchanged=self.crawl.not_modified,
            archived=self.crawl.from_archive,
            loaded=self.loaded,
        )
        return (done, *self._turned(), self._left_out())

    def _turned(self) -> Iterator[str]:
        if count := self.crawl.turned:
            yield ngettext(
                "{n} file belongs to another session by now; the last version of the one asked "
                "for is used.",
                "{n} files belong to another session by now; the last versions of the one asked "
                "for are used.",
                count,
            ).format(n=count)

    def _left_out(self) -> str:
        left = len(self.problems)
        if not left:
            return _("Everything adds up.")
        return ngettext(
            "{n} thing was left out or looks wrong (see above); the rest is stored.",
            "{n} things were left out or look wrong (see above); the rest is stored.",
            left,
        ).format(n=left)


@dataclass(frozen=True, slots=True)
class Places:
    """Where one body of data lies: the archive of pages and the store made from it."""

    archive: Path
    store: Path


def places(project: Project, *, of_sample: bool = False) -> Places:
    """The project's own data, or the sample's, which never mixes with it."""
    folder = project.data_dir / "sample" if of_sample else project.data_dir
    return Places(archive=folder / "archive", store=folder / "store.duckdb")


def collect(
    *,
    project: Project,
    source_ids: Sequence[str],
    sessions: Sequence[str],
    base_urls: Sequence[str],
    offline: bool,
    progress: Progress,
    now: Callable[[], datetime],
    of_sample: bool = False,
) -> CollectReport:
    """Run the stages fetch, parse, load, resolve and reconcile.

    Args:
        project: Whose content and data.
        source_ids: Such as "place/roll_calls".
        sessions: Sessions to collect, as the jurisdiction names them.
        base_urls: Other hosts to ask: ADDRESS for everything, SESSION=ADDRESS for one session.
        offline: Read the archive only.
        progress: Told after every page.
        now: The clock.
        of_sample: Work on the sample's data instead of the project's.

    Raises:
        UserError: a source or session that does not exist, an address that is none, a file of
            rulings or a spreadsheet with mistakes, or a store or disk that cannot be used.
    """
    from reportcard.store.connect import open_store
    from reportcard.store.host import require_one_host

    asked = _require_asked(project, source_ids, sessions, base_urls, now(), of_sample=of_sample)
    where = places(project, of_sample=of_sample)
    with (
        disk_trouble_told(where.archive.parent),
        closing(open_store(where.store)) as con,
        Archive(where.archive) as archive,
        client_of(project, asked.sources, archive, now, offline=offline) as client,
        Workers(project, archive.objects_dir, project.locale_dir) as workers,
    ):
        require_one_host(con, asked.hosts.told(), shown_as=where.store)
        crawl = Crawl(
            sources=asked.sources,
            sessions=asked.sessions,
            project=project,
            archive=archive,
            client=client,
            hosts=asked.hosts,
            readers=workers,
            progress=progress,
            now=now,
        )
        loaded, quarantine = _fill(con, crawl, asked, project, now)
    return CollectReport(crawl=crawl.report, loaded=loaded, quarantine=quarantine)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be collected, and what of the project belongs to it: all of it makes sense."""

    sources: Sequence[Source]
    jurisdiction: Jurisdiction
    sessions: tuple[str, ...]
    hosts: Hosts
    topics: Sequence[Matcher]
    rulings: ProjectRulings | None
    imports: "Sequence[Spreadsheet]"


def _require_asked(
    project: Project,
    source_ids: Sequence[str],
    sessions: Sequence[str],
    base_urls: Sequence[str],
    now: datetime,
    *,
    of_sample: bool,
) -> _Asked:
    """Check everything before anything is fetched. The sample has no rulings and no spreadsheets.

    Raises:
        UserError: as `collect`.
    """
    sources = require_sources(project, source_ids)
    jurisdiction = require_one_place(project, sources)
    return _Asked(
        sources=sources,
        jurisdiction=jurisdiction,
        sessions=require_sessions(jurisdiction, sessions),
        hosts=require_hosts(jurisdiction, base_urls),
        topics=matchers(project, jurisdiction.jurisdiction_id),
        rulings=None if of_sample else require_rulings(project, now),
        imports=() if of_sample else require_imports(project),
    )


def _fill(
    con: "duckdb.DuckDBPyConnection",
    crawl: Crawl,
    asked: _Asked,
    project: Project,
    now: Callable[[], datetime],
) -> tuple[int, tuple[Quarantined, ...]]:
    """Load all pages: how many the store had not seen before, and what does not add up."""
    from reportcard.store.resolve import resolve
    from reportcard.store.write import load_pages

    loaded = load_pages(con, crawl.pages())
    if asked.rulings is not None:
        load_pages(con, ruling_pages(asked.rulings, con, now()))
        load_pages(con, import_pages(asked.imports, con))
    seats, locale_dir = asked.jurisdiction.seats, project.locale_dir
    return loaded, resolve(con, seats, locale_dir=locale_dir, topics=asked.topics)


def quarantine_problems(
    quarantine: Sequence[Quarantined], *, pages: bool = True
) -> tuple[Problem, ...]:
    """What was set aside, as problems: the place is the official document."""
    return tuple(
        Problem(message=item.told(spoken_language()), file=item.source_url)
        for item in quarantine
        if pages or item.entity != "page"
    )

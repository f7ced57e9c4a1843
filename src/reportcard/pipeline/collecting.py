"""From official pages to a store that adds up."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from reportcard import __version__
from reportcard.collect.archive import Archive
from reportcard.collect.crawl import Crawl, CrawlReport, Progress
from reportcard.collect.http import Client
from reportcard.collect.registry import Source, load_jurisdiction, load_source
from reportcard.errors import UserError
from reportcard.language import _, ngettext, spoken_language
from reportcard.model.facts import Jurisdiction, Quarantined
from reportcard.pipeline.disk import disk_trouble_told
from reportcard.problems import Problem, nearest
from reportcard.project import Project


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
        return (*self.crawl.problems, *quarantine_problems(self.quarantine, pages=False))

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
        left = len(self.problems)
        if not left:
            return (done, _("Everything adds up."))
        return (
            done,
            ngettext(
                "{n} thing was left out or looks wrong (see above); the rest is stored.",
                "{n} things were left out or look wrong (see above); the rest is stored.",
                left,
            ).format(n=left),
        )


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
    base_url: str | None,
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
        base_url: Another host to ask, None for the official one.
        offline: Read the archive only.
        progress: Told after every page.
        now: The clock.
        of_sample: Work on the sample's data instead of the project's.

    Raises:
        UserError: a source or session that does not exist, an address that is none, or a store or
            disk that cannot be used.
    """
    from reportcard.store.connect import open_store
    from reportcard.store.resolve import resolve
    from reportcard.store.write import load_pages

    sources = [load_source(project, source_id) for source_id in dict.fromkeys(source_ids)]
    jurisdiction = _jurisdiction(project, sources)
    _require_sessions(jurisdiction, sessions)
    asked = _base_url(base_url)
    where = places(project, of_sample=of_sample)
    with (
        disk_trouble_told(where.archive.parent),
        closing(open_store(where.store)) as con,
        Archive(where.archive) as archive,
        _client(sources, now, offline=offline) as client,
    ):
        crawl = Crawl(
            sources=sources,
            sessions=tuple(sorted(dict.fromkeys(sessions))),
            project=project,
            archive=archive,
            client=client,
            base_url=asked,
            progress=progress,
            now=now,
        )
        loaded = load_pages(con, crawl.pages())
        quarantine = resolve(con, jurisdiction.seats, locale_dir=project.locale_dir)
    return CollectReport(crawl=crawl.report, loaded=loaded, quarantine=quarantine)


def quarantine_problems(
    quarantine: Sequence[Quarantined], *, pages: bool = True
) -> tuple[Problem, ...]:
    """What was set aside, as problems: the place is the official document."""
    return tuple(
        Problem(message=item.told(spoken_language()), file=item.source_url)
        for item in quarantine
        if pages or item.entity != "page"
    )


@contextmanager
def _client(
    sources: Sequence[Source], now: Callable[[], datetime], *, offline: bool
) -> Iterator[Client | None]:
    """The client of this run, closed at its end; None where nothing may be fetched."""
    if offline:
        yield None
        return
    bundles = {
        str(urlsplit(source.base_url).hostname): str(source.ca_bundle)
        for source in sources
        if source.ca_bundle
    }
    with closing(
        Client(contact=sources[0].contact, version=__version__, ca_bundle=bundles, now=now)
    ) as client:
        yield client


def _base_url(given: str | None) -> str:
    """The address given with --base-url without a final slash, "" for the official one."""
    if given is None:
        return ""
    try:
        parts = urlsplit(given)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:  # brackets without an address in them, or a port that is no number
        usable = False
    if not usable or parts.query or parts.fragment:
        message = _("--base-url is {given}, which is no address like http://127.0.0.1:8765.")
        raise UserError(message.format(given=given))
    return given.rstrip("/")


def _jurisdiction(project: Project, sources: Sequence[Source]) -> Jurisdiction:
    names = sorted({source.source_id.partition("/")[0] for source in sources})
    if len(names) > 1:
        raise UserError(
            _("Collect one place at a time: {names} are different.").format(names=", ".join(names))
        )
    return load_jurisdiction(project, names[0])


def _require_sessions(jurisdiction: Jurisdiction, sessions: Sequence[str]) -> None:
    known = [session.session for session in jurisdiction.sessions]
    wrong = [
        Problem(
            message=_("There is no session {session} in {place}.").format(
                session=session, place=jurisdiction.name
            ),
            hint=_("There are: {names}.").format(names=", ".join(known))
            if (near := nearest(session, known)) is None
            else _("Did you mean {near}?").format(near=near),
        )
        for session in dict.fromkeys(sessions)
        if session not in known
    ]
    if wrong:
        raise UserError(wrong)

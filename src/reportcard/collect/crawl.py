"""The crawl: from a source's first requests to the records of every current page.

What a page promises and does not keep is set aside with a sentence, an earlier good version of it
stays in use, and the crawl goes on with the rest. A run that was interrupted goes on where it
stopped: nothing that it fetched is asked for again. Leaves the bytes to `obtain`, meaning to the
scrapers, and loading the records to the store.
"""

import json
from collections import Counter, deque
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import NoReturn, Protocol

from reportcard.collect.answers import FetchError, HostStoppedError
from reportcard.collect.archive import Archive, Entry
from reportcard.collect.expectations import check_expectations
from reportcard.collect.hosts import Hosts
from reportcard.collect.http import Client
from reportcard.collect.manifest import Manifest
from reportcard.collect.obtain import Obtainer
from reportcard.collect.pages import PROJECT_SCHEME, Request
from reportcard.collect.parsing import Content, Job, read_page
from reportcard.collect.registry import ProjectContent, Source
from reportcard.errors import PageError, TurnedPageError
from reportcard.language import _, ngettext
from reportcard.model.records import PageRecords, Provenance
from reportcard.problems import Problem, printable

RESUME_WITHIN = timedelta(hours=36)

# So many PDFs waiting are worth processes of their own.
WORTH_WORKERS = 100
# The kinds of page that take longer to read than to hand over.
_HEAVY = frozenset({"pdf", "html"})

# A page's records, and the further requests that it led to.
Parsed = tuple[PageRecords, tuple[Request, ...]]


class Progress(Protocol):
    """Told after every page: how many are known so far, how many done, and which one it was."""

    def __call__(self, *, known: int, done: int, label: str) -> None:
        """Show it, or do nothing."""
        ...


def no_progress(*, known: int, done: int, label: str) -> None:
    """Show nothing."""


class Readers(Protocol):
    """Processes that read pages; see workers.Workers."""

    @property
    def at_once(self) -> int:
        """How many jobs may be begun before the first answer is taken."""
        ...

    def begin(self, job: Job) -> Callable[[], Content]:
        """Begin a job; what comes back gives its answer."""
        ...


@dataclass(frozen=True, slots=True)
class _Begun:
    """A page whose bytes are there, or the reason why not; read gives what it says."""

    source: Source
    request: Request
    entry: Entry | None
    read: Callable[[], Content]


@dataclass(frozen=True, slots=True)
class CrawlReport:
    """What a crawl did so far: counts of pages, and what was left out or looks wrong.

    fetched pages came over the network in full, not_modified were confirmed by the host,
    from_archive needed no request; turned belong to another session by now, so that an archived
    version was read; refused gave a sentence instead of records, failed could not be had. finished
    is False while the run goes on, and where a host stopped it: the next run of the
    same scope goes on from there.
    """

    fetched: int
    not_modified: int
    from_archive: int
    turned: int
    refused: int
    failed: int
    finished: bool
    problems: tuple[Problem, ...]


@dataclass
class Crawl:
    """One run over one or more sources. Iterate over `pages()`, then read `report`.

    Attributes:
        sources: In the order in which they are crawled.
        sessions: The sessions asked for.
        project: Where tables of the project's own are read from.
        archive: Where pages are kept.
        client: None reads the archive only (offline).
        hosts: Which host is asked for what; the official ones unless given.
        readers: Processes that help where many pages are to be read again from the archive; None
            reads everything in this one.
        progress: Told after every page.
        now: The clock.
    """

    sources: Sequence[Source]
    sessions: tuple[str, ...]
    project: ProjectContent
    archive: Archive
    client: Client | None = None
    hosts: Hosts = field(default_factory=Hosts)
    readers: Readers | None = None
    progress: Progress = no_progress
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    _bytes: Obtainer = field(init=False)
    _counts: Counter[str] = field(default_factory=Counter, init=False)
    _found: Counter[tuple[str, str, str]] = field(default_factory=Counter, init=False)
    _unasked: Counter[str] = field(default_factory=Counter, init=False)
    _problems: list[Problem] = field(default_factory=list, init=False)
    _busy: bool = field(default=False, init=False)
    _finished: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        """Set up the way to the bytes."""
        self._bytes = Obtainer(self.project, self.archive, self.client, self.hosts, self.now)

    def pages(self) -> Iterator[PageRecords]:
        """The records of every current page, page by page, while the crawl goes on."""
        run_id = self.archive.begin_run(
            scope=self._scope(), at=self.now(), resume_within=RESUME_WITHIN
        )
        queue = deque(
            (source, request)
            for source in self.sources
            for request in source.start(Manifest(self.sessions, source.base_url))
        )
        seen = {(source.source_id, request) for source, request in queue}
        done = 0
        begun: deque[_Begun] = deque()
        while queue or begun:
            at_once = self._at_once(queue)
            while queue and len(begun) < at_once:
                begun.append(self._begin(run_id, *queue.popleft()))
            step = begun.popleft()
            source = step.source
            for page, requests in self._settle(step):
                fresh = [r for r in requests if (source.source_id, r) not in seen]
                seen.update((source.source_id, r) for r in fresh)
                queue.extend((source, r) for r in dict.fromkeys(fresh))
                yield page
            done += 1
            known = done + len(begun) + len(queue)
            self.progress(known=known, done=done, label=_label(step.request.url))
        self._finish(run_id)

    def _at_once(self, queue: Collection[tuple[Source, Request]]) -> int:
        """How many pages may be begun before the first is settled: one, unless others help.

        Over a network nobody helps: the pace of the host is slower than any reading.
        """
        if self.readers is None or self.client is not None:
            return 1
        if not self._busy and len(queue) >= WORTH_WORKERS:
            pdfs = sum(request.expects == "pdf" for _source, request in queue)
            self._busy = pdfs >= WORTH_WORKERS
        return self.readers.at_once if self._busy else 1

    @property
    def report(self) -> CrawlReport:
        """What was done so far."""
        counts = self._counts + self._bytes.counts
        return CrawlReport(
            fetched=counts["fetched"],
            not_modified=counts["not_modified"],
            from_archive=counts["from_archive"],
            turned=counts["turned"],
            refused=counts["refused"],
            failed=counts["failed"],
            finished=self._finished,
            problems=tuple(self._problems),
        )

    def _scope(self) -> str:
        ids = [source.source_id for source in self.sources]
        return json.dumps([ids, list(self.sessions), self.hosts.told(), self.client is None])

    def _finish(self, run_id: int) -> None:
        """Close the run. One that a host stopped stays open: the next one goes on from there."""
        if self._bytes.stopped:
            self._problems += _left_unasked(self._unasked)
            return
        self._problems += check_expectations(
            sources=self.sources, sessions=self.sessions, found=self._found
        )
        self.archive.finish_run(run_id, self.now())
        self._finished = True

    def _begin(self, run_id: int, source: Source, request: Request) -> _Begun:
        """Get a page's bytes, and let somebody begin to read them."""
        try:
            entry = self._bytes.obtain(run_id, source, request)
        except (PageError, FetchError, HostStoppedError) as error:
            return _Begun(source, request, None, partial(_tell, error))
        job = Job(source.source_id, request, entry.sha256, entry.retrieved_at)
        if self._busy and self.readers is not None and request.expects in _HEAVY:
            return _Begun(source, request, entry, self.readers.begin(job))
        return _Begun(source, request, entry, partial(self._read, source, job))

    def _settle(self, begun: _Begun) -> Iterator[Parsed]:
        """The current page of a request.

        Where it cannot be had or read: its last good version, and the sentence that says why.
        """
        source, request, newest = begun.source, begun.request, begun.entry
        try:
            content = begun.read()
            assert newest is not None
            yield self._parsed(source, request, newest, content)
        except HostStoppedError as error:
            self._unasked[str(error)] += 1
            self._counts["failed"] += 1
            if good := self._find_last_good(source, request, skip=None):
                yield good
        except (PageError, FetchError) as error:
            good = self._find_last_good(source, request, skip=newest)
            if good:
                yield good
            if good and isinstance(error, TurnedPageError):
                self._counts["turned"] += 1
                return
            self._counts["refused" if isinstance(error, PageError) else "failed"] += 1
            why = printable(str(error))  # it may quote the page
            self._problems.append(_problem(request, why, good))
            provenance = _provenance(source, request, newest, at=self.now())
            yield PageRecords(request.url, provenance, (), refused=why), ()

    def _find_last_good(
        self, source: Source, request: Request, *, skip: Entry | None
    ) -> Parsed | None:
        """The newest earlier version that can be read, or None."""
        for entry in self.archive.versions(request.url, self._bytes.host(source, request)):
            if skip is not None and entry.sha256 == skip.sha256:
                continue
            job = Job(source.source_id, request, entry.sha256, entry.retrieved_at)
            try:
                return self._parsed(source, request, entry, self._read(source, job))
            except PageError:
                continue  # it was named in the run that fetched it
        return None

    def _read(self, source: Source, job: Job) -> Content:
        return read_page(source, job, self.archive.read(job.sha256))

    def _parsed(self, source: Source, request: Request, entry: Entry, content: Content) -> Parsed:
        """A page's records with their origin, counted."""
        records, requests = content
        for record in records:
            session = getattr(record, "session", "")
            self._found[source.source_id, type(record).__name__, session] += 1
        provenance = _provenance(source, request, entry, at=entry.retrieved_at)
        return PageRecords(request.url, provenance, records), requests


def _tell(error: Exception) -> NoReturn:
    raise error


def _problem(request: Request, why: str, good: Parsed | None) -> Problem:
    if good is None:
        hint = _("What it says is missing until the page can be read.")
    else:
        day = good[0].provenance.retrieved_at.date()
        hint = _("Its version of {day} stays in use.").format(day=day)
    return Problem(message=why, file=request.url, hint=hint)


def _left_unasked(unasked: Counter[str]) -> Iterator[Problem]:
    """One sentence for each host that stopped the run, however many pages it has."""
    for why, count in sorted(unasked.items()):
        yield Problem(
            message=why,
            hint=ngettext(
                "{n} page was not asked for; what is stored stays in use. The same command goes "
                "on from there.",
                "{n} pages were not asked for; what is stored stays in use. The same command goes "
                "on from there.",
                count,
            ).format(n=count),
        )


def _provenance(
    source: Source, request: Request, entry: Entry | None, *, at: datetime
) -> Provenance:
    """Where a page's records were read. Bytes keep the time they came; own tables their own day."""
    own = request.url.startswith(PROJECT_SCHEME)
    retrieved_at = entry.retrieved_at if entry else at
    return Provenance(
        source_id=source.source_id,
        source_url=request.url,
        archive_sha256=entry.sha256 if entry else "",
        parser_version=source.parser_version,
        retrieved_at=(source.transcribed_on or retrieved_at) if own else retrieved_at,
        transcribed=own,
    )


def _label(url: str) -> str:
    """The telling end of an address."""
    return url.rstrip("/").rpartition("/")[2]

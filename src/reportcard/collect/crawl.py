"""The crawl: from a source's first requests to the records of every current page.

What a page promises and does not keep is set aside with a sentence, an earlier good version of it
stays in use, and the crawl goes on with the rest. A run that was interrupted goes on where it
stopped: nothing that it fetched is asked for again. Leaves the bytes to `obtain`, meaning to the
scrapers, and loading the records to the store.
"""

import json
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Protocol

from reportcard.collect.answers import FetchError, HostStoppedError
from reportcard.collect.archive import Archive, Entry
from reportcard.collect.expectations import check_expectations
from reportcard.collect.http import Client
from reportcard.collect.manifest import Manifest
from reportcard.collect.obtain import Obtainer
from reportcard.collect.pages import PROJECT_SCHEME, Page, Request
from reportcard.collect.registry import ProjectContent, Source
from reportcard.errors import PageError
from reportcard.language import _, ngettext
from reportcard.model.records import PageRecords, Provenance, Record
from reportcard.problems import Problem

RESUME_WITHIN = timedelta(hours=36)

# A page's records, and the further requests that it led to.
Parsed = tuple[PageRecords, list[Request]]


class Progress(Protocol):
    """Told after every page: how many are known so far, how many done, and which one it was."""

    def __call__(self, *, known: int, done: int, label: str) -> None:
        """Show it, or do nothing."""
        ...


def no_progress(*, known: int, done: int, label: str) -> None:
    """Show nothing."""


@dataclass(frozen=True, slots=True)
class CrawlReport:
    """What a crawl did so far: counts of pages, and what was left out or looks wrong.

    fetched pages came over the network in full, not_modified were confirmed by the host,
    from_archive needed no request; refused gave a sentence instead of records, failed could not be
    had. finished is False while the run goes on, and where a host stopped it: the next run of the
    same scope goes on from there.
    """

    fetched: int
    not_modified: int
    from_archive: int
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
        base_url: Another host to ask in place of the official one, "" for the official one.
        progress: Told after every page.
        now: The clock.
    """

    sources: Sequence[Source]
    sessions: tuple[str, ...]
    project: ProjectContent
    archive: Archive
    client: Client | None = None
    base_url: str = ""
    progress: Progress = no_progress
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    _bytes: Obtainer = field(init=False)
    _counts: Counter[str] = field(default_factory=Counter, init=False)
    _found: Counter[tuple[str, str, str]] = field(default_factory=Counter, init=False)
    _unasked: Counter[str] = field(default_factory=Counter, init=False)
    _problems: list[Problem] = field(default_factory=list, init=False)
    _finished: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        """Set up the way to the bytes."""
        self._bytes = Obtainer(self.project, self.archive, self.client, self.base_url, self.now)

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
        while queue:
            source, request = queue.popleft()
            for page, requests in self._settle(run_id, source, request):
                fresh = [r for r in requests if (source.source_id, r) not in seen]
                seen.update((source.source_id, r) for r in fresh)
                queue.extend((source, r) for r in dict.fromkeys(fresh))
                yield page
            done += 1
            self.progress(known=done + len(queue), done=done, label=_label(request.url))
        self._finish(run_id)

    @property
    def report(self) -> CrawlReport:
        """What was done so far."""
        counts = self._counts + self._bytes.counts
        return CrawlReport(
            fetched=counts["fetched"],
            not_modified=counts["not_modified"],
            from_archive=counts["from_archive"],
            refused=counts["refused"],
            failed=counts["failed"],
            finished=self._finished,
            problems=tuple(self._problems),
        )

    def _scope(self) -> str:
        ids = [source.source_id for source in self.sources]
        return json.dumps([ids, list(self.sessions), self.base_url, self.client is None])

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

    def _settle(self, run_id: int, source: Source, request: Request) -> Iterator[Parsed]:
        """The current page of a request.

        Where it cannot be had or read: its last good version, and the sentence that says why.
        """
        newest: Entry | None = None
        try:
            newest = self._bytes.obtain(run_id, source, request)
            yield self._parse(source, request, newest)
        except HostStoppedError as error:
            self._unasked[str(error)] += 1
            self._counts["failed"] += 1
            if good := self._find_last_good(source, request, skip=None):
                yield good
        except (PageError, FetchError) as error:
            self._counts["refused" if isinstance(error, PageError) else "failed"] += 1
            good = self._find_last_good(source, request, skip=newest)
            if good:
                yield good
            self._problems.append(_problem(request, str(error), good))
            provenance = _provenance(source, request, newest, at=self.now())
            yield PageRecords(request.url, provenance, (), refused=str(error)), []

    def _find_last_good(
        self, source: Source, request: Request, *, skip: Entry | None
    ) -> Parsed | None:
        """The newest earlier version that can be read, or None."""
        for entry in self.archive.versions(request.url, self._bytes.host(source, request)):
            if skip is not None and entry.sha256 == skip.sha256:
                continue
            try:
                return self._parse(source, request, entry)
            except PageError:
                continue  # it was named in the run that fetched it
        return None

    def _parse(self, source: Source, request: Request, entry: Entry) -> Parsed:
        """A page's records and further requests. All or nothing: a refused page gives neither."""
        page = Page(
            request=request,
            url=request.url,
            body=self.archive.read(entry.sha256),
            retrieved_at=entry.retrieved_at,
            sha256=entry.sha256,
        )
        records: list[Record] = []
        requests: list[Request] = []
        for item in source.parser(request.parse)(page):
            if isinstance(item, Request):
                requests.append(item)
            else:
                records.append(item if item.source_url else replace(item, source_url=page.url))
        for record in records:
            session = getattr(record, "session", "")
            self._found[source.source_id, type(record).__name__, session] += 1
        provenance = _provenance(source, request, entry, at=entry.retrieved_at)
        return PageRecords(request.url, provenance, tuple(records)), requests


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

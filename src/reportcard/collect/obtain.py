"""The current bytes of a page by the cheapest way that is sure, settled once a run.

In this order: what the run has settled already, a copy too young to be asked for again, bytes that
the run had for another session of the same file, a conditional request, a download. Leaves what the
bytes mean, and what to do when they cannot be had, to `crawl`.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from reportcard.collect.answers import Answer, FetchError, HostStoppedError, NotAllowedError
from reportcard.collect.archive import Archive, Entry
from reportcard.collect.hosts import Hosts
from reportcard.collect.http import Client
from reportcard.collect.pages import PROJECT_SCHEME, Request
from reportcard.collect.registry import ProjectContent, Source
from reportcard.language import _

# What the archive notes as the kind of a folder's list.
FTP_LISTING = "text/plain; listed over FTP"


@dataclass
class Obtainer:
    """Gets the bytes of one run's pages.

    Attributes:
        project: Where tables of the project's own are read from.
        archive: Where pages are kept.
        client: None reads the archive only (offline).
        hosts: Which host is asked for what.
        now: The clock.
        counts: How many pages were fetched, not_modified, from_archive.
        stopped: The hosts that may not be asked any further.
    """

    project: ProjectContent
    archive: Archive
    client: Client | None
    hosts: Hosts
    now: Callable[[], datetime]
    counts: Counter[str] = field(default_factory=Counter)
    stopped: set[str] = field(default_factory=set)
    _failed: dict[str, str] = field(default_factory=dict)
    _current: dict[tuple[str, ...], Entry] = field(default_factory=dict)

    def host(self, source: Source, request: Request) -> str:
        """The base address that is asked for a request; versions of a page are kept by it."""
        return self.hosts.base(source.base_url, request)

    def obtain(self, run_id: int, source: Source, request: Request) -> Entry:
        """The current version of a page.

        Raises:
            FetchError: it cannot be had.
            HostStoppedError: its host must not be asked any further.
            PageError: what answers is not the kind of document that was asked for.
        """
        if request.url.startswith(PROJECT_SCHEME):
            return self._read_own(run_id, source, request)
        host = self.host(source, request)
        if settled := self.archive.find_settled(run_id, request.url, host):
            self.counts["from_archive"] += 1
            return self._note(source, request, settled)
        known = self.archive.find(request.url, host)
        if self.client is not None and not (known and self._is_fresh(request, known)):
            return self._current_of(self.client, run_id, source, request)
        if known is None:
            raise FetchError(_("The page is not in the archive."))
        self.counts["from_archive"] += 1
        return self.archive.confirm(run_id=run_id, entry=known, at=None)

    def _is_fresh(self, request: Request, known: Entry) -> bool:
        """Whether a page is too young to be asked for again; with validators asking is cheap."""
        if request.max_age_days is None or known.etag or known.last_modified:
            return False
        age = self.now() - known.checked_at
        # A copy from the future was checked while the clock was wrong: nobody knows how old it is.
        return timedelta(0) <= age < timedelta(days=request.max_age_days)

    def _read_own(self, run_id: int, source: Source, request: Request) -> Entry:
        path = self.project.content(request.url.removeprefix(PROJECT_SCHEME))
        self.counts["from_archive"] += 1
        return self.archive.add(
            run_id=run_id,
            url=request.url,
            host=PROJECT_SCHEME,
            source_id=source.source_id,
            licence=source.licence.en,
            body=path.read_bytes(),
            at=source.transcribed_on or self.now(),
        )

    def _current_of(self, client: Client, run_id: int, source: Source, request: Request) -> Entry:
        """The page as the site has it now; one file is asked for once, whatever its sessions."""
        if twin := self._current.get(self._file(source, request)):
            self.counts["from_archive"] += 1
            return self._add_twin(run_id, source, request, twin)
        return self._note(source, request, self._fetch(client, run_id, source, request))

    def _note(self, source: Source, request: Request, entry: Entry) -> Entry:
        """Remember what a file holds in this run."""
        self._current[self._file(source, request)] = entry
        return entry

    def _file(self, source: Source, request: Request) -> tuple[str, ...]:
        """What names the bytes behind a request: the file, and who took what out of it."""
        redactor = (source.source_id, request.redact) if request.redact else ()
        return (self.host(source, request), _file_address(request), request.expects, *redactor)

    def _add_twin(self, run_id: int, source: Source, request: Request, twin: Entry) -> Entry:
        return self.archive.add(
            run_id=run_id,
            url=request.url,
            host=twin.host,
            source_id=source.source_id,
            licence=source.licence.en,
            body=self.archive.read(twin.sha256),
            at=twin.checked_at,
            status=twin.status,
            etag=twin.etag,
            last_modified=twin.last_modified,
            content_type=twin.content_type,
            redacted=twin.redacted,
        )

    def _fetch(self, client: Client, run_id: int, source: Source, request: Request) -> Entry:
        host = self.host(source, request)
        known = self.archive.find(request.url, host)
        answer = self._ask_or_list(client, source, request, known)
        if answer.status == 304:
            if known is None:
                raise FetchError(_("The page answers 304 to a first request."))
            self.counts["not_modified"] += 1
            return self.archive.confirm(run_id=run_id, entry=known, at=self.now())
        self.counts["fetched"] += 1
        redact = source.redactor(request.redact) if request.redact else None
        return self.archive.add(
            run_id=run_id,
            url=request.url,
            host=host,
            source_id=source.source_id,
            licence=source.licence.en,
            body=redact(answer.body) if redact else answer.body,
            at=self.now(),
            status=answer.status,
            etag=answer.etag,
            last_modified=answer.last_modified,
            content_type=answer.content_type,
            redacted=redact is not None,
        )

    def _ask_or_list(
        self, client: Client, source: Source, request: Request, known: Entry | None
    ) -> Answer:
        """The page; where the official web server has only an error, the folder's list over FTP."""
        has_fallback = self._fallback(source, request) is not None
        try:
            return self._ask(client, source, request, known, has_fallback=has_fallback)
        except NotAllowedError:
            raise
        except FetchError as error:
            fallback = self._fallback(source, request)
            if fallback is None:
                raise
            return self._list(client, source, fallback, error)

    def _list(self, client: Client, source: Source, address: str, first: FetchError) -> Answer:
        try:
            body = client.list_folder(address, delay=source.delay_seconds)
        except (FetchError, HostStoppedError) as error:
            message = _("{first} Over FTP: {second}")
            raise FetchError(message.format(first=first, second=error)) from error
        return Answer(200, body, etag="", last_modified="", content_type=FTP_LISTING)

    def _fallback(self, source: Source, request: Request) -> str | None:
        """Only of the official host: whoever asks a copy does not want the original."""
        return request.fallback if self.host(source, request) == source.base_url else None

    def _ask(
        self,
        client: Client,
        source: Source,
        request: Request,
        known: Entry | None,
        *,
        has_fallback: bool,
    ) -> Answer:
        """One page over the network. What failed once in a run is not asked for again in it."""
        host = self.host(source, request)
        address = _on_host(_file_address(request), source.base_url, host)
        if address in self._failed:
            raise FetchError(self._failed[address])
        try:
            return client.get(
                address,
                expects=request.expects,
                delay=source.delay_seconds,
                etag=known.etag if known else "",
                last_modified=known.last_modified if known else "",
                has_fallback=has_fallback,
            )
        except HostStoppedError:
            self.stopped.add(host)
            raise
        except FetchError as error:
            self._failed[address] = str(error)
            raise


def _file_address(request: Request) -> str:
    """The address without what only names the session: a fragment is nobody's but ours."""
    return request.url.partition("#")[0]


def _on_host(url: str, official: str, host: str) -> str:
    """An official address on the host that is asked.

    Raises:
        FetchError: the address lies outside the source's site.
    """
    if not url.lower().startswith(official.lower() + "/"):
        raise FetchError(_("The address lies outside {official}.").format(official=official))
    return host + url[len(official) :]

"""A site, a project and an archive of the tests' own: crawl as often as you like."""

from collections.abc import Callable
from dataclasses import dataclass, field

from reportcard.collect.archive import Archive
from reportcard.collect.crawl import Crawl, CrawlReport, Readers
from reportcard.collect.hosts import Hosts
from reportcard.collect.http import Client
from reportcard.collect.registry import load_source
from reportcard.model.records import BillRecord, PageRecords
from reportcard.project import Project
from tests.collect.clock import Clock, patient_client
from tests.collect.server import SmallSite


@dataclass
class World:
    """A site, a project and an archive: crawl as often as you like."""

    site: SmallSite
    project: Project
    archive: Archive
    clock: Clock = field(default_factory=Clock)
    report: CrawlReport | None = None
    sources: tuple[str, ...] = ("xx/bills",)
    sessions: tuple[str, ...] = ("2025",)
    hosts: Hosts | None = None
    readers: Readers | None = None
    answer_clock: Callable[[], float] | None = None
    _clients: list[Client] = field(default_factory=list)

    def begin(self, *, offline: bool = False, hosts: Hosts | None = None) -> Crawl:
        """A run that has not begun to ask."""
        client = None if offline else patient_client(self.clock)
        if client is not None:
            self._clients.append(client)
            client._transport.clock = self.answer_clock or client.clock
        return Crawl(
            sources=[load_source(self.project, name) for name in self.sources],
            sessions=self.sessions,
            project=self.project,
            archive=self.archive,
            client=client,
            hosts=hosts or self.hosts or Hosts(self.site.url),
            readers=self.readers,
            now=self.clock.now,
        )

    def crawl(self, *, offline: bool = False) -> list[PageRecords]:
        """One run to its end."""
        run = self.begin(offline=offline)
        pages = list(run.pages())
        self.report = run.report
        return pages

    def titles(self, *, offline: bool = False) -> list[str]:
        """The titles that a run gives."""
        return sorted(
            record.title
            for found in self.crawl(offline=offline)
            for record in found.records
            if isinstance(record, BillRecord)
        )

    def problems(self) -> list[str]:
        """What the last run says, line by line."""
        assert self.report is not None
        host = self.site.url.partition("//")[2]
        return [problem.sentence().replace(host, "HOST") for problem in self.report.problems]

    def close(self) -> None:
        """Close what is open."""
        self.archive.close()
        for client in self._clients:
            client.close()

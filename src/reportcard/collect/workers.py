"""Reads pages in processes of their own, one for each core, and gives the answers in any order.

A term's sheets read again from the archive keep one core busy for longer than everything else that
happens to them. Each worker loads the project's scrapers by itself and reads the bytes from the
archive; only the order and the records travel. Small runs stay in one process: starting these takes
as long as reading a hundred sheets. Leaves to others: which pages are worth it (crawl), and what
reading is (parsing).
"""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, fields
from functools import cache
from itertools import groupby
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from operator import attrgetter
from pathlib import Path
from threading import current_thread, main_thread

from reportcard.collect.objects import Objects
from reportcard.collect.pages import Request
from reportcard.collect.parsing import Content, Job, read_page
from reportcard.collect.registry import ProjectContent, Source, load_source
from reportcard.errors import PageError
from reportcard.language import speak, spoken_language
from reportcard.layers import Layers
from reportcard.model.records import Record
from reportcard.model.text import Language

# Each holds some 70 MB: eight and the main process stay below a gigabyte.
_MOST = 8
# Jobs are some hundred bytes each. So few of them wait in a worker's pipe that sending never stops
# for it to be read: nobody waits for somebody who waits.
_WAITING = 8

# Seconds for a worker to end by itself, in the middle of a page perhaps.
_PATIENCE = 5.0

# Records of one type that follow each other, as plain values: a third of the time to send.
_Run = tuple[Callable[..., Record], list[tuple[object, ...]]]
_Sent = tuple[list[_Run], tuple[Request, ...]] | PageError


def cores() -> int:
    """How many processes may work at once on this machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass
class Workers:
    """The reading processes of one run; started with the first job. Use as a context manager.

    Attributes:
        project: Whose scrapers read.
        objects: The archive's folder of bytes.
        locale_dir: The message catalogues, for the sentences of pages that cannot be read.
        count: How many processes; one for each core unless given.
    """

    project: ProjectContent
    objects: Path
    locale_dir: Layers
    count: int = field(default_factory=lambda: min(cores(), _MOST))
    _started: list["_Worker"] = field(default_factory=list, init=False)

    def __enter__(self) -> "Workers":
        """The same; nothing is started yet."""
        return self

    def __exit__(self, *_error: object) -> None:
        """End the processes."""
        for worker in self._started:
            worker.hang_up()
        for worker in self._started:
            worker.end()
        self._started.clear()

    @property
    def processes(self) -> tuple[int, ...]:
        """The numbers of the processes that were started."""
        return tuple(worker.process.pid or 0 for worker in self._started)

    @property
    def at_once(self) -> int:
        """How many jobs may be begun before the first answer is taken."""
        return self.count * _WAITING

    def begin(self, job: Job) -> Callable[[], Content]:
        """Give a job to the worker with the least to do.

        Returns:
            What gives the answer, waiting for it: to be called once. Answers are to be taken in the
            order in which their jobs were begun.
        """
        if not self._started:
            with _interrupts_left_to_us():
                self._started += [self._start() for _number in range(self.count)]
        worker = min(self._started, key=lambda one: one.waiting)
        worker.send(job)
        return lambda: worker.answer(job)

    def _start(self) -> "_Worker":
        ours, theirs = get_context("spawn").Pipe()
        process = get_context("spawn").Process(
            target=_work,
            args=(theirs, self.project, self.objects, spoken_language(), self.locale_dir),
            daemon=True,
        )
        process.start()
        # Ours alone now: when this process ends in any way, the worker's pipe ends, and so does it.
        theirs.close()
        return _Worker(process, ours)


@dataclass
class _Worker:
    process: BaseProcess
    pipe: "Connection[Job, _Sent]"
    waiting: int = 0

    def send(self, job: Job) -> None:
        self.waiting += 1
        self.pipe.send(job)

    def answer(self, job: Job) -> Content:
        try:
            sent = self.pipe.recv()
        except EOFError as error:
            # A mistake of ours: a scraper's exception stands above, or the library crashed.
            raise RuntimeError(f"the process that read {job.request.url} ended") from error
        self.waiting -= 1
        if isinstance(sent, PageError):
            raise sent
        runs, requests = sent
        return tuple(kind(*values) for kind, rows in runs for values in rows), requests

    def hang_up(self) -> None:
        self.pipe.close()

    def end(self) -> None:
        self.process.join(timeout=_PATIENCE)
        if self.process.is_alive():
            self.process.terminate()
            self.process.join()


@contextmanager
def _interrupts_left_to_us() -> Iterator[None]:
    """Processes started inside do not hear Ctrl-C: this one does, and ends them."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


# ---------------------------------------------------------------- in the worker


def _work(
    pipe: "Connection[_Sent, Job]",
    project: ProjectContent,
    objects: Path,
    language: Language,
    locale_dir: Layers,
) -> None:
    """Answer jobs until the pipe ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    speak(language, locale_dir)
    archive = Objects(objects)
    sources: dict[str, Source] = {}
    while (job := _next_job(pipe)) is not None:
        if job.source_id not in sources:
            sources[job.source_id] = load_source(project, job.source_id)
        sent = _answer(job, sources[job.source_id], archive)
        with suppress(ConnectionError):  # nobody waits for it any longer
            pipe.send(sent)


def _next_job(pipe: "Connection[_Sent, Job]") -> Job | None:
    try:
        return pipe.recv()
    except (EOFError, ConnectionError):
        return None


def _answer(job: Job, source: Source, archive: Objects) -> _Sent:
    try:
        records, requests = read_page(source, job, archive.read(job.sha256))
    except PageError as error:
        return error
    return list(_runs(records)), requests


def _runs(records: Sequence[Record]) -> Iterator[_Run]:
    for kind, same in groupby(records, key=type):
        values = _values_of(kind)
        yield kind, [values(record) for record in same]


@cache
def _values_of(kind: type[Record]) -> Callable[[Record], tuple[object, ...]]:
    names = [column.name for column in fields(kind)]
    return attrgetter(*names)

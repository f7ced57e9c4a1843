"""Reading in several processes gives what reading in one gives, and leaves nothing behind."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reportcard.collect import crawl
from reportcard.collect import workers as workers_module
from reportcard.collect.archive import Archive
from reportcard.collect.pages import Request
from reportcard.collect.parsing import Job
from reportcard.collect.workers import Workers, cores
from reportcard.errors import PageError, TurnedPageError
from reportcard.language import speak
from reportcard.model.records import BillRecord
from tests.collect.clock import START
from tests.collect.project import OFFICIAL, add_source, made_up_project
from tests.collect.server import page, serving
from tests.collect.world import World
from tests.conftest import REPOSITORY

# A PDF here is some lines: "bill NUMBER TITLE", "refused", "turned", "die", "sleep", "more NAME".
SCRAPER = """
import os
import time
from reportcard.collect.pages import Request
from reportcard.errors import PageError, TurnedPageError
from reportcard.language import _
from reportcard.model.records import ActRecord, BillRecord


def start(manifest):
    yield Request(url=f"{manifest.base_url}/list.txt", parse="parse_list", expects="text")


def parse_list(page):
    for name in page.body.decode().split():
        yield Request(url=f"https://records.example.org/{name}.pdf", parse="parse_sheet",
                      expects="pdf", context=(("name", name),))


def parse_sheet(page):
    for line in page.body.decode().splitlines()[1:-1]:
        kind, _blank, rest = line.partition(" ")
        if kind == "bill":
            number, _blank, title = rest.partition(" ")
            yield BillRecord(session="2025", number=number, title=title)
        elif kind == "more":
            yield Request(url=f"https://records.example.org/{rest}.pdf", parse="parse_sheet",
                          expects="pdf")
        elif kind == "refused":
            raise PageError(_("The answer is empty."))
        elif kind == "turned":
            raise TurnedPageError("It turned.")
        elif kind == "die":
            os._exit(9)
        elif kind == "sleep":
            time.sleep(600)
        else:
            raise KeyError(kind)
"""
NAMES = [f"s{number:02d}" for number in range(24)]


def pdf(*lines: str) -> bytes:
    return "\n".join(["%PDF-1.5", *lines, "%%EOF"]).encode()


def sheets() -> dict[str, bytes]:
    """Two dozen sheets of uneven length, one of which leads to another; some cannot be read."""
    found = {
        name: pdf(*[f"bill {name.upper()}{n} {name}" for n in range(len(name) + 1)] * 9)
        for name in NAMES
    }
    found["s03"] = pdf("bill HB1 half", "refused")
    found["s04"] = pdf()
    found["s05"] = pdf("more extra", "bill HB2 five")
    found["extra"] = pdf("bill HB3 extra")
    return found


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    monkeypatch.setattr(crawl, "WORTH_WORKERS", 10)
    pages = {f"/{name}.pdf": page(body) for name, body in sheets().items()}
    pages["/list.txt"] = page(" ".join(NAMES).encode())
    with serving(dict(pages)) as site:
        project = made_up_project(tmp_path / "project")
        add_source(project.root, "xx/bills", scraper=SCRAPER)
        made = World(site, project, Archive(tmp_path / "archive"))
        yield made
        made.close()


def workers_of(world: World, count: int = 2) -> Workers:
    return Workers(
        world.project, world.archive.objects_dir, REPOSITORY / "templates/locale", count=count
    )


@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_pages_and_their_order_are_those_of_one_process(world: World, count: int) -> None:
    world.crawl()
    alone = world.crawl(offline=True)
    problems, told = world.problems(), world.report
    with workers_of(world, count) as world.readers:
        assert world.crawl(offline=True) == alone
        assert len(world.readers.processes) == count
    assert (world.problems(), world.report) == (problems, told)
    assert len(alone) == 1 + len(NAMES) + 1
    assert problems == [
        f"{OFFICIAL}/s03.pdf: The answer is empty. What it says is missing until the page can be "
        "read."
    ]


def test_a_small_run_starts_no_process(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crawl, "WORTH_WORKERS", len(NAMES) + 1)
    world.crawl()
    with workers_of(world) as world.readers:
        world.crawl(offline=True)
        assert world.readers.processes == ()


def test_over_a_network_pages_are_read_as_they_come(world: World) -> None:
    with workers_of(world) as world.readers:
        world.crawl()
        assert world.readers.processes == ()


def test_when_nobody_takes_the_answers_the_processes_end_all_the_same(world: World) -> None:
    world.crawl()
    with workers_of(world) as world.readers:
        pages = world.begin(offline=True).pages()
        for _page in range(3):
            next(pages)
        running = world.readers.processes
        assert all(is_running(pid) for pid in running)
    assert not any(is_running(pid) for pid in running)


def test_a_process_in_the_middle_of_an_endless_page_is_ended(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers_module, "_PATIENCE", 0.1)
    with workers_of(world, 1) as workers:
        workers.begin(job(world, pdf("sleep")))
        [pid] = workers.processes
    assert not is_running(pid)


def test_a_thread_can_start_them_too(world: World) -> None:
    found: list[int] = []

    def read() -> None:
        with workers_of(world, 1) as workers:
            found.append(len(workers.begin(job(world, pdf("bill HB1 one")))()[0]))

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    assert found == [1]


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return b") Z " not in Path(f"/proc/{pid}/stat").read_bytes()


# ---------------------------------------------------------------- one job


def job(world: World, body: bytes) -> Job:
    request = Request(url=f"{OFFICIAL}/x.pdf", parse="parse_sheet", expects="pdf")
    return Job("xx/bills", request, world.archive.write(body), START)


def test_records_come_back_as_they_were(world: World) -> None:
    body = pdf("bill HB1 one", "bill HB2 two", "more y", "bill HB3 three")
    with workers_of(world) as workers:
        records, requests = workers.begin(job(world, body))()
    bill = BillRecord("2025", "HB1", "one", source_url=f"{OFFICIAL}/x.pdf")
    two, three = (
        replace(bill, number="HB2", title="two"),
        replace(bill, number="HB3", title="three"),
    )
    assert records == (bill, two, three)
    assert [request.url for request in requests] == [f"{OFFICIAL}/y.pdf"]


def test_a_page_that_is_refused_says_so_in_the_language_of_the_terminal(world: World) -> None:
    locale = REPOSITORY / "templates/locale"
    speak("es", locale)
    try:
        with workers_of(world) as workers, pytest.raises(PageError, match=r"^La respuesta"):
            workers.begin(job(world, pdf("refused")))()
    finally:
        speak("en", locale)


def test_a_file_that_turned_is_known_as_such(world: World) -> None:
    with workers_of(world) as workers, pytest.raises(TurnedPageError, match=r"It turned\."):
        workers.begin(job(world, pdf("turned")))()


def test_a_process_that_dies_is_told_with_the_page_it_read(world: World) -> None:
    with workers_of(world) as workers, pytest.raises(RuntimeError, match=r"x\.pdf ended"):
        workers.begin(job(world, pdf("die")))()


def test_a_scrapers_mistake_is_shown_with_its_traceback(
    world: World, capfd: pytest.CaptureFixture[str]
) -> None:
    with workers_of(world) as workers, pytest.raises(RuntimeError, match=r"x\.pdf ended"):
        workers.begin(job(world, pdf("nonsense")))()
    assert "KeyError: 'nonsense'" in capfd.readouterr().err


def test_ctrl_c_is_left_to_the_main_process(world: World) -> None:
    with workers_of(world, 1) as workers:
        body = pdf("bill HB1 one")
        workers.begin(job(world, body))()
        [pid] = workers.processes
        os.kill(pid, signal.SIGINT)
        assert len(workers.begin(job(world, body))()[0]) == 1


def test_there_is_a_process_for_each_core_up_to_eight(world: World) -> None:
    workers = Workers(world.project, world.archive.objects_dir, REPOSITORY)
    assert workers.count == min(cores(), 8)
    assert cores() >= 1


def test_where_the_system_does_not_say_what_is_ours_every_core_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 5)
    assert cores() == 5
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert cores() == 1


# Starts a worker, prints its process, and waits to be killed.
PARENT = """
import sys, time
from pathlib import Path
from reportcard.collect.pages import Request
from reportcard.collect.parsing import Job
from reportcard.collect.workers import Workers
from reportcard.project import Project
from tests.collect.clock import START

if __name__ == "__main__":
    root, sha256 = Path(sys.argv[1]), sys.argv[2]
    workers = Workers(Project(root, root), root.parent / "archive/objects", root, count=2)
    request = Request(url="https://records.example.org/x.pdf", parse="parse_sheet", expects="pdf")
    workers.begin(Job("xx/bills", request, sha256, START))()
    print(*workers.processes, flush=True)
    time.sleep(60)
"""


def test_when_the_main_process_is_killed_the_others_end_by_themselves(
    world: World, tmp_path: Path
) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    made = job(world, pdf("bill HB1 one"))
    parent = subprocess.Popen(
        [sys.executable, str(script), str(world.project.root), made.sha256],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
    )
    assert parent.stdout is not None
    running = [int(word) for word in parent.stdout.readline().split()]
    assert len(running) == 2
    parent.kill()
    parent.wait()
    parent.stdout.close()
    patience = time.monotonic() + 30
    while any(map(is_running, running)) and time.monotonic() < patience:
        time.sleep(0.02)
    assert not any(map(is_running, running))

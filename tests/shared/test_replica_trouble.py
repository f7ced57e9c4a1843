"""Faults, damaged pages and kills: what the replica gives is stored all the same."""

import random
import signal
import time
from bisect import bisect_left
from collections import Counter
from pathlib import Path

import pytest

from reportcard.cli import run
from reportcard.collect import patience
from reportcard.errors import EXIT_LEFT_SOMETHING_OUT, EXIT_OK
from tests.collect.command import arguments, new_project, start, store_of
from tests.collect.store import differences, query, roll_calls
from tests.shared.conftest import Crawled
from tests.shared.replica import SESSIONS, SOURCES, collect, serving

pytestmark = pytest.mark.shared

KILLS = 10
# Seconds between two requests that the replica's robots.txt asks for: longer than an answer takes.
# A busy machine may note some requests late, so that they look bunched with the next ones.
PACE, WINDOW, BUNCHED = 0.06, 10.0, 4
OF_2026 = ("us_ct/roll_calls", "us_ct/people")
VOTES_OF_2026 = """
    SELECT vote_event_id, person_id, option, printed_name, printed_code, line, source_url,
           archive_sha256
    FROM core.person_vote WHERE vote_event_id LIKE '2026-%' ORDER BY ALL"""


def test_a_host_with_every_kind_of_fault_gives_the_same_votes(
    crawled: Crawled, shared_dir: Path, tmp_path: Path
) -> None:
    project = new_project(tmp_path / "project")
    trouble = ("--fault-rate", "0.05", "--seed", "57", "--drip-seconds", "0.2")
    with serving(shared_dir, tmp_path, *trouble) as replica:
        run = collect(project, replica, sources=OF_2026, sessions=("2026",))
        met = {entry["fault"] for entry in replica.log()} - {""}
    assert run.code == EXIT_OK, run.said
    assert met == {"500", "503", "429", "reset", "truncate", "drip"}
    assert query(store_of(project), VOTES_OF_2026) == query(crawled.store, VOTES_OF_2026)


def test_with_every_fifth_answer_a_fault_everything_is_as_without_and_the_pace_is_kept(
    crawled: Crawled, shared_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In this process, so that the pauses between two tries can be short."""
    monkeypatch.setattr(patience, "FIRST_PAUSE", 0.02)
    project = new_project(tmp_path / "project")
    pace = ("--crawl-delay", str(PACE), "--drip-seconds", "0.2", "--retry-after", "0")
    with serving(shared_dir, tmp_path, "--fault-rate", "0.2", "--seed", "7", *pace) as replica:
        more = ("--session", SESSIONS[1], *replica.mirror_of_2025)
        command = arguments(project, replica.url, *more, sources=SOURCES, session=SESSIONS[0])
        assert run(command) == crawled.first.code
        log = replica.log()
    assert differences(crawled.store, store_of(project)) == []
    faults = Counter(entry["fault"] for entry in log)
    assert set(faults) == {"", "500", "503", "429", "reset", "truncate", "drip"}
    assert 0.15 < 1 - faults[""] / len(log) < 0.25
    assert len(log) <= 1.5 * len(crawled.first_log)
    assert most_within(WINDOW, log) <= WINDOW / PACE + BUNCHED


def most_within(seconds: float, log: list[dict[str, object]]) -> int:
    """The most requests that began within so many seconds of each other."""
    times = sorted(float(str(entry["t"])) for entry in log)
    return max(bisect_left(times, start + seconds) - at for at, start in enumerate(times))


def test_damaged_pages_are_one_sentence_each_and_the_rest_is_stored(
    crawled: Crawled, shared_dir: Path, tmp_path: Path
) -> None:
    project = new_project(tmp_path / "project")
    folder = "/2026/vote/h/pdf/2026HV-00"
    trouble = (
        *("--corrupt", f"{folder}099*:total", f"{folder}101*:mark"),
        *("--html-error-page-with-200", f"{folder}204*"),
    )
    with serving(shared_dir, tmp_path, *trouble) as replica:
        run = collect(project, replica, sources=OF_2026, sessions=("2026",))
    said = [line for line in run.said.splitlines() if line.startswith("https:")]
    official = "https://www.cga.ct.gov/2026/vote/h/pdf/2026HV-00"
    assert said == [
        f"{official}099-R00HB05468-HV.PDF: House roll call 99 of 2026: 96 lines are marked Yes but "
        "the sheet's total says 97.",
        f"{official}099-R00HB05468-HV.PDF: House roll call 99 of 2026: Yes and No make 150 but the "
        "sheet says that 149 voted.",
        f"{official}101-R00HB05035-HV.PDF: ALLIE-BRENNAN has no mark (N, X, Y) beside the name. "
        "What it says is missing until the page can be read.",
        f"{official}204-R00SB00001-HV.PDF: A web page answered in place of the PDF. What it says "
        "is missing until the page can be read.",
    ]
    assert run.code == EXIT_LEFT_SOMETHING_OUT
    all_of_2026 = {event for event in roll_calls(crawled.store) if event.startswith("2026-")}
    missing = {"2026-house-99", "2026-house-101", "2026-house-204"}
    assert roll_calls(store_of(project)) == all_of_2026 - missing


def test_killed_at_ten_random_moments_it_ends_in_the_same_store_and_fetches_nothing_twice(
    crawled: Crawled, shared_dir: Path, tmp_path: Path
) -> None:
    project = new_project(tmp_path / "project")
    dice = random.Random(20260506)
    in_flight: Counter[str] = Counter()
    with serving(shared_dir, tmp_path) as replica:
        rest = [word for session in SESSIONS[1:] for word in ("--session", session)]
        rest += replica.mirror_of_2025
        command = arguments(project, replica.url, *rest, sources=SOURCES, session=SESSIONS[0])
        for kill in range(KILLS):
            # Now some pages further, now at any moment of starting, reading again and loading.
            pages = dice.randint(1, 180) if kill % 2 else 0
            running = start(command)
            wanted = len(replica.log()) + pages
            while pages and len(replica.log()) < wanted and running.poll() is None:
                time.sleep(0.02)
            time.sleep(dice.uniform(0, 0.05 if pages else 2))
            running.send_signal(signal.SIGKILL)
            running.communicate()
            assert running.returncode == -signal.SIGKILL
            time.sleep(0.2)  # the server logs a request when it is over
            in_flight.update(replica.downloads()[-1:])
        run = collect(project, replica, sources=SOURCES, sessions=SESSIONS)
        downloads = Counter(replica.downloads())
    assert run.code == crawled.first.code, run.said
    assert differences(crawled.store, store_of(project)) == []
    assert downloads - in_flight <= Counter(set(downloads))


def test_the_replica_of_another_session_gives_that_years_roster(
    shared_dir: Path, tmp_path: Path
) -> None:
    project = new_project(tmp_path / "project")
    with serving(shared_dir, tmp_path) as replica:
        asked = arguments(
            project, f"{replica.url}/replica/2025", sources=("us_ct/people",), session="2025"
        )
        running = start(asked)
        _out, said = running.communicate()
    assert running.returncode == EXIT_OK, said
    found = query(store_of(project), "SELECT DISTINCT session FROM raw.roster")
    assert found == [("2025",)]

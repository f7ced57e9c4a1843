"""The replica of the official site beside the checkout, and what a crawl of it must find."""

import csv
import gzip
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.collect.command import arguments, start
from tests.sample.reading import Row

SOURCES = ("us_ct/roll_calls", "us_ct/bills", "us_ct/people", "us_ct/bulk")
CHAMBERS = {"H": "house", "S": "senate"}
SESSIONS = ("2025", "2026")
# A file of the live site whose name is a sheet's and which holds another document.
NO_SHEET = "https://www.cga.ct.gov/2025/vote/s/pdf/2025SV-00035-R00-SV.PDF"


@dataclass(frozen=True)
class Replica:
    """A running replica and the folder with its files.

    At `url` the session of 2026 is the current one, in a folder below it that of 2025.
    """

    folder: Path
    url: str
    log_file: Path

    @property
    def mirror_of_2025(self) -> tuple[str, str]:
        """The option that asks for the files of 2025 where they are the current ones."""
        return ("--base-url", f"2025={self.url}/replica/2025")

    def log(self) -> list[dict[str, object]]:
        """Every request so far, robots.txt left out."""
        lines = self.log_file.read_text().splitlines() if self.log_file.exists() else []
        found = [json.loads(line) for line in lines if line.endswith("}")]
        return [entry for entry in found if entry["path"] != "/robots.txt"]

    def downloads(self) -> list[str]:
        """What was sent in full, in order."""
        return [
            f"{entry['path']}?{entry['query']}"
            for entry in self.log()
            if entry["status"] == 200 and entry["bytes"] and not entry["fault"]
        ]


@contextmanager
def serving(shared: Path, work: Path, *options: str) -> Iterator[Replica]:
    """The replica on a free port, for as long as the block runs."""
    folder = shared / "cga_replica"
    work.mkdir(parents=True, exist_ok=True)
    log = work / "access.jsonl"
    asked = ["--port", "0", "--crawl-delay", "0", "--log", str(log), *options]
    server = subprocess.Popen(
        [sys.executable, str(folder / "serve.py"), *asked],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert server.stdout is not None
    try:
        ready, _blank, url = server.stdout.readline().strip().partition(" ")
        assert ready == "READY"
        yield Replica(folder, url, log)
    finally:
        server.terminate()
        server.wait()
        server.stdout.close()


@dataclass(frozen=True)
class Run:
    """One run of the program: its exit code and what it said."""

    code: int
    said: str


def collect(
    project: Path, replica: Replica, *more: str, sources: tuple[str, ...], sessions: tuple[str, ...]
) -> Run:
    """Run `reportcard collect` to its end."""
    first, *others = sessions
    rest = [word for session in others for word in ("--session", session)]
    rest += replica.mirror_of_2025
    running = start(arguments(project, replica.url, *rest, *more, sources=sources, session=first))
    _out, said = running.communicate()
    return Run(running.returncode, said)


def expected(shared: Path, name: str) -> list[Row]:
    """A table of the facts that a crawl of the replica must find."""
    path = shared / "cga_replica" / "expected" / name
    body = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return list(csv.DictReader(io.StringIO(body.decode("utf-8"), newline="")))


def event_of(row: Row) -> str:
    """The id of a row's roll call in the store."""
    return f"{row['year']}-{CHAMBERS[row['chamber']]}-{row['number']}"

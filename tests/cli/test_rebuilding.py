"""Building again: what has not changed stays the same file; without PDFs no page links to one."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import duckdb
import pytest

from reportcard.cli import run
from reportcard.collect.crawl import no_progress
from reportcard.pipeline.publishing import BuildReport, build
from reportcard.project import Project
from tests.edition.site_reading import is_elsewhere, target
from tests.edition.weight import LARGEST, Scale

pytestmark = pytest.mark.slow

SCORED = "2025-house-228"
LINK = re.compile(r'\s(?:href|src)="([^"]*)"')
Identities = dict[str, tuple[int, int]]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Project:
    """A project that holds nothing of its own, with the sample built once, without PDFs."""
    root = tmp_path_factory.mktemp("again")
    (root / "rubrics").mkdir()
    assert run(["sample", "--no-pdf", "--project", str(root)]) == 0
    return Project(root=root, bundled=repository)


def again(project: Project) -> BuildReport:
    return build(
        project=project,
        rubric=None,
        name="sample",
        built_on=None,
        progress=no_progress,
        of_sample=True,
        with_pdf=False,
    )


class _Files(dict[str, bytes]):
    """The files of a folder, read when they are asked for."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def __missing__(self, path: str) -> bytes:
        return (self._folder / path).read_bytes()


def edition(project: Project) -> Path:
    return project.editions_dir / "sample"


def identities(project: Project) -> Identities:
    """The number and the time of every file."""
    return {
        path.relative_to(edition(project)).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in edition(project).rglob("*")
        if path.is_file()
    }


def turned(project: Project) -> str:
    """Makes one Yes a No, in the votes and in the count; the id of whose vote it was."""
    with duckdb.connect(str(project.data_dir / "sample" / "store.duckdb")) as con:
        found = con.execute(
            "SELECT min(person_id) FROM core.person_vote WHERE option = 'yes' "
            "AND vote_event_id = $1",
            [SCORED],
        ).fetchone()
        assert found is not None
        con.execute(
            "UPDATE core.person_vote SET option = 'no' WHERE vote_event_id = $1 AND person_id = $2",
            [SCORED, found[0]],
        )
        con.execute(
            "UPDATE core.vote_event SET yes_count = yes_count - 1, no_count = no_count + 1 "
            "WHERE vote_event_id = $1",
            [SCORED],
        )
    return str(found[0])


def pages(project: Project) -> Iterator[tuple[str, str]]:
    for path in edition(project).rglob("*.html"):
        yield path.relative_to(edition(project)).as_posix(), path.read_text("utf-8")


def test_without_pdfs_there_is_none_and_no_page_links_to_one(project: Project) -> None:
    assert list(edition(project).rglob("*.pdf")) == []
    assert [path for path, page in pages(project) if re.search(r'href="[^"]*\.pdf"', page)
            and 'rel="external"' not in page] == []  # fmt: skip
    assert run(["verify", str(edition(project))]) == 0


def test_no_page_weighs_more_than_100_kilobytes_with_what_it_loads(project: Project) -> None:
    scale = Scale(_Files(edition(project)))
    weights = {path: scale.weigh(path, page.encode()) for path, page in pages(project)}
    assert len(weights) > 800
    assert {path: weight for path, weight in weights.items() if weight > LARGEST} == {}


def test_no_link_within_the_edition_is_dead(project: Project) -> None:
    ids: dict[str, set[str]] = {}
    links: list[tuple[str, str]] = []
    for path, page in pages(project):
        ids[path] = set(re.findall(r'\sid="([^"]+)"', page))
        links += [(path, unescape(found)) for found in LINK.findall(page)]
    assert len(links) > 10_000
    dead = set()
    for path, address in links:
        file, fragment = target(path, address)
        is_there = file in ids or (edition(project) / file).is_file()
        # The page of comparisons reads its choice from the address, by a script.
        is_known = not fragment or fragment in ids.get(file, ()) or file.endswith("compare.html")
        if not (is_elsewhere(address) or (is_there and is_known)):
            dead.add((path, address))
    assert dead == set()


def test_nothing_is_written_when_nothing_has_changed(project: Project) -> None:
    before = identities(project)
    report = again(project)
    assert report.written == ()
    assert report.files == len(before)
    assert identities(project) == before


def test_one_changed_vote_rewrites_what_it_touches_and_nothing_else(project: Project) -> None:
    before = identities(project)
    person = turned(project).rpartition("/")[2][:8]
    report = again(project)
    after = identities(project)
    assert {path for path in after if after[path] != before.get(path)} == set(report.written)
    written = set(report.written)
    assert {"MANIFEST.json", f"roll-calls/{SCORED}.html", f"es/roll-calls/{SCORED}.html"} < written
    assert any(path.startswith("legislators/") and person in path for path in written)
    # What no vote of the House can touch.
    untouched = {"about.html", "coverage.html", "data/towns.csv", "assets/site.css"}
    assert not written & (untouched | {path for path in after if "-senate-" in path})
    assert len(written) < len(after) / 4
    assert run(["verify", str(edition(project))]) == 0

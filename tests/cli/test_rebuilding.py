"""Building again: what has not changed stays the same file; without PDFs no page links to one."""

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from reportcard.cli import run
from reportcard.collect.crawl import no_progress
from reportcard.pipeline.publishing import BuildReport, build
from reportcard.project import Project

pytestmark = pytest.mark.slow

SCORED = "2025-house-228"
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

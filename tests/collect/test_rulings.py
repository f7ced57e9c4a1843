"""What persons decided comes into the store with every collect, and leaves it with its file."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reportcard.collect.crawl import no_progress
from reportcard.errors import UserError
from reportcard.pipeline.collecting import collect
from reportcard.project import Project, bundled_content
from tests.collect.project import made_up_project, write
from tests.collect.store import query

RULING = """
rulings:
  - roll_call: 2025-house-1
    question: passage
    by: Ana Ruiz
    date: 2026-11-20
    reason: The journal.
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A made-up place; the catalogues come from the package."""
    return replace(made_up_project(tmp_path / "project"), bundled=bundled_content())


def collected(project: Project) -> list[tuple[object, ...]]:
    """The rulings in the store after a collect of what is in the (empty) archive."""
    collect(
        project=project, source_ids=["xx/bills"], sessions=["2025"], base_urls=[], offline=True,
        progress=no_progress, now=lambda: datetime(2026, 11, 22, tzinfo=UTC),
    )  # fmt: skip
    store = project.root / "data" / "store.duckdb"
    return query(
        store, "SELECT number, ruled_by, source_url FROM raw.current_question_ruling ORDER BY ALL"
    )


def test_rulings_are_read_with_every_collect(project: Project) -> None:
    assert collected(project) == []
    write(project.root / "reviews/questions.yml", RULING)
    assert collected(project) == [(1, "Ana Ruiz", "reviews/questions.yml:2")]
    assert collected(project) == [(1, "Ana Ruiz", "reviews/questions.yml:2")]


def test_a_ruling_that_was_taken_out_of_its_file_is_gone_with_the_next_collect(
    project: Project,
) -> None:
    file = project.root / "reviews/questions.yml"
    write(file, RULING)
    collected(project)
    write(file, "rulings: []\n")
    assert collected(project) == []
    write(file, RULING)
    assert len(collected(project)) == 1
    file.unlink()
    assert collected(project) == []


def test_a_mistake_in_a_ruling_stops_the_collect_before_it_begins(project: Project) -> None:
    write(project.root / "reviews/questions.yml", RULING.replace("2026-11-20", "2026-11-23"))
    with pytest.raises(UserError) as error:
        collected(project)
    assert str(error.value) == (
        "reviews/questions.yml:5: rulings[1].date: The day 2026-11-23 is still to come; today is "
        "2026-11-22."
    )
    assert not (project.root / "data").exists()

"""The shipped rubrics on the sample's store, made once from the project's own tables."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from reportcard.model.scores import Scored
from reportcard.pipeline.choosing import open_for_reading
from reportcard.pipeline.sample import collect_sample
from reportcard.project import Project
from reportcard.scoring.compile import compile_rubric
from reportcard.scoring.load import load_rubric
from reportcard.scoring.rubric import Rubric
from reportcard.scoring.score import score

SAMPLE = "ct-education-2025-2026.yml"


@pytest.fixture(scope="package")
def con(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[duckdb.DuckDBPyConnection]:
    """The sample's store."""
    root = tmp_path_factory.mktemp("project")
    (root / "rubrics").mkdir()
    project = Project(root=root, bundled=repository)
    collect_sample(project=project, now=lambda: datetime(2026, 6, 30, tzinfo=UTC))
    with open_for_reading(project, of_sample=True) as opened:
        yield opened


@pytest.fixture(scope="package")
def sample(repository: Path) -> Rubric:
    """The sample's rubric."""
    return load_rubric(repository / "rubrics" / SAMPLE, shown_as=f"rubrics/{SAMPLE}")


@pytest.fixture(scope="package")
def scored(sample: Rubric, con: duckdb.DuckDBPyConnection) -> Scored:
    """What the sample's rubric makes of the sample."""
    return score(compile_rubric(sample, con), con)

"""Topics are content of a place: collect reads them first and leaves their bills in the store."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reportcard.collect.crawl import no_progress
from reportcard.errors import UserError
from reportcard.pipeline.collecting import collect, places
from reportcard.project import Project
from reportcard.store.connect import open_store
from reportcard.store.topics import read_topics
from tests.collect.project import made_up_project, write
from tests.topics.small_topic import SMALL


def collect_offline(project: Project) -> None:
    collect(
        project=project,
        source_ids=["xx/bills"],
        sessions=["2025"],
        base_urls=(),
        offline=True,
        progress=no_progress,
        now=lambda: datetime(2026, 7, 1, tzinfo=UTC),
    )


def test_collect_leaves_the_topics_of_the_place_in_the_store(
    tmp_path: Path, repository: Path
) -> None:
    project = replace(made_up_project(tmp_path), bundled=repository)
    write(tmp_path / "scrapers/xx/topics/bridges.yml", SMALL)
    write(tmp_path / "scrapers/yy/topics/other.yml", "not: read\n")
    collect_offline(project)
    with closing(open_store(places(project).store, read_only=True)) as con:
        assert [topic.topic_id for topic in read_topics(con)] == ["bridges"]


def test_a_mistake_in_a_topic_is_told_before_anything_is_done(tmp_path: Path) -> None:
    project = made_up_project(tmp_path)
    write(tmp_path / "scrapers/xx/topics/bridges.yml", SMALL.replace("covers", "cover"))
    with pytest.raises(UserError) as caught:
        collect_offline(project)
    assert "scrapers/xx/topics/bridges.yml:3: cover: There is no key cover here" in str(
        caught.value
    )
    assert not places(project).archive.exists()
    assert not places(project).store.exists()

"""The embedded sample: every stage on the facts that travel with the content.

The sample's data and edition never mix with the project's own.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from reportcard.collect.crawl import Progress, no_progress
from reportcard.collect.registry import load_jurisdiction
from reportcard.pipeline.choosing import require_sample
from reportcard.pipeline.collecting import CollectReport, collect, places
from reportcard.pipeline.publishing import BuildReport, build
from reportcard.project import Project

SAMPLE_EDITION = "sample"


def collect_sample(
    *, project: Project, now: Callable[[], datetime], progress: Progress = no_progress
) -> CollectReport:
    """Fill the sample's store from the project's own tables; nothing comes over a network.

    The store holds nothing else, so it is made anew: one that an older version of the program left
    is no obstacle.
    """
    _remove_store(places(project, of_sample=True).store)
    source_id = require_sample(project).source_id
    jurisdiction = load_jurisdiction(project, source_id.partition("/")[0])
    return collect(
        project=project,
        source_ids=[source_id],
        sessions=[session.session for session in jurisdiction.sessions],
        base_urls=(),
        offline=True,
        progress=progress,
        now=now,
        of_sample=True,
    )


def _remove_store(store: Path) -> None:
    for path in (store, store.with_name(f"{store.name}.wal")):
        path.unlink(missing_ok=True)


def build_sample(
    *,
    project: Project,
    progress: Progress,
    now: Callable[[], datetime],
    with_pdf: bool = True,
) -> BuildReport:
    """Run every stage on the facts that travel with the content.

    Args:
        project: Whose content, and where the data and the edition go.
        progress: Told after every page.
        now: The clock of the crawl; nothing of it reaches the report card.
        with_pdf: Whether to make the PDFs.
    """
    report = collect_sample(project=project, now=now, progress=progress)
    built = build(
        project=project,
        rubric=None,
        name=SAMPLE_EDITION,
        built_on=None,
        progress=progress,
        of_sample=True,
        with_pdf=with_pdf,
    )
    return replace(
        built,
        problems=(*report.problems, *built.problems),
        left_out=built.left_out or bool(report.problems),
    )

"""The edition of the embedded sample: real names, real lengths, 187 pages."""

from datetime import UTC, datetime
from pathlib import Path

from reportcard.edition.contexts import Edition
from reportcard.pipeline.reading import edition_of, score_store
from reportcard.pipeline.sample import SAMPLE_EDITION, collect_sample
from reportcard.project import Project

MOMENT = datetime(2026, 12, 1, tzinfo=UTC)


def sample_edition(folder: Path, repository: Path) -> Edition:
    """Collect and score the sample in a folder of its own, offline.

    Args:
        folder: Where its store goes.
        repository: Whose content it is.
    """
    project = Project(root=folder, bundled=repository)
    collect_sample(project=project, now=lambda: MOMENT)
    reading = score_store(project=project, rubric=None, of_sample=True)
    return edition_of(reading, project=project, name=SAMPLE_EDITION)

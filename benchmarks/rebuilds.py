"""How long an edition takes to build, and to build again with nothing or one vote changed."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measure import Measured
from reportcard.collect.crawl import no_progress
from reportcard.pipeline.collecting import places
from reportcard.pipeline.publishing import BuildReport, build
from reportcard.pipeline.sample import SAMPLE_EDITION, collect_sample
from reportcard.project import Project

HERE = Path(__file__).resolve().parent.parent
NOW = datetime(2026, 11, 1, tzinfo=UTC)
SCORED = "2025-house-228"


def build_site() -> Measured:
    """Score the sample and publish its site and data for the first time, without PDFs."""
    return _measured(lambda _project: None, builds_before=0)


def rebuild_unchanged() -> Measured:
    """The same again, with nothing changed."""
    return _measured(lambda _project: None, builds_before=1)


def rebuild_one_vote() -> Measured:
    """The same again, with one vote of one scored roll call changed; counts what is rewritten."""
    return _measured(turn_one_vote, builds_before=1)


def rebuild_with_books() -> Measured:
    """The same again with PDFs, with nothing changed: the kept ones are taken."""
    return _measured(lambda _project: None, builds_before=1, with_pdf=True)


def weigh_home() -> Measured:
    """The home page as it comes over the wire, with all that it loads."""
    return _weighed("index.html")


def weigh_cards() -> Measured:
    """The heaviest card of a legislator, likewise."""
    return _weighed("legislators/*.html")


def _weighed(pattern: str) -> Measured:
    from tests.edition.weight import Scale

    found = Measured("bytes")
    with TemporaryDirectory() as folder:
        project = Project(root=Path(folder), bundled=HERE)
        collect_sample(project=project, now=lambda: NOW)
        site = built(project).home.parent
        files = {p.relative_to(site).as_posix(): p for p in site.rglob("*") if p.is_file()}
        pages = [
            f"{start}{p.relative_to(site)}" for start in ("", "es/") for p in site.glob(pattern)
        ]
        with found.clock():
            scale = Scale({path: file.read_bytes() for path, file in files.items()})
            found.count = max(scale.weigh(page, files[page].read_bytes()) for page in pages)
    return found


def turn_one_vote(project: Project) -> None:
    """Make one legislator's Yes a No, in the votes and in the count, as a corrected sheet would."""
    import duckdb

    with duckdb.connect(str(places(project, of_sample=True).store)) as con:
        turned = con.execute(
            "SELECT min(person_id) FROM core.person_vote WHERE option = 'yes' "
            "AND vote_event_id = $1",
            [SCORED],
        ).fetchone()
        assert turned is not None
        assert turned[0] is not None, SCORED
        con.execute(
            "UPDATE core.person_vote SET option = 'no' WHERE vote_event_id = $1 AND person_id = $2",
            [SCORED, turned[0]],
        )
        con.execute(
            "UPDATE core.vote_event SET yes_count = yes_count - 1, no_count = no_count + 1 "
            "WHERE vote_event_id = $1",
            [SCORED],
        )


def built(project: Project, *, with_pdf: bool = False) -> BuildReport:
    """Score the sample's store and publish it."""
    return build(
        project=project,
        rubric=None,
        name=SAMPLE_EDITION,
        built_on=None,
        progress=no_progress,
        of_sample=True,
        with_pdf=with_pdf,
    )


def _measured(
    change: Callable[[Project], None], *, builds_before: int, with_pdf: bool = False
) -> Measured:
    found = Measured("files written", helpers=1 + 2 * with_pdf)
    with TemporaryDirectory() as folder:
        project = Project(root=Path(folder), bundled=HERE)
        collect_sample(project=project, now=lambda: NOW)
        for _time in range(builds_before):
            built(project, with_pdf=with_pdf)
        change(project)
        with found.clock():
            found.count = len(built(project, with_pdf=with_pdf).written)
    return found

"""The embedded sample against a crawl: the same rubric gives everybody the same marks, the same
budget lines come out.

The replica's bill pages leave out the links to Senate roll calls whose sheets it does not carry.
Without them the question of some Senate roll calls is only likely there, so criteria on those are
taken out of the rubric on both sides.
"""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reportcard.errors import EXIT_LEFT_SOMETHING_OUT
from reportcard.model.money import AppropriationLine, Money
from reportcard.model.records import Provenance
from reportcard.model.scores import Result, Scored
from reportcard.pipeline.choosing import open_for_reading, rubric_path
from reportcard.pipeline.sample import collect_sample
from reportcard.project import Project
from reportcard.scoring.compile import compile_rubric
from reportcard.scoring.load import load_rubric
from reportcard.scoring.rubric import Rubric
from reportcard.scoring.rubric_criteria import RollCallCriterion
from reportcard.scoring.score import score
from reportcard.store.read import read_facts
from tests.collect.command import new_project
from tests.shared.conftest import Crawled
from tests.shared.replica import collect, serving

pytestmark = pytest.mark.shared

NOWHERE = Provenance("", "", "", "", datetime(2026, 1, 1, tzinfo=UTC), transcribed=False)


@pytest.fixture(scope="module")
def sample(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with the sample's store."""
    project = Project(root=tmp_path_factory.mktemp("sample"), bundled=repository)
    collect_sample(project=project, now=lambda: datetime(2026, 11, 1, tzinfo=UTC))
    return project


@pytest.fixture(scope="module")
def crawl(repository: Path, crawled: Crawled) -> Project:
    """A project with the crawled store."""
    return Project(root=crawled.project, bundled=repository)


@pytest.fixture(scope="module")
def documents(
    repository: Path, shared_dir: Path, tmp_path_factory: pytest.TempPathFactory
) -> Project:
    """A project with the budget documents, and nothing else."""
    work = tmp_path_factory.mktemp("documents")
    root = new_project(work / "project")
    with serving(shared_dir, work / "replica") as replica:
        found = collect(root, replica, sources=("us_ct/appropriations",), sessions=("2026",))
    # What the list names and the replica does not carry is told, and the rest is read.
    assert found.code == EXIT_LEFT_SOMETHING_OUT, found.said
    return Project(root=root, bundled=repository)


@pytest.fixture(scope="module")
def rubric(sample: Project) -> Rubric:
    """The sample's rubric as it stands."""
    path = rubric_path(sample, None, of_sample=True)
    return load_rubric(path, shown_as=path.name)


@pytest.fixture(scope="module")
def likely(crawl: Project) -> set[str]:
    """Roll calls whose question the crawl cannot be sure of."""
    with open_for_reading(crawl, of_sample=False) as con:
        return {
            event.vote_event_id
            for event in read_facts(con).vote_events
            if event.confidence == "inferred"
        }


def scored(project: Project, rubric: Rubric, *, without: set[str], of_sample: bool) -> Scored:
    """The store scored with a rubric that leaves some roll calls out, and money: it scores nothing.

    The crawl has no budget documents that amounts could be compared with.
    """
    kept = tuple(
        c.model_copy(update={"appropriation": None}) if hasattr(c, "appropriation") else c
        for c in rubric.criteria
        if getattr(c, "ref", None) not in without
    )
    smaller = rubric.model_copy(update={"criteria": kept, "examples": ()})
    with open_for_reading(project, of_sample=of_sample) as con:
        return score(compile_rubric(smaller, con), con)


def by_person(found: Scored) -> dict[str, Result]:
    """Results by person id."""
    return {result.person_id: result for result in found.results}


def test_everybody_has_the_same_result_line_by_line(
    sample: Project, crawl: Project, rubric: Rubric, likely: set[str]
) -> None:
    ours = scored(sample, rubric, without=likely, of_sample=True)
    theirs = scored(crawl, rubric, without=likely, of_sample=False)
    assert len(ours.results) > 180
    assert by_person(ours) == by_person(theirs)
    assert ours.alarms == theirs.alarms == ()


def test_only_bare_senate_roll_calls_of_the_rubric_are_left_out(
    rubric: Rubric, likely: set[str]
) -> None:
    out = {c.ref for c in rubric.criteria if isinstance(c, RollCallCriterion)} & likely
    assert len(out) <= 4
    assert all("-senate-" in ref for ref in out)


def test_every_budget_line_of_the_sample_is_that_of_the_documents(
    sample: Project, documents: Project
) -> None:
    ours, theirs = money(sample, of_sample=True), money(documents, of_sample=False)
    assert len(ours.lines) > 350
    assert [short(line) for line in ours.lines] == [
        short(line)
        for line in theirs.lines
        if (line.fund, line.function, line.kind) == ("GENERAL FUND", "EDUCATION", "adjustment")
    ]


def test_the_sample_has_every_roll_call_on_a_budget_that_the_crawl_has(
    sample: Project, crawl: Project
) -> None:
    found = money(sample, of_sample=True)
    bills = {bill.bill_id for bill in found.bills}
    with open_for_reading(crawl, of_sample=False) as con:
        wanted = {
            (event.vote_event_id, bill_id)
            for event in read_facts(con).vote_events
            if event.superseded_by is None
            for bill_id in event.bill_ids
            if bill_id in bills
        }
    assert {(vote.vote_event_id, vote.bill_id) for vote in found.votes} == wanted
    assert len(wanted) == 29


def money(project: Project, *, of_sample: bool) -> Money:
    """All school money of a store."""
    with open_for_reading(project, of_sample=of_sample) as con:
        return read_facts(con).money


def short(line: AppropriationLine) -> AppropriationLine:
    """A line without how it was read, and without whether a total of the whole fund holds it."""
    return replace(line, provenance=NOWHERE, is_controlled=False)


def test_nothing_of_the_sample_is_set_aside(sample: Project) -> None:
    with open_for_reading(sample, of_sample=True) as con:
        assert read_facts(con).quarantine == ()

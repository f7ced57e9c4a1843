"""The coverage report of the whole replica: every number is there, or somebody says why not."""

from pathlib import Path

import pytest

from reportcard.model.coverage import Coverage
from reportcard.pipeline.coverage import CoverageReport, coverage
from reportcard.project import require_project
from tests.shared.conftest import Crawled
from tests.shared.replica import NO_SHEET, expected

pytestmark = pytest.mark.shared

TERM = ("2025", "2026")


@pytest.fixture(scope="module")
def report(crawled: Crawled) -> CoverageReport:
    """How complete the term is after the crawl."""
    return coverage(project=require_project(crawled.project), of_sample=False)


def row_of(report: CoverageReport, session: str, chamber: str) -> Coverage:
    (row,) = (r for r in report.rows if (r.session, r.chamber) == (session, chamber))
    return row


def test_the_house_is_whole_and_every_gap_of_the_senate_is_explained(
    report: CoverageReport,
) -> None:
    found = {
        (row.session, row.chamber): (row.expected, row.collected, row.missing, row.set_aside)
        for row in report.rows
        if row.session in TERM
    }
    assert found == {
        ("2025", "house"): (381, 381, 0, 0),
        ("2025", "senate"): (383, 26, 357, 0),
        ("2026", "house"): (269, 269, 0, 0),
        ("2026", "senate"): (219, 2, 217, 0),
    }
    assert report.problems == ()


def test_the_sheet_that_is_none_is_missing_by_name(report: CoverageReport) -> None:
    (gap,) = (g for row in report.rows for g in row.gaps if g.standing == "refused")
    assert (gap.number, gap.source_url) == (35, NO_SHEET)
    assert gap.reason.en == (
        'The page could not be read: This PDF is not a roll-call sheet: it begins with "foo".'
    )


def test_every_other_number_of_the_senate_is_missing_because_the_folder_does_not_have_it(
    report: CoverageReport, shared_dir: Path
) -> None:
    there = {
        (row["year"], int(row["number"]))
        for row in expected(shared_dir, "roll_calls.csv")
        if row["chamber"] == "S"
    }
    unlisted = {
        (session, gap.number)
        for session in TERM
        for gap in row_of(report, session, "senate").gaps
        if gap.reason.en == "Not in the official folder of sheets."
    }
    assert unlisted & there == set()
    assert unlisted | there | {("2025", 35)} == {
        *(("2025", number) for number in range(1, 384)),
        *(("2026", number) for number in range(1, 220)),
    }


def test_the_questions_make_up_the_roll_calls_and_no_name_is_open(
    report: CoverageReport,
) -> None:
    for row in report.rows:
        assert sum(q.count for q in row.questions) == row.collected
        assert row.unresolved_names == 0
        assert row.vote_count > 30 * row.collected

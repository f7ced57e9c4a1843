"""The sample's budget lines: they add up, and each stands on a page of a listed document."""

import csv
import re
from itertools import groupby
from pathlib import Path

import pytest

from tests.sample.reading import Row, read_rows
from tests.scrapers.pages import BASE
from tests.scrapers.reading import read

LIST = "scrapers/us_ct/appropriations/budget.yml"
LINES, SECTIONS = "appropriation_lines.csv", "budget_sections.csv"
STAGES = ("governor", "committee", "enacted")
# Department of Education, fiscal year 2027: before, Governor, committee, law.
QUOTED = {
    "Education Equalization Grants": (2_456_935_081, 2_458_678_956, 2_458_690_805, 2_456_935_081),
    "Magnet Schools": (344_345_603, 332_345_603, 344_345_603, 339_255_603),
    "Charter Schools": (144_122_548, 147_112_541, 148_686_141, 147_337_541),
    "Excess Cost - Student Based": (221_119_782, 221_119_782, 221_119_782, 221_119_782),
    "Open Choice Program": (31_472_503, 31_472_503, 31_472_503, 31_472_503),
    "Adult Education": (25_953_382, 21_694_983, 25_356_130, 25_356_130),
    "School Breakfast Program": (2_158_900, 14_158_900, 14_158_900, 14_158_900),
}


@pytest.fixture(scope="module")
def lines(tables: Path) -> list[Row]:
    """The budget lines, with the totals of agencies."""
    return read_rows(tables, LINES)


def test_the_quoted_figures_of_the_department_of_education_are_there(lines: list[Row]) -> None:
    for account, (before, *after) in QUOTED.items():
        found = {
            row["stage"]: (int(row["before"]), int(row["after"]))
            for row in lines
            if (row["agency"], row["account"]) == ("DEPARTMENT OF EDUCATION", account)
        }
        assert found == {
            stage: (before, amount) for stage, amount in zip(STAGES, after, strict=True)
        }, account


def test_the_accounts_of_an_agency_make_its_total_in_both_columns(lines: list[Row]) -> None:
    totals = 0
    for _place, group in groupby(lines, key=lambda row: (row["stage"], row["agency"])):
        rows = list(group)
        accounts = [row for row in rows if row["kind"] == "account"]
        for total in (row for row in rows if row["kind"] == "agency_total"):
            totals += 1
            for column in ("before", "after"):
                assert int(total[column]) == sum(int(row[column]) for row in accounts)
    assert totals >= 3 * 8


def test_every_line_stands_in_a_section_of_a_document_that_the_list_names(
    lines: list[Row], tables: Path, repository: Path
) -> None:
    body = (repository / LIST).read_bytes()
    found = read(
        *("us_ct/sample", "parse_budgets", body, f"project:{LIST}"),
        sessions="2025 2026",
        base=BASE,
    )
    listed = {(r.cycle, r.stage, r.document_url) for r in found if hasattr(r, "document_url")}
    sections = {
        (r["cycle"], r["stage"], r["source_url"], r["section"]) for r in read_rows(tables, SECTIONS)
    }
    assert {section[:3] for section in sections} <= listed
    assert {(r["cycle"], r["stage"], r["source_url"], r["section"]) for r in lines} == sections
    assert all(int(row["page"]) > 0 for row in lines)


def test_no_section_of_the_sample_passes_for_a_whole_fund(tables: Path) -> None:
    body = (tables / SECTIONS).read_bytes()
    address = f"project:scrapers/us_ct/sample/tables/{SECTIONS}"
    found = read("us_ct/sample", "parse_budget_sections", body, address, sessions="2026")
    assert [section.is_whole for section in found] == [False] * len(STAGES)


@pytest.mark.shared
def test_every_line_is_that_of_the_golden_tables(lines: list[Row], shared_dir: Path) -> None:
    for stage, name in zip(STAGES, ("gov", "committee", "enacted"), strict=True):
        path = shared_dir / f"data/us_ct/appropriations/fy2027_lines_{name}.csv"
        with path.open(encoding="utf-8", newline="") as table:
            golden = [
                (r["agency"], plain(r["account"]), r["amount_before"], r["amount_after"], r["page"])
                for r in csv.DictReader(table)
                if (r["fund"], r["function"]) == ("GENERAL FUND", "EDUCATION")
            ]
        ours = [
            (r["agency"], r["account"], r["before"], r["after"], r["page"])
            for r in lines
            if r["stage"] == stage and r["kind"] == "account"
        ]
        assert ours == golden


def plain(account: str) -> str:
    """An account of the golden tables without what two rows took in: a page's foot, an old name."""
    return re.sub(r"^.*\] | LCO \d+ of \d+$", "", account)

"""The three real budget documents of fiscal year 2027 in one store: figures, matches, controls.

Every single amount that they print is misread in one digit, all in one store, set by set.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from reportcard.model.budget_records import BudgetCycleRecord, BudgetDocumentRecord
from reportcard.model.facts import Quarantined
from reportcard.model.money import BudgetLine, Money
from reportcard.model.vocabulary import BudgetStage
from reportcard.store.connect import open_store, read_sql
from reportcard.store.read import read_facts
from reportcard.store.resolve import resolve
from reportcard.store.write import load_pages
from tests.scrapers.reading import read
from tests.store.world import SEATS, page

pytestmark = pytest.mark.shared

CYCLE = "fy2027-adjustments"
GENERAL, EDUCATION = "GENERAL FUND", "DEPARTMENT OF EDUCATION"
DOCUMENTS: dict[BudgetStage, tuple[str, str]] = {
    "governor": ("HB05032", "2026HB-05032-R00-HB_p1-38.pdf"),
    "committee": ("HB05032", "2026HB-05032-R01-HB_p1-32.pdf"),
    "enacted": ("SB00001", "2026PA-00068-R00SB-00001-PA_p1-38.pdf"),
}


@dataclass(frozen=True)
class Filled:
    """A store with the documents, what it holds of them, and what was set aside."""

    con: duckdb.DuckDBPyConnection
    money: Money
    found: tuple[Quarantined, ...]

    def line(self, agency: str, account: str) -> BudgetLine:
        """A line of the General Fund."""
        (line,) = (
            b for b in self.money.budget_lines
            if (b.fund, b.agency, b.account) == (GENERAL, agency, account)
        )  # fmt: skip
        return line


@pytest.fixture(scope="module")
def filled(shared_dir: Path) -> Iterator[Filled]:
    """The store, filled once."""
    con = open_store(None)
    listed, pages = [], []
    for stage, (bill, file) in DOCUMENTS.items():
        url = f"https://example.org/{stage}.pdf"
        body = (shared_dir / "data/us_ct/appropriations" / file).read_bytes()
        records = read(
            "us_ct/appropriations", "parse_budget", body, url,
            cycle=CYCLE, stage=stage, session="2026", bill=bill, extract="yes",
        )  # fmt: skip
        listed.append(BudgetDocumentRecord(CYCLE, stage, "2026", bill, url, stage, stage, 1))
        pages.append(page(url, records))
    cycle = BudgetCycleRecord(CYCLE, 2027, "Fiscal year 2027", "Año fiscal 2027", 1)
    load_pages(con, [page("project:budget.yml", [cycle, *listed]), *pages])
    found = resolve(con, SEATS)
    yield Filled(con, read_facts(con).money, found)
    con.close()


def test_every_section_of_the_three_documents_adds_up(filled: Filled) -> None:
    assert filled.found == ()
    assert [(d.stage, d.sections, d.set_aside) for d in filled.money.documents] == [
        ("governor", 8, 0), ("committee", 8, 0), ("enacted", 9, 0),
    ]  # fmt: skip
    counts = Counter((line.stage, line.is_lapse) for line in filled.money.lines)
    assert counts == {
        ("governor", False): 632, ("governor", True): 6,
        ("committee", False): 638, ("committee", True): 4,
        ("enacted", False): 697, ("enacted", True): 4,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("stage", "gross"),
    [("governor", 25_581_187_387), ("committee", 25_690_627_553), ("enacted", 24_968_235_361)],
)
def test_the_general_fund_of_each_stage_is_the_published_sum(
    filled: Filled, stage: BudgetStage, gross: int
) -> None:
    lines = [
        line for line in filled.money.lines
        if (line.stage, line.fund, line.is_lapse) == (stage, GENERAL, False)
    ]  # fmt: skip
    assert sum(line.after_dollars for line in lines) == gross
    assert sum(line.before_dollars or 0 for line in lines) == 25_455_622_254


def test_the_general_fund_of_the_law_less_lapses_is_the_published_net(filled: Filled) -> None:
    lines = [b for b in filled.money.lines if (b.stage, b.fund) == ("enacted", GENERAL)]
    assert sum(line.after_dollars for line in lines) == 24_874_524_791


@pytest.mark.parametrize(
    ("account", "ladder"),
    [
        ("Education Equalization Grants",
         (2_456_935_081, 2_458_678_956, 2_458_690_805, 2_456_935_081)),
        ("Magnet Schools", (344_345_603, 332_345_603, 344_345_603, 339_255_603)),
        ("Charter Schools", (144_122_548, 147_112_541, 148_686_141, 147_337_541)),
        ("Excess Cost - Student Based", (221_119_782,) * 4),
        ("Open Choice Program", (31_472_503,) * 4),
        ("Adult Education", (25_953_382, 21_694_983, 25_356_130, 25_356_130)),
    ],
)  # fmt: skip
def test_the_ladder_of_an_education_grant_is_the_published_one(
    filled: Filled, account: str, ladder: tuple[int, ...]
) -> None:
    line = filled.line(EDUCATION, account)
    assert ladder == (
        line.base_dollars, line.governor_dollars, line.committee_dollars, line.enacted_dollars,
    )  # fmt: skip
    assert (line.match, line.is_complete) == ("same_words", True)


def test_school_breakfast_rises_from_the_old_amount_to_that_of_the_governor(
    filled: Filled,
) -> None:
    (line,) = (b for b in filled.money.budget_lines if b.account.startswith("School Breakfast"))
    assert (line.base_dollars, line.governor_dollars) == (2_158_900, 14_158_900)


def test_most_lines_match_by_their_words_and_the_others_wait(filled: Filled) -> None:
    matches = Counter((b.match, b.is_complete) for b in filled.money.budget_lines)
    assert matches == {
        ("same_words", True): 589,
        ("same_words", False): 50,
        ("renamed", True): 3,
        ("single", False): 100,
    }


def test_the_known_drifts_are_proposed(filled: Filled) -> None:
    pairs = {
        tuple(
            sorted(name.removeprefix(f"{CYCLE}/2027/") for name in (p.budget_line_id, p.other_id))
        )
        for p in filled.money.open_lines
    }
    assert {
        ("general-fund/department-of-labor/jobs-funnel-projects",
         "general-fund/labor-department/job-funnels-projects"),
        ("general-fund/department-of-education/special-education-and-expansion-development",
         "general-fund/department-of-education/special-education-expansion-and-development-grant"),
        ("banking-fund/department-of-labor/customized-services",
         "banking-fund/labor-department/customized-services"),
    } <= pairs  # fmt: skip
    assert len(pairs) <= 45


def test_the_advocate_that_moved_within_the_law_keeps_its_sums(filled: Filled) -> None:
    (line,) = (
        b for b in filled.money.budget_lines
        if b.agency == "OFFICE OF THE BEHAVIORAL HEALTH ADVOCATE"
        and b.account == "Personal Services"
    )  # fmt: skip
    assert (line.base_dollars, line.enacted_dollars) == (387_000, 387_000)
    assert [
        row.after_dollars
        for row in filled.money.lines
        if row.budget_line_id == line.budget_line_id and row.stage == "enacted"
    ] == [0, 387_000]


# Every printed amount of the three documents, and their 25 sections as they are.
TRIED = 3_089 + 25
# Every amount that is printed, with one digit read as another one. A lone amount is both the old
# and the new one. Where a row has no amount in a column, nothing is printed that could be misread.
MISREAD = """
CREATE OR REPLACE TEMP TABLE misread AS
WITH figure AS (
    SELECT *, unnest(CASE WHEN before = after THEN ['both'] ELSE ['old', 'new'] END) AS which
    FROM base_line
), printed AS (
    SELECT *, CASE which WHEN 'old' THEN before ELSE after END AS amount
    FROM figure
), digit AS (
    SELECT *, CAST(abs(amount) AS VARCHAR) AS text,
           hash(document_url, section, position, which) AS h
    FROM printed WHERE amount <> 0
), placed AS (
    SELECT *, CAST(h % length(text) AS INTEGER) + 1 AS place FROM digit
)
SELECT document_url, section, position, which,
       document_url || concat_ws('/', '#', section, position, which) AS twin,
       sign(amount) * CAST(
           left(text, place - 1)
           || (CAST(text[place] AS INTEGER) + 1 + CAST((h // 100) % 9 AS INTEGER)) % 10
           || right(text, length(text) - place) AS BIGINT) AS wrong
FROM placed
UNION ALL
SELECT document_url, section, 0, 'as printed', document_url || '#' || section, 0
FROM base_section
"""
TWINS = """
DELETE FROM raw.budget_document;
INSERT INTO raw.budget_document
    SELECT d.* REPLACE (m.twin AS document_url)
    FROM base_document AS d JOIN misread AS m USING (document_url)
    WHERE m.document_url = $1;
DELETE FROM raw.budget_section;
INSERT INTO raw.budget_section
    SELECT s.* REPLACE (m.twin AS document_url)
    FROM base_section AS s JOIN misread AS m USING (document_url, section)
    WHERE m.document_url = $1;
DELETE FROM raw.appropriation_line;
INSERT INTO raw.appropriation_line
    SELECT l.* REPLACE (
        m.twin AS document_url,
        CASE WHEN l.position = m.position AND m.which IN ('both', 'old') THEN m.wrong
             ELSE l.before END AS before,
        CASE WHEN l.position = m.position AND m.which IN ('both', 'new') THEN m.wrong
             ELSE l.after END AS after)
    FROM base_line AS l JOIN misread AS m USING (document_url, section)
    WHERE m.document_url = $1;
"""


def test_a_misread_digit_in_any_amount_of_any_document_sets_its_section_aside(
    filled: Filled,
) -> None:
    con = filled.con
    con.begin()
    for name in ("document", "section"):
        con.execute(f"CREATE TEMP TABLE base_{name} AS FROM raw.budget_{name}")
    con.execute("CREATE TEMP TABLE base_line AS FROM raw.appropriation_line")
    con.execute(MISREAD)
    tried = 0
    for stage in DOCUMENTS:
        url = f"https://example.org/{stage}.pdf"
        for statement in TWINS.split(";")[:-1]:
            con.execute(statement, [url] if "$1" in statement else [])
        con.execute(read_sql("budget_rows"))
        found = con.execute(f"SELECT DISTINCT document_url FROM ({read_sql('budget_checks')})")
        caught = {row[0] for row in found.fetchall()}
        twins = con.execute("SELECT twin, which FROM misread WHERE document_url = ?", [url])
        for twin, which in twins.fetchall():
            assert (twin in caught) == (which != "as printed"), twin
            tried += 1
    con.rollback()
    assert tried == TRIED

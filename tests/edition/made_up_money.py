"""A made-up budget that uses everything the page of school money can say.

Its roll calls are those of the legislature in `rich`. Nobody in it exists.
"""

from datetime import UTC, datetime

from reportcard.model.money import (
    AppropriationLine,
    BondItem,
    BondSection,
    BudgetBill,
    BudgetCycle,
    BudgetDocument,
    BudgetLine,
    BudgetVote,
    LineMatch,
    Money,
    OpenLine,
)
from reportcard.model.records import Provenance
from reportcard.model.text import Text
from reportcard.model.vocabulary import BudgetStage, SectionKind

CYCLE = "fy2026"
BILL = "2025-HB00001"
SCHOOLS = "DEPARTMENT OF <SCHOOLS>"
LIBRARY = "STATE LIBRARY"
URLS: dict[BudgetStage, str] = {
    "governor": "https://example.org/governor.pdf",
    "committee": "https://example.org/committee.pdf",
    "enacted": "https://example.org/act.pdf",
}
# By account: before, Governor, committee, law; None where a stage has no such line.
Amounts = tuple[int | None, int | None, int | None, int | None]
LINES: dict[tuple[str, str], Amounts] = {
    (SCHOOLS, "Aid to Towns"): (1_000_000, 1_200_000, 1_100_000, 1_250_000),
    (SCHOOLS, "Magnet Schools"): (500_000, 400_000, 450_000, 450_000),
    (SCHOOLS, "Lunches"): (80_000, 90_000, 90_000, 90_000),
    (SCHOOLS, "Same & Same"): (70_000, 70_000, 70_000, 70_000),
    (SCHOOLS, "Home Visits"): (60_000, 60_000, 60_000, 0),
    (SCHOOLS, "Family Visits"): (0, 0, 0, 60_000),
    (SCHOOLS, "Tutoring Grant"): (50_000, 55_000, 55_000, None),
    (SCHOOLS, "Grants for Tutoring"): (50_000, None, None, 52_000),
    (SCHOOLS, "Struck"): (40_000, 40_000, 40_000, 45_000),
    (SCHOOLS, "Books"): (30_000, 30_000, 30_000, 0),
    (LIBRARY, "Books for Schools"): (0, 0, 0, 30_000),
    (LIBRARY, "Loans"): (20_000, 10_000, 20_000, 30_000),
}
VETOED = "Struck"
MOVES = {"Books": "Books for Schools"}


def made_up_money() -> Money:
    """A budget of one fiscal year, three documents that were read and one that was not."""
    titles = {"governor": "Governor's", "committee": "Committee's", "enacted": "Law"}
    return Money(
        cycles=(BudgetCycle(CYCLE, Text("Budget of 2026", "Presupuesto de 2026"), (2026,)),),
        documents=(
            *(
                BudgetDocument(
                    CYCLE, stage, BILL, url, Text(titles[stage], f"{titles[stage]} (es)"), 2,
                    1 if stage == "committee" else 0, _read(url),
                )
                for stage, url in URLS.items()
            ),
            BudgetDocument(CYCLE, "enacted", "2025-HB00002", "https://example.org/other.pdf",
                           Text("Other act", "Otra ley"), 0, 0, None),
        ),
        bills=(
            BudgetBill(CYCLE, BILL, "vehicle", Text("It became the budget.", "Es el presupuesto.")),
            BudgetBill(CYCLE, "2025-SB00007", "governor", Text("Asked for.", "Se pidió.")),
        ),
        lines=(*_printed(), *_lapses(), *_extras()),
        budget_lines=(*map(budget_line, LINES), _lapse_line()),
        votes=(
            BudgetVote("2025-house-1", CYCLE, BILL, "vehicle", URLS["enacted"]),
            BudgetVote("2025-house-2", CYCLE, BILL, "vehicle", "https://example.org/other.pdf"),
            BudgetVote("2025-house-9", CYCLE, BILL, "vehicle", ""),
        ),
        open_lines=(
            OpenLine(CYCLE, 2026, line_id(SCHOOLS, "Tutoring Grant"),
                     line_id(SCHOOLS, "Grants for Tutoring"), 80, True),
        ),
        bonds=(
            BondSection(BILL, URLS["enacted"], 30, 900, (
                BondItem("(a)", "The Department of <Schools>", "Roofs & <windows>", 600, 41),
                BondItem("(b)", "Department of Roads", "Roads", 300, 42),
            ), 40, _read(URLS["enacted"])),
        ),
    )  # fmt: skip


def line_id(agency: str, account: str) -> str:
    """The id of a line across the stages."""
    return f"{CYCLE}/2026/general/{agency}/{account}".lower().replace(" ", "-")


def budget_line(key: tuple[str, str]) -> BudgetLine:
    """One of the lines across the stages."""
    agency, account = key
    base, governor, committee, enacted = LINES[key]
    whole = None not in (governor, committee, enacted)
    match: LineMatch = "same_words" if whole else "single"
    sources = {to: source for source, to in MOVES.items()}
    return BudgetLine(
        budget_line_id=line_id(agency, account),
        cycle=CYCLE,
        fiscal_year=2026,
        fund="GENERAL FUND",
        function="Education",
        agency=agency,
        account=account,
        is_lapse=False,
        base_dollars=base,
        governor_dollars=governor,
        committee_dollars=committee,
        enacted_dollars=enacted,
        match={"Lunches": "confirmed", "Same & Same": "renamed"}.get(account, match),  # type: ignore[arg-type]  # words of the vocabulary
        moved_from=(line_id(SCHOOLS, sources[account]),) if account in sources else (),
        moved_to=(line_id(LIBRARY, MOVES[account]),) if account in MOVES else (),
        is_complete=whole,
        is_vetoed=account == VETOED,
    )


def _printed() -> list[AppropriationLine]:
    """Every line of every document, each on a page of its own."""
    found = []
    for position, ((agency, account), amounts) in enumerate(LINES.items(), start=1):
        for stage, after in zip(URLS, amounts[1:], strict=True):
            if after is not None:
                found.append(
                    line(stage, account, amounts[0], after, agency=agency, position=position,
                         budget_line_id=line_id(agency, account))
                )  # fmt: skip
    return found


def _lapses() -> tuple[AppropriationLine, ...]:
    lapse = _lapse_line()
    return (
        line("enacted", lapse.account, -10, -20, agency=lapse.agency, position=90,
             budget_line_id=lapse.budget_line_id, function="", is_lapse=True),
    )  # fmt: skip


def _lapse_line() -> BudgetLine:
    return BudgetLine(
        line_id("", "Unspent"), CYCLE, 2026, "GENERAL FUND", "", "", "Unspent", True, -10, None,
        None, -20, "single", is_complete=False,
    )  # fmt: skip


def _extras() -> tuple[AppropriationLine, ...]:
    return (
        line("enacted", "Lunches", None, 5_000, kind="deficiency", function="", position=1),
        line("enacted", "Roads", None, 7_000, kind="deficiency", function="", position=2,
             agency="DEPARTMENT OF ROADS"),
        line("enacted", "Aid to Towns", None, -4_000, kind="reduction", function="", position=3),
    )  # fmt: skip


def line(
    stage: BudgetStage,
    account: str,
    before: int | None,
    after: int,
    *,
    position: int,
    agency: str = SCHOOLS,
    kind: SectionKind = "adjustment",
    budget_line_id: str = "",
    function: str = "EDUCATION",
    is_lapse: bool = False,
) -> AppropriationLine:
    """A line as a document prints it."""
    section = {"adjustment": 1, "deficiency": 2, "reduction": 3}[kind]
    return AppropriationLine(
        line_id=f"2026/{BILL}/{stage}/{section}/{position}",
        budget_line_id=budget_line_id,
        cycle=CYCLE,
        stage=stage,
        document_url=URLS[stage],
        section=section,
        kind=kind,
        is_lapse=is_lapse,
        fund="GENERAL FUND",
        function=function,
        agency=agency,
        account=account,
        fiscal_year=2026 if kind == "adjustment" else 2025,
        before_dollars=before,
        after_dollars=after,
        is_vetoed=account == VETOED and stage == "enacted",
        is_controlled=True,
        page=10 + position,
        row="",
        provenance=_read(URLS[stage]),
    )


def _read(url: str) -> Provenance:
    return Provenance("test/source", url, "5f" * 32, "1", datetime(2026, 7, 1, tzinfo=UTC), True)

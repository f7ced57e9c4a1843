"""Towns and school money of the made-up legislature: whole, split, uncounted, with gaps."""

from datetime import UTC, date, datetime

from reportcard.model.money import (
    AppropriationLine,
    BudgetCycle,
    BudgetDocument,
    BudgetLine,
    GrantProgram,
    Money,
    Place,
    Town,
    TownDistrict,
    TownGrant,
)
from reportcard.model.records import Provenance
from reportcard.model.text import Text
from reportcard.model.vocabulary import BudgetStage, Chamber, GrantStanding, PlaceKind

READ_ON = date(2026, 7, 1)
# Ashby lies in one district of each chamber. Bañado is split, and its parts are counted in the
# House only. Of Corner one resident in a thousand lives in district 4. Dale has a vacant seat, and
# nobody says in which Senate district it lies.
ASHBY, BANADO, CORNER, DALE = 1, 2, 3, 4
NAMES = {ASHBY: "Ashby", BANADO: "Bañado", CORNER: "Corner", DALE: "Dale & <Moor>"}
# A village of one town and one of two, one that nobody settled; ZIP codes likewise.
PLACES: tuple[tuple[PlaceKind, str, int | None], ...] = (
    ("village", "Árbol", BANADO),
    ("village", "Mill", BANADO),
    ("village", "Mill", CORNER),
    ("village", "Nowhere", None),
    ("zip", "06001", ASHBY),
    ("zip", "06002", CORNER),
    ("zip", "06110", BANADO),
    ("zip", "06390", None),
)
# By town: dollars of the fiscal years 2025, 2026, 2027 from the main grant.
MAIN: dict[int, tuple[int | None, int, int]] = {
    ASHBY: (100_000, 120_000, 110_000),
    BANADO: (None, 9_000_000, 9_500_000),
    CORNER: (2_000, 2_000, 2_000),
    DALE: (0, 0, 7),
}
TOTAL_2026 = 9_122_000
TOTAL_2027 = 9_612_007


def made_up_towns() -> Money:
    """Four towns, two grants, and the budget line of one of them at three stages."""
    return Money(
        cycles=(BudgetCycle("fy2027", Text("Budget of 2027", "Presupuesto de 2027"), (2027,)),),
        # Another document of the last stage comes first, as an act on other money does.
        documents=tuple(map(_document, ("other", "governor", "committee", "enacted"))),
        lines=(
            _printed("enacted", "other", 12, page=3),
            _printed("governor", "governor", TOTAL_2027 - 7, page=11),
            _printed("enacted", "enacted", TOTAL_2027 + 1_000, page=12),
        ),
        budget_lines=(budget_line(),),
        towns=tuple(Town(code, name, "", 1000 * code, read(f"towns#{code}"))
                    for code, name in NAMES.items()),
        town_districts=(
            part(ASHBY, "house", 1), part(ASHBY, "senate", 1),
            part(BANADO, "house", 2, 4_781, 18_932), part(BANADO, "house", 3, 14_151, 18_932),
            part(BANADO, "senate", 1, None, None), part(BANADO, "senate", 2, None, None),
            part(CORNER, "house", 4, 1, 1_000), part(CORNER, "house", 5, 999, 1_000),
            part(CORNER, "senate", 2),
            part(DALE, "house", 6),
        ),
        places=tuple(
            Place(kind, name, code, read("places")) for kind, name, code in PLACES
        ),
        programs=(
            GrantProgram("extra", Text("Extra grant", "Subvención adicional"),
                         Text("For a few towns.", "Para pocos pueblos."), "", "", ""),
            GrantProgram("main", Text("Main grant", "Subvención principal"),
                         Text("What a town is entitled to.", "Lo que le toca a un pueblo."),
                         "General Fund", "Department of Schools", "School Equalization Grants"),
        ),
        grants=(grant("extra", CORNER, 2026, 50), *_main_grants()),
    )  # fmt: skip


def budget_line(
    account: str = "SCHOOL  EQUALIZATION-GRANTS", *, fiscal_year: int = 2027
) -> BudgetLine:
    """The line that pays the main grant: below, at and above the sum over the towns."""
    return BudgetLine(
        budget_line_id="fy2027/2027/schools",
        cycle="fy2027",
        fiscal_year=fiscal_year,
        fund="GENERAL FUND",
        function="EDUCATION",
        agency="DEPARTMENT OF SCHOOLS",
        account=account,
        is_lapse=False,
        base_dollars=9_000_000,
        governor_dollars=TOTAL_2027 - 7,
        committee_dollars=TOTAL_2027,
        enacted_dollars=TOTAL_2027 + 1_000,
        match="same_words",
    )


def part(
    town_code: int,
    chamber: Chamber,
    district: int,
    *counts: int | None,
    plan: str = "2022",
) -> TownDistrict:
    """That a town lies in a district; in part where counts are given, known or not."""
    population, whole = counts or (1000 * town_code, 1000 * town_code)
    return TownDistrict(
        plan, town_code, chamber, district, population, whole, bool(counts), read(chamber)
    )


def grant(
    program: str,
    town_code: int,
    fiscal_year: int,
    dollars: int,
    *,
    standing: GrantStanding = "final",
    pupils: int | None = None,
) -> TownGrant:
    """What a town gets in a year."""
    return TownGrant(
        program, town_code, fiscal_year, dollars, standing, pupils, read("grants.xlsx")
    )


def read(document: str) -> Provenance:
    """Where a row was read."""
    return Provenance(
        "us_xx/towns",
        f"https://example.org/{document}",
        "6c" * 32,
        "1",
        datetime(READ_ON.year, READ_ON.month, READ_ON.day, tzinfo=UTC),
    )


def _main_grants() -> tuple[TownGrant, ...]:
    standings: tuple[GrantStanding, ...] = ("unstated", "final", "estimate")
    return tuple(
        grant("main", code, year, dollars, standing=standing,
              pupils=3 if (code, year) == (ASHBY, 2026) else None)
        for code, amounts in MAIN.items()
        for year, dollars, standing in zip((2025, 2026, 2027), amounts, standings, strict=True)
        if dollars is not None
    )  # fmt: skip


def _document(paper: str) -> BudgetDocument:
    stages: dict[str, BudgetStage] = {"governor": "governor", "committee": "committee"}
    return BudgetDocument(
        cycle="fy2027",
        stage=stages.get(paper, "enacted"),
        bill_id="2026-HB05032",
        document_url=f"https://example.org/{paper}.pdf",
        title=Text(f"Paper of {paper}", f"Papel de {paper}"),
        sections=1,
        set_aside=0,
        provenance=read(f"{paper}.pdf"),
    )


def _printed(stage: BudgetStage, paper: str, dollars: int, *, page: int) -> AppropriationLine:
    """The line as a document prints it."""
    return AppropriationLine(
        line_id=f"2027/HB 5032/{paper}/1/1",
        budget_line_id="fy2027/2027/schools",
        cycle="fy2027",
        stage=stage,
        document_url=f"https://example.org/{paper}.pdf",
        section=1,
        kind="adjustment",
        is_lapse=False,
        fund="GENERAL FUND",
        function="EDUCATION",
        agency="DEPARTMENT OF SCHOOLS",
        account="SCHOOL EQUALIZATION-GRANTS",
        fiscal_year=2027,
        before_dollars=9_000_000,
        after_dollars=dollars,
        is_vetoed=False,
        is_controlled=True,
        page=page,
        row="T1",
        provenance=read(f"{paper}.pdf"),
    )

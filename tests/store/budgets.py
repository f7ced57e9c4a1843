"""Small budgets for the tests of the store: documents whose sums hold unless a test spoils them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from reportcard.model.budget_records import (
    AppropriationLineRecord,
    BudgetBillRecord,
    BudgetCycleRecord,
    BudgetDocumentRecord,
    BudgetSectionRecord,
    LineRulingRecord,
)
from reportcard.model.records import PageRecords, Record
from reportcard.model.vocabulary import BudgetStage, Dollars, LineKind, SectionKind
from tests.store.world import DAY, page

CYCLE = "fy2027"
BILLS: dict[BudgetStage, str] = {
    "governor": "HB00032",
    "committee": "HB00032",
    "enacted": "SB00001",
}
# (account, old amount, new amount)
Account = tuple[str, int | None, int]


@dataclass(frozen=True)
class Agency:
    """An agency with its accounts; has_total: None = as the documents do, where there are two."""

    name: str
    accounts: tuple[Account, ...]
    function: str = "EDUCATION"
    has_total: bool | None = None

    @property
    def prints_total(self) -> bool:
        """Whether its total is printed."""
        return len(self.accounts) > 1 if self.has_total is None else self.has_total


@dataclass(frozen=True)
class Fund:
    """A section: a fund with its agencies and lapses."""

    agencies: tuple[Agency, ...]
    name: str = "GENERAL FUND"
    number: int = 1
    kind: SectionKind = "adjustment"
    lapses: tuple[Account, ...] = ()
    has_total: bool = True
    has_lapse_total: bool = False
    is_whole: bool = True
    years: tuple[int, ...] = (2027,)
    troubles: tuple[str, ...] = ()


EDUCATION = Agency(
    "DEPARTMENT OF EDUCATION",
    (
        ("Education Equalization Grants", 2_456, 2_458),
        ("Magnet Schools", 344, 332),
        ("Charter Schools", 144, 147),
    ),
)
LIBRARY = Agency("STATE LIBRARY", (("Personal Services", 70, 71),))
GENERAL = Fund((EDUCATION, LIBRARY), lapses=(("Unallocated Lapse", -10, -12),))


@dataclass(frozen=True)
class Document:
    """A document of a stage."""

    stage: BudgetStage
    funds: tuple[Fund, ...] = (GENERAL,)
    bill: str = ""
    extra: tuple[Record, ...] = field(default=())

    @property
    def bill_number(self) -> str:
        """Its bill, as in the bulk files."""
        return self.bill or BILLS[self.stage]

    @property
    def url(self) -> str:
        """Its address."""
        return f"https://example.org/{self.stage}/{self.bill_number}.pdf"


def records_of(document: Document) -> list[Record]:
    """What a parser gives for a document."""
    found: list[Record] = []
    for fund in document.funds:
        found.append(
            BudgetSectionRecord(
                CYCLE, document.stage, document.url, fund.number, fund.kind, fund.name,
                tuple(str(year) for year in fund.years), 1, "The amounts ... are amended",
                fund.is_whole, fund.troubles,
            )
        )  # fmt: skip
        for year in fund.years:
            found += _rows(document, fund, year)
    return [*found, *document.extra]


def document_page(document: Document, records: Sequence[Record] | None = None) -> PageRecords:
    """The page of a document; a later one with other records, where a test spoils them."""
    if records is None:
        return page(document.url, records_of(document))
    return page(document.url, records, sha="1" * 64, on=2)


def plan(*documents: Document, bills: Iterable[Record] = ()) -> PageRecords:
    """The list of budgets: one cycle, with these documents."""
    cycle = [
        BudgetCycleRecord(CYCLE, year, "The budget of 2027", "El presupuesto de 2027", 1)
        for year in sorted({year for d in documents for f in d.funds for year in f.years})
    ]
    listed = [
        BudgetDocumentRecord(
            CYCLE, d.stage, "2025", d.bill_number, d.url, f"The {d.stage}'s", f"De {d.stage}", n
        )
        for n, d in enumerate(documents, start=2)
    ]
    return page("project:budget.yml", [*cycle, *listed, *bills])


def budget_bill(number: str = "SB00001", *years: str) -> BudgetBillRecord:
    """A bill of the cycle, and the fiscal years of its own sums."""
    return BudgetBillRecord(CYCLE, "2025", number, "vehicle", "It became law.", "Es ley.", 9, years)


def pages_of(*documents: Document, more: Iterable[PageRecords] = ()) -> list[PageRecords]:
    """Everything that the store needs of some documents."""
    return [plan(*documents), *(document_page(d) for d in documents), *more]


def with_account(fund: Fund, agency: str, *accounts: Account) -> Fund:
    """The same fund with other accounts in one agency."""
    return replace(
        fund,
        agencies=tuple(
            replace(a, accounts=accounts) if a.name == agency else a for a in fund.agencies
        ),
    )


def line_ruling(
    one: tuple[str, str, str],
    other: tuple[str, str, str],
    *,
    same: bool = True,
    move: bool = False,
    line: int = 1,
) -> LineRulingRecord:
    """Somebody's decision on two lines."""
    return LineRulingRecord(
        CYCLE, *one, *other, same, move, "Ana Ruiz", DAY, "Same words in the act.",
        f"reviews/lines.yml:{line}",
    )  # fmt: skip


def rulings_page(*rulings: LineRulingRecord) -> PageRecords:
    """The file of rulings on lines."""
    made = page("project:reviews/lines.yml", [])
    return replace(made, records=tuple(rulings))


def _rows(document: Document, fund: Fund, year: int) -> Iterable[Record]:
    rows = _Rows(document, fund, year)
    for agency in fund.agencies:
        for account, before, after in agency.accounts:
            yield rows.row("account", agency.function, agency.name, account, before, after)
        if agency.prints_total:
            total = _sum(agency.accounts)
            yield rows.row("agency_total", agency.function, agency.name, "", *total)
    accounts = [account for agency in fund.agencies for account in agency.accounts]
    if fund.has_total:
        yield rows.row("fund_total", "", "", "", *_sum(accounts))
    for account, before, after in fund.lapses:
        yield rows.row("lapse", "", "LESS", account, before, after)
    if fund.has_lapse_total:
        yield rows.row("lapse_total", "", "LESS", "", *_sum(fund.lapses))
    if fund.lapses:
        yield rows.row("net", "", "", "", *_sum([*accounts, *fund.lapses]))


@dataclass
class _Rows:
    document: Document
    fund: Fund
    year: int
    position: int = 0

    def row(
        self, kind: LineKind, function: str, agency: str, account: str, old: int | None, new: int
    ) -> AppropriationLineRecord:
        """The next row."""
        self.position += 1
        return AppropriationLineRecord(
            CYCLE, self.document.stage, self.document.url, self.fund.number, self.position, kind,
            function, agency, account, self.year, None if old is None else Dollars(old),
            Dollars(new), 1 + self.position // 30, f"T{self.position}",
        )  # fmt: skip


def _sum(accounts: Iterable[Account]) -> tuple[int | None, int]:
    rows = list(accounts)
    olds = [old for _account, old, _new in rows if old is not None]
    return (sum(olds) if olds else None), sum(new for _account, _old, new in rows)

"""The sample's budget tables: the education lines of the General Fund, at every stage.

A few agencies of each section only, copied from the documents once: the totals of the fund cannot
be formed from them, which each section says. Which bill is the budget is read from the same list as
in a crawl; the documents themselves are not asked for.
"""

from collections.abc import Iterator

from reportcard.collect.pages import Page
from reportcard.model.budget_records import AppropriationLineRecord, BudgetSectionRecord
from reportcard.model.vocabulary import BudgetStage, Dollars, LineKind, SectionKind

from ..appropriations.cycles import CycleRecord, read_cycles
from ..tables import Row, read_table

_SECTIONS = (
    "session", "cycle", "stage", "section", "kind", "fund", "fiscal_years", "page", "lead_in",
    "source_url",
)  # fmt: skip
_LINES = (
    "session", "cycle", "stage", "section", "position", "kind", "function", "agency", "account",
    "fiscal_year", "before", "after", "page", "row", "renamed_from", "source_url",
)  # fmt: skip
_STAGES: tuple[BudgetStage, ...] = ("governor", "committee", "enacted")
_SECTION_KINDS: tuple[SectionKind, ...] = ("budget", "adjustment", "deficiency", "reduction")
_LINE_KINDS: tuple[LineKind, ...] = ("account", "agency_total")


def parse_budgets(page: Page) -> Iterator[CycleRecord]:
    """The list of budgets, without its documents."""
    yield from read_cycles(page)


def parse_budget_sections(page: Page) -> Iterator[BudgetSectionRecord]:
    """The sections that the lines stand in."""
    for row in _rows(page, _SECTIONS):
        yield BudgetSectionRecord(
            cycle=row.text("cycle"),
            stage=row.one_of("stage", _STAGES),
            document_url=row.text("source_url"),
            section=row.integer("section"),
            kind=row.one_of("kind", _SECTION_KINDS),
            fund=row.text("fund"),
            fiscal_years=tuple(row.text("fiscal_years").split()),
            page=row.integer("page"),
            lead_in=row.text("lead_in"),
            is_whole=False,
            source_url=row.text("source_url"),
        )


def parse_appropriation_lines(page: Page) -> Iterator[AppropriationLineRecord]:
    """Accounts and the totals of their agencies, at the positions they have in the documents."""
    for row in _rows(page, _LINES):
        yield AppropriationLineRecord(
            cycle=row.text("cycle"),
            stage=row.one_of("stage", _STAGES),
            document_url=row.text("source_url"),
            section=row.integer("section"),
            position=row.integer("position"),
            kind=row.one_of("kind", _LINE_KINDS),
            function=row.text("function"),
            agency=row.text("agency"),
            account=row.maybe("account"),
            fiscal_year=row.integer("fiscal_year"),
            before=Dollars(row.integer("before")) if row.maybe("before") else None,
            after=Dollars(row.integer("after")),
            page=row.integer("page"),
            row=row.maybe("row"),
            renamed_from=row.maybe("renamed_from"),
            source_url=row.text("source_url"),
        )


def _rows(page: Page, columns: tuple[str, ...]) -> Iterator[Row]:
    wanted = page.context("sessions").split()
    for row in read_table(page.body, columns=columns):
        if row.text("session") in wanted:
            yield row

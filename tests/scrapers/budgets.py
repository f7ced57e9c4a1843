"""What the tests of budget documents share: a document read, its rows and troubles in short."""

from collections.abc import Callable, Iterable
from typing import Any

from reportcard.model.budget_records import AppropriationLineRecord, BudgetSectionRecord
from reportcard.model.untold import read_untold, tell
from tests.scrapers.budget_pages import LEAD_IN, Row, Section, Style, Table, draw
from tests.scrapers.reading import read

SOURCE, PARSE = "us_ct/appropriations", "parse_budget"
URL = "https://www.cga.ct.gov/2026/ACT/PA/PDF/2026PA-00068-R00SB-00001-PA.PDF"
CONTEXT = {
    "cycle": "fy2027-adjustments",
    "stage": "enacted",
    "session": "2026",
    "bill": "SB00001",
    "extract": "",
}
# (kind, agency, account, before, after)
Short = tuple[str, str, str, int | None, int]


def read_budget(body: bytes, **context: str) -> list[Any]:
    """All records of a document."""
    return read(SOURCE, PARSE, body, URL, **(CONTEXT | context))


def section_of(
    *rows: Row,
    fund: str = "GENERAL FUND",
    words: str = LEAD_IN,
    number: int = 0,
    **table: Any,
) -> Section:
    """A section with a table of these rows."""
    return Section(words.format(fund=fund), table=Table(tuple(rows), **table), number=number)


def lines_of(records: Iterable[Any]) -> list[AppropriationLineRecord]:
    """The rows among records."""
    return [record for record in records if isinstance(record, AppropriationLineRecord)]


def sections_of(records: Iterable[Any]) -> list[BudgetSectionRecord]:
    """The sections among records."""
    return [record for record in records if isinstance(record, BudgetSectionRecord)]


def short(line: AppropriationLineRecord) -> Short:
    """A row in short."""
    return line.kind, line.agency, line.account, line.before, line.after


def read_rows(*rows: Row, style: Style = "act", **section: Any) -> list[Short]:
    """The rows of one section, which has no trouble."""
    records = read_budget(draw(section_of(*rows, **section), style=style))
    assert [trouble_of(one) for one in sections_of(records)] == [""]
    return [short(line) for line in lines_of(records)]


def trouble(*rows: Row, style: Style = "act", **section: Any) -> str:
    """The trouble of one section."""
    (found,) = sections_of(read_budget(draw(section_of(*rows, **section), style=style)))
    return trouble_of(found)


def trouble_of(section: BudgetSectionRecord, translate: Callable[[str], str] = str) -> str:
    """What is said of a section that could not be read for sure, "" where nothing is."""
    return " ".join(tell(read_untold(told), translate) for told in section.troubles)

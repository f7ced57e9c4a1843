"""The project's own table of grants to towns: what each is, and the budget line that pays it."""

from collections.abc import Iterator

from reportcard.collect.pages import Page
from reportcard.model.town_records import GrantProgramRecord

from ..tables import read_table

PROGRAMS = "project:scrapers/us_ct/town_aid/programs.csv"
_COLUMNS = (
    *("program", "title_en", "title_es", "note_en", "note_es", "fund", "agency", "account"),
    "source_url",
)


def parse_programs(page: Page) -> Iterator[GrantProgramRecord]:
    """One record for each grant; the budget line is empty where none pays it alone."""
    for row in read_table(page.body, columns=_COLUMNS):
        yield GrantProgramRecord(
            program=row.text("program"),
            title_en=row.text("title_en"),
            title_es=row.text("title_es"),
            note_en=row.text("note_en"),
            note_es=row.text("note_es"),
            fund=row.maybe("fund"),
            agency=row.maybe("agency"),
            account=row.maybe("account"),
            source_url=row.text("source_url"),
        )

"""The project's own table of terms: one row for each seat that one person held."""

from collections.abc import Iterator

from reportcard.collect.pages import Page
from reportcard.model.records import MembershipRecord, PersonRecord
from reportcard.model.vocabulary import Chamber

from ..tables import Row, read_table

TERMS = "project:scrapers/us_ct/people/terms.csv"
CHAMBERS: tuple[Chamber, ...] = ("house", "senate")
COLUMNS = (
    "person_id",
    "name",
    "given_name",
    "family_name",
    "chamber",
    "district",
    "party",
    "start_on",
    "end_on",
    "roll_form",
    "source_url",
    "note",
)


def parse_terms(page: Page) -> Iterator[PersonRecord | MembershipRecord]:
    """Each person once, each term once. An empty start_on or end_on is not known, or to come."""
    seen: set[str] = set()
    for row in read_table(page.body, columns=COLUMNS):
        person_id = row.text("person_id")
        if person_id not in seen:
            seen.add(person_id)
            yield _person(person_id, row)
        yield MembershipRecord(
            person_id=person_id,
            chamber=row.one_of("chamber", CHAMBERS),
            district=row.integer("district"),
            party=row.text("party"),
            start_on=row.maybe_day("start_on"),
            end_on=row.maybe_day("end_on"),
            roll_form=row.maybe("roll_form"),
            source_url=row.text("source_url"),
        )


def _person(person_id: str, row: Row) -> PersonRecord:
    return PersonRecord(
        person_id=person_id,
        name=row.text("name"),
        given_name=row.text("given_name"),
        family_name=row.text("family_name"),
        source_url=row.text("source_url"),
    )

"""The embedded sample: facts of the public record in the project's own tables.

Every row carries the address of the official document that has it. The tables hold what a
crawl would read, so they give the same records; what a text means is derived here as it is there.
"""

from collections.abc import Iterator

from reportcard.collect.manifest import Manifest
from reportcard.collect.pages import Page, Request
from reportcard.errors import PageError
from reportcard.language import _
from reportcard.model.records import (
    ActionRecord,
    BillRecord,
    CommitteeRecord,
    PersonVoteRecord,
    RollCallLabelRecord,
    SponsorshipRecord,
    VoteEventRecord,
)
from reportcard.model.vocabulary import Chamber, Option, SponsorRole

from ..actions import action_meaning
from ..appropriations.cycles import BUDGET
from ..districts.own import TOWN_DISTRICTS, TOWNS, parse_town_districts, parse_towns
from ..people.terms import CHAMBERS, TERMS, parse_terms
from ..places.own import PLACES, parse_places
from ..tables import Row, read_table
from ..town_aid.programs import PROGRAMS, parse_programs
from ..wording import LabelMeaning, label_meaning, sheet_meaning
from .budget import parse_appropriation_lines, parse_budget_sections, parse_budgets
from .grants import parse_grants

__all__ = [
    "parse_appropriation_lines",
    "parse_budget_sections",
    "parse_budgets",
    "parse_grants",
    "parse_places",
    "parse_programs",
    "parse_terms",
    "parse_town_districts",
    "parse_towns",
    "start",
]

_TABLES = "project:scrapers/us_ct/sample/tables/"
_OF_SESSIONS = (
    "bills", "sponsorships", "actions", "committees", "labels", "roll_calls", "budget_sections",
    "appropriation_lines",
)  # fmt: skip
_ROLES: tuple[SponsorRole, ...] = ("introducer", "co-sponsor", "introducer or co-sponsor")
# The columns of names, with the mark and the option of everybody in them.
_MARKS: tuple[tuple[str, str, Option], ...] = (
    ("yes", "Y", "yes"),
    ("no", "N", "no"),
    ("not_voting", "X", "absent_or_not_voting"),
)
_ROLL_CALLS = (  # noqa: SIM905 - reads as the header it is
    "session,chamber,number,revision,bills,held_on,time_printed,question_printed,total,necessary,"
    "yes_count,no_count,absent_count,vacant_count,yes,no,not_voting,source_url"
).split(",")
_BILLS = ("session", "number", "title", "source_url")
_SPONSORSHIPS = [
    "session",
    "bill_number",
    "sponsor_order",
    "chamber",
    "district",
    "printed_name",
    "role",
    "source_url",
]
_ACTIONS = ("session", "bill_number", "action_order", "acted_on", "text", "source_url")
_COMMITTEES = ("session", "code", "name", "source_url")
_LABELS = ("session", "chamber", "number", "bill_number", "label", "sheet_url", "source_url")


def start(manifest: Manifest) -> Iterator[Request]:
    """All tables; rows of sessions not asked for are left out by the parsers."""
    context = (("sessions", " ".join(manifest.sessions)),)
    yield Request(url=TERMS, parse="parse_terms", expects="csv")
    yield Request(url=TOWNS, parse="parse_towns", expects="csv")
    yield Request(url=TOWN_DISTRICTS, parse="parse_town_districts", expects="csv")
    yield Request(url=PLACES, parse="parse_places", expects="csv")
    yield Request(url=PROGRAMS, parse="parse_programs", expects="csv")
    yield Request(url=f"{_TABLES}grants.csv", parse="parse_grants", expects="csv")
    listed = (*context, ("base", manifest.base_url))
    yield Request(url=BUDGET, parse="parse_budgets", expects="text", context=listed)
    for name in _OF_SESSIONS:
        yield Request(
            url=f"{_TABLES}{name}.csv", parse=f"parse_{name}", expects="csv", context=context
        )


def _rows(page: Page, columns: list[str] | tuple[str, ...]) -> Iterator[Row]:
    wanted = page.context("sessions").split()
    for row in read_table(page.body, columns=columns):
        if row.text("session") in wanted:
            yield row


def parse_bills(page: Page) -> Iterator[BillRecord]:
    """Bills and their titles."""
    for row in _rows(page, _BILLS):
        yield BillRecord(
            session=row.text("session"),
            number=row.text("number"),
            title=row.text("title"),
            source_url=row.text("source_url"),
        )


def parse_sponsorships(page: Page) -> Iterator[SponsorshipRecord]:
    """Sponsors by seat."""
    for row in _rows(page, _SPONSORSHIPS):
        yield SponsorshipRecord(
            session=row.text("session"),
            bill_number=row.text("bill_number"),
            sponsor_order=row.integer("sponsor_order"),
            chamber=row.one_of("chamber", CHAMBERS),
            district=row.integer("district"),
            printed_name=row.text("printed_name"),
            role=row.one_of("role", _ROLES),
            source_url=row.text("source_url"),
        )


def parse_actions(page: Page) -> Iterator[ActionRecord]:
    """Histories, oldest first; what a line means is derived from its text."""
    for row in _rows(page, _ACTIONS):
        meaning = action_meaning(row.text("text"))
        yield ActionRecord(
            session=row.text("session"),
            bill_number=row.text("bill_number"),
            action_order=row.integer("action_order"),
            acted_on=row.day("acted_on"),
            text=row.text("text"),
            chamber=meaning.chamber,
            action_class=meaning.action_class,
            amendment_chamber=meaning.amendment_chamber,
            amendment_schedule=meaning.amendment_schedule,
            outcome=meaning.outcome,
            committee_code=meaning.committee,
            source_url=row.text("source_url"),
        )


def parse_committees(page: Page) -> Iterator[CommitteeRecord]:
    """Codes of the committees that the histories name."""
    for row in _rows(page, _COMMITTEES):
        yield CommitteeRecord(
            session=row.text("session"),
            code=row.text("code"),
            name=row.text("name"),
            source_url=row.text("source_url"),
        )


def parse_labels(page: Page) -> Iterator[RollCallLabelRecord]:
    """Labels of the links to roll-call sheets."""
    for row in _rows(page, _LABELS):
        chamber, number = row.one_of("chamber", CHAMBERS), row.integer("number")
        meaning = label_meaning(row.text("label")) or LabelMeaning(chamber, number, "unknown")
        if (meaning.chamber, meaning.number) != (chamber, number):
            message = _('Line {line}: the label "{label}" is of another roll call than the row.')
            raise PageError(message.format(line=row.line, label=row.text("label")))
        yield RollCallLabelRecord(
            session=row.text("session"),
            chamber=chamber,
            number=number,
            bill_number=row.text("bill_number"),
            label=row.text("label"),
            question_class=meaning.question_class,
            amendment_chamber=meaning.amendment_chamber,
            amendment_schedule=meaning.amendment_schedule,
            sheet_url=row.text("sheet_url"),
            lco=meaning.lco,
            is_understood=meaning.is_understood,
            source_url=row.text("source_url"),
        )


def parse_roll_calls(page: Page) -> Iterator[VoteEventRecord | PersonVoteRecord]:
    """Roll calls with everybody's option: a record for the sheet's head, then one for each name."""
    for row in _rows(page, _ROLL_CALLS):
        event = _event(row)
        yield event
        yield from _votes(row, event)


def _event(row: Row) -> VoteEventRecord:
    said = sheet_meaning(row.maybe("question_printed"))
    return VoteEventRecord(
        session=row.text("session"),
        chamber=row.one_of("chamber", CHAMBERS),
        number=row.integer("number"),
        revision=row.integer("revision"),
        bill_numbers=tuple(row.text("bills").split(";")),
        held_on=row.day("held_on"),
        time_printed=row.maybe("time_printed"),
        question_printed=row.maybe("question_printed"),
        question_class=said.question_class,
        total=row.integer("total"),
        necessary=row.integer("necessary"),
        yes_count=row.integer("yes_count"),
        no_count=row.integer("no_count"),
        absent_count=row.integer("absent_count"),
        vacant_count=row.integer("vacant_count"),
        amendment_chamber=said.amendment_chamber,
        amendment_schedule=said.amendment_schedule,
        lco=said.lco,
        is_understood=said.is_understood,
        source_url=row.text("source_url"),
    )


def _votes(row: Row, event: VoteEventRecord) -> Iterator[PersonVoteRecord]:
    line = 0
    for column, code, option in _MARKS:
        for printed in filter(None, row.maybe(column).split("; ")):
            line += 1
            district, name = _seat(event.chamber, printed, row)
            yield PersonVoteRecord(
                session=event.session,
                chamber=event.chamber,
                number=event.number,
                revision=event.revision,
                line=line,
                printed_name=name,
                district=district,
                printed_code=code,
                option=option,
                source_url=event.source_url,
            )


def _seat(chamber: Chamber, printed: str, row: Row) -> tuple[int | None, str]:
    """House sheets print a name, Senate sheets district and name ("1 JOHN W. FONFARA")."""
    if chamber == "house":
        return None, printed
    district, space, name = printed.partition(" ")
    if not (space and district.isdecimal()):
        message = _('Line {line}: the senator "{name}" has no district before the name.')
        raise PageError(message.format(line=row.line, name=printed))
    return int(district), name

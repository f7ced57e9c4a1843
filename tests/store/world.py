"""A town-sized legislature for the tests of the store: a House of five, a Senate of two."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from reportcard.model.records import (
    ActionRecord,
    BillRecord,
    MembershipRecord,
    PageRecords,
    PersonRecord,
    PersonVoteRecord,
    Provenance,
    Record,
    RollCallLabelRecord,
    SponsorshipRecord,
    VoteEventRecord,
)
from reportcard.model.vocabulary import Chamber, Option

SEATS: dict[Chamber, int] = {"house": 5, "senate": 2}
DAY = date(2025, 5, 1)

# name, family name, roll form, district
Members = tuple[tuple[str, str, str, int], ...]
REPRESENTATIVES: Members = (
    ("Ana Arroyo", "Arroyo", "ARROYO", 1),
    ("Kai Brown", "Brown", "BROWN, K.", 2),
    ("Mae Brown", "Brown", "BROWN, M.", 3),
    ("Luz de la Cruz", "de la Cruz", "DE LA CRUZ", 4),
    ("Pat O’Dea", "O’Dea", "O’DEA", 5),
)
SENATORS: Members = (
    ("Rosa Núñez", "Núñez", "ROSA NUNEZ", 1),
    ("Sam Smith", "Smith", "SAM SMITH", 2),
)


def page(
    url: str,
    records: Sequence[Record],
    *,
    sha: str = "0" * 64,
    refused: str | None = None,
    on: int = 1,
) -> PageRecords:
    """A page of the made-up source, as it was fetched on a day of June 2025."""
    origin = Provenance(
        source_id="xx/made_up",
        source_url=url,
        archive_sha256=sha,
        parser_version="1",
        retrieved_at=datetime(2025, 6, on, tzinfo=UTC),
    )
    return PageRecords(url, origin, tuple(replace(r, source_url=url) for r in records), refused)


def people_page() -> PageRecords:
    """Everybody who sits, since January 2025."""
    records: list[Record] = []
    chambers: tuple[tuple[Chamber, Members], ...] = (
        ("house", REPRESENTATIVES),
        ("senate", SENATORS),
    )
    for chamber, members in chambers:
        for name, family, form, district in members:
            person_id = f"ocd-person/{chamber}-{district}"
            records.append(PersonRecord(person_id, name, name.split()[0], family))
            records.append(
                MembershipRecord(
                    person_id,
                    chamber,
                    district,
                    "Democratic" if district % 2 else "Republican",
                    date(2025, 1, 8),
                    None,
                    form,
                )
            )
    return page("https://example.org/people", records)


def sheet(
    number: int = 1,
    *,
    marks: str = "YYNYX",
    chamber: Chamber = "house",
    names: Sequence[str] = (),
    bills: tuple[str, ...] = ("HB00001",),
    revision: int = 0,
    held_on: date = DAY,
    vacant: int = 0,
    url: str = "",
    **changed: int,
) -> PageRecords:
    """A roll-call sheet whose totals agree with its marks unless `changed` says otherwise."""
    members = REPRESENTATIVES if chamber == "house" else SENATORS
    names = names or [form for _, _, form, _ in members]
    yes, no = marks.count("Y"), marks.count("N")
    head = VoteEventRecord(
        session=str(held_on.year),
        chamber=chamber,
        number=number,
        revision=revision,
        bill_numbers=bills,
        held_on=held_on,
        time_printed="1:00 p.m.",
        question_printed="",
        question_class="unknown",
        total=changed.get("total", yes + no),
        necessary=changed.get("necessary", (yes + no) // 2 + 1),
        yes_count=changed.get("yes_count", yes),
        no_count=changed.get("no_count", no),
        absent_count=changed.get("absent_count", len(marks) - yes - no),
        vacant_count=vacant,
    )
    options: dict[str, Option] = {"Y": "yes", "N": "no"}
    lines = [
        PersonVoteRecord(
            session=head.session,
            chamber=chamber,
            number=number,
            revision=revision,
            line=line,
            printed_name=name,
            district=members[line - 1][3] if chamber == "senate" else None,
            printed_code=mark,
            option=options.get(mark, "absent_or_not_voting"),
        )
        for line, (name, mark) in enumerate(zip(names, marks, strict=False), start=1)
    ]
    where = url or f"https://example.org/{chamber}/{number}/{revision}"
    return page(where, [head, *lines])


def bill_page(
    number: str = "HB00001",
    *,
    actions: Sequence[ActionRecord] = (),
    labels: Sequence[RollCallLabelRecord] = (),
    sponsors: Sequence[SponsorshipRecord] = (),
) -> PageRecords:
    """A bill status page."""
    bill = BillRecord("2025", number, f"AN ACT CONCERNING {number}.")
    return page(f"https://example.org/bill/{number}", [bill, *actions, *labels, *sponsors])

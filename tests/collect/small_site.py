"""The official site in small: some sheets, their bills and the roster, at the official addresses.

Drawn by the tests from real facts of the sample's tables, so that `collect` runs end to end without
any shared data.
"""

from collections.abc import Iterator
from functools import cache

from tests.collect.server import Reply, page
from tests.sample.reading import Row, covers, read_rows
from tests.scrapers.bulk_files import HISTORY_HEADER, bulk_file, history_row
from tests.scrapers.facts import REPOSITORY, house_sheet, senate_sheet
from tests.scrapers.pages import StatusPage, listing, roster, roster_row
from tests.scrapers.sheets import Sheet, draw

SOURCES = ("us_ct/roll_calls", "us_ct/bills", "us_ct/people")
HOUSE = (25, 26, 27, 30, 31, 53, 54, 88, 89, 123)
SENATE = (38, 142)
ALL = {f"2025-house-{n}" for n in HOUSE} | {f"2025-senate-{n}" for n in SENATE}
OFFICIAL = "https://www.cga.ct.gov"
# Bills of 2025 that the topic of education or also.yml adds by name.
_BY_NAME = ("HB06864", "HB07287", "HB08003", "SB00970", "SB01246")
_TABLES = REPOSITORY / "scrapers" / "us_ct" / "sample" / "tables"
_PEOPLE = REPOSITORY / "scrapers" / "us_ct" / "people"


@cache
def sheets() -> tuple[Sheet, ...]:
    """The sheets of the small site."""
    return (*map(house_sheet, HOUSE), *map(senate_sheet, SENATE))


@cache
def _drawn() -> tuple[tuple[str, bytes], ...]:
    return tuple((sheet.url.removeprefix(OFFICIAL), draw(sheet)) for sheet in sheets())


def small_site() -> dict[str, Reply | list[Reply]]:
    """What the server answers at each address."""
    found: dict[str, Reply | list[Reply]] = {
        "/robots.txt": Reply(b"User-agent: *\nDisallow: /search/\n"),
        "/ftp/pub/data/LegislatorDatabase.csv": page(_roster()),
        "/ftp/pub/data/bill_history.csv": page(_history()),
    }
    found |= {target: page(body) for target, body in _drawn()}
    for letter in "hs":
        folder = f"/2025/vote/{letter}/pdf/"
        names = [target.rpartition("/")[2] for target, _body in _drawn() if folder in target]
        found[folder] = page(listing(folder, names))
    # Status pages carry no validators, as on the official site.
    found |= {status_target(bill): Reply(body) for bill, body in _status_pages()}
    return found


def status_target(bill: str) -> str:
    """The address of a bill's page on the server."""
    page_of = "selBillType=Bill&bill_num={bill}&which_year=2025"
    return "/asp/cgabillstatus/cgabillstatus.asp?" + page_of.format(bill=bill)


def _of(rows: list[Row], bill: str) -> Iterator[Row]:
    column = "number" if "bill_number" not in rows[0] else "bill_number"
    return (row for row in rows if (row["session"], row[column]) == ("2025", bill))


@cache
def _status_pages() -> tuple[tuple[str, bytes], ...]:
    bills = sorted({sheet.bill for sheet in sheets()})
    followed = tuple((bill, _without_roll_call(bill).body()) for bill in _BY_NAME)
    return tuple((bill, _status_page(bill).body()) for bill in bills) + followed


def _status_page(bill: str) -> StatusPage:
    [facts] = _of(read_rows(_TABLES, "bills.csv"), bill)
    people = list(_of(read_rows(_TABLES, "sponsorships.csv"), bill))
    chamber = {"H": "H.B.", "S": "S.B."}[bill[0]]
    return StatusPage(
        heading=f"{chamber} No. {int(bill[2:])}",
        title=facts["title"],
        introduced_by=[_sponsor(row) for row in people if row["role"] != "co-sponsor"],
        co_sponsors=[_sponsor(row) for row in people if row["role"] == "co-sponsor"] or None,
        history=[
            (_us_day(row["acted_on"]), row["text"])
            for row in _of(read_rows(_TABLES, "actions.csv"), bill)
        ],
        votes=[
            (row["sheet_url"].removeprefix(OFFICIAL), row["label"])
            for row in _of(read_rows(_TABLES, "labels.csv"), bill)
        ],
    )


def _without_roll_call(bill: str) -> StatusPage:
    """The page of a bill that is followed only because somebody names it."""
    return StatusPage(
        heading=f"{bill[0]}.B. No. {int(bill[2:])}",
        introduced_by=(),
        co_sponsors=None,
        history=[("2/21/2025", "Emergency Certification")],
        votes=(),
    )


def _sponsor(row: Row) -> tuple[str, str]:
    seat = f"S{row['district']}" if row["chamber"] == "senate" else f"{int(row['district']):03d}"
    return seat, row["printed_name"]


def _us_day(day: str) -> str:
    year, month, of_month = day.split("-")
    return f"{int(month)}/{int(of_month)}/{year}"


def _history() -> bytes:
    """The bulk history, with one bill that no committee of the topic has before it."""
    rows = [history_row(sheets()[0].bill, "REF. TO JOINT COMM. ON", "GAE", day="2025-02-21")]
    return bulk_file(HISTORY_HEADER, rows)


def _roster() -> bytes:
    """Everybody who sat on the day the session of 2026 ended, as the official file lists them."""
    from datetime import date

    day = date(2026, 5, 6)
    rows = [
        roster_row(
            term["chamber"][0].upper(),
            f"{term['district']}th",
            term["given_name"],
            term["family_name"],
            {"Democratic": "Democrat"}.get(term["party"], term["party"]),
        )
        for term in read_rows(_PEOPLE, "terms.csv")
        if covers(term, day)
    ]
    return roster(rows)

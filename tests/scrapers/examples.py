"""For each parse function of each scraper: a good page, and a corrupted twin with its sentence.

`test_every_scraper` finds all scrapers and demands both: a new scraper's pages are added here.
"""

from dataclasses import dataclass, field, replace

from tests.scrapers import bulk_files, tallies
from tests.scrapers.budget_examples import budget_examples
from tests.scrapers.facts import REPOSITORY, house_sheet, senate_sheet
from tests.scrapers.maps import map_examples
from tests.scrapers.note_examples import note_examples
from tests.scrapers.pages import BASE, ERROR_PAGE, StatusPage, listing, roster
from tests.scrapers.sheets import draw
from tests.scrapers.town_examples import town_examples
from tests.scrapers.web_sheets import web_page, web_url

_FOLDER = "/2025/vote/h/pdf/"
_LISTING = listing(_FOLDER, ["2025HV-00027-R00HB07066-HV.PDF"])
_STATUS_URL = (
    f"{BASE}/asp/cgabillstatus/cgabillstatus.asp?selBillType=Bill&bill_num=HB07066&which_year=2025"
)


@dataclass(frozen=True)
class Example:
    """A page of one parse function; refused is the sentence of a corrupted twin, "" if it is good.

    name tells what the page is, or what is wrong with it.
    """

    source_id: str
    parse: str
    name: str
    url: str
    body: bytes
    refused: str = ""
    context: dict[str, str] = field(default_factory=dict)

    def twin(self, name: str, body: bytes, refused: str) -> "Example":
        """The corrupted twin of a good page."""
        return replace(self, name=name, body=body, refused=refused)


def _pair(good: Example, name: str, body: bytes, refused: str) -> tuple[Example, Example]:
    return good, good.twin(name, body, refused)


def _own_table(source_id: str, parse: str, path: str, column: str) -> tuple[Example, Example]:
    """A table of the project's own; its twin has a column of another name."""
    body = (REPOSITORY / "scrapers" / path).read_bytes()
    header, _newline, rest = body.partition(b"\n")
    good = Example(
        *(source_id, parse, "the table itself", f"project:scrapers/{path}", body),
        context={"sessions": "2025 2026"},
    )
    renamed = header.replace(column.encode(), b"colour", 1) + b"\n" + rest
    return _pair(
        good,
        f"{column} has another name",
        renamed,
        f"The table's header must be: {header.decode().strip()}.",
    )


_SAMPLE = (
    ("bills", "title"),
    ("sponsorships", "role"),
    ("actions", "text"),
    ("committees", "name"),
    ("labels", "label"),
    ("roll_calls", "yes_count"),
    ("budget_sections", "lead_in"),
    ("appropriation_lines", "before"),
)
_DISTRICTS, _PROGRAMS = "us_ct/districts/town_districts", "us_ct/town_aid/programs.csv"
_TALLY = tallies.sheet_of(("Sen. Osten S19", "yea"), ("Rep. Walker 093", "yea"))

# Each bulk file, what is spoilt in it, and the sentence.
_BULK = (
    *(("bill_info", bulk_files.BILL_INFO, b"HB07066", 'Line 2: "x" is no bill number.'),),
    *(("bill_history", bulk_files.HISTORY, b"HB07066", 'Line 2: "x" is no bill number.'),),
    *(("subject", bulk_files.SUBJECT, b"HB07066", 'Line 2: "x" is no bill number.'),),
    (
        *("committee", bulk_files.COMMITTEE, b"comm_name"),
        "The table has the column comm_name 0 times; once is right.",
    ),
)

EXAMPLES: tuple[Example, ...] = (
    *_pair(
        Example("us_ct/roll_calls", "parse_listing", "a folder", BASE + _FOLDER, _LISTING),
        "an error page",
        ERROR_PAGE,
        f"This page is not the listing of the folder {_FOLDER}.",
    ),
    *_pair(
        Example(
            *("us_ct/roll_calls", "parse_sheet", "a House sheet"),
            *(house_sheet(27).url, draw(house_sheet(27))),
        ),
        "one mark removed",
        draw(house_sheet(27).with_line("O’DEA", mark=None)),
        "O’DEA has no mark (N, X, Y) beside the name.",
    ),
    *_pair(
        Example(
            *("us_ct/roll_calls", "parse_sheet", "a Senate sheet"),
            *(senate_sheet(38).url, draw(senate_sheet(38))),
        ),
        "one mark removed",
        draw(senate_sheet(38).with_line("TONY HWANG", mark=None)),
        "TONY HWANG has no mark (A, N, X, Y) beside the name.",
    ),
    *_pair(
        Example(
            *("us_ct/roll_calls", "parse_web_sheet", "a House sheet as a web page"),
            *(web_url(house_sheet(27)), web_page(house_sheet(27))),
        ),
        "one mark removed",
        web_page(house_sheet(27).with_line("O’DEA", mark=None)),
        "O’DEA has no mark (N, X, Y) beside the name.",
    ),
    *_pair(
        Example(
            *("us_ct/bills", "parse_listing", "a folder", BASE + _FOLDER, _LISTING),
            context={"session": "2025", "base": BASE},
        ),
        "an error page",
        ERROR_PAGE,
        f"This page is not the listing of the folder {_FOLDER}.",
    ),
    *_pair(
        Example(
            *("us_ct/bills", "parse_status", "a bill", _STATUS_URL, StatusPage().body()),
            context={"session": "2025", "number": "HB07066"},
        ),
        "no history",
        StatusPage(history=()).body(),
        "The page has no history of the bill.",
    ),
    *_pair(
        Example(
            *("us_ct/bills", "parse_also", "two bills", "project:scrapers/us_ct/bills/also.yml"),
            b'bills:\n  - {session: "2025", number: HB05003}\n',
            context={"sessions": "2025", "base": BASE},
        ),
        "no list of bills",
        b'bill:\n  - {session: "2025", number: HB05003}\n',
        "scrapers/us_ct/bills/also.yml:1: bill: There is no key bill here; the keys are: bills, "
        "committees. Did you mean bills?",
    ),
    *(
        example
        for parse, ending, body in (
            ("parse_tally_html", "htm", tallies.web),
            ("parse_tally_pdf", "PDF", tallies.draw),
        )
        for example in _pair(
            Example(
                *("us_ct/bills", parse, "a committee's sheet", _TALLY.url(ending), body(_TALLY)),
                context={"session": "2025", "number": "SB00970"},
            ),
            "a member without an X",
            body(_TALLY.with_line("Sen. Osten S19", marks=())),
            "Sen. Osten S19 has an X in none of the columns yea, nay, abstain, absent.",
        )
    ),
    *_pair(
        Example(
            *("us_ct/bills", "parse_topic", "a topic"),
            "project:scrapers/us_ct/topics/education.yml",
            (REPOSITORY / "scrapers/us_ct/topics/education.yml").read_bytes(),
            context={"sessions": "2025", "base": BASE},
        ),
        "no topic",
        b"topic: [education\n",
        "scrapers/us_ct/topics/education.yml:1: A bracket that is opened here is never closed, or "
        "a comma is missing.",
    ),
    *_pair(
        Example(
            *("us_ct/bills", "parse_referrals", "a referral"),
            *(bulk_files.bulk_url("bill_history"), bulk_files.HISTORY),
            context={"session": "2025", "base": BASE, "codes": "ED"},
        ),
        "a day that is none",
        bulk_files.HISTORY.replace(b"2025-02-24", b"2025-02-30", 1),
        'Line 2: "2025-02-30 00:00:00" is no day.',
    ),
    *(
        example
        for name, body, word, refused in _BULK
        for example in _pair(
            Example(
                *("us_ct/bulk", f"parse_{name}", f"a row of {name}"),
                *(bulk_files.bulk_url(name), body),
                context={
                    "session": "2025",
                    "base": BASE,
                    "seen_at": "2026-01-01T00:00:00+00:00",
                },
            ),
            "a field that is wrong",
            body.replace(word, b"x", 1),
            refused,
        )
    ),
    *_own_table("us_ct/people", "parse_terms", "us_ct/people/terms.csv", "district"),
    *_pair(
        Example(
            *("us_ct/people", "parse_roster", "four members"),
            *(f"{BASE}/ftp/pub/data/LegislatorDatabase.csv", roster()),
            context={"session": "2026"},
        ),
        "the office code of no chamber",
        roster().replace(b",S,", b",J,"),
        'The roster has the office code "J".',
    ),
    *_own_table("us_ct/sample", "parse_terms", "us_ct/people/terms.csv", "district"),
    *(
        example
        for name, column in _SAMPLE
        for example in _own_table(
            "us_ct/sample", f"parse_{name}", f"us_ct/sample/tables/{name}.csv", column
        )
    ),
    *_own_table("us_ct/districts", "parse_town_districts", f"{_DISTRICTS}.csv", "plan"),
    *_own_table("us_ct/sample", "parse_town_districts", f"{_DISTRICTS}.csv", "plan"),
    *_own_table("us_ct/sample", "parse_towns", "us_ct/districts/towns.csv", "census_code"),
    *_own_table("us_ct/town_aid", "parse_programs", _PROGRAMS, "fund"),
    *_own_table("us_ct/sample", "parse_programs", _PROGRAMS, "fund"),
    *_own_table("us_ct/sample", "parse_grants", "us_ct/sample/tables/grants.csv", "standing"),
    *(
        example
        for source_id, parse, page, url, body, context, name, twin, refused in (
            *town_examples(),
            *budget_examples(),
            *note_examples(),
            *map_examples(),
        )
        for example in _pair(
            Example(source_id, parse, page, url, body, context=dict(context)), name, twin, refused
        )
    ),
)

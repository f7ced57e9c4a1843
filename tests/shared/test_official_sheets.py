"""The real sheets of both chambers, mark by mark, and the document that is none."""

import json
from pathlib import Path

import pytest

from tests.scrapers.reading import read, refusal

pytestmark = pytest.mark.shared

SITE = "https://www.cga.ct.gov"
# The file in the shared data, and the official address that it has its name from.
HOUSE_2018 = ("hb_roll_call.pdf", f"{SITE}/2018/vote/h/pdf/2018HV-00101-R00HB05235-HV.PDF")
SENATE_2020 = (
    "2020SV-00052-R00HB06004-SV.PDF",
    f"{SITE}/2020/vote/s/pdf/2020SV-00052-R00HB06004-SV.PDF",
)
# A name without a bill, under which the official site has had a document that is no sheet.
NAMELESS = f"{SITE}/2025/vote/s/pdf/2025SV-00035-R00-SV.PDF"
OPTIONS = {"Y": "yes", "N": "no", "X": "absent_or_not_voting", "A": "absent_or_not_voting"}


@pytest.fixture(scope="module")
def sheets(shared_dir: Path) -> Path:
    """The folder of the real sheets."""
    return shared_dir / "data" / "us_ct" / "official" / "roll_calls"


@pytest.mark.parametrize(("file", "url"), [HOUSE_2018, SENATE_2020], ids=["house", "senate"])
def test_a_real_sheet_equals_what_was_read_from_it_by_hand(
    sheets: Path, file: str, url: str
) -> None:
    wanted = json.loads((sheets / f"{file}.expected.json").read_text(encoding="utf-8"))
    head, *votes = read("us_ct/roll_calls", "parse_sheet", (sheets / file).read_bytes(), url)
    month, day = map(int, wanted["header"]["date_md"].split("/"))
    assert (head.held_on.month, head.held_on.day) == (month, day)
    (bill,) = head.bill_numbers
    assert {
        "bill": f"{bill[:2]}{int(bill[2:])}",
        "number": head.number,
        "date_md": wanted["header"]["date_md"],
        "question": head.question_printed or None,
        "total": head.total,
        "threshold_kind": wanted["header"]["threshold_kind"],
        "threshold": head.necessary,
        "yea": head.yes_count,
        "nay": head.no_count,
        "absent": head.absent_count,
    } == wanted["header"]
    assert [
        (vote.line, vote.printed_code, vote.option, vote.district, vote.printed_name)
        for vote in votes
    ] == [
        (line, row["vote"], OPTIONS[row["vote"]], row["district"], row["name"])
        for line, row in enumerate(wanted["rows"], start=1)
        if row["vote"] is not None
    ]
    assert head.vacant_count == sum(row["name"] == "VACANT" for row in wanted["rows"])


def test_the_senate_of_2020_states_the_passage(sheets: Path) -> None:
    file, url = SENATE_2020
    head, *_votes = read("us_ct/roll_calls", "parse_sheet", (sheets / file).read_bytes(), url)
    assert (head.question_class, head.time_printed) == ("passage", "3:58 a.m.")


def test_a_document_that_is_no_sheet_is_refused_with_a_sentence(sheets: Path) -> None:
    body = (sheets / "bad_pdf.pdf").read_bytes()
    assert refusal("us_ct/roll_calls", "parse_sheet", body, NAMELESS) == (
        'This PDF is not a roll-call sheet: it begins with "foo".'
    )


def test_a_sheet_without_a_bill_in_its_name_takes_the_bill_from_its_head(sheets: Path) -> None:
    file, url = SENATE_2020
    nameless = url.replace("HB06004", "")
    head, *_votes = read("us_ct/roll_calls", "parse_sheet", (sheets / file).read_bytes(), nameless)
    assert head.bill_numbers == ("HB06004",)


def test_a_sheet_under_the_name_of_another_is_refused(sheets: Path) -> None:
    body = (sheets / SENATE_2020[0]).read_bytes()
    assert refusal("us_ct/roll_calls", "parse_sheet", body, NAMELESS) == (
        "The file name says roll call 35, the sheet says 52."
    )

"""Roll-call sheets: what is printed is read, and what cannot be read in one way is refused."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from fpdf import FPDF

from reportcard.model.records import PersonVoteRecord, VoteEventRecord
from tests.sample.reading import names, read_rows
from tests.scrapers.facts import REPOSITORY, house_sheet, senate_sheet
from tests.scrapers.pages import ERROR_PAGE
from tests.scrapers.reading import read, refusal
from tests.scrapers.sheets import Sheet, draw, in_columns


def read_sheet(
    sheet: Sheet, *, printed_bill: str | None = None, second_page_from: int = 0
) -> tuple[VoteEventRecord, list[PersonVoteRecord]]:
    body = draw(sheet, printed_bill=printed_bill, second_page_from=second_page_from)
    head, *votes = read("us_ct/roll_calls", "parse_sheet", body, sheet.url)
    return head, votes


def refused(sheet: Sheet, *, printed_bill: str | None = None) -> str:
    body = draw(sheet, printed_bill=printed_bill)
    return refusal("us_ct/roll_calls", "parse_sheet", body, sheet.url)


def refused_body(body: bytes, url: str = house_sheet(27).url) -> str:
    return refusal("us_ct/roll_calls", "parse_sheet", body, url)


def mark_of(votes: list[PersonVoteRecord], name: str) -> str:
    return next(vote.printed_code for vote in votes if vote.printed_name == name)


# ---------------------------------------------------------------- good sheets


def test_a_house_sheet_gives_its_head() -> None:
    head, _votes = read_sheet(house_sheet(27))
    assert head == VoteEventRecord(
        session="2025",
        chamber="house",
        number=27,
        revision=0,
        bill_numbers=("HB07066",),
        held_on=date(2025, 2, 24),
        time_printed="",
        question_printed="EMERGENCY CERTIFICATION",
        question_class="unknown",
        total=143,
        necessary=72,
        yes_count=94,
        no_count=49,
        absent_count=7,
        vacant_count=1,
    )


def test_the_time_of_a_sheet_is_read_as_printed() -> None:
    assert read_sheet(house_sheet(25))[0].time_printed == "6:54 p.m."
    assert read_sheet(replace(senate_sheet(38), time="3:58 a.m."))[0].time_printed == "3:58 a.m."


@pytest.mark.parametrize("number", [25, 27, 198, 290])
def test_every_member_of_a_house_sheet_gets_the_mark_beside_the_name(number: int) -> None:
    _head, votes = read_sheet(house_sheet(number))
    assert {vote.printed_name: vote.option for vote in votes} == printed("house", number)
    assert {vote.district for vote in votes} == {None}


@pytest.mark.parametrize("number", [38, 354, 360])
def test_every_senator_gets_the_mark_and_the_district_of_the_row(number: int) -> None:
    _head, votes = read_sheet(senate_sheet(number))
    found = {f"{vote.district} {vote.printed_name}": vote.option for vote in votes}
    assert found == printed("senate", number)


def printed(chamber: str, number: int) -> dict[str, str]:
    """Name -> option as the sample's table has it, in no way through the scraper."""
    options = {"yes": "yes", "no": "no", "not_voting": "absent_or_not_voting"}
    tables = REPOSITORY / "scrapers" / "us_ct" / "sample" / "tables"
    row = next(
        row
        for row in read_rows(tables, "roll_calls.csv")
        if (row["session"], row["chamber"], row["number"]) == ("2025", chamber, str(number))
    )
    return {name: option for column, option in options.items() for name in names(row[column])}


def test_lines_are_numbered_down_the_columns() -> None:
    _head, votes = read_sheet(house_sheet(27))
    assert [vote.printed_name for vote in votes[:3]] == ["ALLIE-BRENNAN", "ARZENO", "BAKER"]
    assert [vote.line for vote in votes] == sorted({vote.line for vote in votes})


def test_a_vacant_seat_is_counted_and_gives_nobody_a_vote() -> None:
    head, votes = read_sheet(house_sheet(27))
    assert head.vacant_count == 1
    assert "VACANT" not in {vote.printed_name for vote in votes}
    assert len(votes) == 150


def test_a_vacant_senate_seat_is_counted() -> None:
    head, votes = read_sheet(senate_sheet(38))
    assert head.vacant_count == 1
    assert 21 not in {vote.district for vote in votes}


def test_names_with_curly_apostrophes_initials_and_several_words_are_kept_whole() -> None:
    _head, votes = read_sheet(house_sheet(27))
    assert {
        "O’DEA",
        "PAVALOCK-D’AMATO",
        "CANDELORA, V.",
        "MCCARTHY VAHEY",
        "KLARIDES-DITRIA",
    } <= {vote.printed_name for vote in votes}


def test_an_absent_senator_marked_a_is_neither_yes_nor_no() -> None:
    sheet = senate_sheet(38).with_line("PATRICIA BILLIE MILLER", mark="A")
    _head, votes = read_sheet(sheet)
    vote = next(vote for vote in votes if vote.district == 27)
    assert (vote.printed_code, vote.option) == ("A", "absent_or_not_voting")


def test_a_revision_keeps_its_number() -> None:
    assert read_sheet(replace(house_sheet(27), revision=1))[0].revision == 1


def test_a_file_name_without_a_bill_takes_the_bill_from_the_sheet() -> None:
    sheet = replace(house_sheet(27), bill="")
    head, _votes = read_sheet(sheet, printed_bill="HB-7066")
    assert sheet.file_name == "2025HV-00027-R00-HV.PDF"
    assert head.bill_numbers == ("HB07066",)


def test_a_title_may_name_several_bills_and_the_file_s_own_comes_first() -> None:
    sheet = replace(house_sheet(27), bill="HJ00030")
    head, _votes = read_sheet(sheet, printed_bill="HJ-29, HJ-30 AND HJ-31")
    assert head.bill_numbers == ("HJ00030", "HJ00029", "HJ00031")


def test_a_file_of_a_special_session_is_a_roll_call_of_its_year() -> None:
    sheet = replace(house_sheet(27), bill="HB08001")
    url = sheet.url.replace("HB08001", "HB-08001SS1")
    head, *_votes = read("us_ct/roll_calls", "parse_sheet", draw(sheet), url)
    assert (head.session, head.number, head.bill_numbers) == ("2025", 27, ("HB08001",))


def test_the_threshold_is_the_printed_one() -> None:
    head, _votes = read_sheet(replace(house_sheet(27), necessary=101))
    assert head.necessary == 101


def test_a_sheet_of_the_senate_until_2020_states_its_question() -> None:
    head, _votes = read_sheet(replace(senate_sheet(38), question="ADOPT SENATE AMD G LCO 5048"))
    assert (head.question_class, head.amendment_chamber, head.amendment_schedule, head.lco) == (
        *("amendment", "senate"),
        *("G", 5048),
    )


def test_words_that_are_not_known_are_noted() -> None:
    head, _votes = read_sheet(replace(house_sheet(27), question="REJECT HOUSE AMD A"))
    assert (head.question_class, head.is_understood) == ("unknown", False)


def test_a_second_page_is_read_like_the_first() -> None:
    one, two = read_sheet(house_sheet(27)), read_sheet(house_sheet(27), second_page_from=30)
    assert one[0] == two[0]
    assert {(v.printed_name, v.option) for v in one[1]} == {
        (v.printed_name, v.option) for v in two[1]
    }


def test_everybody_voting_yes_is_no_obstacle() -> None:
    _head, votes = read_sheet(house_sheet(89))
    assert Counter(vote.printed_code for vote in votes) == {"Y": 148, "X": 3}


def test_words_of_markup_in_a_name_stay_words() -> None:
    sheet = house_sheet(27).with_line("O’DEA", name="<B>O’DEA</B>")
    assert mark_of(read_sheet(sheet)[1], "<B>O’DEA</B>") == "N"


def test_a_question_that_runs_over_the_line_is_read_whole() -> None:
    sheet = replace(house_sheet(27), question="MOTION TO REFER TO\nTHE COMMITTEE ON EDUCATION")
    head, _votes = read_sheet(sheet)
    assert head.question_printed == "MOTION TO REFER TO THE COMMITTEE ON EDUCATION"
    assert head.question_class == "procedural"


# ---------------------------------------------------------------- corrupted twins


def test_a_missing_mark_is_refused_by_name() -> None:
    assert refused(house_sheet(27).with_line("O’DEA", mark=None)) == (
        "O’DEA has no mark (N, X, Y) beside the name."
    )


def test_a_missing_mark_in_the_senate_is_refused_by_name() -> None:
    assert refused(senate_sheet(38).with_line("TONY HWANG", mark=None)) == (
        "TONY HWANG has no mark (A, N, X, Y) beside the name."
    )


def test_an_unknown_letter_is_refused_by_name() -> None:
    assert refused(house_sheet(27).with_line("O’DEA", mark="Q")) == (
        "O’DEA has the mark Q, which is none of N, X, Y."
    )


def test_one_mark_in_another_column_than_its_letter_is_refused_by_name() -> None:
    assert refused(house_sheet(27).with_line("O’DEA", slot="Y")) == (
        "The mark N of O’DEA stands in another column than its letter."
    )


def test_marks_that_all_stand_in_each_others_column_are_refused() -> None:
    sheet = house_sheet(27)
    swapped = {"Y": "N", "N": "Y", "X": "X", None: None}
    lines = tuple(line and replace(line, slot=swapped[line.mark]) for line in sheet.lines)
    assert refused(replace(sheet, lines=lines)) == (
        "The marks Y and N stand in each other's column of the sheet."
    )


def test_two_letters_in_one_column_are_refused() -> None:
    sheet = house_sheet(27)
    lines = tuple(line and replace(line, slot="Y") for line in sheet.lines)
    assert refused(replace(sheet, lines=lines)).endswith("stand in the same column of the sheet.")


def test_a_mark_without_a_name_is_refused() -> None:
    assert refused(house_sheet(27).with_line("ZUPKUS", name=" ")) == (
        "The mark or number N has no name beside it."
    )


@pytest.mark.parametrize(
    ("label", "twin"),
    [
        ("Taken on", replace(house_sheet(27), month_day="")),
        ("Taken on", replace(house_sheet(27), month_day="February 24")),
    ],
)
def test_a_missing_line_of_the_head_is_named(label: str, twin: Sheet) -> None:
    assert refused(twin) == (
        f'The sheet is cut short: the line "{label}" or its figure is missing.'
    )


def test_a_day_that_does_not_exist_is_refused() -> None:
    assert refused(replace(house_sheet(27), month_day="02/30")) == (
        "The sheet was taken on 2/30, which is no day of 2025."
    )


def test_a_sheet_that_is_not_the_one_its_file_name_says_is_refused() -> None:
    body = draw(house_sheet(26))
    assert refused_body(body) == "The file name says roll call 27, the sheet says 26."


def test_a_sheet_of_another_bill_than_its_file_name_says_is_refused() -> None:
    assert refused(house_sheet(27), printed_bill="HB-7067") == (
        "The file name says bill HB07066, the sheet says HB07067."
    )


@pytest.mark.parametrize("day", ["02/24/26", "02/24/2026"])
def test_a_sheet_of_another_year_than_its_file_name_says_is_refused(day: str) -> None:
    year = day.rpartition("/")[2]
    assert refused(replace(house_sheet(27), month_day=day)) == (
        f"The file name says 2025, the sheet says that it was taken in {year}."
    )


@pytest.mark.parametrize("day", ["02/24/25", "02/24/2025"])
def test_a_year_that_agrees_with_the_file_name_changes_nothing(day: str) -> None:
    event, _votes = read_sheet(replace(house_sheet(27), month_day=day))
    assert (event.held_on, event.question_printed) == (date(2025, 2, 24), "EMERGENCY CERTIFICATION")


def test_a_sheet_that_names_no_bill_at_all_is_refused() -> None:
    sheet = replace(house_sheet(27), bill="")
    assert refused(sheet, printed_bill="") == "Neither the file name nor the sheet names a bill."


def test_a_title_with_a_number_that_is_no_bill_s_is_refused() -> None:
    assert refused(house_sheet(27), printed_bill="HB-7066 THROUGH 7070") == (
        'The sheet is a vote for "HB-7066 THROUGH 7070", in which not every number is a bill\'s.'
    )


def test_a_count_of_who_is_there_is_refused_by_name() -> None:
    assert refused(replace(house_sheet(27), question="BUDGET ADDRESS")) == (
        'Roll call 27 is no vote on a bill: the sheet says "BUDGET ADDRESS".'
    )
    assert refused(replace(house_sheet(27), bill=""), printed_bill="TEST") == (
        'Roll call 27 is no vote on a bill: the sheet says "TEST".'
    )


def test_a_blank_sheet_is_refused() -> None:
    assert refused(replace(house_sheet(27), yes=0, no=0, absent=151)) == (
        "The sheet of roll call 27 is blank: by its totals nobody voted."
    )


def test_a_senator_without_a_district_is_refused_by_name() -> None:
    body = draw_without(senate_sheet(38), "30")
    assert refused_body(body, senate_sheet(38).url) == (
        "STEPHEN G. HARDING has no district number beside the name."
    )


def test_a_representative_with_a_number_is_refused_by_name() -> None:
    sheet = house_sheet(27)
    lines = tuple(line and replace(line, name=f"125 {line.name}") for line in sheet.lines)
    assert refused(replace(sheet, lines=lines)) == (
        "ALLIE-BRENNAN has the number 125 beside the name: is it a House sheet?"
    )


def test_a_file_name_of_another_kind_is_refused() -> None:
    url = "https://www.cga.ct.gov/2025/vote/h/pdf/calendar.pdf"
    assert refused_body(draw(house_sheet(27)), url) == (
        "The file name calendar.pdf is not that of a roll-call sheet."
    )


def test_a_sheet_without_names_is_refused() -> None:
    assert refused(replace(house_sheet(27), lines=in_columns([]))) == (
        "The sheet is cut short: no names follow its head."
    )


def test_a_name_between_the_columns_is_refused() -> None:
    sheet = house_sheet(27)
    body = draw_moved(sheet, "O’DEA", by=9)
    assert refused_body(body) == "The name O’DEA stands between the columns of the sheet."


def draw_without(sheet: Sheet, left_out: str) -> bytes:
    """The sheet without some words."""
    original = FPDF.text

    def kept(self: FPDF, x: float, y: float, words: str) -> None:
        if words != left_out:
            original(self, x, y, words)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FPDF, "text", kept)
        return draw(sheet)


def draw_moved(sheet: Sheet, name: str, *, by: float) -> bytes:
    """The sheet with one name (not its mark) moved to the right."""
    original = FPDF.text

    def moved(self: FPDF, x: float, y: float, words: str) -> None:
        original(self, x + by if words == name else x, y, words)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FPDF, "text", moved)
        return draw(sheet)


# ---------------------------------------------------------------- what is no sheet


def letter(*lines: str, pages: int = 1) -> bytes:
    pdf = FPDF(unit="pt", format="letter")
    for _page in range(pages):
        pdf.add_page()
        pdf.set_font("Times", "", 12)
        for number, line in enumerate(lines):
            pdf.text(72, 72 + 14 * number, line)
    return bytes(pdf.output())


def test_a_pdf_that_is_no_sheet_is_refused_with_its_first_words() -> None:
    assert refused_body(letter("House Calendar", "Thursday, 5 June")) == (
        'This PDF is not a roll-call sheet: it begins with "House Calendar / Thursday, 5 June".'
    )


def test_a_pdf_without_text_is_refused() -> None:
    assert refused_body(letter()) == "This PDF is not a roll-call sheet: it has no text."


def test_a_pdf_that_is_cut_in_the_middle_is_refused() -> None:
    body = draw(house_sheet(27))
    assert refused_body(body[: len(body) // 2]).startswith("This is not a readable PDF: ")


def test_an_error_page_in_place_of_a_pdf_is_refused() -> None:
    assert refused_body(ERROR_PAGE).startswith("This is not a readable PDF: ")


def test_a_pdf_of_thousands_of_pages_is_refused_unread() -> None:
    assert refused_body(letter("x", pages=2_000)) == (
        "The PDF has 2000 pages; at most 20 are expected."
    )


def test_a_page_with_a_million_letters_is_refused_unread() -> None:
    assert refused_body(letter(*["Y" * 5_000] * 41)).startswith("A page of the PDF has 205")

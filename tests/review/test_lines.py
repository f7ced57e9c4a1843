"""reviews/lines.yml: rulings on budget lines, read strictly and written line by line."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportcard.errors import UserError
from reportcard.model.budget_records import LineRulingRecord
from reportcard.review.check import Known, line_pair, line_slug
from reportcard.review.edit import with_entry, without_entry
from reportcard.review.files import LINES, lines_from, lines_page
from reportcard.review.model import LineEntry, LinePlace, LinesFile
from tests.properties import PROPERTY

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
TEXT = """\
rulings:
  - cycle: fy2027
    line: {fund: GENERAL FUND, agency: DEPARTMENT OF LABOR, account: Job Funnels}
    other: {fund: GENERAL FUND, agency: LABOR DEPARTMENT, account: Jobs Funnel Projects}
    they_are: same
    by: Ana Ruiz
    date: 2026-11-18
    reason: Both have the same old amount.
  - cycle: fy2027
    line: {fund: GENERAL FUND, agency: DEPARTMENT OF LABOR}
    other: {fund: GENERAL FUND, agency: LABOR DEPARTMENT}
    they_are: moved
    by: Jo Diaz
    date: 2026-11-19
    reason: The act renames it.
"""


GENERAL = "GENERAL FUND"
KNOWN = Known(
    (),
    {},
    {
        "fy2027": (
            (GENERAL, "DEPARTMENT OF LABOR", "Job Funnels"),
            (GENERAL, "LABOR DEPARTMENT", "Jobs Funnel Projects"),
            ("BANKING FUND", "LABOR DEPARTMENT", "Veterans' Aid"),
        ),
        "fy2026-2027": (),
    },
)


def problems(text: str, known: Known | None = None) -> list[str]:
    """Every mistake, as the terminal tells it."""
    with pytest.raises(UserError) as refused:
        lines_from(text.encode(), today=TODAY, known=known)
    return str(refused.value).splitlines()


def entry(**changed: object) -> LineEntry:
    values: dict[str, object] = {
        "cycle": "fy2027",
        "line": {"fund": "GENERAL FUND", "agency": "A", "account": "Grants"},
        "other": {"fund": "GENERAL FUND", "agency": "B", "account": "Aid"},
        "they_are": "same",
        "by": "Ana Ruiz",
        "date": TODAY,
        "reason": "The same sum.",
    }
    return LineEntry.model_validate(values | changed)


def test_a_ruling_is_a_row_that_names_its_line() -> None:
    page = lines_page(lines_from(TEXT.encode(), today=TODAY), NOW)
    assert page.page_url == "project:reviews/lines.yml"
    assert page.provenance.retrieved_at == datetime(2026, 11, 19, tzinfo=UTC)
    assert page.records == (
        LineRulingRecord(
            "fy2027", "GENERAL FUND", "DEPARTMENT OF LABOR", "Job Funnels", "GENERAL FUND",
            "LABOR DEPARTMENT", "Jobs Funnel Projects", True, False, "Ana Ruiz",
            date(2026, 11, 18), "Both have the same old amount.", "reviews/lines.yml:2",
        ),
        LineRulingRecord(
            "fy2027", "GENERAL FUND", "DEPARTMENT OF LABOR", "", "GENERAL FUND",
            "LABOR DEPARTMENT", "", False, True, "Jo Diaz", date(2026, 11, 19),
            "The act renames it.", "reviews/lines.yml:9",
        ),
    )  # fmt: skip


def test_every_mistake_is_told_at_once_with_its_line() -> None:
    text = TEXT.replace("they_are: same", "they_are: sane").replace("by: Jo", "buy: Jo")
    assert problems(text) == [
        'reviews/lines.yml:5: rulings[1].they_are: "sane" is not one of the words that can stand '
        "here: same, different, moved. Did you mean same?",
        "reviews/lines.yml:13: rulings[2].buy: There is no key buy here; the keys are: by, date, "
        "reason, cycle, line, other, they_are. Did you mean by?",
    ]


def test_days_accounts_and_pairs_are_checked() -> None:
    text = TEXT.replace("2026-11-19", "2026-12-01")
    text = text.replace(
        "{fund: GENERAL FUND, agency: LABOR DEPARTMENT}",
        "{fund: GENERAL FUND, agency: LABOR DEPARTMENT, account: Strive}",
    )
    assert problems(text) == [
        "reviews/lines.yml:11: rulings[2].other: Name an account in both lines, or in neither: "
        "then all accounts are meant.",
        "reviews/lines.yml:14: rulings[2].date: The day 2026-12-01 is still to come; today is "
        "2026-11-20.",
    ]


def test_mistakes_of_form_hide_none_of_the_others() -> None:
    text = TEXT.replace("they_are: same", "they_are: sane").replace("2026-11-19", "2026-12-01")
    text = text.replace("agency: LABOR DEPARTMENT}", "agency: Department  of Labor}")
    text += TEXT.removeprefix("rulings:\n").replace("DEPARTMENT OF LABOR", "LABOR")
    assert [line.partition(": ")[2].partition(": ")[0] for line in problems(text, KNOWN)] == [
        "rulings[1].they_are",
        "rulings[2].other",
        "rulings[2].date",
        "rulings[3].line.agency",
        "rulings[4].line.agency",
    ]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "cycle: fy2027",
            "cycle: fy2072",
            "2: rulings[1].cycle: The store has no budget fy2072. Did you mean fy2027?",
        ),
        (
            "line: {fund: GENERAL FUND",
            "line: {fund: GENERAL FUNDS",
            "3: rulings[1].line.fund: No document that adds up has the fund GENERAL FUNDS. Did "
            "you mean GENERAL FUND?",
        ),
        (
            "line: {fund: GENERAL FUND, ",
            "line: {",
            "3: rulings[1].line.fund: Every line of this budget has a fund: write it.",
        ),
        (
            "agency: LABOR DEPARTMENT",
            "agency: LABOUR DEPARTMENT",
            "4: rulings[1].other.agency: No document that adds up has the agency LABOUR "
            "DEPARTMENT in this fund. Did you mean LABOR DEPARTMENT?",
        ),
        (
            "account: Jobs Funnel Projects",
            "account: Job Funnel Project",
            "4: rulings[1].other.account: No document that adds up has the account Job Funnel "
            "Project in this agency. Did you mean Jobs Funnel Projects?",
        ),
    ],
)
def test_what_no_document_has_is_told_with_the_nearest_name(old: str, new: str, says: str) -> None:
    assert problems(TEXT.replace(old, new, 1), KNOWN) == [f"reviews/lines.yml:{says}"]


def test_names_of_another_spelling_are_known() -> None:
    text = TEXT.replace("LABOR DEPARTMENT", "Labor – department")
    assert lines_from(text.encode(), today=TODAY, known=KNOWN).file.rulings


def test_a_pair_that_is_ruled_on_twice_is_refused_in_either_order() -> None:
    again = TEXT.removeprefix("rulings:\n").partition(
        "  - cycle: fy2027\n    line: {fund: GENERAL FUND, agency: DEPARTMENT OF LABOR}"
    )[0]
    turned = again.replace("line:", "x:").replace("other:", "line:").replace("x:", "other:")
    assert problems(TEXT + turned) == [
        "reviews/lines.yml:17: rulings[3].other: There is a ruling on these two lines already, in "
        "line 2. Keep one of the two."
    ]


def test_two_names_with_the_same_words_need_no_ruling() -> None:
    text = TEXT.replace("agency: LABOR DEPARTMENT}", "agency: Department  of Labor}")
    assert problems(text) == [
        "reviews/lines.yml:11: rulings[2].other: Both are the same line already: their words are "
        "the same."
    ]


@pytest.mark.parametrize(
    ("place", "slug"),
    [
        (LinePlace(fund="General Fund", agency="A", account="Grants"), "general-fund/a/grants"),
        (LinePlace(agency="VETERANS’ AFFAIRS"), "veterans-affairs"),
        (LinePlace(fund="F", agency="Café & Sons", account="Non-Sheff"), "f/cafe-sons/non-sheff"),
    ],
)
def test_a_line_is_named_as_its_id_ends(place: LinePlace, slug: str) -> None:
    assert line_slug(place) == slug


words = st.text(min_size=1, max_size=12).filter(lambda text: text.strip() and text.isprintable())


@PROPERTY
@given(st.lists(st.tuples(words, words, st.booleans()), min_size=1, max_size=4))
def test_what_is_written_is_read_again_and_cut_again(
    rows: list[tuple[str, str, bool]],
) -> None:
    raw, written = b"", []
    pairs = set()
    for one, other, has_account in rows:
        places = [
            {"fund": "F", "agency": name, **({"account": "Grants"} if has_account else {})}
            for name in (one, other)
        ]
        made = entry(line=places[0], other=places[1])
        pair = line_pair(made)
        if len(pair) == 1 or pair in pairs:
            continue
        pairs.add(pair)
        written.append(made)
        raw = with_entry(raw, made, shown_as=LINES)
    if not written:
        return
    assert lines_from(raw, today=TODAY).file.rulings == tuple(written)
    left = without_entry(raw, 0, LinesFile, shown_as=LINES)
    assert lines_from(left, today=TODAY).file.rulings == tuple(written[1:])


def test_a_new_file_explains_itself() -> None:
    made = with_entry(b"", entry(), shown_as=LINES).decode()
    assert made.startswith("# Which budget lines of different documents are one")
    assert '    line: {fund: "GENERAL FUND", agency: "A", account: "Grants"}\n' in made

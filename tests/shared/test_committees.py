"""The committee tally of the replica, in both of its published forms, against its facts."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from reportcard.collect.words import read_words
from reportcard.model.records import Record, TallyMarkRecord, TallySheetRecord
from reportcard.store.connect import open_store
from reportcard.store.resolve import resolve
from reportcard.store.write import load_pages
from tests.scrapers.reading import read
from tests.scrapers.tallies import Line, Tally, draw, web
from tests.scrapers.test_tally import read_tally
from tests.store.world import page

pytestmark = pytest.mark.shared

URL = "https://www.cga.ct.gov/2025/TS/S"
NAME = "2025SB-00970-R00APP-CV99-TS"
COLUMNS = {"Y": "yea", "N": "nay", "A": "abstain", "X": "absent"}
OPTIONS = {"Y": "yes", "N": "no", "A": "abstain", "X": "absent_or_not_voting"}


@pytest.fixture
def folder(shared_dir: Path) -> Path:
    """Where the replica serves the tally."""
    return shared_dir / "cga_replica/www/2025/TS/S"


@pytest.fixture
def facts(shared_dir: Path) -> list[dict[str, str]]:
    """The marks that it must give, in order."""
    path = shared_dir / "cga_replica/expected/committee_votes.csv"
    with path.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def both(folder: Path) -> tuple[Sequence[Record], Sequence[Record]]:
    """The records of the web page and of the PDF."""
    page = read_tally((folder / f"{NAME}.htm").read_bytes(), f"{URL}/{NAME}.htm")
    pdf = read_tally((folder / f"PDF/{NAME}.PDF").read_bytes(), f"{URL}/PDF/{NAME}.PDF")
    return page, pdf


def drawn(facts: list[dict[str, str]]) -> Tally:
    """The sheet as our own writers draw it from the facts."""
    lines = tuple(Line(row["printed"], (COLUMNS[row["vote"]],)) for row in facts)
    title = "AN ACT CONCERNING CANNABINOIDS, HEMP AND HEMP PRODUCTS."
    return Tally(lines=lines, title=title)


def test_both_forms_say_the_same(folder: Path) -> None:
    page, pdf = both(folder)
    assert page == pdf
    assert len(page) == 54


def test_the_head_is_that_of_the_facts(folder: Path) -> None:
    head = both(folder)[1][0]
    assert isinstance(head, TallySheetRecord)
    assert (head.committee_code, head.sheet_number, head.motion) == ("APP", 99, "Joint Favorable")
    assert head.voted_on is not None
    assert head.voted_on.isoformat() == "2025-05-05"
    totals = (head.total, head.yes_count, head.no_count, head.abstain_count, head.absent_count)
    assert totals == (50, 38, 12, 0, 3)


def test_no_mark_differs_from_the_facts(folder: Path, facts: list[dict[str, str]]) -> None:
    expected = [
        (
            int(row["order"]),
            {"H": "house", "S": "senate"}[row["chamber"]],
            int(row["district"]),
            row["printed"].split(" ", 1)[1].rpartition(" ")[0],
            OPTIONS[row["vote"]],
        )
        for row in facts
    ]
    for form in both(folder):
        marks = [record for record in form if isinstance(record, TallyMarkRecord)]
        found = [(r.line, r.chamber, r.district, r.printed_name, r.option) for r in marks]
        assert found == expected


def test_our_own_writers_draw_what_is_published(folder: Path, facts: list[dict[str, str]]) -> None:
    sheet = drawn(facts)
    page, pdf = both(folder)
    assert read_tally(web(sheet), f"{URL}/{NAME}.htm") == page
    assert read_tally(draw(sheet), f"{URL}/PDF/{NAME}.PDF") == pdf


def test_our_own_pdf_has_its_words_where_the_published_one_has_them(
    folder: Path, facts: list[dict[str, str]]
) -> None:
    ours = read_words(draw(drawn(facts)))
    theirs = read_words((folder / f"PDF/{NAME}.PDF").read_bytes())
    assert [word.text for word in ours] == [word.text for word in theirs]
    away = [
        max(abs(mine.x0 - yours.x0), abs(mine.y - yours.y))
        for mine, yours in zip(ours, theirs, strict=True)
    ]
    assert max(away) < 3


def test_every_mark_is_the_right_persons_and_the_committees_roster_follows(
    folder: Path, facts: list[dict[str, str]], repository: Path
) -> None:
    terms = "project:scrapers/us_ct/people/terms.csv"
    body = (repository / terms.removeprefix("project:")).read_bytes()
    people = page(terms, read("us_ct/people", "parse_terms", body, terms))
    forms = [page(f"{URL}/{number}", records) for number, records in enumerate(both(folder))]
    with open_store(None) as con:
        load_pages(con, [people, *forms])
        assert resolve(con, {"house": 151, "senate": 36}) == ()
        votes = con.execute(
            "SELECT person_id, option FROM core.committee_person_vote ORDER BY line"
        ).fetchall()
        members = con.execute("SELECT person_id FROM core.committee_member").fetchall()
    assert votes == [(row["person_id"], OPTIONS[row["vote"]]) for row in facts]
    assert {person for (person,) in members} == {row["person_id"] for row in facts}

"""What the printed book says: every number and name as in the contexts, and nothing else."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from reportcard.edition.contexts import Edition, LegislatorPage
from reportcard.edition.pdf_book import chamber_parts, mark_tables, question_numbers
from reportcard.model.text import LANGUAGES, Language, Text
from tests.edition.pdf_reading import bookmarks, even, laid_out, opened, written
from tests.edition.site_reading import made_up_edition
from tests.edition.world import MEMBERS

FULL_HOUSE = 34
LONG = "El dinero de emergencia para la educación especial: voto final en la Cámara"


@pytest.fixture(scope="module")
def books(repository: Path) -> dict[str, BeautifulSoup]:
    edition = made_up_edition()
    return {language: laid_out(edition, language, repository) for language in LANGUAGES}


def words(tag: Tag | None) -> str:
    assert tag is not None
    return even(tag.get_text())


def cards(book: BeautifulSoup) -> dict[str, Tag]:
    """Each legislator's page by the name of its web page."""
    return {str(card["id"]): card for card in book.select("section.card")}


def rows_of(card: Tag) -> list[tuple[str, str, bool]]:
    """Of each row of a receipt: what stands first, its points, whether it is a sum."""
    return [
        (words(row.th), words(row.select_one("td.n")), "cat" in (row.get("class") or ()))
        for row in card.select("table.marks tbody tr")
        if row.select_one("td.n") is not None
    ]


def earned_and_possible(points: str) -> tuple[Decimal, Decimal]:
    earned, _of, possible = points.split(" ")
    return Decimal(earned), Decimal(possible)


def with_rows(edition: Edition, count: int) -> Edition:
    """The same edition, every receipt filled up to so many rows with long names."""
    return replace(edition, legislators=tuple(_filled(p, count) for p in edition.legislators))


def _filled(page: LegislatorPage, count: int) -> LegislatorPage:
    first, *rest = page.categories
    row = (first.lines or rest[-1].lines)[0]
    long = replace(row, criterion=replace(row.criterion, title=Text(LONG, LONG)))
    filler = (long,) * (count - sum(len(category.lines) for category in rest))
    reasons = tuple(replace(reason, criterion=long.criterion) for reason in page.reasons)
    return replace(
        page,
        categories=(replace(first, lines=filler), *rest),
        reasons=reasons,
        questions=tuple(replace(q, criterion=long.criterion) for q in page.questions),
    )


# ---------------------------------------------------------------- one page each


def test_a_receipt_of_a_full_house_fits_on_its_legislators_page(repository: Path) -> None:
    edition = with_rows(made_up_edition(MEMBERS[:4]), FULL_HOUSE)
    with opened(written(edition, "es", repository)) as pdf:
        marks = bookmarks(pdf)
    first = next(n for n, mark in enumerate(marks) if mark.level == 2)
    pages = [mark.page for mark in marks[first : first + len(edition.legislators) + 1]]
    assert pages == list(range(pages[0], pages[0] + len(edition.legislators) + 1))


@pytest.mark.parametrize(
    ("rows", "density"), [(12, "full"), (13, "open"), (20, "open"), (21, "tight")]
)
def test_the_more_rows_the_smaller_the_print(rows: int, density: str) -> None:
    edition = with_rows(made_up_edition(MEMBERS[:1]), rows)
    assert [card.density for card in chamber_parts(edition)[0].cards] == [density]


# ---------------------------------------------------------------- in order


def test_legislators_follow_in_the_order_of_a_phone_book_accents_ignored() -> None:
    parts = chamber_parts(made_up_edition())
    assert [part.chamber for part in parts] == ["house", "senate"]
    assert [card.page.person.family_name for card in parts[0].cards] == [
        "Ávila Ñusta", "Brook", "Cruz", "Early", "Former", "O'Dell-Smith",
    ]  # fmt: skip


def test_a_chamber_without_legislators_is_left_out() -> None:
    assert [part.chamber for part in chamber_parts(made_up_edition(MEMBERS[:2]))] == ["house"]


def test_the_longest_bar_is_that_of_the_most_frequent_grade() -> None:
    house = chamber_parts(made_up_edition())[0]
    assert [(row.grade, row.count, row.bar) for row in house.counts] == [
        ("A", 1, 50), ("B", 0, 0), ("C", 0, 0), ("D", 0, 0), ("F", 2, 100), ("INC", 2, 100),
    ]  # fmt: skip


def test_types_of_question_with_the_same_rules_share_a_table() -> None:
    tables = mark_tables(made_up_edition())
    assert [table.types for table in tables] == [
        ("floor_vote", "amendment_vote", "appropriation_vote"),
        ("sponsorship",),
    ]
    assert [row.outcome for row in tables[1].rows] == ["introducer", "cosponsor", "none"]


def test_questions_are_numbered_from_1_subject_by_subject() -> None:
    assert question_numbers(made_up_edition()) == {
        "budget": "1", "budget-a": "2", "sponsors": "3", "aid-senate": "4", "aid-house": "5",
    }  # fmt: skip


# ---------------------------------------------------------------- true to the contexts


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_of_a_row_leads_to_the_question_of_that_name(
    books: dict[str, BeautifulSoup], language: Language
) -> None:
    book = books[language]
    questions = {words(head) for head in book.select("#questions h4")}
    assert len(questions) == 5
    printed = set()
    for head in book.select("table.marks th.q"):
        for more in head.select(".wanted"):
            more.extract()
        printed.add(words(head))
    assert printed == questions


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_printed_points_add_up_to_the_sums_of_the_contexts(
    books: dict[str, BeautifulSoup], language: Language
) -> None:
    found = cards(books[language])
    edition = made_up_edition()
    assert set(found) == {page.person.slug for page in edition.legislators}
    for page in edition.legislators:
        rows = [row for row in rows_of(found[page.person.slug]) if row[1] != "–"]
        sums = [earned_and_possible(points) for _head, points, is_sum in rows if is_sum]
        lines = [earned_and_possible(points) for _head, points, is_sum in rows if not is_sum]
        expected = [(c.earned, c.possible) for c in page.categories if c.lines]
        total = [] if page.total_earned is None else [(page.total_earned, page.total_possible)]
        assert sums == [(Decimal(a), Decimal(b or 0)) for a, b in [*expected, *total]]
        for column in (0, 1):
            whole = sum(line[column] for line in lines)
            assert whole == (sums[-1][column] if sums else 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_of_the_contexts_is_printed_once(
    books: dict[str, BeautifulSoup], language: Language
) -> None:
    found = cards(books[language])
    for page in made_up_edition().legislators:
        rows = len(page.not_counted) + sum(len(category.lines) for category in page.categories)
        assert len(found[page.person.slug].select("th.q")) == rows


@pytest.mark.parametrize(
    ("family", "language", "answers"),
    [
        ("Ávila Ñusta", "en", ["✓ Yes", "✓ No", "✓ Sponsor", "✓ Yes"]),
        ("Brook", "en", ["No; we asked for Yes", "✓ No", "Not a sponsor", "No; we asked for Yes"]),
        ("Cruz", "en", ["✓ Yes", "Absent or not voting", "Not a sponsor", "✓ Yes"]),
        ("Green", "en", ["✓ Co-sponsor", "✓ Yes"]),
        ("Cruz", "es", ["✓ Sí", "Ausente o no votó", "No lo patrocinó", "✓ Sí"]),
        ("Brook", "es", ["No; pedimos Sí", "✓ No", "No lo patrocinó", "No; pedimos Sí"]),
    ],
)
def test_an_answer_says_what_the_record_says(
    books: dict[str, BeautifulSoup], family: str, language: Language, answers: list[str]
) -> None:
    slug = next(
        p.person.slug for p in made_up_edition().legislators if p.person.family_name == family
    )
    counted = [
        words(row.select("td")[0])
        for row in cards(books[language])[slug].select("table.marks tbody tr")
        if "cat" not in (row.get("class") or ()) and words(row.select("td")[-1]) != "–"
    ]
    assert counted == answers


@pytest.mark.parametrize(
    ("language", "gap", "reason"),
    [
        (
            "en",
            "The official sheet of “Aid” has no line for this legislator.",
            "Not counted: The official sheet has no line of theirs. This is a gap in the record.",
        ),
        (
            "es",
            "La hoja oficial de “Ayuda” no tiene ningún renglón",
            "La hoja oficial no tiene ningún renglón con su nombre.",
        ),
    ],
)
def test_a_gap_in_the_record_is_called_one(
    books: dict[str, BeautifulSoup], language: Language, gap: str, reason: str
) -> None:
    hill = next(card for slug, card in cards(books[language]).items() if "hill" in slug)
    assert gap in words(hill)
    assert reason in words(hill)


def test_a_question_that_was_transcribed_says_so(books: dict[str, BeautifulSoup]) -> None:
    marked = {
        words(question.h4).split(" ", 1)[1]: "transcribed" in words(question.select_one(".fine"))
        for question in books["en"].select(".question")
    }
    assert marked == {
        "Budget (HB 7001)": True,
        "Budget cut (HB 7001)": False,
        "Sponsor (HB 5001)": False,
        "Aid (SB 2)": False,
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_set_aside_is_listed(books: dict[str, BeautifulSoup], language: Language) -> None:
    sources = words(books[language].select_one("#sources"))
    assert "2025-house-99" in sources
    assert "https://example.org/sheet-10.pdf" in sources


def test_the_web_page_of_a_legislator_is_named_with_the_editions_address(
    repository: Path,
) -> None:
    edition = made_up_edition(MEMBERS[:1])
    masthead = replace(edition.masthead, base_url="https://example.org/card/")
    book = laid_out(replace(edition, masthead=masthead), "es", repository)
    web = words(book.select_one(".card .web"))
    slug = edition.legislators[0].person.slug
    assert web.endswith(f"https://example.org/card/es/legislators/{slug}.html")


def test_nothing_scraped_becomes_markup(repository: Path) -> None:
    member = replace(MEMBERS[0], given="<script>x</script>", family='"><b onclick="x">B</b>')
    book = laid_out(made_up_edition((member,)), "en", repository)
    assert book.select("script, [onclick]") == []
    assert member.name in words(book.select_one(".card h3"))

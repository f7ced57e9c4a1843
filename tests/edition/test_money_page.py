"""The page of school money, the pages of its roll calls, its part of the book: as readers see."""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from reportcard.edition.contexts import Edition
from reportcard.edition.downloads import csv_bytes
from reportcard.model.money import Money
from reportcard.model.text import LANGUAGES, Language
from tests.edition.made_up_money import LINES, SCHOOLS, made_up_money
from tests.edition.pdf_reading import bookmarks, even, laid_out, opened, written
from tests.edition.rich import rich
from tests.edition.site_reading import (
    Site,
    attribute,
    made_up_edition,
    read,
    rendered,
    target,
    words,
)
from tests.edition.test_money import HOUSE_3_MAY, SENATE_2_MAY, with_money, with_question

UNGRADED = "roll-calls/2025-house-9.html"
DOLLARS = re.compile(r"[+−]?\$[\d,]+")
Rows = dict[str, list[dict[str, str]]]


@pytest.fixture(scope="module")
def site(repository: Path) -> Site:
    return rendered(rich().edition, repository)


@pytest.fixture(scope="module")
def tables() -> Rows:
    return {
        table.name: list(csv.DictReader(io.StringIO(csv_bytes(table).decode(), newline="")))
        for table in rich().edition.tables
    }


@pytest.fixture(scope="module", params=LANGUAGES)
def page(request: pytest.FixtureRequest, site: Site) -> BeautifulSoup:
    return read(site, "money/index.html" if request.param == "en" else "es/money/index.html")


@pytest.fixture(scope="module")
def english(site: Site) -> BeautifulSoup:
    return read(site, "money/index.html")


@pytest.fixture(scope="module")
def book(repository: Path) -> Callable[[Edition, Language], BeautifulSoup]:
    return lambda edition, language: laid_out(edition, language, repository)


def line_rows(page: BeautifulSoup | Tag) -> dict[str, Tag]:
    """The rows of single lines, by account."""
    rows = page.select("details table.ladder tbody tr:not(.sum)")
    return {words(row.th.span): row for row in rows if row.th is not None and row.th.span}


def figures(text: str) -> list[int]:
    return [int(re.sub(r"[+−$,]", "", found)) for found in DOLLARS.findall(text)]


# ---------------------------------------------------------------- the ladder


def test_every_line_is_a_row_with_its_four_stages_and_the_change(page: BeautifulSoup) -> None:
    rows = line_rows(page)
    assert {account for _agency, account in LINES} <= set(rows)
    cells = [words(cell) for cell in rows["Aid to Towns"].select("td")]
    assert cells == ["$1,000,000", "$1,200,000", "$1,100,000", "$1,250,000", "+$250,000"]


def test_every_amount_of_a_line_is_a_link_to_the_page_that_the_downloads_name(
    page: BeautifulSoup, tables: Rows
) -> None:
    known = {
        (f"{row['document_url']}#page={row['page']}", amount)
        for row in tables["appropriation_lines"]
        for amount in (row["before_dollars"], row["after_dollars"])
    }
    links = page.select("details table.ladder tbody td a, table.extra tbody tr td.num a")
    assert len(links) > 40
    for link in links:
        (amount,) = figures(words(link))
        place = attribute(link, "href")
        assert {(place, str(amount)), (place, f"-{amount}")} & known or "41" in place


def test_every_sum_on_the_page_is_one_of_the_downloads_or_adds_up_from_them(
    page: BeautifulSoup, tables: Rows
) -> None:
    rows = tables["appropriation_lines"]
    for part in page.select("details.agency"):
        total = part.select_one("tr.sum")
        if total is None:
            continue
        agency = words(part.select("summary .printed")[0])
        printed = [figures(words(cell)) for cell in total.select("td")]
        for stage, shown in zip(("governor", "committee", "enacted"), printed[1:4], strict=True):
            own = [
                int(row["after_dollars"])
                for row in rows
                if (row["agency"], row["stage"], row["kind"]) == (agency, stage, "adjustment")
                and row["is_lapse"] == "false"
            ]
            assert shown == [sum(own)]


def test_where_a_stage_has_no_such_line_the_page_says_so_and_calls_it_no_cut(
    english: BeautifulSoup,
) -> None:
    cells = [words(cell) for cell in line_rows(english)["Grants for Tutoring"].select("td")]
    assert cells == ["$50,000", "not matched", "not matched or set aside", "$52,000", "+$2,000"]
    cells = [words(cell) for cell in line_rows(english)["Tutoring Grant"].select("td")]
    assert cells == ["$50,000", "$55,000", "$55,000", "not matched", "cannot be compared"]
    text = words(english)
    assert [m.group() for m in re.finditer(r"[^.]*\bcuts?\b[^.]*", text)] == [
        " That is not the same as a cut: the line may have another name there"
    ]


def test_in_spanish_a_line_without_a_match_is_no_cut_either(site: Site) -> None:
    page = read(site, "es/money/index.html")
    assert words(line_rows(page)["Tutoring Grant"].select("td")[3]) == "no se halló"
    assert words(page).count("recorte") == 1


@pytest.mark.parametrize(
    ("account", "sentence"),
    [
        ("Struck", "The Governor vetoed this line."),
        ("Books", "Moved to “Books for Schools (STATE LIBRARY)”."),
        ("Family Visits", "New under this name."),
        ("Home Visits", "The same sum stands under “Family Visits (DEPARTMENT OF <SCHOOLS>)”"),
        ("Lunches", "a person confirmed that it is one line."),
        ("Same & Same", "A document itself gives it another name."),
        ("Tutoring Grant", "we have not confirmed it."),
    ],
)
def test_what_must_be_known_of_a_line_stands_in_its_row(
    english: BeautifulSoup, account: str, sentence: str
) -> None:
    row = line_rows(english)[account].th
    assert row is not None
    assert sentence in words(row)


def test_a_vetoed_line_and_a_moved_one_show_no_change(english: BeautifulSoup) -> None:
    rows = line_rows(english)
    assert words(rows["Struck"].select("td")[4]) == "vetoed"
    assert words(rows["Books"].select("td")[4]) == "moved"


def test_every_table_of_amounts_names_its_fiscal_year(page: BeautifulSoup) -> None:
    captions = [words(caption) for caption in page.select("table.ladder caption")]
    assert len(captions) == 4
    assert all("2026" in caption for caption in captions)
    extras = [words(c) for c in page.select("table.extra caption") if "GENERAL FUND" in words(c)]
    assert len(extras) == 2
    assert all("2025" in caption for caption in extras)


def test_names_of_the_documents_are_marked_as_english(site: Site) -> None:
    for name in line_rows(read(site, "es/money/index.html")).values():
        assert name.th is not None
        assert name.th.span is not None
        assert attribute(name.th.span, "lang") == "en"


def test_what_documents_print_is_shown_as_text(page: BeautifulSoup) -> None:
    assert page.find("schools") is None
    assert page.find("windows") is None
    assert SCHOOLS in words(page)


# ---------------------------------------------------------------- the chart


def test_the_chart_says_in_words_what_it_draws_and_where_its_data_is(page: BeautifulSoup) -> None:
    drawings = page.select("ul.changes svg")
    assert len(drawings) == 4
    for drawing in drawings:
        assert drawing["role"] == "img"
        title, description = drawing.find("title"), drawing.find("desc")
        assert isinstance(title, Tag)
        assert isinstance(description, Tag)
        assert attribute(drawing, "aria-labelledby").split() == [title["id"], description["id"]]
        assert "2026" in words(title)
        changes = [text for text in words(description).split("; ") if text]
        assert len(changes) == 3
        drawn = [words(text) for text in drawing.select("text")[1::2]]
        assert [text.partition(": ")[2] for text in changes] == drawn
    assert page.select('a[href$="data/budget_lines.csv"][download]')


def test_bars_of_what_was_asked_and_of_the_law_differ_in_more_than_colour(
    english: BeautifulSoup,
) -> None:
    for drawing in english.select("ul.changes svg"):
        kinds = [rect.get_attribute_list("class") for rect in drawing.select("rect")]
        labels = [words(text) for text in drawing.select("text")[::2]]
        assert labels == ["Governor", "Committee", "Law"]
        # Of Loans the committee changed nothing: no bar.
        assert kinds in ([["asked"], ["asked"], ["fill"]], [["asked"], ["fill"]])


# ---------------------------------------------------------------- what was voted on


def test_every_roll_call_of_the_budget_is_listed_and_its_page_is_there(
    page: BeautifulSoup, site: Site, tables: Rows
) -> None:
    path = "money/index.html"
    links = page.select('a[href*="roll-calls/"]')
    stems = {Path(attribute(link, "href")).stem for link in links}
    assert stems == {row["vote_event_id"] for row in tables["budget_votes"]}
    assert all(target(path, attribute(link, "href"))[0] in site for link in links)


def test_a_roll_call_says_its_question_its_tally_and_what_it_decided(
    english: BeautifulSoup,
) -> None:
    lines = [
        words(item) for item in english.select("ul.calls li") if item.select('a[href*="roll"]')
    ]
    assert len(lines) == 3
    assert lines[0].startswith("House roll call 1 : Passage of the bill. Passed, 3 to 2")
    assert "It decided this text as a whole: Law." in lines[0]
    # The lapse and the sums for a running year are lines of the document too.
    assert "15 of its budget lines are in this record, 11 of them of school agencies" in lines[0]
    assert "Its budget lines were not read." in lines[1]
    assert lines[0].endswith("This report card grades it.")
    assert lines[2].endswith("Not graded.")


def test_a_bill_that_nobody_voted_on_says_so(english: BeautifulSoup) -> None:
    assert "Asked for. The record has no roll call on this bill." in words(english)


def test_the_page_names_no_legislator(page: BeautifulSoup) -> None:
    text = words(page)
    for person in rich().facts.people:
        assert person.name not in text.split()
    assert page.select('a[href*="legislators/"]') == []


@pytest.mark.parametrize(
    ("prefix", "sentence"),
    [
        ("", "Not graded. This roll call counts in nobody's grade, and we hold no position on it."),
        ("es/", "No se califica. Esta votación nominal no cuenta en la calificación de nadie, y no "
                "tenemos ninguna posición sobre ella."),
    ],
)  # fmt: skip
def test_the_page_of_an_ungraded_roll_call_says_so_and_shows_everyones_vote(
    site: Site, prefix: str, sentence: str
) -> None:
    page = read(site, prefix + UNGRADED)
    assert words(page.select(".position")[0]) == sentence
    assert len(page.select("table.votes tbody tr")) == 5
    assert page.select("td.full, td.none") == []
    assert page.select(".did") == []


def test_the_page_of_an_ungraded_roll_call_is_named_by_its_bill_and_question(site: Site) -> None:
    page = read(site, UNGRADED)
    assert page.h1 is not None
    assert words(page.h1) == "HB\xa01: Passage of the bill".replace("\xa0", " ")
    assert page.title is not None
    assert words(page.title).startswith("HB 1: Passage of the bill: House roll call 9")


def test_the_page_of_a_roll_call_on_the_budget_leads_to_its_lines(site: Site) -> None:
    page = read(site, "roll-calls/2025-house-1.html")
    block = page.select(".budget")[0]
    assert "listed with the budget “Budget of 2026”. It became the budget." in words(block)
    # The record does not say of which year its sums are: no year is given to them.
    assert "fiscal year" not in words(block)
    assert attribute(block.select("a")[-1], "href") == "../money/index.html#fy2026"
    assert read(site, "money/index.html").find(id="fy2026") is not None


def test_a_roll_call_that_is_not_on_the_budget_says_nothing_of_it(site: Site) -> None:
    assert read(site, "roll-calls/2025-house-3.html").select(".budget") == []


def changed(repository: Path, **values: object) -> Site:
    """The site of the made-up budget with something else in it."""
    return rendered(with_money(replace(made_up_money(), **values)), repository)  # type: ignore[arg-type]  # fields of Money


@pytest.mark.parametrize(
    ("prefix", "sentence"),
    [
        ("", "Its sums are for fiscal years 2025 and 2026."),
        ("es/", "Sus cantidades son para los años fiscales 2025 y 2026."),
    ],
)
def test_the_years_of_a_bills_own_sums_are_on_both_pages(
    repository: Path, prefix: str, sentence: str
) -> None:
    bills = tuple(replace(bill, fiscal_years=(2025, 2026)) for bill in made_up_money().bills)
    site = changed(repository, bills=bills)
    for path in ("money/index.html", "roll-calls/2025-house-1.html"):
        assert sentence in words(read(site, prefix + path))


@pytest.mark.parametrize(
    ("prefix", "sentences"),
    [
        ("", ("The bill's history says that the House passed it on May 3, 2025; no roll call",
              "The bill's history says that the Senate did not pass it on May 2, 2025; no roll")),
        ("es/", ("El historial del proyecto dice que la Cámara lo aprobó el 3 de mayo de 2025;",
                 "El historial del proyecto dice que el Senado no lo aprobó el 2 de mayo de")),
    ],
)  # fmt: skip
def test_the_decision_of_a_chamber_that_the_record_has_no_roll_call_of_is_told(
    repository: Path, prefix: str, sentences: tuple[str, str]
) -> None:
    bill = made_up_money().bills[1]
    told = replace(bill, decisions=(HOUSE_3_MAY, SENATE_2_MAY))
    page = read(changed(repository, bills=(told,), votes=()), f"{prefix}money/index.html")
    assert all(sentence in words(page) for sentence in sentences)
    assert "The record has no roll call on this bill" not in words(page)


@pytest.fixture(scope="module")
def unsure() -> Edition:
    """The edition in which nobody has confirmed that house-9 was on an amendment."""
    return with_question(
        "2025-house-9",
        question_class="amendment",
        amendment_chamber="senate",
        amendment_schedule="A",
        confidence="inferred",
    )


@pytest.mark.parametrize(
    ("prefix", "flat", "likely"),
    [
        ("", "Senate amendment A", "Probably: Senate amendment A (nobody has confirmed it)"),
        ("es/", "Enmienda A del Senado",
         "Probablemente: Enmienda A del Senado (nadie lo ha confirmado)"),
    ],
)  # fmt: skip
def test_a_question_that_is_only_likely_is_nowhere_stated_flatly(
    repository: Path,
    unsure: Edition,
    book: Callable[[Edition, Language], BeautifulSoup],
    prefix: str,
    flat: str,
    likely: str,
) -> None:
    site = rendered(unsure, repository)
    part = book(unsure, "es" if prefix else "en").select_one("section#money")
    assert part is not None
    pages = [words(read(site, prefix + path)) for path in ("money/index.html", UNGRADED)]
    title = read(site, prefix + UNGRADED).title
    assert title is not None
    for text in (*pages, words(title), even(part.get_text())):
        assert likely in text
        assert text.count(flat) == text.count(likely)
        assert "It decided an amendment" not in text
        assert "Decidió una enmienda" not in text


def test_the_page_of_an_ungraded_roll_call_shows_nobodys_grade(site: Site) -> None:
    assert "grade" in words(read(site, "roll-calls/2025-house-1.html").select("table.votes")[0])
    assert "grade" not in words(read(site, UNGRADED).select("table.votes")[0])


# ---------------------------------------------------------------- what is told of the sums


@pytest.mark.parametrize(
    ("prefix", "sentence"),
    [
        ("", "Not in it are lines that this document does not have under that name, because the "
             "same money may stand in another row: Tutoring Grant ($50,000)."),
        ("es/", "porque el mismo dinero puede estar en otra fila: Tutoring Grant ($50,000)."),
    ],
)  # fmt: skip
def test_under_a_sum_that_its_rows_do_not_give_the_page_says_why(
    site: Site, prefix: str, sentence: str
) -> None:
    parts = read(site, f"{prefix}money/index.html").select("details.agency")
    assert sentence in words(parts[0])
    assert "Tutoring" not in words(parts[1])


def test_a_column_whose_rows_do_not_give_its_sum_says_both_figures(repository: Path) -> None:
    lines = tuple(
        replace(line, committee_dollars=None) if line.account == "Lunches" else line
        for line in made_up_money().budget_lines
    )
    page = read(changed(repository, budget_lines=lines), "money/index.html")
    assert (
        "In the column “Committee” the rows that show an amount give $1,805,000, and the sum is "
        "$1,895,000" in words(page)
    )


@pytest.mark.parametrize(
    ("prefix", "whole", "part"),
    [
        ("", "A section adds up when its lines give every total that is printed",
         "This record does not hold the documents whole"),
        ("es/", "Una sección cuadra cuando sus renglones dan todos los totales impresos",
         "Este registro no tiene los documentos enteros"),
    ],
)  # fmt: skip
def test_a_record_of_parts_of_documents_does_not_claim_that_whole_sections_add_up(
    repository: Path, site: Site, prefix: str, whole: str, part: str
) -> None:
    path = f"{prefix}money/index.html"
    assert whole in words(read(site, path))
    assert part not in words(read(site, path))
    documents = tuple(
        replace(d, partial_sections=(1,)) for d in made_up_money().documents if d.provenance
    )
    page = words(read(changed(repository, documents=documents), path))
    assert part in page
    assert whole not in page


def test_the_page_names_the_heading_and_the_funds_and_what_is_not_among_the_lines(
    english: BeautifulSoup,
) -> None:
    text = words(english)
    assert "under the heading “Education”, in this fund: GENERAL FUND." in text
    assert "is not among these lines." in text
    assert "every line of school money" not in text


def test_what_a_line_lost_is_not_called_lost(english: BeautifulSoup) -> None:
    assert "A sum that leaves a line may stand in another, such as a line that is new" in words(
        english
    )


# ---------------------------------------------------------------- documents and links


def test_documents_say_how_much_adds_up_and_which_were_not_read(english: BeautifulSoup) -> None:
    rows = [words(row) for row in english.select("table.extra tbody tr")]
    documents = [row for row in rows if "HB 1 of 2025" in row or "HB 2 of 2025" in row]
    assert len(documents) == 4
    assert documents[1].endswith("Committee · HB 1 of 2025 2 1")
    assert documents[3] == "Other act Law · HB 2 of 2025 not read"


def test_the_menu_leads_to_the_page_only_where_there_is_one(site: Site, repository: Path) -> None:
    menu = read(site, "index.html").select('nav a[href="money/index.html"]')
    assert [words(link) for link in menu] == ["School money"]
    without = rendered(made_up_edition(), repository)
    assert not [path for path in without if "money" in path]
    assert b"money/" not in without["index.html"]


def test_a_budget_whose_documents_nobody_read_shows_no_empty_heading(repository: Path) -> None:
    page = money_page(unread(made_up_money()), repository)
    assert "The documents of this budget were not read" in words(page)
    assert page.select("table.ladder, details, svg") == []
    headings = [words(tag) for tag in page.select("h3")]
    assert headings == ["What was voted on", "The documents"]


# ---------------------------------------------------------------- the book


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_book_prints_the_same_figures_as_the_page(
    language: Language, site: Site, book: Callable[[Edition, Language], BeautifulSoup]
) -> None:
    part = book(rich().edition, language).select_one("section#money")
    assert part is not None
    path = "money/index.html" if language == "en" else "es/money/index.html"
    page = read(site, path)
    on_page = [
        [even(cell.get_text()) for cell in row.select("td")]
        for row in page.select("table.ladder tbody tr")
    ]
    in_book = [
        [even(cell.get_text()) for cell in row.select("td")]
        for row in part.select("table.ladder tbody tr")
    ]
    assert in_book == on_page
    assert len(in_book) > 15


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ("This report card grades it.", "Not graded.", "Tutoring Grant ($50,000).",
                "in this fund: GENERAL FUND.")),
        ("es", ("Esta boleta la califica.", "No se califica.", "Tutoring Grant ($50,000).",
                "en este fondo: GENERAL FUND.")),
    ],
)  # fmt: skip
def test_the_book_says_what_is_graded_which_lines_these_are_and_what_the_sums_leave_out(
    language: Language,
    sentences: tuple[str, ...],
    book: Callable[[Edition, Language], BeautifulSoup],
) -> None:
    part = book(rich().edition, language).select_one("section#money")
    assert part is not None
    assert all(sentence in even(part.get_text()) for sentence in sentences)


def test_a_book_without_a_budget_has_no_part_about_it(
    book: Callable[[Edition, Language], BeautifulSoup],
) -> None:
    whole = book(made_up_edition(), "en")
    assert whole.select("#money") == []
    assert whole.select('a[href="#money"]') == []


def test_the_part_about_money_is_in_the_contents_and_the_bookmarks(repository: Path) -> None:
    with opened(written(rich().edition, "es", repository)) as pdf:
        titles = [mark.title for mark in bookmarks(pdf) if mark.level == 1]
    assert "Los fondos para las escuelas en el presupuesto" in titles
    assert titles.index("Los fondos para las escuelas en el presupuesto") == len(titles) - 2


# ---------------------------------------------------------------- vetoes, and what was not read


def vetoed(account: str) -> Money:
    """The budget with another line that the Governor struck."""
    money = made_up_money()
    return replace(
        money,
        budget_lines=tuple(
            replace(x, is_vetoed=x.is_vetoed or x.account == account) for x in money.budget_lines
        ),
        lines=tuple(
            replace(x, is_vetoed=x.is_vetoed or (x.account, x.stage) == (account, "enacted"))
            for x in money.lines
        ),
    )


def money_page(money: Money, repository: Path) -> BeautifulSoup:
    return read(rendered(with_money(money), repository), "money/index.html")


def test_a_moved_line_that_was_vetoed_is_called_vetoed_and_says_where_it_is_from(
    repository: Path,
) -> None:
    row = line_rows(money_page(vetoed("Books for Schools"), repository))["Books for Schools"]
    assert words(row).startswith("Books for Schools The Governor vetoed this line. Moved here from")
    assert words(row.select("td")[4]) == "vetoed"


def test_the_sum_of_an_agency_with_a_vetoed_line_has_no_change_and_says_why(
    english: BeautifulSoup,
) -> None:
    [row] = [row for row in english.select("table.ladder")[0].select("tbody tr") if row.a and
             words(row.a) == SCHOOLS]  # fmt: skip
    assert "holds the lines that the Governor vetoed" in words(row)
    assert words(row.select("td")[4]) == "cannot be compared"


NOT_READ = "The documents of this budget were not read, so its lines are not shown."
NONE_ADDS_UP = "No line of a school agency was read that adds up, so none is shown."
BELOW = "What was voted on stands below."


def unread(money: Money) -> Money:
    documents = tuple(replace(d, sections=0, provenance=None) for d in money.documents)
    return replace(money, documents=documents, lines=(), budget_lines=(), open_lines=(), bonds=())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (unread, f"Fiscal year 2026. {NOT_READ} {BELOW}"),
        (lambda m: Money(cycles=m.cycles), f"Fiscal year 2026. {NOT_READ}"),
        (
            lambda m: replace(m, lines=(), budget_lines=(), open_lines=(), bonds=()),
            f"Fiscal year 2026. {NONE_ADDS_UP} {BELOW}",
        ),
        (
            lambda m: replace(m, cycles=(replace(m.cycles[0], fiscal_years=(2026, 2027)),)),
            f"Fiscal year 2027. {NONE_ADDS_UP} {BELOW}",
        ),
    ],
    ids=["not read", "no documents", "set aside", "one year of two"],
)
def test_a_year_without_lines_says_why_and_promises_only_what_is_there(
    repository: Path, change: Callable[[Money], Money], said: str
) -> None:
    section = money_page(change(made_up_money()), repository).select_one("section[aria-labelledby]")
    assert section is not None
    assert words(section).startswith(f"Budget of 2026 {said}")
    assert (BELOW in said) == ("What was voted on Each roll call" in words(section))


def test_a_roll_call_on_a_document_that_was_set_aside_does_not_call_it_unread(
    repository: Path,
) -> None:
    money = replace(made_up_money(), lines=(), budget_lines=(), open_lines=(), bonds=())
    said = words(money_page(money, repository))
    assert "It decided this text as a whole: Law. None of its budget lines is in this rec" in said

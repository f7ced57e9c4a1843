"""One receipt in four places: explain, page, PDF and CSV print the same points and sentences."""

import csv
import io
import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st

from reportcard.edition.downloads import csv_bytes
from reportcard.language import catalogue
from reportcard.model.numbers import hundredths
from reportcard.model.points import printed_sum
from reportcard.model.scores import AdjustLine, Result
from reportcard.model.text import LANGUAGES, Language
from reportcard.scoring.explain import explain_lines
from tests.edition.pdf_reading import even, laid_out
from tests.edition.rich import PARTIES, rich
from tests.edition.site_reading import Site, read, rendered, words
from tests.properties import PROPERTY

SNAPSHOTS = Path(__file__).parent / "snapshots"
EVERYBODY = (*PARTIES, "Sol")
POINTS = re.compile(r"^(?:- )?\S+ (\d+\.\d\d) \S+ (\d+\.\d\d) \S+:")
STEP = re.compile(r": ([+\u2212]?\d+\.\d\d)$")


def told(name: str, language: Language, repository: Path) -> list[str]:
    """What explain prints of somebody."""
    return list(
        explain_lines(
            rich().scored,
            rich().facts,
            f"ocd-person/{name}",
            language,
            translate=catalogue(language, repository / "templates" / "locale"),
            robustness=rich().robustness,
        )
    )


def result_of(name: str) -> Result:
    return next(r for r in rich().scored.results if r.person_id == f"ocd-person/{name}")


def slug_of(name: str) -> str:
    pages = rich().edition.legislators
    return next(p.person.slug for p in pages if p.person.person_id == f"ocd-person/{name}")


@pytest.fixture(scope="module")
def site(repository: Path) -> Site:
    return rendered(rich().edition, repository)


@pytest.fixture(scope="module")
def books(repository: Path) -> dict[Language, BeautifulSoup]:
    return {language: laid_out(rich().edition, language, repository) for language in LANGUAGES}


@pytest.fixture(scope="module")
def tables() -> dict[str, list[dict[str, str]]]:
    return {
        table.name: list(csv.DictReader(io.StringIO(csv_bytes(table).decode(), newline="")))
        for table in rich().edition.tables
    }


def page_of(site: Site, name: str, language: Language) -> BeautifulSoup:
    folder = "" if language == "en" else f"{language}/"
    return read(site, f"{folder}legislators/{slug_of(name)}.html")


# ---------------------------------------------------------------- the same points


def points_told(lines: list[str]) -> list[tuple[str, str]]:
    return [
        (found[1], found[2])
        for line in lines
        if line.startswith("- ") and (found := POINTS.match(line))
    ]


def points_on_page(page: BeautifulSoup) -> list[tuple[str, str]]:
    rows = page.select("table.receipt:not(.left-out):not(.steps) tbody td.num")
    return [_pair(words(cell)) for cell in rows]


def points_on_paper(card: Tag) -> list[tuple[str, str]]:
    rows = card.select("table.marks tbody tr:not(.cat)")
    cells = [even(cell.get_text()) for row in rows if (cell := row.select_one("td.n"))]
    return [_pair(cell) for cell in cells if len(re.findall(r"\d+\.\d\d", cell)) == 2]


def _pair(text: str) -> tuple[str, str]:
    earned, possible = re.findall(r"\d+\.\d\d", text)
    return earned, possible


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EVERYBODY)
def test_all_four_places_print_the_same_points_in_the_same_order(
    name: str,
    language: Language,
    repository: Path,
    site: Site,
    books: dict[Language, BeautifulSoup],
    tables: dict[str, list[dict[str, str]]],
) -> None:
    printed = points_told(told(name, language, repository))
    card = books[language].select_one(f"section.card#{slug_of(name)}")
    assert card is not None
    assert len(printed) == result_of(name).criteria_counted or name in PARTIES
    assert points_on_page(page_of(site, name, language)) == printed
    assert points_on_paper(card) == printed
    rows = [
        (row["earned_shown"], row["possible_shown"])
        for row in tables["marks"]
        if row["person_id"] == f"ocd-person/{name}" and row["counted"] == "true"
    ]
    assert sorted(rows) == sorted(printed)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EVERYBODY)
def test_the_steps_to_the_score_are_the_same_in_all_four_places(
    name: str,
    language: Language,
    repository: Path,
    site: Site,
    books: dict[Language, BeautifulSoup],
    tables: dict[str, list[dict[str, str]]],
) -> None:
    steps = [found[1] for line in told(name, language, repository) if (found := STEP.search(line))]
    page = page_of(site, name, language)
    assert [words(cell) for cell in page.select("table.steps td.num")] == steps
    card = books[language].select_one(f"section.card#{slug_of(name)}")
    assert card is not None
    paper = [even(cell.get_text()) for cell in card.select("table.marks td.n")]
    assert [cell for cell in paper if cell in steps] == [
        cell for cell in paper if re.fullmatch(r"[+\u2212]?\d+\.\d\d", cell)
    ]
    items = [
        row["points_shown"]
        for row in tables["adjustments"]
        if row["person_id"] == f"ocd-person/{name}"
    ]
    assert sorted(items) == sorted(step.removeprefix("+") for step in steps[: len(items)])
    (row,) = [r for r in tables["scores"] if r["person_id"] == f"ocd-person/{name}"]
    assert {row["raw_shown"], row["curved_shown"], row["limited_shown"]} <= {*steps, ""}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EVERYBODY)
def test_how_steady_a_grade_is_is_said_in_the_same_words_everywhere(
    name: str,
    language: Language,
    repository: Path,
    site: Site,
    books: dict[Language, BeautifulSoup],
) -> None:
    lines = told(name, language, repository)
    heading = {"en": "How steady this grade is:", "es": "Qué tan firme es esta calificación:"}
    said = [line[2:] for line in lines[lines.index(heading[language]) + 1 :]]
    assert len(said) >= 5
    page = page_of(site, name, language)
    assert [words(item) for item in page.select("section.steady li")] == said
    label = words(page.select(".steadiness")[0])
    assert label in lines
    main = [words(item) for item in page.select("section.steady > ul li")]
    assert 2 <= len(main) <= 3
    card = books[language].select_one(f"section.card#{slug_of(name)}")
    assert card is not None
    steady = card.select_one("p.steady")
    assert steady is not None
    assert even(steady.get_text()).endswith(" ".join(main))
    box = card.select_one(".grade")
    assert box is not None
    assert label in even(box.get_text())


def test_every_sentence_that_explain_prints_of_a_line_stands_on_the_page(
    repository: Path, site: Site
) -> None:
    for name in EVERYBODY:
        page = words(page_of(site, name, "en"))
        for line in told(name, "en", repository):
            note = line.strip()
            if line.startswith("  ") and not re.match(
                r"Our position|Source|Official|Tally|Table|More", note
            ):
                assert note in page, (name, note)


# ---------------------------------------------------------------- every kind of line


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Ben", "voted No on the vote in committee (Education), January 12, 2025, HB 2"),
        ("Eva", "Abstained, on the vote in committee (Education)"),
        ("Ana", "Tally sheet of the committee: https://www.example.org/sheet, line 1, SHA-256 "),
        ("Ben", "The governor asked for Yes. It helps."),
        ("Ben", "Their party (Republican) in this roll call: 0 Yes, 2 No."),
        ("Ana", "Question effect. Points for how far the bills came: 2; the most in the chamber"),
        ("Eva", "Question attendance. Took part in 6 of 7 roll calls."),
        ("Ana", "Question q-pledge. Answered Yes."),
        ("Cy", "Question q-pledge. Did not answer."),
        ("Ben", "Question q-scale. Answered 3, on a scale up to 10."),
        ("Ana", "Question letter. Did what was asked."),
        ("Cy", "Question letter. No record that they did it."),
        ("Ana", "Source: https://www.example.org/letter"),
        ("Cy", "points: Paired, for our position, on House roll call 8,"),
        ("Cy", "absent or not voting; the reason was added with its source: Paired, for Yes."),
        ("Eva", "School lunches: $5,000,000 for fiscal year 2026, compared with $4,000,000,"),
        ("Eva", "The money was one of many things in one roll call."),
        (
            "Eva",
            "One of several questions on this roll call: where all count, it weighs 4/3, not 2.",
        ),
        ("Ana", "One of 2 roll calls that count together: the best one counts."),
        ("Ana", "Of what is added, at most 5 points count: +5.00"),
        ("Ben", "Voted for vouchers (the record: Voted against our position): \u22122.33"),
        ("Ben", "On the curve: 10 + 0.9 x the score so far: 35.09"),
        ("Ana", "No score is above 100: 100.00"),
        ("Eva", "Limited, because of the votes that were missed: 49.00"),
        ("Ana", "All years: a score of 75, from 2 cycles that counted."),
        ("Cy", "Set to B by P. One and Q. Two on January 28, 2025; the rules alone give D,"),
        ("Eva", "Grade: F. Score: 49 of 100."),
    ],
)
def test_each_kind_of_line_says_what_the_record_says(
    name: str, sentence: str, repository: Path
) -> None:
    assert sentence in "\n".join(told(name, "en", repository))


def test_a_question_that_is_no_part_of_the_score_stands_apart(repository: Path) -> None:
    lines = told("Ana", "en", repository)
    start = lines.index("Asked and shown, and no part of the base score:")
    assert "(Question 7): Voted for our position." in lines[start + 1]
    assert not any("Question 7" in line for line in lines[:start])


def test_the_words_of_one_position_are_not_those_of_another(site: Site) -> None:
    page = words(page_of(site, "Ben", "en"))
    assert "Voted against what was asked" in page
    assert "Voted with the majority of their party" in page


@pytest.mark.parametrize("name", ["Ana", "Eva"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_receipt_reads_as_it_was_read_and_found_good(
    name: str, language: Language, repository: Path
) -> None:
    snapshot = SNAPSHOTS / f"{name.lower()}.{language}.txt"
    assert "\n".join(told(name, language, repository)) + "\n" == snapshot.read_text("utf-8")


# ---------------------------------------------------------------- methodology


def test_the_methodology_is_made_of_the_rubric(site: Site) -> None:
    page = words(read(site, "methodology.html"))
    for sentence in (
        "At most 5 points are added in all.",
        "All scores are then moved on one line: 10 + 0.9 x the score.",
        "A limit holds for whoever has this record in 1 of the votes or more: Absent or not voting",
        "Under that limit a score of 50 or more becomes 49.",
        "The score over all years: each cycle counts the same.",
        "Signed the letter",
        "weigh less than 3 together",
        "Set to B by P. One and Q. Two",
        "The record has 3 roll calls of this topic in the time covered; 1 is scored.",
        "Of 1 nobody has said why it is not.",
        "very sure",
    ):
        assert sentence in page
    spanish = words(read(site, "es/methodology.html"))
    assert "En total se suman como máximo 5 puntos." in spanish


def test_weights_in_effect_stand_beside_those_that_were_written(site: Site) -> None:
    (table,) = [
        table
        for table in read(site, "sensitivity.html").select("table.plain")
        if table.caption and "in effect" in words(table.caption)
    ]
    assert words(table.tbody.select("tr")[0]).startswith("Schools House 75%")  # type: ignore[union-attr]


# ---------------------------------------------------------------- the sums


def test_what_is_printed_adds_up_for_everybody() -> None:
    for result in rich().scored.results:
        printed = printed_sum(result, rich().scored.rubric)
        assert printed is not None
        assert printed.base + printed.bonus - printed.penalty == printed.raw


amounts = st.fractions(min_value=0, max_value=20, max_denominator=60)


@PROPERTY
@given(amounts, st.lists(amounts, max_size=4), st.lists(amounts, max_size=4))
def test_base_bonus_and_penalty_add_up_however_they_are_rounded(
    base: Fraction, gains: list[Fraction], losses: list[Fraction]
) -> None:
    lines = (
        *(AdjustLine(f"g{n}", "bonus", points, None, points) for n, points in enumerate(gains)),
        *(AdjustLine(f"l{n}", "penalty", -points, None, points) for n, points in enumerate(losses)),
    )
    bonus, penalty = sum(gains, Fraction(0)), sum(losses, Fraction(0))
    raw = base + bonus - penalty
    result = _with(base, raw, bonus, penalty, lines)
    printed = printed_sum(result, rich().scored.rubric)
    assert printed is not None
    assert printed.base + printed.bonus - printed.penalty == printed.raw == hundredths(raw)
    assert sum(printed.items[: len(gains)]) == printed.bonus
    assert -sum(printed.items[len(gains) :]) == printed.penalty
    exact = [line.points * 100 for line in lines]
    assert all(abs(shown - e) < 1 for shown, e in zip(printed.items, exact, strict=True))
    assert abs(printed.bonus - bonus * 100) < 1
    assert abs(printed.penalty - penalty * 100) < 1


def _with(
    base: Fraction, raw: Fraction, bonus: Fraction, penalty: Fraction, lines: tuple[AdjustLine, ...]
) -> Result:
    return replace(
        result_of("Ana"),
        base=base, raw=raw, score=raw, bonus=bonus, penalty=penalty, adjustments=lines,
    )  # fmt: skip


def write_snapshots(repository: Path) -> None:
    """Write the snapshots anew: read them before you keep them."""
    SNAPSHOTS.mkdir(exist_ok=True)
    for name in ("Ana", "Eva"):
        for language in LANGUAGES:
            text = "\n".join(told(name, language, repository)) + "\n"
            (SNAPSHOTS / f"{name.lower()}.{language}.txt").write_text(text, "utf-8")


if __name__ == "__main__":
    write_snapshots(Path(__file__).parents[2])

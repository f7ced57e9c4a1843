"""The press kit: every figure can be counted anew from a download, and nothing is typed by hand."""

import csv
import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reportcard.edition import pdf
from reportcard.edition.contexts import Edition, build_edition
from reportcard.edition.contexts.press import Condition, Figure
from reportcard.edition.downloads import csv_bytes
from reportcard.model.text import Language
from tests.edition.rich import rich
from tests.edition.site_reading import Site, made_up_edition, read, rendered, words
from tests.edition.world import made_up_about, made_up_facts, made_up_scored

Row = dict[str, str]
EDITIONS = {"made up": made_up_edition(), "everything": rich().edition}


@pytest.fixture(scope="module", params=EDITIONS)
def edition(request: pytest.FixtureRequest) -> Edition:
    return EDITIONS[request.param]


@pytest.fixture(scope="module")
def site(repository: Path) -> Site:
    return rendered(rich().edition, repository)


def rows_of(edition: Edition, name: str) -> list[Row]:
    table = next(table for table in edition.tables if table.name == name)
    return list(csv.DictReader(io.StringIO(csv_bytes(table).decode())))


def holds(condition: Condition, row: Row) -> bool:
    cell = row[condition.column]
    wanted = [row[condition.same_as]] if condition.same_as else condition.values
    return (cell in wanted) != condition.is_not


def counted(edition: Edition, figure: Figure) -> tuple[int, int]:
    """What anybody counts who does as the page says."""
    among = [
        row for row in rows_of(edition, figure.table) if all(holds(c, row) for c in figure.among)
    ]
    return sum(all(holds(c, row) for c in figure.where) for row in among), len(among)


def test_every_figure_is_what_its_rows_in_the_download_give(edition: Edition) -> None:
    figures = [figure for chamber in edition.press.chambers for figure in chamber.figures]
    assert {"top_grades", "all_chances"} <= {figure.kind for figure in figures}
    for figure in figures:
        assert (figure.count, figure.of) == counted(edition, figure), figure
        assert figure.of > 0


def test_a_figure_about_another_record_is_another_one() -> None:
    scored = made_up_scored()
    spoilt = replace(
        scored, results=tuple(replace(r, grade="F", graded="F") for r in scored.results)
    )
    edition = build_edition(facts=made_up_facts(), scored=spoilt, about=made_up_about())
    top = edition.press.chambers[0].figures[0]
    assert (top.kind, top.count) == ("top_grades", 0)
    assert EDITIONS["made up"].press.chambers[0].figures[0].count > 0


def test_the_middle_score_is_that_of_the_download(edition: Edition) -> None:
    for chamber in edition.press.chambers:
        rows = rows_of(edition, "scores")
        printed = {r["chamber_median_shown"] for r in rows if r["chamber"] == chamber.chamber}
        assert printed == {chamber.middle or ""}


def test_nothing_is_said_of_steady_letters_where_nobody_measured_them() -> None:
    kinds = {
        f.kind for chamber in EDITIONS["made up"].press.chambers for f in chamber.figures
    }  # fmt: skip
    assert "steady" not in kinds
    everything = {f.kind for c in EDITIONS["everything"].press.chambers for f in c.figures}
    assert "steady" in everything


@pytest.mark.parametrize("path", ["press.html", "es/press.html"])
def test_the_page_says_each_figure_and_where_it_is_counted(site: Site, path: str) -> None:
    page = read(site, path)
    said = [words(item) for item in page.select("[aria-labelledby=figures] li")]
    figures = [f for chamber in rich().edition.press.chambers for f in chamber.figures]
    of_spanish = path.startswith("es/")
    for figure in figures:
        share = f"{figure.count} {'de' if of_spanish else 'of'} {figure.of} "
        table = f"{figure.table}.csv"
        assert any(share in text and table in text for text in said), (share, said)


@pytest.mark.parametrize(
    ("path", "cited"),
    [
        ("press.html", "Edition everything, July 1, 2026."),
        ("es/press.html", "Edición everything, 1 de julio de 2026."),
    ],
)
def test_the_citation_names_edition_and_day(site: Site, path: str, cited: str) -> None:
    assert cited in words(read(site, path).select(".cite")[0])


@pytest.mark.parametrize(("path", "language"), [("press.html", "en"), ("es/press.html", "es")])
def test_every_chart_is_there_as_figures_and_as_a_drawing(
    site: Site, path: str, language: str
) -> None:
    linked = {a["href"] for a in read(site, path).select("[aria-labelledby=charts] td a")}
    up = "../" if language == "es" else ""
    files = rich().edition.charts.files
    assert files
    assert linked == {f"{up}charts/{f.name}.csv" for f in files} | {
        f"{up}charts/{f.name}.{language}.svg" for f in files
    }


@pytest.mark.parametrize(
    ("path", "do", "do_not"),
    [("press.html", "Write:", "Do not write:"), ("es/press.html", "Escriba:", "No escriba:")],
)
def test_each_way_to_describe_a_grade_stands_beside_what_not_to_write(
    site: Site, path: str, do: str, do_not: str
) -> None:
    items = [words(item) for item in read(site, path).select("[aria-labelledby=describe] li")]
    assert len(items) >= 6
    assert all(text.startswith(do) and do_not in text for text in items)


def test_the_page_names_whom_to_write_to(site: Site) -> None:
    email = rich().edition.press.email
    assert re.fullmatch(r"\S+@\S+", email)
    assert read(site, "press.html").find("a", href=f"mailto:{email}") is not None


# ---------------------------------------------------------------- a preview under embargo


@pytest.fixture(scope="module")
def preview(repository: Path) -> Site:
    about = replace(made_up_about(), embargo=date(2030, 3, 4))
    edition = build_edition(facts=made_up_facts(), scored=made_up_scored(), about=about)
    return rendered(edition, repository)


def test_search_engines_are_told_to_leave_every_page_of_a_preview(preview: Site) -> None:
    for path in (path for path in preview if path.endswith(".html")):
        robots = read(preview, path).find("meta", attrs={"name": "robots"})
        assert robots is not None, path
        assert "noindex" in str(robots["content"]), path


def test_only_a_preview_tells_them_so_and_has_a_mark(site: Site, preview: Site) -> None:
    page = read(site, "index.html")
    assert page.find("meta", attrs={"name": "robots"}) is None
    assert page.find(id="embargo-over") is None
    marked = read(preview, "es/index.html")
    assert marked.body is not None
    assert marked.body["data-mark"] == "Embargada"
    over = marked.find(id="embargo-over")
    assert over is not None
    assert over["data-from"] == "2030-03-04"
    assert over.has_attr("hidden")  # only a script can know what day it is


def test_the_press_page_of_a_preview_names_the_day(preview: Site) -> None:
    assert "March 4, 2030" in words(read(preview, "press.html"))
    assert "4 de marzo de 2030" in words(read(preview, "es/press.html"))


@pytest.mark.parametrize(
    ("language", "mark"),
    [("en", "EMBARGOED until March 4, 2030"), ("es", "EMBARGADA hasta el 4 de marzo de 2030")],
)
def test_the_printed_preview_has_the_day_at_the_head_of_every_page(
    repository: Path, monkeypatch: pytest.MonkeyPatch, language: Language, mark: str
) -> None:
    laid_out: list[tuple[str, str]] = []

    def note(page: str, style: str) -> bytes:
        laid_out.append((page, style))
        return b""

    monkeypatch.setattr(pdf, "_write_pdf", note)
    for embargo in (None, date(2030, 3, 4)):
        about = replace(made_up_about(), embargo=embargo)
        edition = build_edition(facts=made_up_facts(), scored=made_up_scored(), about=about)
        folder = repository / "templates"
        pdf.render_report_card(
            edition, language, templates_dir=folder, locale_dir=folder / "locale"
        )
    (usual, usual_style), (page, style) = laid_out
    assert 'data-mark=""' in usual
    assert f'data-mark="{mark}"' in page
    assert "string(mark)" not in usual_style
    assert style.count("content: string(mark)") == 2  # the cover has margins of its own

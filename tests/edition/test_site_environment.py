"""The template engine: strict about words, and about mistakes in a template."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from reportcard.edition.environment import breakable, build_environment
from reportcard.errors import UserError
from reportcard.model.text import Text
from tests.edition.site_reading import made_up_edition, rendered


@pytest.fixture
def locale_dir(repository: Path) -> Path:
    return repository / "templates" / "locale"


@pytest.fixture
def templates(tmp_path: Path, repository: Path) -> Path:
    for name in ("site", "assets"):
        shutil.copytree(repository / "templates" / name, tmp_path / "templates" / name)
    return tmp_path / "templates"


def spoil(template: Path, old: str, new: str) -> int:
    """Replace the first `old`; gives the line it stood on."""
    text = template.read_text("utf-8")
    assert old in text
    template.write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_a_message_without_spanish_stops_the_build_and_is_named(
    templates: Path, repository: Path
) -> None:
    spoil(templates / "site" / "base.html", "Skip to the page", "Jump over there")
    with pytest.raises(UserError, match="There is no Spanish for: Jump over there"):
        rendered(made_up_edition(), repository, templates=templates)


def test_a_name_that_does_not_exist_is_given_with_file_and_line(
    templates: Path, repository: Path
) -> None:
    template = templates / "site" / "legislator.html"
    line = spoil(template, "page.shortfalls", "page.shortcomings")
    with pytest.raises(UserError) as error:
        rendered(made_up_edition(), repository, templates=templates)
    (problem,) = error.value.problems
    assert (problem.file, problem.line) == (str(template), line)
    assert "has no attribute 'shortcomings'" in problem.message
    assert "docs/templates.md" in problem.hint


def test_a_tag_that_is_not_closed_is_given_with_file_and_line(
    templates: Path, repository: Path
) -> None:
    template = templates / "site" / "data.html"
    line = spoil(template, "{% if masthead.notice %}", "{% if masthead.notice }")
    with pytest.raises(UserError) as error:
        rendered(made_up_edition(), repository, templates=templates)
    (problem,) = error.value.problems
    assert (problem.file, problem.line) == (str(template), line)


def test_a_template_that_is_missing_is_named(templates: Path, repository: Path) -> None:
    (templates / "site" / "parts.html").unlink()
    with pytest.raises(UserError, match=r"parts\.html"):
        rendered(made_up_edition(), repository, templates=templates)


@pytest.mark.parametrize(
    ("source", "english", "spanish"),
    [
        ("{{ day|day }}", "June 2, 2025", "2 de junio de 2025"),
        ("{{ day|iso }}", "2025-06-02", "2025-06-02"),
        ("{{ text|t }}", "School", "Escuela"),
        (
            "{{ 'absent_or_not_voting'|word('option') }}",
            "Absent or not voting",
            "Ausente o no votó",
        ),
        ("{{ 'walked out'|word('option') }}", "walked out", "walked out"),
        ("{{ none|word('option') }}", "Not on the sheet", "No aparece en la hoja oficial"),
        ("{{ 12345|thousands }}", "12,345", "12,345"),
        ("{{ 'https://a.org/'|http }}", "True", "True"),
        ("{{ 'javascript:alert(1)'|http }}", "False", "False"),
        ("{{ '<b>'}}", "&lt;b&gt;", "&lt;b&gt;"),
    ],
)
def test_filters_write_in_the_language_of_the_page(
    locale_dir: Path, source: str, english: str, spanish: str
) -> None:
    fields = {"day": date(2025, 6, 2), "text": Text("School", "Escuela")}
    for language, expected in (("en", english), ("es", spanish)):
        environment = build_environment(
            language,  # type: ignore[arg-type]  # given as plain text
            folder=locale_dir,
            locale_dir=locale_dir,
        )
        assert environment.from_string(source).render(fields) == expected


def test_a_long_name_may_break_after_an_underscore_and_is_escaped() -> None:
    assert breakable("a_b_<i>") == "a_<wbr>b_<wbr>&lt;i&gt;"


@pytest.mark.parametrize("sign", ["\u202e", "\u2067", "\x1b", "\x07", "\uffff"])
def test_no_sign_of_a_name_turns_the_figures_beside_it_around(
    templates: Path, locale_dir: Path, sign: str
) -> None:
    environment = build_environment("en", folder=templates / "site", locale_dir=locale_dir)
    template = environment.from_string("{{ name }}: $1,000 {{ name|safe }}")
    assert template.render(name=f"Aid{sign} <i>") == "Aid &lt;i&gt;: $1,000 Aid <i>"


def test_tabs_accents_and_soft_hyphens_stay(templates: Path, locale_dir: Path) -> None:
    environment = build_environment("en", folder=templates / "site", locale_dir=locale_dir)
    text = "Bañado\tpre\u00adk\n\u00a0x"
    assert environment.from_string("{{ name }}").render(name=text) == text

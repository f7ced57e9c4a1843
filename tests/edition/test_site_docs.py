"""docs/templates.md names every template, filter and field there is, and none besides."""

import re
from pathlib import Path

import pytest

from reportcard.edition.environment import build_environment
from tests.edition import template_blocks
from tests.edition.template_fields import CHAPTER, GIVEN, chapter, records, undescribed


@pytest.fixture(scope="module")
def guide(repository: Path) -> str:
    return (repository / "docs" / "templates.md").read_text("utf-8")


def first_cells(guide: str, heading: str) -> list[str]:
    """The first column of the tables in a chapter, without their headings."""
    text = guide.partition(f"## {heading}")[2].partition("\n## ")[0]
    return re.findall(r"^\| `([^`]+)`", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("folder", "heading"),
    [("site", "The web site"), ("assets", "Style and script"), ("pdf", "The PDF")],
)
def test_every_template_is_described_and_none_that_is_gone(
    guide: str, repository: Path, folder: str, heading: str
) -> None:
    files = [path.name for path in (repository / "templates" / folder).iterdir()]
    assert sorted(first_cells(guide, heading)) == sorted(files)


def test_every_filter_is_described_and_none_that_is_gone(guide: str, tmp_path: Path) -> None:
    ours = build_environment("en", folder=tmp_path, locale_dir=tmp_path).filters
    theirs = build_environment("en", folder=tmp_path, locale_dir=tmp_path).__class__().filters
    described = {
        cell.partition("\\|")[2].partition("(")[0]
        for cell in first_cells(guide, "Names and filters")
        if "\\|" in cell
    }
    assert described == set(ours) - set(theirs)


def test_the_record_of_each_page_is_named_beside_its_template(guide: str) -> None:
    table = guide.partition("## The web site")[2].partition("\n## ")[0]
    pages = {record.__name__ for record in GIVEN if record.__name__.endswith("Page")}
    assert set(re.findall(r"\| (\w+Page) \|", table)) == pages


def test_every_block_of_a_page_is_listed_and_none_that_is_gone(
    guide: str, repository: Path
) -> None:
    table = guide.partition(template_blocks.CHAPTER)[2].partition("\n## ")[0]
    listed = [line for line in table.splitlines() if line.startswith("| `")]
    if listed != template_blocks.rows(repository / "templates"):
        pytest.fail(
            f"The chapter “{template_blocks.CHAPTER}” of docs/templates.md is out of date. Put in "
            "its table what this prints: python -m tests.edition.template_blocks",
            pytrace=False,
        )


def test_every_field_of_a_page_has_a_sentence() -> None:
    ours = [record for record in records() if record.__module__.startswith("reportcard.edition")]
    assert len(ours) > 25
    assert {record.__name__: undescribed(record) for record in ours if undescribed(record)} == {}


def test_the_chapter_of_fields_is_the_one_of_the_program(guide: str) -> None:
    if guide.partition(CHAPTER)[2] != chapter().partition(CHAPTER)[2]:
        pytest.fail(
            f"The chapter “{CHAPTER}” of docs/templates.md is out of date. Put in its place what "
            "this prints: python -m tests.edition.template_fields",
            pytrace=False,
        )

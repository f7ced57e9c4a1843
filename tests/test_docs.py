"""Docs cannot rot: commands, options, tables, figures, links and versions are those of the code."""

import csv
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from reportcard import __version__, errors
from reportcard.cli.commands import commands
from reportcard.model.tables import Table
from reportcard.scoring.load import load_rubric
from tests.conftest import REPOSITORY
from tests.edition.rich import rich
from tests.messages import uses_in
from tests.test_layers import ALLOWED

DOCS = [
    path.relative_to(REPOSITORY).as_posix()
    for path in (*sorted(REPOSITORY.glob("*.md")), *sorted(REPOSITORY.glob("docs/*.md")))
]
EVERY_DOC = pytest.mark.parametrize("name", DOCS)


def text_of(repository: Path, name: str) -> str:
    return (repository / name).read_text(encoding="utf-8")


# ---------------------------------------------------------------- commands


def every_command(made: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    yield path, made
    if isinstance(made, click.Group):
        for name, child in sorted(made.commands.items()):
            yield from every_command(child, f"{path} {name}")


def sections(text: str) -> dict[str, str]:
    """The text below each heading of the second level."""
    parts = re.split(r"(?m)^## (.+)$", text)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_each_command_has_its_section_and_no_other_has_one(repository: Path) -> None:
    described = sections(text_of(repository, "docs/commands.md"))
    found = {title for title in described if title.startswith("reportcard")}
    assert found == {path for path, _made in every_command(commands(), "reportcard")}


def test_each_section_lists_the_options_of_its_command_and_no_other(repository: Path) -> None:
    described = sections(text_of(repository, "docs/commands.md"))
    wrong = {}
    for path, made in every_command(commands(), "reportcard"):
        listed = set(re.findall(r"(?m)^\| `(--[a-z-]+)", described[path]))
        options = {n for p in made.params if isinstance(p, click.Option) for n in p.opts}
        if listed != options:
            wrong[path] = listed ^ options
    assert wrong == {}


def test_the_exit_codes_are_those_of_the_program(repository: Path) -> None:
    described = sections(text_of(repository, "docs/commands.md"))["Exit codes"]
    codes = [int(code) for code in re.findall(r"(?m)^\| (\d+) \|", described)]
    ours = [value for name, value in vars(errors).items() if name.startswith("EXIT_")]
    assert codes == sorted(ours)


def boxes(text: str) -> Iterator[str]:
    """The lines inside boxes."""
    for box in re.findall(r"(?ms)^ *```\w*\n(.*?)^ *```", text):
        yield from (line.strip() for line in box.splitlines())


def command_lines(text: str) -> Iterator[list[str]]:
    """The arguments of every `reportcard ...` in a box, and of those in running text."""
    inline = re.findall(r"`((?:\S+=\S+ )?(?:\.venv/bin/)?reportcard [^`]*)`", text)
    for line in [*boxes(text), *inline]:
        if match := re.match(r"(?:\w+=\w+ )?(?:\.venv/bin/)?reportcard(?: (.*))?$", line):
            yield shlex.split((match[1] or "").partition(" > ")[0])


def parse(arguments: list[str]) -> None:
    """Read a command line as the program would, without doing anything."""
    made = commands()
    while isinstance(made, click.Group) and arguments and not arguments[0].startswith("-"):
        name, *arguments = arguments
        if name not in made.commands:
            raise click.UsageError(f"no command {name}")
        made = made.commands[name]
    made.make_context(made.name, list(arguments))


@EVERY_DOC
def test_every_command_line_shown_can_be_typed(repository: Path, name: str) -> None:
    wrong = []
    for arguments in command_lines(text_of(repository, name)):
        try:
            parse(arguments)
        except click.exceptions.Exit:
            continue  # --help and --version end at once
        except click.UsageError as error:
            if not mentions_a_command_only(arguments):
                wrong.append((arguments, error.format_message()))
    assert wrong == []


def mentions_a_command_only(arguments: list[str]) -> bool:
    """`reportcard collect` in running text names the command: its arguments may be left out."""
    return " ".join(["reportcard", *arguments]) in dict(every_command(commands(), "reportcard"))


@EVERY_DOC
def test_every_make_target_named_exists(repository: Path, name: str) -> None:
    makefile = text_of(repository, "Makefile")
    targets = set(re.findall(r"(?m)^([a-z-]+):", makefile))
    text = text_of(repository, name)
    named = set(re.findall(r"`make ([a-z-]+)", text))
    named |= {line.split()[1] for line in boxes(text) if line.startswith("make ")}
    assert named - targets == set()


# ---------------------------------------------------------------- links and versions


@EVERY_DOC
def test_every_relative_link_leads_somewhere(repository: Path, name: str) -> None:
    here = repository / name
    wrong = []
    for link in re.findall(r"\]\(([^)\s]+)\)", here.read_text(encoding="utf-8")):
        path, _hash, heading = link.partition("#")
        if "://" in path:
            continue
        target = (here.parent / path) if path else here
        if not target.exists() or (heading and heading not in headings(target)):
            wrong.append(link)
    assert wrong == []


def headings(path: Path) -> set[str]:
    """The addresses of a page's headings."""
    titles = re.findall(r"(?m)^#+ (.+)$", path.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_the_readme_leads_to_every_page_of_the_docs(repository: Path) -> None:
    linked = set(re.findall(r"\((docs/[\w-]+\.md|CHANGELOG\.md)", text_of(repository, "README.md")))
    reached = linked | {
        f"docs/{link}"
        for page in linked
        for link in re.findall(r"\(([\w-]+\.md)", text_of(repository, page))
    }
    assert {name for name in DOCS if not name.startswith("README")} - reached == set()


def test_the_changelog_has_the_version(repository: Path) -> None:
    assert __version__ in text_of(repository, "CHANGELOG.md")


@EVERY_DOC
def test_no_figure_is_left_to_fill_in(repository: Path, name: str) -> None:
    assert re.findall(r"@@\w*@@|TODO|FIXME|XXX", text_of(repository, name)) == []


# ---------------------------------------------------------------- architecture


def test_the_architecture_names_every_part_of_the_engine(repository: Path) -> None:
    text = text_of(repository, "docs/architecture.md")
    parts = {
        path.name + ("/" if path.is_dir() else "")
        for path in (repository / "src" / "reportcard").iterdir()
        if not path.name.startswith(("_", "py.typed"))
    }
    assert [part for part in sorted(parts) if f" {part}" not in text] == []


def test_the_architecture_names_no_file_that_is_not_there(repository: Path) -> None:
    text = text_of(repository, "docs/architecture.md")
    known = {
        path.name for d in ("src", "scrapers", "tests") for path in (repository / d).rglob("*")
    }
    named = set(re.findall(r"[\w.-]+\.(?:py|sql|yml)\b", text))
    assert named - known == set()


def test_the_layers_of_the_architecture_are_those_that_are_tested(repository: Path) -> None:
    text = text_of(repository, "docs/architecture.md")
    for layer in ("collect", "store", "scoring", "edition"):
        assert f"`{layer}`" in text
        assert ALLOWED[layer] & {"collect", "store", "scoring", "edition"} == {layer}


# ---------------------------------------------------------------- the staff guide


@pytest.fixture(scope="module")
def advice(repository: Path) -> list[list[str]]:
    """What the guide quotes of sentences, as the pieces between what is left out ("...")."""
    cells = re.findall(
        r"(?m)^\| (?!the sentence|-)([^|]+) \|", text_of(repository, "docs/staff-guide.md")
    )
    quoted = [alternative for cell in cells for alternative in cell.split(" / ")]
    return [[piece.strip() for piece in text.split("...") if piece.strip()] for text in quoted]


def says(message: str, pieces: list[str]) -> bool:
    """Whether a message says these pieces in this order."""
    return re.search(".*".join(re.escape(piece) for piece in pieces), message, re.S) is not None


def test_every_sentence_that_the_guide_quotes_is_one_of_the_program(
    repository: Path, advice: list[list[str]]
) -> None:
    messages = [
        m for use in uses_in(repository) for m in ([use.id] if isinstance(use.id, str) else use.id)
    ]
    assert [pieces for pieces in advice if not any(says(m, pieces) for m in messages)] == []


def test_the_guide_has_advice_for_everything_that_is_set_aside(
    repository: Path, advice: list[list[str]]
) -> None:
    sentences = [
        use.id
        for use in uses_in(repository)
        if use.place.startswith("src/reportcard/store/") and isinstance(use.id, str)
        if "{event}:" in use.id
    ]
    assert len(sentences) >= 10
    assert [s for s in sentences if not any(says(s, pieces) for pieces in advice)] == []


# ---------------------------------------------------------------- data and sample


@pytest.fixture(scope="module")
def tables() -> tuple[Table, ...]:
    """Every table that an edition can have: that of a rubric with every block."""
    return rich().edition.tables


def test_the_data_page_lists_every_table_and_no_other(
    repository: Path, tables: tuple[Table, ...]
) -> None:
    listed = re.findall(r"(?m)^\| `(\w+)` \|", text_of(repository, "docs/data.md"))
    assert listed == [table.name for table in tables]


def test_every_table_and_column_is_described_in_both_languages(tables: tuple[Table, ...]) -> None:
    texts = [(table.name, table.title) for table in tables]
    texts += [(f"{t.name}.{c.name}", c.description) for t in tables for c in t.columns]
    wrong = [
        name
        for name, text in texts
        if not text.en.strip() or not text.es.strip() or text.en == text.es
    ]
    assert wrong == []


def test_the_figures_of_the_sample_are_those_of_its_tables(repository: Path) -> None:
    folder = repository / "scrapers" / "us_ct" / "sample" / "tables"
    roll_calls = rows(folder / "roll_calls.csv")
    votes = [
        name
        for row in roll_calls
        for column in ("yes", "no", "not_voting")
        for name in row[column].split("; ")
        if name
    ]
    people = {row["person_id"] for row in rows(folder.parent.parent / "people" / "terms.csv")}
    counted = {
        "roll calls of the House": sum(row["chamber"] == "house" for row in roll_calls),
        "roll calls of the Senate": sum(row["chamber"] == "senate" for row in roll_calls),
        "votes of members in them": len(votes),
        "bills": len(rows(folder / "bills.csv")),
        "sponsors of bills": len(rows(folder / "sponsorships.csv")),
        "people who held a seat": len(people),
        "lines of the budget for fiscal year 2027": len(rows(folder / "appropriation_lines.csv")),
    }
    first, _second = figures(text_of(repository, "docs/sample.md"))
    assert first == counted


def test_the_figures_of_the_rubric_are_those_of_its_file(repository: Path) -> None:
    path = repository / "rubrics" / "ct-education-2025-2026.yml"
    criteria = load_rubric(path, shown_as=path.name).criteria
    chambers = [getattr(criterion, "chamber", None) for criterion in criteria]
    counted = {
        "roll calls of the House": chambers.count("house"),
        "roll calls of the Senate": chambers.count("senate"),
        "sponsoring a bill": chambers.count(None),
    }
    _first, second = figures(text_of(repository, "docs/sample.md"))
    assert second == counted


def figures(text: str) -> list[dict[str, int]]:
    """The tables of figures of a page, in order."""
    found = re.findall(r"(?m)^\|[^\n]*\| how many \|\n\|[-|]+\n((?:\|.*\n)+)", text)
    return [
        {name: int(count) for name, count in re.findall(r"(?m)^\| (.+?) \| (\d+) \|", table)}
        for table in found
    ]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))

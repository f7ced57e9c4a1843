"""Every command and every option explains itself, in both languages."""

import re
from collections.abc import Iterator

import click
import pytest

from reportcard import __version__
from reportcard.cli.commands import commands
from tests.cli.conftest import Reportcard

# What click would say in English if a word of its own slipped through.
CLICKS_OWN = (
    "Usage:",
    "Options",
    "Commands",
    "OPTIONS",
    "COMMAND",
    "ARGS",
    "Show this",
    "[required]",
    "TEXT",
    "PATH",
    "BOOLEAN",
    "Error",
    "Try ",
)


def every_command(made: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of every command, groups included."""
    yield path
    if isinstance(made, click.Group):
        for name, child in sorted(made.commands.items()):
            yield from every_command(child, (*path, name))


def find(path: tuple[str, ...]) -> click.Command:
    """A command by its words."""
    made = commands()
    for word in path:
        assert isinstance(made, click.Group)
        made = made.commands[word]
    return made


EVERY = pytest.mark.parametrize(
    "path", list(every_command(commands())), ids=lambda path: " ".join(path) or "reportcard"
)


@EVERY
def test_every_command_and_option_has_a_help_text(path: tuple[str, ...]) -> None:
    made = find(path)
    assert made.help
    options = [p for p in made.params if isinstance(p, click.Option)]
    assert [option.name for option in options if not option.help] == []
    assert "--help" in {name for option in options for name in option.opts}


@EVERY
def test_help_is_printed_on_stdout_and_succeeds(
    reportcard: Reportcard, path: tuple[str, ...]
) -> None:
    shown = reportcard(*path, "--help")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith(" ".join(["Usage: reportcard", *path]))


@EVERY
def test_spanish_help_is_spanish_throughout(reportcard: Reportcard, path: tuple[str, ...]) -> None:
    english, spanish = reportcard(*path, "--help"), reportcard(*path, "--help", language="es")
    assert spanish.code == 0
    assert spanish.out.startswith(" ".join(["Uso: reportcard", *path]))
    assert [word for word in CLICKS_OWN if word in spanish.out] == []
    assert sentences(spanish.out) & sentences(english.out) == set()


def sentences(text: str) -> set[str]:
    """The lines of a help text without the names of commands and options at their beginning."""
    lines = (re.sub(r"^  \S+( \S+)?  +", "", line).strip() for line in text.splitlines())
    return {line for line in lines if line}


def test_the_list_of_commands_shows_whole_sentences(reportcard: Reportcard) -> None:
    shown = reportcard("--help").out
    assert "..." not in shown.partition("Commands:")[2]
    assert "What the store holds, and what was set aside and why" in shown


def test_a_command_asked_in_english_after_spanish_answers_in_english(
    reportcard: Reportcard,
) -> None:
    before = reportcard("--help").out
    reportcard("--help", language="es")
    assert reportcard("--help").out == before


def test_without_a_command_the_help_goes_to_stderr(reportcard: Reportcard) -> None:
    shown = reportcard()
    assert (shown.code, shown.out) == (2, "")
    assert shown.err.startswith("Usage: reportcard")


def test_the_version_is_printed(reportcard: Reportcard) -> None:
    assert reportcard("--version").out == f"reportcard {__version__}\n"

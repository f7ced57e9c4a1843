"""Options that several commands share, and what may be written after an option."""

import re
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import click

from reportcard.cli.spoken import option
from reportcard.language import N_, _
from reportcard.model.text import LANGUAGES, Language
from reportcard.project import Project, find_project, require_project


def to_day(_context: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    """The day that an option names."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        message = _("{value} is not a day; write it like 2025-06-02.").format(value=value)
        raise click.BadParameter(message, param=parameter) from None


def to_language(
    _context: click.Context, parameter: click.Parameter, value: str | None
) -> Language | None:
    """The language that an option names."""
    if value is not None and value not in LANGUAGES:
        message = _("{value} is not one of {words}.")
        words = ", ".join(LANGUAGES)
        raise click.BadParameter(message.format(value=value, words=words), param=parameter)
    return value


def to_name(_context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """The name of an edition, which becomes a folder and part of an address."""
    if value is not None and not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", value):
        message = _("{value} cannot be the name of an edition: use letters, digits and hyphens.")
        raise click.BadParameter(message.format(value=value), param=parameter)
    return value


def to_address(_context: click.Context, parameter: click.Parameter, value: str | None) -> str:
    """A public address that an option names; "" where it names none."""
    if value is None:
        return ""
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"\s", value):
        message = _(
            "{value} is not a public address; write it like https://example.org/report-card."
        )
        raise click.BadParameter(message.format(value=value), param=parameter)
    return value


project_option = option(
    "--project",
    "project_dir",
    type=click.Path(path_type=Path),
    default=None,
    metavar=N_("DIR"),
    help=N_("The project folder; without it the nearest one upward from here."),
)

rubric_option = option(
    "--rubric",
    default=None,
    metavar=N_("FILE"),
    help=N_("The rubric file; without it the project's only one."),
)

language_option = option(
    "--lang",
    "language",
    callback=to_language,
    default=None,
    metavar="[en|es]",
    help=N_("Language of the answer; without it that of the terminal."),
)


def chosen_project(project_dir: Path | None) -> Project:
    """The project that the user named, or the one that the current folder lies in."""
    return require_project(project_dir) if project_dir else find_project(Path.cwd())

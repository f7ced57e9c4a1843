"""Options that several commands share."""

from pathlib import Path

import click

from reportcard.language import N_
from reportcard.project import Project, find_project, require_project

project_option = click.option(
    "--project",
    "project_dir",
    type=click.Path(path_type=Path),
    default=None,
    help=N_("The project folder; without it the nearest one upward from here."),
)

rubric_option = click.option(
    "--rubric",
    default=None,
    metavar="FILE",
    help=N_("The rubric file; without it the project's only one."),
)

language_option = click.option(
    "--lang",
    "language",
    type=click.Choice(["en", "es"]),
    default=None,
    help=N_("Language of the answer; without it that of the terminal."),
)


def chosen_project(project_dir: Path | None) -> Project:
    """The project that the user named, or the one that the current folder lies in."""
    return require_project(project_dir) if project_dir else find_project(Path.cwd())

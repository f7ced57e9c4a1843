"""Commands that make a project folder: new project."""

import shutil
from pathlib import Path

import click

from reportcard.cli.terminal import narrate
from reportcard.errors import EXIT_OK, UserError
from reportcard.language import N_, _
from reportcard.project import CONTENT, bundled_content


@click.group(help=N_("Make something new."))
def new() -> None:
    """A group, so that other new things may follow."""


@new.command(
    help=N_(
        "Make a project folder DIR with rubrics, scrapers and templates of your own to edit. "
        "DIR must not exist yet."
    )
)
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
def project(folder: Path) -> int:
    """Copy the content that travels with the package."""
    if folder.exists():
        raise UserError(
            _("{folder} exists already: name a folder that does not.").format(folder=folder)
        )
    for name in CONTENT:
        shutil.copytree(
            bundled_content() / name, folder / name, ignore=shutil.ignore_patterns("__pycache__")
        )
    narrate(_("Made {folder}. Next: cd {folder}, then reportcard sample.").format(folder=folder))
    return EXIT_OK


COMMANDS = (new,)

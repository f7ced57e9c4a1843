"""Commands that make a project folder: new project."""

import shutil
from pathlib import Path

import click

from reportcard.cli.spoken import Group, command
from reportcard.cli.terminal import narrate
from reportcard.errors import EXIT_MACHINE_NOT_READY, EXIT_OK, UserError
from reportcard.language import N_, _
from reportcard.machine import find_machine_reason
from reportcard.project import CONTENT, bundled_content

_LEFT_BEHIND = shutil.ignore_patterns("__pycache__")
# A project holds only the templates that it changes; it begins with a note that says how.
_COPIED_FROM = {"templates": "templates/of-a-project"}


@command(
    help=N_(
        "Make a project folder DIR with rubrics and scrapers of your own to edit, and a place for "
        "templates of your own. DIR must not exist yet."
    )
)
@click.argument("folder", type=click.Path(path_type=Path), metavar=N_("DIR"))
def project(folder: Path) -> int:
    """Copy the content that travels with the package, but not its templates."""
    if folder.exists():
        raise UserError(
            _("{folder} exists already: name a folder that does not.").format(folder=folder)
        )
    try:
        for name in CONTENT:
            source = bundled_content() / _COPIED_FROM.get(name, name)
            shutil.copytree(source, folder / name, ignore=_LEFT_BEHIND)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)  # half a project would stand in the way
        reason = find_machine_reason(error) or str(error)
        message = _("{folder} could not be made ({reason}). Choose a folder that you may write to.")
        raise UserError(
            message.format(folder=folder, reason=reason), exit_code=EXIT_MACHINE_NOT_READY
        ) from error
    narrate(_("Made {folder}. Next: cd {folder}, then reportcard sample.").format(folder=folder))
    return EXIT_OK


new = Group(name="new", help=N_("Make something new."), commands=[project])

COMMANDS = (new,)

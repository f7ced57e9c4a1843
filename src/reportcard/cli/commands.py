"""The tree of commands, with every help text in the language of the terminal."""

import click

from reportcard import __version__
from reportcard.cli import checking, collecting, projects, publishing
from reportcard.language import N_, _

_HELP = N_("Report cards for elected officials: from the official page to the published grade.")


def commands() -> click.Group:
    """All commands, translated."""
    group = click.Group(name="reportcard", help=_HELP)
    for module in (publishing, collecting, checking, projects):
        for command in module.COMMANDS:
            group.add_command(command)
    click.version_option(__version__, prog_name="reportcard", help=N_("Print the version."))(group)
    _translate(group)
    return group


def _translate(command: click.Command) -> None:
    """Put help texts into the language of the terminal; they are marked with N_ where they stand.

    A text that is translated already has no translation, so doing it twice changes nothing.
    """
    command.help = _(command.help) if command.help else None
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.help:
            parameter.help = _(parameter.help)
    if isinstance(command, click.Group):
        for child in command.commands.values():
            _translate(child)

"""The tree of commands, with every text in the language of the terminal."""

import click

from reportcard import __version__
from reportcard.cli import (
    checking,
    collecting,
    coverage,
    crosscheck,
    endorsing,
    importing,
    projects,
    publishing,
    reviewing,
    sensitivity,
    serving,
    topics,
)
from reportcard.cli.spoken import Group, Option, spoken
from reportcard.language import N_

_HELP = N_("Report cards for elected officials: from the official page to the published grade.")


def commands() -> click.Command:
    """All commands, in the language that was set last."""
    group = Group(name="reportcard", help=_HELP)
    for module in (
        publishing, serving, collecting, coverage, crosscheck, importing, topics, reviewing,
        checking, sensitivity, endorsing, projects,
    ):  # fmt: skip
        for command in module.COMMANDS:
            group.add_command(command)
    click.version_option(
        __version__,
        cls=Option,
        message="reportcard %(version)s",
        help=N_("Print the version."),
    )(group)
    return spoken(group)

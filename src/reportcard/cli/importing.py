"""Commands that take spreadsheets into the project: import tidy, import remove."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportcard.cli.options import chosen_project, project_option
from reportcard.cli.spoken import Group, command, option
from reportcard.cli.terminal import narrate, tell_problems
from reportcard.errors import EXIT_LEFT_SOMETHING_OUT, EXIT_OK
from reportcard.language import N_

if TYPE_CHECKING:
    from reportcard.pipeline.importing import ImportReport

# A screenful: with a member forgotten, every roll call has a gap.
_SHOWN = 40


@command(
    name="tidy",
    help=N_(
        "Check the tables in the folder DIR (people.csv, roll_calls.csv, votes.csv and others), "
        "keep them in the project and load them into its store. A single mistake, and nothing is "
        "loaded. The guide to spreadsheets explains each table."
    ),
)
@click.argument("folder", type=click.Path(path_type=Path), metavar=N_("DIR"))
@option(
    "--name",
    default=None,
    metavar=N_("NAME"),
    help=N_("What the project calls them; without it the name of the folder."),
)
@project_option
def import_tidy(folder: Path, name: str | None, project_dir: Path | None) -> int:
    """Import one folder of tables."""
    from reportcard.pipeline import importing as pipeline

    report = pipeline.import_tidy(
        project=chosen_project(project_dir), folder=folder, name=name, now=datetime.now(tz=UTC)
    )
    return _tell(report)


@command(
    name="remove",
    help=N_("Take the import NAME out of the project and its store."),
)
@click.argument("name", metavar=N_("NAME"))
@project_option
def remove(name: str, project_dir: Path | None) -> int:
    """Forget one import."""
    from reportcard.pipeline import importing as pipeline

    report = pipeline.remove_import(project=chosen_project(project_dir), name=name)
    return _tell(report)


def _tell(report: "ImportReport") -> int:
    tell_problems(report.problems)
    tell_problems(report.gaps, at_most=_SHOWN)
    for sentence in report.sentences:
        narrate(sentence)
    return EXIT_LEFT_SOMETHING_OUT if report.problems or report.gaps else EXIT_OK


importing = Group(
    name="import",
    help=N_("Take spreadsheets into the project, so that they can be scored without a scraper."),
    commands=[import_tidy, remove],
)

COMMANDS = (importing,)

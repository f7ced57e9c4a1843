"""The command that compares the project's own table of terms with a copy of openstates/people."""

import csv
import sys
from datetime import date
from pathlib import Path

import click

from reportcard.cli.options import chosen_project, project_option, to_day
from reportcard.cli.spoken import command, option
from reportcard.cli.terminal import narrate, tell_problems
from reportcard.errors import EXIT_LEFT_SOMETHING_OUT, EXIT_OK
from reportcard.language import N_, _


@command(
    help=N_(
        "Compare the table of terms with a copy of openstates/people: FOLDER is the copy's folder "
        "of one place, such as data/xx. Prints the rows that differ as the copy would have them, "
        "ready to paste; nothing is changed. Rows with a note are left alone."
    )
)
@click.argument("folder", type=click.Path(path_type=Path), metavar=N_("FOLDER"))
@option(
    "--since",
    callback=to_day,
    default=None,
    metavar=N_("DAY"),
    help=N_(
        "Leave alone what was given up before this day, for example 2025-01-08; without it, before "
        "the last session but one began."
    ),
)
@option(
    "--commit",
    default="main",
    metavar=N_("COMMIT"),
    help=N_("The commit of the copy, for the addresses in the rows."),
)
@option(
    "--place",
    metavar=N_("PLACE"),
    help=N_("The place whose terms are meant, where several have some."),
)
@project_option
def people(
    folder: Path, since: date | None, commit: str, place: str | None, project_dir: Path | None
) -> int:
    """Print rows on stdout and what differs on stderr."""
    from reportcard.pipeline import people as pipeline

    report = pipeline.review_people(
        project=chosen_project(project_dir),
        folder=folder,
        since=since,
        commit=commit,
        place=place,
    )
    rows = {tuple(i.row.values()): i.row for i in report.unexplained if i.row is not None}
    writer = csv.DictWriter(sys.stdout, report.columns, lineterminator="\n")
    writer.writerows(rows.values())
    tell_problems(item.problem for item in report.unexplained)
    explained = len(report.differences) - len(report.unexplained)
    narrate(
        _("Seats compared: {n}. Differences that the table's notes explain: {m}.").format(
            n=report.compared, m=explained
        )
    )
    return EXIT_LEFT_SOMETHING_OUT if report.unexplained else EXIT_OK

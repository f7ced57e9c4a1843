"""The command that reports how sure the grades are, and signs the report: sensitivity."""

from datetime import UTC, datetime
from pathlib import Path

import click

from reportcard.cli.options import (
    chosen_project,
    language_option,
    project_option,
    rubric_option,
)
from reportcard.cli.spoken import command, option
from reportcard.cli.terminal import narrate
from reportcard.errors import EXIT_OK, UserError
from reportcard.language import N_, _, terminal_language
from reportcard.model.text import Language


@command(
    help=N_(
        "Write the sensitivity report: what the grades rest on and what could change them. "
        "Prints its SHA-256. A report card is published only when somebody has signed the report."
    )
)
@rubric_option
@option("--sample", "of_sample", is_flag=True, help=N_("Report on the sample."))
@option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    metavar=N_("FILE"),
    help=N_("The file to write (Markdown); one in the folder reviews unless given."),
)
@option(
    "--sign",
    "signed_by",
    default=None,
    metavar=N_("NAME"),
    help=N_("Your name, in quotes: you have read the report that stands in the file."),
)
@option(
    "--note",
    default=None,
    metavar=N_("NOTE"),
    help=N_("With --sign: what you want to remember of it, in quotes."),
)
@language_option
@project_option
def sensitivity(
    *,
    rubric: str | None,
    of_sample: bool,
    out: Path | None,
    signed_by: str | None,
    note: str | None,
    language: Language | None,
    project_dir: Path | None,
) -> int:
    """Print the report's hash and file on stdout, as sha256sum does."""
    from reportcard.pipeline import signing as pipeline

    project = chosen_project(project_dir)
    spoken = language or terminal_language()
    if signed_by is None:
        made, is_signed = pipeline.write_sensitivity(
            project=project, rubric=rubric, language=spoken, of_sample=of_sample, out=out
        )
    elif of_sample:
        raise UserError(_("The sample needs no sign-off: it is labelled as illustrative."))
    else:
        made = pipeline.sign_sensitivity(
            project=project,
            rubric=rubric,
            language=spoken,
            signed_by=signed_by,
            signed_on=datetime.now(tz=UTC).date(),
            note=note,
            out=out,
        )
        is_signed = True
    click.echo(f"{made.sha256}  {made.path}")
    if is_signed:
        narrate(_("This report is signed: reportcard build publishes."))
    elif not of_sample:
        narrate(_('Nobody has signed this report: read it, then add --sign "NAME".'))
    return EXIT_OK


COMMANDS = (sensitivity,)

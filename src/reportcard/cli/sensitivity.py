"""The command that reports how sure the grades are, and signs the report: sensitivity."""

from collections.abc import Iterator
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
from reportcard.language import N_, _, ngettext, terminal_language
from reportcard.model.text import Language

# More of a difference than that nobody reads on a screen.
MOST_LINES = 40


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
        found = pipeline.write_sensitivity(
            project=project, rubric=rubric, language=spoken, of_sample=of_sample, out=out
        )
    elif of_sample:
        raise UserError(_("The sample needs no sign-off: it is labelled as illustrative."))
    else:
        found = pipeline.sign_sensitivity(
            project=project,
            rubric=rubric,
            language=spoken,
            signed_by=signed_by,
            signed_on=datetime.now(tz=UTC).date(),
            note=note,
            out=out,
        )
    click.echo(f"{found.made.sha256}  {found.made.path}")
    for sentence in (*found.told, *_first_lines(found.difference)):
        narrate(sentence)
    if found.is_signed:
        narrate(_("This report is signed: reportcard build publishes."))
    elif not of_sample:
        narrate(_('Nobody has signed this report: read it, then add --sign "NAME".'))
    return EXIT_OK


def _first_lines(difference: str) -> Iterator[str]:
    """The difference as far as it fits on a screen; the file has all of it."""
    lines = difference.splitlines()
    yield from (f"  {line}" for line in lines[:MOST_LINES])
    if (more := len(lines) - MOST_LINES) > 0:
        yield ngettext("... and {n} more line.", "... and {n} more lines.", more).format(n=more)


COMMANDS = (sensitivity,)

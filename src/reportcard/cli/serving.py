"""The command that shows a report card on this machine while its templates change: serve."""

from pathlib import Path

import click

from reportcard.cli.options import chosen_project, project_option, rubric_option
from reportcard.cli.spoken import command, option
from reportcard.cli.terminal import narrate
from reportcard.errors import EXIT_OK
from reportcard.language import N_, _


@command(
    help=N_(
        "Show the pages in a browser on this machine, and make them anew whenever a template, a "
        "Spanish text, the rubric or a statement is saved. Nothing is published; Ctrl-C ends it."
    )
)
@rubric_option
@option("--sample", "of_sample", is_flag=True, help=N_("Show the sample."))
@option(
    "--port",
    type=click.IntRange(1, 65535),
    default=None,
    metavar=N_("NUMBER"),
    help=N_("The port to listen on; without it 8000, or any free one where that is taken."),
)
@project_option
def serve(rubric: str | None, of_sample: bool, port: int | None, project_dir: Path | None) -> int:
    """Print the address on stdout once it answers; what changes and mistakes on stderr."""
    from reportcard.pipeline import serving as pipeline

    try:
        pipeline.serve(
            project=chosen_project(project_dir),
            rubric=rubric,
            of_sample=of_sample,
            port=port,
            tell=narrate,
            ready=_tell_address,
        )
    except KeyboardInterrupt:
        narrate(_("The preview has ended."))
    return EXIT_OK


def _tell_address(address: str) -> None:
    narrate(_("Open this address in a browser on this machine. Ctrl-C ends the preview."))
    click.echo(address)


COMMANDS = (serve,)

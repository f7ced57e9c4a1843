"""Commands that fill the store: collect, status."""

from datetime import UTC, datetime
from pathlib import Path

import click

from reportcard.cli.options import chosen_project, project_option
from reportcard.cli.progress import progress
from reportcard.cli.spoken import command, option
from reportcard.cli.terminal import narrate, tell_problems, waiting_sentences
from reportcard.errors import EXIT_LEFT_SOMETHING_OUT, EXIT_OK
from reportcard.language import N_, _

# A screenful: with a source missing, hundreds of roll calls can say the same.
_SHOWN = 40


@command(
    help=N_(
        "Fetch official pages, load them into the store and check that they add up. "
        "SOURCE is a folder below scrapers/, for example place/roll_calls; place alone means all "
        "of its sources. Interrupted, it goes on where it stopped; run again, it asks only for "
        "what may have changed."
    )
)
@click.argument("sources", nargs=-1, required=True, metavar=N_("SOURCE..."))
@option(
    "--session",
    "sessions",
    multiple=True,
    required=True,
    metavar=N_("SESSION"),
    help=N_("A session to collect, for example 2025; may be given several times."),
)
@option(
    "--base-url",
    "base_urls",
    multiple=True,
    metavar=N_("ADDRESS"),
    help=N_(
        "Ask another host, for example a test copy; rows keep the official addresses. "
        "SESSION=ADDRESS asks it for files of that session only; may be given several times."
    ),
)
@option("--offline", is_flag=True, help=N_("Fetch nothing: rebuild the store from the archive."))
@project_option
def collect(
    sources: tuple[str, ...],
    sessions: tuple[str, ...],
    base_urls: tuple[str, ...],
    offline: bool,
    project_dir: Path | None,
) -> int:
    """Run the stages fetch, parse, load, resolve and reconcile."""
    from reportcard.pipeline import collecting as pipeline

    project = chosen_project(project_dir)
    with progress() as bar:
        report = pipeline.collect(
            project=project,
            source_ids=sources,
            sessions=sessions,
            base_urls=base_urls,
            offline=offline,
            progress=bar,
            now=lambda: datetime.now(tz=UTC),
        )
    tell_problems(report.problems, at_most=_SHOWN)
    for sentence in report.sentences():
        narrate(sentence)
    return EXIT_LEFT_SOMETHING_OUT if report.problems else EXIT_OK


@command(help=N_("What the store holds, and what was set aside and why."))
@project_option
def status(project_dir: Path | None) -> int:
    """Print counts on stdout and what is in quarantine on stderr."""
    from reportcard.pipeline import checking as pipeline

    found = pipeline.read_status(chosen_project(project_dir))
    for name, count in found.counts:
        click.echo(f"{name}\t{count}")
    tell_problems(found.problems)
    if not found.problems and found.is_of_spreadsheets:
        narrate(_("Nothing is set aside: every member has a row in every roll call."))
    elif not found.problems:
        narrate(_("Nothing is set aside: everything adds up."))
    if found.is_of_spreadsheets:
        narrate(_("The votes are from spreadsheets: no official document was compared."))
    for sentence in waiting_sentences(found.waiting):
        narrate(sentence)
    return EXIT_LEFT_SOMETHING_OUT if found.problems else EXIT_OK


COMMANDS = (collect, status)

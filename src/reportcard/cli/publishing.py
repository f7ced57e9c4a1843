"""Commands that make report cards: sample, build, explain."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportcard.cli.options import (
    chosen_project,
    language_option,
    project_option,
    rubric_option,
    to_address,
    to_day,
    to_name,
)
from reportcard.cli.progress import progress
from reportcard.cli.spoken import command, option
from reportcard.cli.terminal import narrate, tell_problems
from reportcard.errors import EXIT_LEFT_SOMETHING_OUT, EXIT_OK
from reportcard.language import N_, terminal_language
from reportcard.model.text import Language

if TYPE_CHECKING:
    from reportcard.pipeline.publishing import BuildReport


pdf_option = option(
    "--no-pdf",
    "with_pdf",
    flag_value=False,
    default=True,
    help=N_("Leave out the PDFs, which take longest; no page links to one then."),
)


@command(
    help=N_(
        "Build the sample report card from the facts that travel with the program, and print where "
        "to look. Needs no network."
    )
)
@pdf_option
@project_option
def sample(with_pdf: bool, project_dir: Path | None) -> int:
    """Run every stage on the embedded sample."""
    from reportcard.pipeline import sample as pipeline

    project = chosen_project(project_dir)
    with progress() as bar:
        report = pipeline.build_sample(
            project=project, progress=bar, now=lambda: datetime.now(tz=UTC), with_pdf=with_pdf
        )
    return _tell(report)


@command(
    help=N_(
        "Score everybody with a rubric and publish the report card: web pages, PDF and data. "
        "A build that fails leaves the last report card as it was. Somebody must have signed the "
        "sensitivity report first."
    )
)
@rubric_option
@option(
    "--name",
    callback=to_name,
    default=None,
    metavar=N_("NAME"),
    help=N_("Name of the edition; the rubric's id unless given."),
)
@option(
    "--date",
    "built_on",
    callback=to_day,
    default=None,
    metavar=N_("DAY"),
    help=N_("The day printed on the report card; that of the newest record unless given."),
)
@option(
    "--draft",
    "is_draft",
    is_flag=True,
    help=N_("Build without a sign-off; every page says that it is a draft."),
)
@option(
    "--embargo",
    callback=to_day,
    default=None,
    metavar=N_("DAY"),
    help=N_(
        "Build a preview for the press: every page says that nothing may be published before that "
        "day, and search engines are told to stay away."
    ),
)
@option(
    "--url",
    callback=to_address,
    default=None,
    metavar=N_("ADDRESS"),
    help=N_(
        "The public address where the report card will stand; it goes into citations, shared "
        "pictures and code for other pages."
    ),
)
@pdf_option
@project_option
def build(
    *,
    rubric: str | None,
    name: str | None,
    built_on: date | None,
    is_draft: bool,
    embargo: date | None,
    url: str,
    with_pdf: bool,
    project_dir: Path | None,
) -> int:
    """Run the stages score, present, render and publish."""
    from reportcard.pipeline import publishing as pipeline

    project = chosen_project(project_dir)
    with progress() as bar:
        report = pipeline.build(
            project=project,
            rubric=rubric,
            name=name,
            built_on=built_on,
            is_draft=is_draft,
            embargo=embargo,
            url=url,
            with_pdf=with_pdf,
            progress=bar,
        )
    return _tell(report)


@command(
    help=N_(
        "Print how the points of one legislator add up, line by line with the official record. "
        'PERSON is a name, a district such as "house 22", or an id.'
    )
)
@click.argument("person", nargs=-1, required=True, metavar=N_("PERSON"))
@rubric_option
@option("--sample", "of_sample", is_flag=True, help=N_("Explain the sample report card."))
@language_option
@project_option
def explain(
    person: tuple[str, ...],
    rubric: str | None,
    of_sample: bool,
    language: Language | None,
    project_dir: Path | None,
) -> int:
    """Print a receipt on stdout."""
    from reportcard.pipeline import reading as pipeline

    project = chosen_project(project_dir)
    for line in pipeline.explain(
        project=project,
        rubric=rubric,
        person=" ".join(person),
        language=language or terminal_language(),
        of_sample=of_sample,
    ):
        click.echo(line)
    return EXIT_OK


def _tell(report: "BuildReport") -> int:
    tell_problems(report.problems)
    for sentence in report.sentences():
        narrate(sentence)
    click.echo(str(report.home))
    return EXIT_LEFT_SOMETHING_OUT if report.left_out else EXIT_OK


COMMANDS = (sample, build, explain)

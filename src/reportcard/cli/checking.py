"""Commands that find mistakes: check and doctor before a build, verify after it; schema."""

import json
from pathlib import Path

import click

from reportcard.cli.options import (
    chosen_project,
    language_option,
    project_option,
    rubric_option,
)
from reportcard.cli.spoken import command, option
from reportcard.cli.terminal import narrate, tell_problems
from reportcard.errors import EXIT_MACHINE_NOT_READY, EXIT_OK, EXIT_USER_MISTAKE
from reportcard.language import N_, _, speaking, terminal_language
from reportcard.model.text import Language
from reportcard.project import Project, find_project


@command(
    help=N_(
        "Check a rubric: its wording, its worked examples, and every roll call it names against "
        "the store. Says all mistakes at once."
    )
)
@rubric_option
@option("--sample", "of_sample", is_flag=True, help=N_("Check against the sample's facts."))
@language_option
@project_option
def check(
    rubric: str | None, of_sample: bool, language: Language | None, project_dir: Path | None
) -> int:
    """Print problems and warnings on stderr."""
    project = chosen_project(project_dir)
    with speaking(language or terminal_language(), project.locale_dir):
        return _check(project, rubric, of_sample=of_sample)


def _check(project: Project, rubric: str | None, *, of_sample: bool) -> int:
    from reportcard.pipeline import checking as pipeline

    report = pipeline.check(project=project, rubric=rubric, of_sample=of_sample)
    tell_problems(report.warnings)
    tell_problems(report.problems)
    if report.problems:
        return EXIT_USER_MISTAKE
    narrate(_("{rubric} is in order.").format(rubric=report.shown_as))
    agreed = _("Both engines, written independently, give exactly the same for {n} legislators.")
    narrate(agreed.format(n=report.agreed))
    if report.warnings:
        narrate(_("The lines above are warnings: they stop no build, but each deserves a look."))
    return EXIT_OK


@command(help=N_("Check that this machine has everything, and say how to get what it lacks."))
@project_option
def doctor(project_dir: Path | None) -> int:
    """Print one sentence for each gap."""
    from reportcard.pipeline import checking as pipeline

    problems = pipeline.check_machine(chosen_project(project_dir))
    tell_problems(problems)
    if problems:
        return EXIT_MACHINE_NOT_READY
    narrate(_("Everything is there."))
    return EXIT_OK


@command(
    help=N_(
        "Check that a published report card is byte for byte what was built: every file in the "
        "folder DIR against its MANIFEST.json."
    )
)
@click.argument("folder", type=click.Path(path_type=Path), metavar=N_("DIR"))
def verify(folder: Path) -> int:
    """Print one sentence for each file that was changed, is missing or does not belong there."""
    from reportcard.pipeline import checking as pipeline

    problems = pipeline.check_published(folder, project=find_project(Path.cwd()))
    tell_problems(problems)
    if problems:
        return EXIT_USER_MISTAKE
    narrate(_("{folder} is as it was published.").format(folder=folder))
    return EXIT_OK


@command(help=N_("Print the JSON Schema of a rubric, for editors that complete as you type."))
def schema() -> int:
    """Print JSON on stdout."""
    from reportcard.scoring.load import rubric_schema

    click.echo(json.dumps(rubric_schema(), indent=2, ensure_ascii=False, sort_keys=True))
    return EXIT_OK


COMMANDS = (check, doctor, verify, schema)

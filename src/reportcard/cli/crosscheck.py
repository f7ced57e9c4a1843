"""The command crosscheck: another collector's datasets beside the official sheets.

Leaves to others: reading and comparing (pipeline).
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportcard.cli.options import chosen_project, project_option
from reportcard.cli.spoken import command
from reportcard.cli.terminal import narrate, tell_problems
from reportcard.errors import EXIT_LEFT_SOMETHING_OUT, EXIT_OK
from reportcard.language import N_, _, ngettext

if TYPE_CHECKING:
    from reportcard.pipeline.crosscheck import CrosscheckReport, Given

COLUMNS = (
    "collector", "session", "chamber", "compared", "differing", "only_theirs", "only_ours",
)  # fmt: skip
# A screenful; reportcard status lists all that came of it.
_SHOWN = 40


@command(
    help=N_(
        "Compare the roll calls in the store with another collector's datasets, roll by roll: "
        "tallies and each member's vote. FILE is a zip that was downloaded from there (LegiScan); "
        "several may be given. The official sheets stay the record."
    )
)
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar=N_("FILE...")
)
@project_option
def crosscheck(files: tuple[Path, ...], project_dir: Path | None) -> int:
    """Print how each chamber fared on stdout, what differs on stderr."""
    from reportcard.pipeline import crosscheck as pipeline

    report = pipeline.crosscheck(project=chosen_project(project_dir), files=files)
    click.echo("\t".join(COLUMNS))
    for row in report.compared:
        click.echo("\t".join(str(getattr(row, name)) for name in COLUMNS))
    tell_problems(report.problems, at_most=_SHOWN)
    for sentence in _sentences(report):
        narrate(sentence)
    return EXIT_LEFT_SOMETHING_OUT if report.problems else EXIT_OK


COMMANDS = (crosscheck,)


# ---------------------------------------------------------------- private


def _sentences(report: "CrosscheckReport") -> Iterator[str]:
    for item in report.given:
        yield from _counts(item)
    differing = sum(row.differing for row in report.compared)
    compared = sum(row.compared for row in report.compared)
    if not compared:
        yield _("Nothing could be compared: the store has no sheet of these roll calls.")
    elif differing:
        yield ngettext(
            "{n} of {compared} roll calls differs (see above); the official sheet counts.",
            "{n} of {compared} roll calls differ (see above); the official sheets count.",
            differing,
        ).format(n=differing, compared=compared)
    else:
        yield _("All {compared} roll calls that both have agree.").format(compared=compared)


def _counts(item: "Given") -> Iterator[str]:
    """What of a dataset was compared, and what it holds besides."""
    counts = item.reading.counts
    yield _(
        "{name}, dataset of {day}: {compared} numbered roll calls of the floor. Not compared: "
        "{joint} of joint committees, {unnumbered} without an official number, {others} of "
        "sessions that are not this project's."
    ).format(
        name=item.reading.name,
        day=item.reading.made_at.date(),
        compared=counts.get("compared", 0),
        joint=counts.get("joint", 0),
        unnumbered=counts.get("unnumbered", 0),
        others=counts.get("other_sessions", 0),
    )

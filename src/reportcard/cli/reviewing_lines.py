"""The commands of `review` about budget lines: what may be one line, and the decisions."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from reportcard.cli.options import chosen_project, project_option
from reportcard.cli.review_options import (
    by_option,
    print_table,
    reason_option,
    required_option,
    tell_done,
    to_one_of,
)
from reportcard.cli.spoken import command, option
from reportcard.cli.terminal import narrate, tell_problems
from reportcard.errors import EXIT_LEFT_SOMETHING_OUT, EXIT_OK
from reportcard.language import N_, _, ngettext

if TYPE_CHECKING:
    from reportcard.pipeline.reviewing_lines import Verdict

_VERDICTS = ("same", "different", "moved")


@command(
    help=N_(
        "List the budget lines of different documents that may be one line under two names, or "
        "between which money may have moved, with what each document says of them and the command "
        "that decides it."
    )
)
@project_option
def lines(project_dir: Path | None) -> int:
    """Print the queue on stdout, and on stderr what is wrong with rulings on lines."""
    from reportcard.cli.line_rows import LINE_COLUMNS, line_row
    from reportcard.pipeline import reviewing_lines as pipeline

    queue = pipeline.read_line_queue(chosen_project(project_dir), datetime.now(tz=UTC))
    print_table(LINE_COLUMNS, [line_row(*pair) for pair in queue.pairs])
    tell_problems(queue.problems)
    waiting = len(queue.pairs)
    narrate(
        ngettext(
            "{n} pair of budget lines waits for somebody to say what it is.",
            "{n} pairs of budget lines wait for somebody to say what they are.",
            waiting,
        ).format(n=waiting)
        if waiting
        else _("No budget line waits for a decision.")
    )
    if queue.unmatched:
        sentence = ngettext(
            "{n} line stands in some documents of its budget only; it is not called a cut.",
            "{n} lines stand in some documents of their budget only; none is called a cut.",
            queue.unmatched,
        )
        narrate(sentence.format(n=queue.unmatched))
    return EXIT_LEFT_SOMETHING_OUT if queue.problems else EXIT_OK


@command(
    help=N_(
        "Say by name whether two budget lines of different documents are one. It is kept in "
        "reviews/lines.yml and survives every collect. LINE and OTHER are ids as reportcard review "
        "lines prints them."
    )
)
@click.argument("line_id", metavar=N_("LINE"))
@click.argument("other_id", metavar=N_("OTHER"))
@required_option(
    "--they-are",
    "verdict",
    metavar=N_("WHAT"),
    callback=to_one_of(_VERDICTS),
    help=N_("same, different, or moved: the money went from LINE to OTHER."),
)
@option(
    "--agencies",
    "is_of_agencies",
    is_flag=True,
    help=N_("It holds for all accounts of the two agencies that have the same words."),
)
@by_option
@reason_option
@project_option
def line(
    *,
    line_id: str,
    other_id: str,
    verdict: str,
    is_of_agencies: bool,
    by: str,
    reason: str,
    project_dir: Path | None,
) -> int:
    """Write a ruling on two budget lines."""
    from reportcard.pipeline import reviewing_lines as pipeline
    from reportcard.pipeline.reviewing import Who

    return tell_done(
        pipeline.rule_lines(
            project=chosen_project(project_dir),
            lines=(line_id, other_id),
            verdict=cast("Verdict", verdict),
            is_of_agencies=is_of_agencies,
            who=Who(by, reason),
            now=datetime.now(tz=UTC),
        )
    )


@command(
    name="withdraw-line",
    help=N_(
        "Take back a ruling on two budget lines: LINE and OTHER as reportcard review line printed "
        "them when it was stored."
    ),
)
@click.argument("line_id", metavar=N_("LINE"))
@click.argument("other_id", metavar=N_("OTHER"))
@project_option
def withdraw_line(line_id: str, other_id: str, project_dir: Path | None) -> int:
    """Remove a ruling on two budget lines."""
    from reportcard.pipeline import reviewing_lines as pipeline

    return tell_done(
        pipeline.withdraw_lines(
            project=chosen_project(project_dir),
            lines=(line_id, other_id),
            now=datetime.now(tz=UTC),
        )
    )

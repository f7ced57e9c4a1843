"""The command coverage: how complete the record is, and why something is missing.

On a terminal two tables for people; in a pipe or a file one line for each session and chamber,
its columns parted by tabs. Leaves to others: the facts (pipeline).
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import get_args

import click

from reportcard.cli.options import chosen_project, project_option
from reportcard.cli.spoken import command, option
from reportcard.cli.terminal import narrate, tell_problems
from reportcard.errors import EXIT_LEFT_SOMETHING_OUT, EXIT_OK
from reportcard.language import N_, _, ngettext, spoken_language
from reportcard.model.coverage import Coverage, gap_ranges
from reportcard.model.vocabulary import Confidence, QuestionClass
from reportcard.words import find_word

# What was decided, as far as it can be known at all; the rest is "unknown".
CLASSES: tuple[QuestionClass, ...] = ("passage", "amendment", "procedural")
CONFIDENCES: tuple[Confidence, ...] = get_args(Confidence)
# The columns of the line for programs (those of the questions follow), and their words for people.
COUNTS = {
    "expected": N_("Highest number known"),
    "listed": N_("In the official folder"),
    "collected": N_("Read, and adds up"),
    "set_aside": N_("Set aside: does not add up"),
    "missing": N_("Missing"),
    "unexplained": N_("Missing, and nothing says why"),
    "superseded": N_("Older revisions kept"),
    "unresolved_names": N_("Names not identified"),
    "vote_count": N_("Votes recorded"),
    "compared": N_("Another collector has it too"),
    "differing": N_("It says something else"),
}
_SURE = {
    "stated": N_("stated"),
    "derived": N_("derived"),
    "confirmed": N_("confirmed"),
    "inferred": N_("inferred"),
    "unknown": N_("not known"),
}
# So many chambers and sessions stand beside each other on a terminal of usual width.
_ABREAST = 4


@command(
    help=N_(
        "How complete the record is: for each session and chamber how many roll calls there must "
        "be, how many are there, and what is missing. A chamber numbers its roll calls without "
        "gaps."
    )
)
@option(
    "--details",
    is_flag=True,
    help=N_("Print each number that is missing or set aside instead, with its reason."),
)
@option("--sample", "of_sample", is_flag=True, help=N_("Look at the sample's data."))
@project_option
def coverage(details: bool, of_sample: bool, project_dir: Path | None) -> int:
    """Print the table on stdout and what nothing explains on stderr."""
    from reportcard.pipeline import coverage as pipeline

    report = pipeline.coverage(project=chosen_project(project_dir), of_sample=of_sample)
    if details:
        _print_details(report.rows)
    elif sys.stdout.isatty():
        _print_tables(report.rows)
    else:
        _print_lines(report.rows)
    tell_problems(report.problems)
    for sentence in _sentences(report.rows, report.of_spreadsheets):
        narrate(sentence)
    return EXIT_LEFT_SOMETHING_OUT if report.problems else EXIT_OK


COMMANDS = (coverage,)


# ---------------------------------------------------------------- private


def _print_lines(rows: Sequence[Coverage]) -> None:
    """For programs: a header and a line each, in codes; a number that is not known is empty."""
    questions = [f"{kind}_{sure}" for kind in CLASSES for sure in CONFIDENCES]
    click.echo("\t".join(["session", "chamber", *COUNTS, *questions, "unknown"]))
    for row in rows:
        counts = [getattr(row, name) for name in COUNTS]
        cells = [row.session, row.chamber, *("" if n is None else n for n in counts)]
        cells += [row.count(kind, sure) for kind in CLASSES for sure in CONFIDENCES]
        click.echo("\t".join(str(cell) for cell in [*cells, row.count("unknown", "unknown")]))


def _print_details(rows: Sequence[Coverage]) -> None:
    """A line for each number, or row of numbers, that has no sheet which adds up."""
    language = spoken_language()
    click.echo("\t".join(["session", "chamber", "numbers", "standing", "reason", "address"]))
    for row in rows:
        for gap in gap_ranges(row.gaps):
            reason = gap.reason.in_language(language)
            cells = (row.session, row.chamber, gap.numbers, gap.standing, reason, gap.source_url)
            click.echo("\t".join(" ".join(cell.split()) for cell in cells))


def _print_tables(rows: Sequence[Coverage]) -> None:
    """For people: the roll calls, and how sure their questions are."""
    from rich.console import Console

    console = Console()
    for start in range(0, len(rows), _ABREAST):
        abreast = rows[start : start + _ABREAST]
        console.print(_table(_("Roll calls"), abreast, _count_lines(abreast)))
        title = _("What was decided, and how sure that is")
        console.print(_table(title, abreast, _question_lines(abreast)))


def _count_lines(rows: Sequence[Coverage]) -> Iterator[tuple[str, list[int | None]]]:
    for name, words in COUNTS.items():
        yield _(words), [getattr(row, name) for row in rows]


def _question_lines(rows: Sequence[Coverage]) -> Iterator[tuple[str, list[int | None]]]:
    for kind in CLASSES:
        for sure in CONFIDENCES:
            counts: list[int | None] = [row.count(kind, sure) for row in rows]
            if any(counts):
                yield f"{_word('question', kind)}: {_(_SURE[sure])}", counts
    yield _word("question", "unknown"), [row.count("unknown", "unknown") for row in rows]


def _table(
    title: str, rows: Sequence[Coverage], lines: Iterator[tuple[str, list[int | None]]]
) -> object:
    from rich.table import Table

    table = Table(title=title)
    table.add_column("")
    for row in rows:
        table.add_column(f"{_word('chamber', row.chamber)} {row.session}", justify="right")
    for name, counts in lines:
        table.add_row(name, *("–" if n is None else f"{n:,}" for n in counts))
    return table


def _sentences(rows: Sequence[Coverage], of_spreadsheets: int) -> Iterator[str]:
    """What is a selection on purpose, and whether nothing else is wanting."""
    for row in rows:
        place = {"chamber": _word("chamber", row.chamber), "session": row.session}
        if row.expected is None:
            yield ngettext(
                "{chamber} {session}: the project's own tables carry {n} roll call of the record, "
                "on purpose not all of them.",
                "{chamber} {session}: the project's own tables carry {n} roll calls of the record, "
                "on purpose not all of them.",
                row.collected,
            ).format(n=row.collected, **place)
    if of_spreadsheets:
        yield ngettext(
            "{n} roll call is from a spreadsheet, which does not say how many there were: it "
            "stands in no table here.",
            "{n} roll calls are from spreadsheets, which do not say how many there were: they "
            "stand in no table here.",
            of_spreadsheets,
        ).format(n=of_spreadsheets)
    elif not rows:
        yield _("There is no roll call in the store.")
    if any(row.expected for row in rows) and not any(row.unexplained for row in rows):
        yield _("Nothing is missing without a reason.")


def _word(kind: str, code: str) -> str:
    return _(find_word(kind, code) or code)

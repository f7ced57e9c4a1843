"""The command that shows who meets the conditions of an endorsement: endorse."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

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
from reportcard.language import N_, _, ngettext, speaking, terminal_language
from reportcard.model.numbers import shown_number
from reportcard.model.text import Language

if TYPE_CHECKING:
    from reportcard.pipeline.endorsing import Endorsing
    from reportcard.scoring.endorse import ClauseResult, Figure

HEAD = (
    "person_id", "name", "chamber", "district", "in_office", "clause_id", "clause", "asked",
    "figure", "is_met", "all_met",
)  # fmt: skip


@command(
    help=N_(
        "Show for everybody which clauses of an endorsement they meet, with the figure behind "
        "each. The table is separated by tabs, for a spreadsheet. Nothing is decided by it."
    )
)
@option("--dry-run", is_flag=True, help=N_("Show the clauses; without it nothing is done yet."))
@rubric_option
@option("--sample", "of_sample", is_flag=True, help=N_("Look at the sample."))
@language_option
@project_option
def endorse(
    dry_run: bool,
    rubric: str | None,
    of_sample: bool,
    language: Language | None,
    project_dir: Path | None,
) -> int:
    """Print a line for each person and clause on stdout."""
    from reportcard.pipeline import endorsing as pipeline

    if not dry_run:
        raise UserError(
            _(
                "Nobody is endorsed by a program: the ballot is a later step and not there yet. "
                "reportcard endorse --dry-run shows who meets which clause."
            )
        )
    project = chosen_project(project_dir)
    found = pipeline.read_endorsements(project=project, rubric=rubric, of_sample=of_sample)
    spoken = language or terminal_language()
    with speaking(spoken, project.locale_dir):
        for row in (HEAD, *endorsement_rows(found, spoken)):
            click.echo("\t".join(" ".join(cell.split()) for cell in row))
    met = sum(1 for endorsement in found.endorsements if endorsement.is_met)
    message = ngettext(
        "{n} of {count} meets every clause. This is no endorsement.",
        "{n} of {count} meet every clause. This is no endorsement.",
        met,
    )
    narrate(message.format(n=met, count=len(found.endorsements)))
    return EXIT_OK


COMMANDS = (endorse,)


def endorsement_rows(found: "Endorsing", language: Language) -> Iterator[tuple[str, ...]]:
    """A row for each person and clause, in the order of HEAD.

    Args:
        found: The clauses of everybody.
        language: Of the titles; other words are in that of the terminal.
    """
    facts = found.reading.facts
    names = {person.person_id: person.name for person in facts.people}
    for endorsement in found.endorsements:
        result = endorsement.result
        for clause in endorsement.clauses:
            yield (
                result.person_id,
                names[result.person_id],
                result.chamber,
                facts.shown_district(result.person_id, result.chamber, result.district),
                _yes_or_no(result.in_office),
                clause.clause.clause_id,
                clause.clause.title.in_language(language),
                _asked(clause),
                _figure(clause.figure, clause.clause.measure),
                _yes_or_no(clause.is_met),
                _yes_or_no(endorsement.is_met),
            )


def _asked(result: "ClauseResult") -> str:
    """What the clause asks for, as a figure is written."""
    clause = result.clause
    if clause.measure == "grade":
        return clause.grade or ""
    if clause.measure == "gates_clear":
        return _figure(Fraction(0), clause.measure)
    if clause.measure == "questionnaire":
        return clause.criterion_id or _("all")
    return _figure(clause.minimum, clause.measure)


def _figure(figure: "Figure", measure: str) -> str:
    if figure is None:
        return ""
    if isinstance(figure, str):
        return figure
    if isinstance(figure, tuple):
        return _("{n} of {count}").format(n=figure[0], count=figure[1])
    if measure == "gates_clear":
        return str(figure)
    places = 3 if measure == "letter_confidence" else 2
    exact = figure if isinstance(figure, Fraction) else Fraction(figure)
    # Rounded down: a figure that falls short must not look as if it were enough.
    return shown_number(exact, places=places, mode="down")


def _yes_or_no(value: bool) -> str:
    return "true" if value else "false"

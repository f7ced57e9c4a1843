"""The group `review`: what waits for a person's decision, and the decisions.

Leaves to others: the words of a row of the queues (review_rows).
"""

import re
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import cast

import click

from reportcard.cli.options import chosen_project, project_option, to_day
from reportcard.cli.review_options import (
    by_option,
    print_table,
    reason_option,
    required_option,
    tell_done,
    to_one_of,
    to_words,
)
from reportcard.cli.reviewing_lines import line, lines, withdraw_line
from reportcard.cli.reviewing_people import people
from reportcard.cli.spoken import Group, command, option
from reportcard.cli.terminal import narrate, tell_problems
from reportcard.errors import EXIT_LEFT_SOMETHING_OUT, EXIT_OK
from reportcard.language import N_, _, ngettext
from reportcard.model.vocabulary import Chamber
from reportcard.model.waiting import Claim

_QUESTION = re.compile(r"(house|senate) amendment ([a-z]{1,2})", re.IGNORECASE)
_CHAMBERS: tuple[Chamber, ...] = ("house", "senate")


def to_question(_context: click.Context, parameter: click.Parameter, value: str) -> Claim:
    """The question that somebody says was put."""
    word = " ".join(value.split())
    if word.lower() == "passage":
        return ("passage", None, None)
    if word.lower() == "procedural":
        return ("procedural", None, None)
    if match := _QUESTION.fullmatch(word):
        return ("amendment", cast(Chamber, match[1].lower()), match[2].upper())
    message = _('{value} is no question; write passage, procedural or "House amendment A".')
    raise click.BadParameter(message.format(value=value), param=parameter)


chamber_option = required_option(
    "--chamber",
    metavar=N_("CHAMBER"),
    callback=to_one_of(_CHAMBERS),
    help=N_("Whose sheets are meant: house or senate."),
)


@command(
    help=N_(
        "List the roll calls of which it is not sure what was voted on, a line each, with what the "
        "official record says and the command that confirms it. With ROLL-CALL, show that one in "
        "full."
    )
)
@click.argument("roll_call", required=False, metavar=N_("[ROLL-CALL]"))
@project_option
def questions(roll_call: str | None, project_dir: Path | None) -> int:
    """Print the queue on stdout, and on stderr the rulings that are not in force."""
    from reportcard.cli.review_rows import QUESTION_COLUMNS, SHORT, question_in_full, question_row
    from reportcard.pipeline import reviewing as pipeline

    queue = pipeline.read_queue(chosen_project(project_dir), _now())
    if roll_call is not None:
        for line in question_in_full(pipeline.require_question(queue, roll_call)):
            click.echo(line)
        return EXIT_OK
    # On a terminal the evidence of thirty roll calls would be a wall: there it is asked for singly.
    shown = SHORT if sys.stdout.isatty() else len(QUESTION_COLUMNS)
    rows = [question_row(item)[:shown] for item in queue.questions]
    print_table(QUESTION_COLUMNS[:shown], rows)
    tell_problems(queue.problems)
    waiting = len(queue.questions)
    narrate(
        ngettext(
            "{n} roll call waits for somebody to confirm what was voted on.",
            "{n} roll calls wait for somebody to confirm what was voted on.",
            waiting,
        ).format(n=waiting)
        if waiting
        else _("No roll call waits for a decision.")
    )
    if waiting and shown == SHORT:
        sentence = _("This shows one in full, with the command that confirms it: {command}")
        command_line = f"reportcard review questions {queue.questions[0].vote_event_id}"
        narrate(sentence.format(command=command_line))
    return EXIT_LEFT_SOMETHING_OUT if queue.problems else EXIT_OK


@command(
    help=N_(
        "List the names on sheets that no rule gives to one person, a line for each person who may "
        "be meant, with the command that decides it."
    )
)
@project_option
def names(project_dir: Path | None) -> int:
    """Print the queue on stdout, and on stderr the rulings that are not in force."""
    from reportcard.cli.review_rows import NAME_COLUMNS, name_rows
    from reportcard.pipeline import reviewing as pipeline

    queue = pipeline.read_queue(chosen_project(project_dir), _now())
    print_table(NAME_COLUMNS, [row for item in queue.names for row in name_rows(item)])
    tell_problems(queue.problems)
    if queue.undated:
        sentence = _(
            "The record does not say since when these people have held their seats; their votes "
            "were found by their names all the same: {names}."
        )
        narrate(sentence.format(names=", ".join(queue.undated)))
    waiting = len({(item.chamber, item.printed_name) for item in queue.names})
    narrate(
        ngettext(
            "{n} name waits for somebody to say whose it is.",
            "{n} names wait for somebody to say whose they are.",
            waiting,
        ).format(n=waiting)
        if waiting
        else _("Every name on the sheets is one person's: no name waits for a decision.")
    )
    return EXIT_LEFT_SOMETHING_OUT if queue.problems else EXIT_OK


@command(
    help=N_(
        "Confirm by name what a roll call was about, after you looked at the official record. It "
        "is kept in reviews/questions.yml and survives every collect."
    )
)
@click.argument("roll_call", metavar=N_("ROLL-CALL"))
@required_option(
    "--question",
    "claim",
    metavar=N_("QUESTION"),
    callback=to_question,
    help=N_('passage, procedural, or an amendment such as "House amendment A".'),
)
@option(
    "--decisive",
    "is_decisive",
    is_flag=True,
    help=N_("You also checked that no later roll call decided the same question."),
)
@by_option
@reason_option
@project_option
def confirm(
    *,
    roll_call: str,
    claim: Claim,
    is_decisive: bool,
    by: str,
    reason: str,
    project_dir: Path | None,
) -> int:
    """Write a ruling on a question."""
    from reportcard.pipeline import reviewing as pipeline

    if is_decisive and claim[0] != "passage":
        raise click.UsageError(_("Only a passage can be decisive."))
    return tell_done(
        pipeline.confirm(
            project=chosen_project(project_dir),
            roll_call=roll_call,
            claim=claim,
            is_decisive=is_decisive,
            who=pipeline.Who(by, reason),
            now=_now(),
        )
    )


@command(
    help=N_(
        "Take back a confirmation: what the roll call was about is then as sure, or as open, as "
        "the official record leaves it."
    )
)
@click.argument("roll_call", metavar=N_("ROLL-CALL"))
@project_option
def withdraw(roll_call: str, project_dir: Path | None) -> int:
    """Remove a ruling on a question."""
    from reportcard.pipeline import reviewing as pipeline

    project = chosen_project(project_dir)
    return tell_done(pipeline.withdraw(project=project, roll_call=roll_call, now=_now()))


@command(
    help=N_(
        "Say by name whose a name on the sheets is. It is kept in reviews/names.yml and survives "
        "every collect. PRINTED is the name as the sheets print it, in quotes."
    )
)
@click.argument("printed_name", metavar=N_("PRINTED"))
@chamber_option
@required_option(
    "--person",
    "person_id",
    metavar="ID",
    callback=to_words,
    help=N_("The id of the person: reportcard review names shows it."),
)
@required_option(
    "--first-day", metavar=N_("DAY"), callback=to_day, help=N_("The first day it holds for.")
)
@option(
    "--last-day",
    metavar=N_("DAY"),
    callback=to_day,
    default=None,
    help=N_("The last day it holds for; without it, it holds from then on."),
)
@by_option
@reason_option
@project_option
def name(
    *,
    printed_name: str,
    chamber: Chamber,
    person_id: str,
    first_day: date,
    last_day: date | None,
    by: str,
    reason: str,
    project_dir: Path | None,
) -> int:
    """Write a ruling on a name."""
    from reportcard.pipeline import reviewing as pipeline

    return tell_done(
        pipeline.rule_name(
            project=chosen_project(project_dir),
            printed_name=printed_name,
            chamber=chamber,
            person_id=person_id,
            days=(first_day, last_day),
            who=pipeline.Who(by, reason),
            now=_now(),
        )
    )


@command(name="withdraw-name", help=N_("Take back every ruling on a name on a chamber's sheets."))
@click.argument("printed_name", metavar=N_("PRINTED"))
@chamber_option
@project_option
def withdraw_name(printed_name: str, chamber: Chamber, project_dir: Path | None) -> int:
    """Remove rulings on a name."""
    from reportcard.pipeline import reviewing as pipeline

    return tell_done(
        pipeline.withdraw_name(
            project=chosen_project(project_dir),
            printed_name=printed_name,
            chamber=chamber,
            now=_now(),
        )
    )


def _now() -> datetime:
    return datetime.now(tz=UTC)


review = Group(
    name="review",
    help=N_("What waits for a person's decision: list it, decide it, take a decision back."),
    commands=[
        questions,
        confirm,
        withdraw,
        names,
        name,
        withdraw_name,
        lines,
        line,
        withdraw_line,
        people,
    ],
)

COMMANDS = (review,)

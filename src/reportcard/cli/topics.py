"""The command that shows which bills and roll calls belong to a topic: topic."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportcard.cli.options import chosen_project, project_option
from reportcard.cli.spoken import command, option
from reportcard.cli.terminal import narrate, tell_problems
from reportcard.errors import EXIT_OK, EXIT_USER_MISTAKE
from reportcard.language import N_, _, spoken_language

if TYPE_CHECKING:
    from reportcard.model.facts import VoteEvent
    from reportcard.pipeline.surveying import TopicReport

_CHAMBERS = ("house", "senate")
_QUESTIONS = ("passage", "amendment", "procedural", "unknown")


@command(
    help=N_(
        "Which bills belong to a topic, which rule caught each, and their roll calls. "
        "NAME is a file below scrapers/place/topics/; without it the only one. The list is "
        "separated by tabs, for a spreadsheet."
    )
)
@click.argument("name", required=False, metavar=N_("[NAME]"))
@option("--roll-calls", is_flag=True, help=N_("List the roll calls instead of the bills."))
@option(
    "--graded",
    "rubric",
    default=None,
    metavar=N_("FILE"),
    help=N_(
        "Mark the roll calls that this rubric grades, and name each passage that it could grade "
        "and does not."
    ),
)
@option("--sample", "of_sample", is_flag=True, help=N_("Look at the sample's facts."))
@project_option
def topic(
    name: str | None,
    roll_calls: bool,
    rubric: str | None,
    of_sample: bool,
    project_dir: Path | None,
) -> int:
    """Print the list on stdout; what is left out, missing or wrong on stderr."""
    from reportcard.pipeline.surveying import survey_topic

    report = survey_topic(
        project=chosen_project(project_dir), name=name, rubric=rubric, of_sample=of_sample
    )
    lines = _roll_call_lines(report) if roll_calls else _bill_lines(report)
    for line in lines:
        click.echo("\t".join(line))
    _narrate(report)
    tell_problems(report.warnings)
    tell_problems(report.problems)
    return EXIT_USER_MISTAKE if report.problems else EXIT_OK


COMMANDS = (topic,)


def _bill_lines(report: "TopicReport") -> list[tuple[str, ...]]:
    columns = [(chamber, question) for chamber in _CHAMBERS for question in _QUESTIONS]
    lines: list[tuple[str, ...]] = [
        ("bill_id", "title", "rules", "evidence", *(f"{c}_{q}" for c, q in columns))
    ]
    for bill_id in report.topic.bill_ids:
        hits = [hit for hit in report.topic.hits if hit.bill_id == bill_id]
        counts = report.counts(bill_id)
        lines.append(
            (
                bill_id,
                report.bills[bill_id].title,
                ", ".join(hit.rule_id for hit in hits),
                " | ".join(
                    hit.evidence or hit.because.in_language(spoken_language()) for hit in hits
                ),
                *(str(counts[column]) for column in columns),
            )
        )
    return lines


def _roll_call_lines(report: "TopicReport") -> list[tuple[str, ...]]:
    head = (
        "vote_event_id",
        "held_on",
        "bills",
        "question",
        "confidence",
        "result",
        "superseded_by",
    )
    graded = report.graded
    lines: list[tuple[str, ...]] = [head if graded is None else (*head, "graded_by")]
    in_topic = set(report.topic.bill_ids)
    for event in report.roll_calls:
        criteria = () if graded is None else (", ".join(graded.get(event.vote_event_id, ())),)
        lines.append(
            (
                event.vote_event_id,
                event.held_on.isoformat() if event.held_on else "",
                ", ".join(sorted(in_topic.intersection(event.bill_ids))),
                _question(event),
                event.confidence,
                "passed" if event.passed else "failed",
                event.superseded_by or "",
                *criteria,
            )
        )
    return lines


def _question(event: "VoteEvent") -> str:
    """The question put, as rubrics write it: "amendment A of house"."""
    if event.amendment_schedule is None:
        return event.question_class
    return f"{event.question_class} {event.amendment_schedule} of {event.amendment_chamber}"


def _narrate(report: "TopicReport") -> None:
    """How many there are, what was taken out by name, and what one should know of the store."""
    narrate(_how_many(report))
    for out in report.topic.exclusions:
        by, because = (text.in_language(spoken_language()) for text in (out.by, out.because))
        message = _("{bill} was taken out ({by}): {because}")
        narrate(message.format(bill=out.bill_id, by=by, because=because))
    for event in report.ungraded:
        bills = ", ".join(sorted(set(report.topic.bill_ids).intersection(event.bill_ids)))
        message = _("Not graded: {event}, passage of {bills}.")
        narrate(message.format(event=event.vote_event_id, bills=bills))
    for note in report.notes:
        narrate(note)


def _how_many(report: "TopicReport") -> str:
    chambers = [event.chamber for event in report.roll_calls]
    return _(
        "{title}: {bills} of {all} bills in the store, with {n} roll calls ({house} in the House, "
        "{senate} in the Senate)."
    ).format(
        title=report.topic.title.in_language(spoken_language()),
        bills=len(report.topic.bill_ids),
        all=len(report.bills),
        n=len(chambers),
        house=chambers.count("house"),
        senate=chambers.count("senate"),
    )

"""The section about the choice of roll calls: scored, or why not; and if all were scored."""

from collections.abc import Iterable, Iterator

from reportcard.language import _, ngettext
from reportcard.model.robustness import AuditLine, SelectionAudit
from reportcard.scoring.sensitivity.inputs import NOTHING, Measured, points, words
from reportcard.scoring.sensitivity.markdown import Block, bullets, heading, table
from reportcard.words import WORDS


def selection(measured: Measured) -> Iterator[Block]:
    """Every roll call of the topic, and whose grade the choice changes."""
    yield heading(_("What was chosen, and what was not"))
    audit = measured.audit
    if audit is None:
        yield _(
            "The rubric has no audit block, so nobody can see which roll calls it left out. Name "
            "a topic under audit: docs/rubrics.md says how."
        )
        return
    yield bullets(_counts(audit))
    yield from _unexplained(measured, audit)
    yield heading(_("Left out, and why"), level=3)
    left = [line for line in audit.lines if not line.is_scored and line.is_explained]
    head = (_("Roll call"), _("Bills"), _("Yes"), _("No"), _("Our position"), _("Why"))
    yield table(head, (_row(measured, line) for line in left)) or _("Nothing.")
    yield from _if_all(measured, audit)


def unexplained(audit: SelectionAudit) -> tuple[AuditLine, ...]:
    """The roll calls of which nobody has said why they are not scored."""
    return tuple(line for line in audit.lines if not line.is_explained)


def changed_grades(measured: Measured) -> Iterator[tuple[str, ...]]:
    """Whose grade would be another one if all were scored: name, then grade and score, twice."""
    results = {result.person_id: result for result in measured.scored.results}
    for other in measured.audit.if_all if measured.audit else ():
        result = results[other.person_id]
        if other.grade != (result.graded or result.grade):
            yield (
                measured.name(result),
                result.graded or result.grade,
                points(result.score),
                other.grade,
                points(other.score),
            )


def _counts(audit: SelectionAudit) -> Iterator[str]:
    scored = sum(1 for line in audit.lines if line.is_scored)
    barred = sum(1 for line in audit.lines if line.barred)
    yield _("Topic {topic}: {n} roll calls in the window, {scored} of them scored.").format(
        topic=audit.topic, n=len(audit.lines), scored=scored
    )
    yield _("No rubric could score {n} of them.").format(n=barred)
    if audit.set_aside:
        yield ngettext(
            "{n} roll call of these sessions does not add up and was set aside; whether it "
            "belongs to the topic is not known.",
            "{n} roll calls of these sessions do not add up and were set aside; which of them "
            "belong to the topic is not known.",
            audit.set_aside,
        ).format(n=audit.set_aside)


def _unexplained(measured: Measured, audit: SelectionAudit) -> Iterator[Block]:
    lines = unexplained(audit)
    yield heading(_("Left out, and nobody has said why"), level=3)
    if not lines:
        yield _("Nothing: every roll call of the topic is scored or has its reason.")
        return
    yield ngettext(
        "{n} roll call: score it, or give the reason under audit: left_out in the rubric.",
        "{n} roll calls: score them, or give the reasons under audit: left_out in the rubric.",
        len(lines),
    ).format(n=len(lines))
    head = (_("Roll call"), _("Bills"), _("Yes"), _("No"))
    yield table(head, (_row(measured, line)[:4] for line in lines))


def _row(measured: Measured, line: AuditLine) -> tuple[str, ...]:
    why = words(line.because) if line.because else ""
    return (
        line.vote_event_id,
        measured.bill_names(line.bill_ids),
        str(line.yes_count),
        str(line.no_count),
        _(WORDS["position"][line.position]) if line.position else NOTHING,
        _(WORDS["barred"][line.barred]) if line.barred else why,
    )


def _if_all(measured: Measured, audit: SelectionAudit) -> Iterator[Block]:
    yield heading(_("If all were scored"), level=3)
    yield ngettext(
        "{n} roll call that is left out has a position of ours. With it:",
        "{n} roll calls that are left out have a position of ours. With them:",
        audit.added,
    ).format(n=audit.added)
    yield _changes(changed_grades(measured))


def _changes(rows: Iterable[tuple[str, ...]]) -> Block:
    head = (
        _("Legislator"), _("Grade"), _("Score"), _("Grade if all were scored"),
        _("Score if all were scored"),
    )  # fmt: skip
    return table(head, rows) or _("No grade would be another one.")

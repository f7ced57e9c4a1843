"""Who has signed the sensitivity report: the sign-off that publishing asks for.

Leaves to others: the report and its file (sensitivity), the form of the sign-offs (review).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from reportcard.errors import UserError
from reportcard.language import _
from reportcard.model.text import Language
from reportcard.pipeline.disk import disk_trouble_told
from reportcard.pipeline.reading import Reading, score_store
from reportcard.pipeline.sensitivity import SensitivityReport, report_hashes, write_report
from reportcard.pipeline.signed import Changes, changes_since, keep_signed, write_difference
from reportcard.problems import Problem
from reportcard.project import Project
from reportcard.review.edit import write_whole
from reportcard.review.signoff import (
    SIGN_OFFS,
    Signed,
    SignOff,
    find_signed,
    sign_offs_path,
    with_sign_off,
)


@dataclass(frozen=True, slots=True)
class Signing:
    """A report that was written, and how it stands to the one that somebody signed.

    Attributes:
        made: The report.
        is_signed: Whether the sign-off in force names it, or its other language.
        told: Whose sign-off there was of another report, and what changed since.
        difference: Every line that changed; "" where nobody can say or none did.
    """

    made: SensitivityReport
    is_signed: bool
    told: tuple[str, ...] = ()
    difference: str = ""


def write_sensitivity(
    *,
    project: Project,
    rubric: str | None,
    language: Language,
    of_sample: bool = False,
    out: Path | None = None,
) -> Signing:
    """Write the report for staff.

    Args:
        project: Whose content and data.
        rubric: Path of the rubric file; None for the project's only one.
        language: Of the report.
        of_sample: Report on the sample.
        out: The file; in the folder `reviews` (or that of the sample's data) unless given.

    Raises:
        UserError: a mistake in the rubric, no data yet, or the file cannot be written.
    """
    reading = score_store(project=project, rubric=rubric, of_sample=of_sample)
    made = write_report(reading, project=project, language=language, of_sample=of_sample, out=out)
    return Signing(made, is_signed=False) if of_sample else _held_against(reading, project, made)


def sign_sensitivity(
    *,
    project: Project,
    rubric: str | None,
    language: Language,
    signed_by: str,
    signed_on: date,
    note: str | None = None,
    out: Path | None = None,
) -> Signing:
    """Sign the report that stands in the file; a new one is written, and not signed unread.

    Args:
        project: Whose content and data.
        rubric: As for `write_sensitivity`.
        language: Of the report.
        signed_by: Who has read it.
        signed_on: The day.
        note: What they want to remember of it.
        out: As for `write_sensitivity`.

    Raises:
        UserError: the report is a new one, so that nobody can have read it; or as above.
    """
    reading = score_store(project=project, rubric=rubric, of_sample=False)
    made = write_report(reading, project=project, language=language, of_sample=False, out=out)
    found = _held_against(reading, project, made)
    if not made.was_there:
        raise UserError([_unread(project, found)])
    if not signed_by.strip():
        raise UserError(_("Say who has read the report: --sign needs a name."))
    entry = SignOff(
        rubric=reading.scored.rubric.rubric_id,
        sha256=made.sha256,
        signed_by=signed_by,
        signed_on=signed_on,
        note=note if note and note.strip() else None,
    )
    keep_signed(made, reading=reading, project=project, language=language)
    path = sign_offs_path(project.root)
    with disk_trouble_told(path.parent):
        write_whole(path, with_sign_off(path.read_bytes() if path.exists() else b"", entry))
    return replace(found, is_signed=True)


def require_signed(reading: Reading, *, project: Project) -> None:
    """Refuse to publish what nobody has read, or what has changed since somebody did.

    Raises:
        UserError: one sentence that says what to run.
    """
    rubric_id = reading.scored.rubric.rubric_id
    signed = find_signed(project.root, rubric_id)
    remedy = _(
        "Run reportcard sensitivity --rubric {file}, read the page, and sign it: the same command "
        'with --sign "NAME". Or build a draft with --draft.'
    ).format(file=reading.rubric.yaml.shown_as)
    if signed is None:
        message = _("Nobody has signed the sensitivity report of {rubric} yet.")
        words = message.format(rubric=rubric_id)
        raise UserError([Problem(message=words, file=SIGN_OFFS, hint=remedy)])
    if signed.entry.sha256 not in report_hashes(reading, project):
        changes = changes_since(signed, reading=reading, project=project)
        problem = Problem(
            message=_signed_before(signed),
            file=SIGN_OFFS,
            line=signed.line,
            key=signed.key,
            hint=" ".join((*changes.sentences, remedy)),
        )
        raise UserError([problem])


def _held_against(reading: Reading, project: Project, made: SensitivityReport) -> Signing:
    """A report held against the one that was signed; the difference is written beside it."""
    signed = find_signed(project.root, reading.scored.rubric.rubric_id)
    if signed is None:
        return Signing(made, is_signed=False)
    if signed.entry.sha256 in report_hashes(reading, project):
        return Signing(made, is_signed=True)
    changes = changes_since(signed, reading=reading, project=project)
    told = (_signed_before(signed), *changes.sentences, *_where(project, changes, made))
    return Signing(made, is_signed=False, told=told, difference=changes.difference)


def _where(project: Project, changes: Changes, made: SensitivityReport) -> Iterator[str]:
    if path := write_difference(changes, made):
        message = _("Every line that changed, in the page and in the rubric: {file}")
        yield message.format(file=project.shown(path.resolve()))


def _signed_before(signed: Signed) -> str:
    message = _("{name} signed another report of {rubric} on {day}: something changed since.")
    entry = signed.entry
    return message.format(
        name=entry.signed_by, rubric=entry.rubric, day=entry.signed_on.isoformat()
    )


def _unread(project: Project, found: Signing) -> Problem:
    remedy = _("It was written just now: read it, then run the same command again.")
    return Problem(
        message=_("This report is new, or another one than before, so that nobody has read it."),
        file=project.shown(found.made.path.resolve()),
        hint=" ".join((remedy, *found.told)),
    )

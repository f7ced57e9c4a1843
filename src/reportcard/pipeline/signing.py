"""Who has signed the sensitivity report: the sign-off that publishing asks for.

Leaves to others: the report and its file (sensitivity), the form of the sign-offs (review).
"""

from datetime import date
from pathlib import Path

from reportcard.errors import UserError
from reportcard.language import _
from reportcard.model.text import Language
from reportcard.pipeline.disk import disk_trouble_told
from reportcard.pipeline.reading import Reading, score_store
from reportcard.pipeline.sensitivity import SensitivityReport, report_hashes, write_report
from reportcard.problems import Problem
from reportcard.project import Project
from reportcard.review.edit import write_whole
from reportcard.review.signoff import (
    SIGN_OFFS,
    SignOff,
    find_signed,
    sign_offs_path,
    with_sign_off,
)


def write_sensitivity(
    *,
    project: Project,
    rubric: str | None,
    language: Language,
    of_sample: bool = False,
    out: Path | None = None,
) -> tuple[SensitivityReport, bool]:
    """Write the report for staff.

    Args:
        project: Whose content and data.
        rubric: Path of the rubric file; None for the project's only one.
        language: Of the report.
        of_sample: Report on the sample.
        out: The file; in the folder `reviews` (or that of the sample's data) unless given.

    Returns:
        The report, and whether the sign-off in force names it, or its other language.

    Raises:
        UserError: a mistake in the rubric, no data yet, or the file cannot be written.
    """
    reading = score_store(project=project, rubric=rubric, of_sample=of_sample)
    made = write_report(reading, project=project, language=language, of_sample=of_sample, out=out)
    return made, not of_sample and _is_signed(reading, project)


def sign_sensitivity(
    *,
    project: Project,
    rubric: str | None,
    language: Language,
    signed_by: str,
    signed_on: date,
    note: str | None = None,
    out: Path | None = None,
) -> SensitivityReport:
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
    if not made.was_there:
        raise UserError([_unread(project, made)])
    if not signed_by.strip():
        raise UserError(_("Say who has read the report: --sign needs a name."))
    entry = SignOff(
        rubric=reading.scored.rubric.rubric_id,
        sha256=made.sha256,
        signed_by=signed_by,
        signed_on=signed_on,
        note=note if note and note.strip() else None,
    )
    path = sign_offs_path(project.root)
    with disk_trouble_told(path.parent):
        write_whole(path, with_sign_off(path.read_bytes() if path.exists() else b"", entry))
    return made


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
        message = _("{name} signed another report of {rubric} on {day}: something changed since.")
        words = message.format(
            name=signed.entry.signed_by, rubric=rubric_id, day=signed.entry.signed_on.isoformat()
        )
        problem = Problem(
            message=words, file=SIGN_OFFS, line=signed.line, key=signed.key, hint=remedy
        )
        raise UserError([problem])


def _is_signed(reading: Reading, project: Project) -> bool:
    signed = find_signed(project.root, reading.scored.rubric.rubric_id)
    return signed is not None and signed.entry.sha256 in report_hashes(reading, project)


def _unread(project: Project, made: SensitivityReport) -> Problem:
    return Problem(
        message=_("This report is new, or another one than before, so that nobody has read it."),
        file=project.shown(made.path.resolve()),
        hint=_("It was written just now: read it, then run the same command again."),
    )

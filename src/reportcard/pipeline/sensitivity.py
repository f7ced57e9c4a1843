"""The sensitivity report as a file with its hash, and the sign-off that publishing asks for.

Leaves to others: what the report says (scoring.sensitivity), the form of the sign-offs (review).
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from reportcard.errors import UserError
from reportcard.language import _, speaking
from reportcard.machine import find_machine_reason
from reportcard.model.text import LANGUAGES, Language
from reportcard.pipeline.collecting import places
from reportcard.pipeline.reading import Reading, score_store
from reportcard.problems import Problem
from reportcard.project import Project


@dataclass(frozen=True, slots=True)
class SensitivityReport:
    """A report that was written.

    Attributes:
        path: The file.
        sha256: Of its bytes.
        is_signed: Whether the sign-off in force names this report, or its other language.
        was_there: Whether the same report stood in the file already.
    """

    path: Path
    sha256: str
    is_signed: bool
    was_there: bool


def report_text(reading: Reading, *, project: Project, language: Language) -> str:
    """The report on a scored store; the same store, rubric and version give the same text."""
    from reportcard.scoring.lint import lint
    from reportcard.scoring.sensitivity import Measured, report

    with speaking(language, project.locale_dir):
        warnings = lint(reading.scored, reading.rubric, reading.robustness)
        return report(
            Measured(
                scored=reading.scored,
                robustness=reading.robustness,
                audit=reading.audit,
                # Where the project lies on this machine, and on which line, changes no grade.
                warnings=tuple(replace(warning, file="", line=None) for warning in warnings),
                names={person.person_id: person.name for person in reading.facts.people},
            )
        )


def write_sensitivity(
    *,
    project: Project,
    rubric: str | None,
    language: Language,
    of_sample: bool = False,
    out: Path | None = None,
) -> SensitivityReport:
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
    return _written(reading, project=project, language=language, of_sample=of_sample, out=out)


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
    from reportcard.review.edit import write_whole
    from reportcard.review.signoff import SignOff, sign_offs_path, with_sign_off

    reading = score_store(project=project, rubric=rubric, of_sample=False)
    made = _written(reading, project=project, language=language, of_sample=False, out=out)
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
    write_whole(path, with_sign_off(path.read_bytes() if path.exists() else b"", entry))
    return replace(made, is_signed=True)


def require_signed(reading: Reading, *, project: Project) -> None:
    """Refuse to publish what nobody has read, or what has changed since somebody did.

    Raises:
        UserError: one sentence that says what to run.
    """
    from reportcard.review.signoff import SIGN_OFFS, find_signed

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
    if signed.entry.sha256 not in _hashes(reading, project):
        message = _("{name} signed another report of {rubric} on {day}: something changed since.")
        words = message.format(
            name=signed.entry.signed_by, rubric=rubric_id, day=signed.entry.signed_on.isoformat()
        )
        problem = Problem(
            message=words, file=SIGN_OFFS, line=signed.line, key=signed.key, hint=remedy
        )
        raise UserError([problem])


def _hashes(reading: Reading, project: Project) -> frozenset[str]:
    """The report's hash in each language: whoever signs has read one of them."""
    texts = (report_text(reading, project=project, language=lang) for lang in LANGUAGES)
    return frozenset(hashlib.sha256(text.encode()).hexdigest() for text in texts)


def _written(
    reading: Reading, *, project: Project, language: Language, of_sample: bool, out: Path | None
) -> SensitivityReport:
    body = report_text(reading, project=project, language=language).encode()
    path = out or _place(reading, project, language, of_sample=of_sample)
    try:
        was_there = path.is_file() and path.read_bytes() == body
        if not path.parent.exists():
            path.parent.mkdir(parents=True)
        path.write_bytes(body)
    except OSError as error:
        reason = find_machine_reason(error) or str(error)
        message = _("The report cannot be written ({reason}): name another file with --out.")
        problem = Problem(message=message.format(reason=reason), file=str(path))
        raise UserError([problem]) from error
    is_signed = not of_sample and _is_signed(reading, project)
    return SensitivityReport(path, hashlib.sha256(body).hexdigest(), is_signed, was_there)


def _place(reading: Reading, project: Project, language: Language, *, of_sample: bool) -> Path:
    name = f"sensitivity-{reading.scored.rubric.rubric_id}.{language}.md"
    if of_sample:
        return places(project, of_sample=True).store.parent / name
    return project.root / "reviews" / name


def _is_signed(reading: Reading, project: Project) -> bool:
    from reportcard.review.signoff import find_signed

    signed = find_signed(project.root, reading.scored.rubric.rubric_id)
    return signed is not None and signed.entry.sha256 in _hashes(reading, project)


def _unread(project: Project, made: SensitivityReport) -> Problem:
    return Problem(
        message=_("This report is new, or another one than before, so that nobody has read it."),
        file=project.shown(made.path.resolve()),
        hint=_("It was written just now: read it, then run the same command again."),
    )

"""The sensitivity report as a file with its hash.

Leaves to others: what the report says (scoring.sensitivity), and who has signed it (signing).
"""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from reportcard.errors import UserError
from reportcard.language import _, speaking
from reportcard.machine import find_machine_reason
from reportcard.model.text import LANGUAGES, Language
from reportcard.pipeline.collecting import places
from reportcard.pipeline.reading import Reading
from reportcard.problems import Problem
from reportcard.project import Project


@dataclass(frozen=True, slots=True)
class SensitivityReport:
    """A report that was written.

    Attributes:
        path: The file.
        sha256: Of its bytes.
        was_there: Whether the same report stood in the file already.
    """

    path: Path
    sha256: str
    was_there: bool


def report_text(reading: Reading, *, project: Project, language: Language) -> str:
    """The report on a scored store; the same store, rubric and version give the same text."""
    from reportcard.scoring.lint import lint
    from reportcard.scoring.sensitivity import Measured, fingerprint, report

    facts = reading.facts
    with speaking(language, project.locale_dir):
        warnings = lint(reading.scored, reading.rubric, reading.robustness, facts.money)
        return report(
            Measured(
                scored=reading.scored,
                robustness=reading.robustness,
                audit=reading.audit,
                # Where the project lies on this machine, and on which line, changes no grade.
                warnings=tuple(replace(warning, file="", line=None) for warning in warnings),
                names={person.person_id: person.name for person in facts.people},
                districts={
                    r.person_id: facts.shown_district(r.person_id, r.chamber, r.district)
                    for r in reading.scored.results
                },
                bills={
                    bill.bill_id: f"{bill.identifier} ({bill.session})"
                    for bill in facts.bills
                    if bill.identifier and bill.session
                },
                fingerprint=fingerprint(reading.scored, facts),
            )
        )


def report_hashes(reading: Reading, project: Project) -> frozenset[str]:
    """The report's hash in each language: whoever signs has read one of them."""
    texts = (report_text(reading, project=project, language=lang) for lang in LANGUAGES)
    return frozenset(hashlib.sha256(text.encode()).hexdigest() for text in texts)


def write_report(
    reading: Reading, *, project: Project, language: Language, of_sample: bool, out: Path | None
) -> SensitivityReport:
    """Write the report.

    Args:
        reading: The scored store.
        project: Whose it is.
        language: Of the report.
        of_sample: Whether the sample was scored.
        out: The file; in the folder `reviews` (or that of the sample's data) unless given.

    Raises:
        UserError: the file cannot be written.
    """
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
    return SensitivityReport(path, hashlib.sha256(body).hexdigest(), was_there)


def _place(reading: Reading, project: Project, language: Language, *, of_sample: bool) -> Path:
    name = f"sensitivity-{reading.scored.rubric.rubric_id}.{language}.md"
    if of_sample:
        return places(project, of_sample=True).store.parent / name
    return project.root / "reviews" / name

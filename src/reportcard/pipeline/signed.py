"""The signed pages: kept under their hash, and what changed since one was signed.

Leaves to others: who has signed (review.signoff), the report (sensitivity).
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from reportcard.language import _
from reportcard.model.text import LANGUAGES, Language
from reportcard.pipeline.disk import disk_trouble_told
from reportcard.pipeline.reading import Reading
from reportcard.pipeline.sensitivity import SensitivityReport, report_text
from reportcard.project import Project
from reportcard.review.signoff import SIGNED, Signed


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since a page was signed.

    Attributes:
        sentences: In the language of the terminal.
        difference: Every line of page and rubric that is another one; "" where the page is lost.
    """

    sentences: tuple[str, ...]
    difference: str


@dataclass(frozen=True, slots=True)
class _Kept:
    page: str
    rubric: str
    language: Language


def keep_signed(
    made: SensitivityReport, *, reading: Reading, project: Project, language: Language
) -> None:
    """Keep a page that is being signed, and its rubric, for whoever asks what changed."""
    page, rubric = _kept_paths(project, made.sha256, language)
    with disk_trouble_told(page.parent):
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_bytes(made.path.read_bytes())
        rubric.write_bytes(_rubric_path(reading, project).read_bytes())


def changes_since(signed: Signed, *, reading: Reading, project: Project) -> Changes:
    """What is another one now than on the page that somebody signed."""
    with disk_trouble_told(project.root / SIGNED):
        found = _find_kept(project, signed.entry.sha256)
        if found is None:
            message = _(
                "The page that was signed and its rubric are not in {folder}: nobody can say what "
                "changed."
            )
            return Changes((message.format(folder=SIGNED),), "")
        rubric_now = _rubric_path(reading, project).read_text("utf-8")
    return _compared(
        (found.page, report_text(reading, project=project, language=found.language)),
        (found.rubric, rubric_now),
        sha256=signed.entry.sha256,
        shown_as=reading.rubric.yaml.shown_as,
    )


def write_difference(changes: Changes, made: SensitivityReport) -> Path | None:
    """The difference as a file beside the report; None where there is nothing to write."""
    if not changes.difference:
        return None
    path = made.path.with_suffix(".diff")
    with disk_trouble_told(path.parent):
        path.write_text(changes.difference, encoding="utf-8")
    return path


def _compared(
    pages: tuple[str, str], rubrics: tuple[str, str], *, sha256: str, shown_as: str
) -> Changes:
    from reportcard.scoring.sensitivity.changes import change_sentences, difference

    told = list(change_sentences(*pages))
    if not told:
        told.append(_("No grade and no score is another one."))
    if rubrics[0] != rubrics[1]:
        told.append(_("{rubric} is not what it was.").format(rubric=shown_as))
    signed, now = _("signed: {hash}").format(hash=sha256), _("now")
    return Changes(
        tuple(told),
        difference(*pages, names=(signed, now)) + difference(*rubrics, names=(signed, shown_as)),
    )


def _find_kept(project: Project, sha256: str) -> _Kept | None:
    """A signed page; None where it or its rubric is missing, or is not what was signed."""
    for language in LANGUAGES:
        paths = _kept_paths(project, sha256, language)
        if not all(path.is_file() for path in paths):
            continue
        page, rubric = (path.read_bytes() for path in paths)
        # The page names the hash of its rubric.
        if _sha256(page) == sha256 and _sha256(rubric).encode() in page:
            return _Kept(page.decode(), rubric.decode(), language)
    return None


def _sha256(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def _kept_paths(project: Project, sha256: str, language: Language) -> tuple[Path, Path]:
    folder = project.root / SIGNED
    return folder / f"{sha256}.{language}.md", folder / f"{sha256}.yml"


def _rubric_path(reading: Reading, project: Project) -> Path:
    return project.content(reading.rubric.yaml.shown_as)

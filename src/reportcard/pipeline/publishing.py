"""From a scored store to a published report card, by one atomic swap.

Leaves to others: what is scored and shown (reading), and making the files (rendering).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reportcard.collect.crawl import Progress
from reportcard.edition.resting import collector_resting
from reportcard.language import _, ngettext
from reportcard.model.facts import Quarantined
from reportcard.pipeline.collecting import places, quarantine_problems
from reportcard.pipeline.coverage import gap_problems
from reportcard.pipeline.proofs import proof_files, with_proofs
from reportcard.pipeline.reading import Reading, edition_of, score_store
from reportcard.pipeline.rendering import helpers, pdf_name, render_edition
from reportcard.pipeline.signing import require_signed
from reportcard.problems import Problem
from reportcard.project import Project

# So many files are named when only some changed.
_NAMED = 5


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build published.

    Attributes:
        home: The page to open first.
        files: How many files it has.
        written: Those of them that are new or different from the last edition.
        gone: The files of the last edition that this one does not have.
        has_pdf: Whether the PDFs were made.
        problems: Data alarms, what was set aside and could not be scored, and gaps of the record
            that nothing explains.
        left_out: Whether something that should be on the report card is not.
    """

    home: Path
    files: int
    written: tuple[str, ...]
    gone: tuple[str, ...]
    has_pdf: bool
    problems: tuple[Problem, ...]
    left_out: bool

    def sentences(self) -> tuple[str, ...]:
        """What was done, for the terminal."""
        folder = self.home.parent
        open_ = (
            _("Open {home} in a browser; the PDFs are {en} and {es} beside it.")
            if self.has_pdf
            else _("Open {home} in a browser. There is no PDF, and no page links to one.")
        )
        return (
            _("The report card is ready: {n} files in {folder}").format(
                n=self.files, folder=folder
            ),
            *self._what_changed(),
            open_.format(home=self.home, en=pdf_name("en"), es=pdf_name("es")),
        )

    def _what_changed(self) -> Iterator[str]:
        if len(self.written) < self.files:
            yield _("New or different: {files}. The others are as they were.").format(
                files=_named(self.written)
            )
        if self.gone:
            yield _("No longer there: {files}.").format(files=_named(self.gone))


def build(
    *,
    project: Project,
    rubric: str | None,
    name: str | None,
    built_on: date | None,
    progress: Progress,
    of_sample: bool = False,
    is_draft: bool = False,
    embargo: date | None = None,
    url: str = "",
    with_pdf: bool = True,
) -> BuildReport:
    """Score everybody, render every page and publish them by one atomic swap.

    Somebody must have signed the sensitivity report of what is published, a preview under embargo
    included. A draft needs nobody. Drafts and previews say on every page what they are, and have
    folders of their own; so does the sample, which is labelled as illustrative.

    Args:
        project: Whose content, data and editions.
        rubric: Path of the rubric file; None for the project's only one.
        name: Name of the edition's folder; the rubric's id unless given.
        built_on: The day printed on it; that of the newest record unless given.
        progress: Told after every page.
        of_sample: Read the sample's data instead of the project's.
        is_draft: Build what nobody has signed, marked as a draft.
        embargo: Build a preview for the press: the day before which nothing of it may be published.
        url: The public address where the report card will stand, "" when not known.
        with_pdf: Whether to make the PDFs, which take longest.

    Raises:
        UserError: a mistake in the rubric, no data yet, no sign-off of this report, or an embargo
            that is over already. The last edition stays untouched.
    """
    from reportcard.edition.publish import publish

    with collector_resting(), helpers(project, with_pdf=with_pdf) as workers:
        reading = score_store(project=project, rubric=rubric, of_sample=of_sample)
        if not (is_draft or of_sample):
            require_signed(reading, project=project)
        kind = f"{'-draft' if is_draft else ''}{'-embargo' if embargo else ''}"
        edition = edition_of(
            reading,
            project=project,
            name=name or f"{reading.scored.rubric.rubric_id}{kind}",
            built_on=built_on,
            is_draft=is_draft,
            embargo=embargo,
            url=url,
        )
        archive = places(project, of_sample=of_sample).archive
        edition = with_proofs(edition, archive)
        copies = proof_files(edition, archive)
        out = project.editions_dir / edition.masthead.edition_id
        changes = publish(render_edition(edition, workers, progress, copies=copies), out)
    problems = (
        *(Problem(message=alarm.sentence) for alarm in reading.scored.alarms),
        *quarantine_problems(_touching(reading)),
        *gap_problems(reading.facts.coverage),
    )
    if edition.proofs.left_out:
        problems = (*problems, Problem(message=_not_copied(edition.proofs.left_out)))
    return BuildReport(
        home=out / "index.html",
        files=len(changes.written) + changes.kept,
        written=changes.written,
        gone=changes.gone,
        has_pdf=with_pdf,
        problems=problems,
        left_out=bool(problems),
    )


# ---------------------------------------------------------------- private


def _not_copied(count: int) -> str:
    return ngettext(
        "{n} document that cards cite is too large to be copied into the report card.",
        "{n} documents that cards cite are too large to be copied into the report card.",
        count,
    ).format(n=count)


def _named(paths: tuple[str, ...]) -> str:
    """How many files, and the first of them by name."""
    if not paths:
        return _("none")
    more = ", ..." if len(paths) > _NAMED else ""
    return f"{len(paths)} ({', '.join(paths[:_NAMED])}{more})"


def _touching(reading: Reading) -> tuple[Quarantined, ...]:
    """What was set aside of the things that this rubric scores."""
    criteria = reading.scored.rubric.criteria
    named = {c.vote_event_id for c in criteria} | {c.bill_id for c in criteria}
    found = reading.facts.quarantine
    return tuple(item for item in found if item.entity_id.partition("/")[0] in named)

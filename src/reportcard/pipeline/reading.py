"""From a store and a rubric to everything an edition shows: find both, score, present.

Leaves to others: filling the store (collecting), files and folders (publishing).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from reportcard import __version__
from reportcard.collect.registry import load_jurisdiction, load_source
from reportcard.edition.about import About, SourceCard
from reportcard.errors import UserError
from reportcard.language import _
from reportcard.model.facts import Bill, Facts, Membership, VoteEvent
from reportcard.model.scores import Scored
from reportcard.model.text import Language
from reportcard.pipeline.collecting import places
from reportcard.problems import Problem
from reportcard.project import Project

if TYPE_CHECKING:
    import duckdb

    from reportcard.edition.contexts import Edition


# The sample is a source like any other; it lies with the content, so its name is looked up there.
SAMPLE_SOURCES = "*/sample/source.yml"


@dataclass(frozen=True, slots=True)
class Reading:
    """A store read with one rubric: the scores, and the facts that they rest on."""

    scored: Scored
    facts: Facts


@dataclass(frozen=True, slots=True)
class Sample:
    """The sample's source, and the rubric that its facts are for."""

    source_id: str
    rubric: str


def score_store(*, project: Project, rubric: str | None, of_sample: bool) -> Reading:
    """Score the store with a rubric; the facts come along for presenting."""
    from reportcard.scoring.compile import compile_rubric
    from reportcard.scoring.load import load_rubric
    from reportcard.scoring.score import score
    from reportcard.store.read import read_facts

    path = rubric_path(project, rubric, of_sample=of_sample)
    with open_for_reading(project, of_sample=of_sample) as con:
        card = compile_rubric(load_rubric(path, shown_as=project.shown(path)), con)
        return Reading(scored=score(card, con), facts=read_facts(con))


def edition_of(
    reading: Reading, *, project: Project, name: str | None = None, built_on: date | None = None
) -> "Edition":
    """Everything that the pages of one report card show.

    Args:
        reading: The scored store.
        project: Whose sources and jurisdiction are named on the pages.
        name: Name of the edition; the rubric's id unless given.
        built_on: The day printed on it; that of the newest record unless given.

    Raises:
        UserError: the store is empty.
    """
    from reportcard.edition.contexts import build_edition

    about = _about(project, reading.scored, reading.facts, edition_id=name, built_on=built_on)
    return build_edition(facts=reading.facts, scored=reading.scored, about=about)


def explain(
    *,
    project: Project,
    rubric: str | None,
    person: str,
    language: Language,
    of_sample: bool,
) -> Iterator[str]:
    """The receipt of one legislator, line by line.

    Args:
        project: Whose content and data.
        rubric: As for `build`.
        person: A name, a district ("house 22") or an id.
        language: Of the lines.
        of_sample: Read the sample's data.

    Raises:
        UserError: nobody, or more than one, is meant.
    """
    from reportcard.language import catalogue
    from reportcard.scoring.explain import explain_lines
    from reportcard.scoring.find import find_person

    reading = score_store(project=project, rubric=rubric, of_sample=of_sample)
    scored, facts = reading.scored, reading.facts
    found = find_person(scored, facts, person)
    yield from explain_lines(
        scored, facts, found, language, translate=catalogue(language, project.locale_dir)
    )


def require_sample(project: Project) -> Sample:
    """The project's sample.

    Raises:
        UserError: the content has none, or its source.yml names no rubric.
    """
    found = project.names("scrapers", SAMPLE_SOURCES)
    if not found:
        raise UserError(_("There is no sample among the scrapers of this project."))
    source_id = found[0].removeprefix("scrapers/").removesuffix("/source.yml")
    rubric = load_source(project, source_id).rubric
    if rubric is None:
        raise UserError(_("{file} does not name its rubric.").format(file=f"scrapers/{found[0]}"))
    return Sample(source_id=source_id, rubric=f"rubrics/{rubric}")


@contextmanager
def open_for_reading(project: Project, *, of_sample: bool) -> Iterator["duckdb.DuckDBPyConnection"]:
    """The store, read only, for as long as the block runs.

    Raises:
        UserError: there is none yet; says which command makes it.
    """
    from reportcard.store.connect import open_store

    store = places(project, of_sample=of_sample).store
    if not store.exists():
        raise UserError([_no_store(project, store, of_sample=of_sample)])
    con = open_store(store, read_only=True)
    try:
        yield con
    finally:
        con.close()


def rubric_path(project: Project, rubric: str | None, *, of_sample: bool) -> Path:
    """The rubric file that was named, from here or from the project.

    Args:
        project: Where a name without a folder is looked up, in `rubrics/`.
        rubric: A path or a file name; None for the sample's, or the project's only one.
        of_sample: Whether the sample is meant.

    Raises:
        UserError: there is no such file, or there are several to choose from.
    """
    if rubric is None:
        return project.content(
            require_sample(project).rubric if of_sample else only_rubric(project)
        )
    if Path(rubric).is_file():
        return Path(rubric).resolve()
    path = project.content(rubric if "/" in rubric else f"rubrics/{rubric}")
    if path.is_dir():
        names = ", ".join(project.names("rubrics", "*.yml"))
        message = _("{folder} is a folder: name one of the rubrics, such as {names}.")
        raise UserError(message.format(folder=rubric, names=names))
    return path


def only_rubric(project: Project) -> str:
    """The rubric to use when none is named.

    Raises:
        UserError: there is none, or there are several to choose from.
    """
    names = [name for name in project.names("rubrics", "*.yml") if not name.endswith("starter.yml")]
    if len(names) == 1:
        return names[0]
    if not names:
        raise UserError(_("There is no rubric in the folder rubrics."))
    raise UserError(
        _("There are several rubrics: name one with --rubric: {names}.").format(
            names=", ".join(names)
        )
    )


def _no_store(project: Project, store: Path, *, of_sample: bool) -> Problem:
    if of_sample:
        message = _("The sample is not built yet: run reportcard sample first.")
    else:
        message = _(
            "There is no store at {path} yet: run reportcard collect first. "
            "For the sample, check and explain take --sample."
        ).format(path=store)
    hint = "" if project.is_marked else _("{root} is no project folder: go to yours.")
    return Problem(message=message, hint=hint.format(root=project.root))


def _about(
    project: Project, scored: Scored, facts: Facts, *, edition_id: str | None, built_on: date | None
) -> About:
    rows: tuple[Membership | Bill | VoteEvent, ...] = (
        *facts.memberships,
        *facts.bills,
        *facts.vote_events,
    )
    newest = max((row.provenance.retrieved_at for row in rows), default=None)
    if newest is None:
        raise UserError(_("The store is empty: run reportcard collect first."))
    return About(
        edition_id=edition_id or scored.rubric.rubric_id,
        built_on=built_on or newest.date(),
        software_version=__version__,
        jurisdiction=load_jurisdiction(project, scored.rubric.jurisdiction_id),
        sources=tuple(
            _source_card(project, source_id)
            for source_id in sorted({row.provenance.source_id for row in rows})
        ),
    )


def _source_card(project: Project, source_id: str) -> SourceCard:
    source = load_source(project, source_id)
    return SourceCard(
        source_id=source_id,
        title=source.title,
        publisher=source.publisher,
        licence=source.licence,
        url=source.home_url,
    )

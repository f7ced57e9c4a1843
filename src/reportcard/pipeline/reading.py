"""From a store and a rubric to everything an edition shows: score, present.

Leaves to others: which store and rubric are meant (choosing), filling the store (collecting), files
and folders (publishing).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reportcard import __version__
from reportcard.collect.registry import load_jurisdiction, load_source
from reportcard.edition.about import About, SourceCard
from reportcard.errors import UserError
from reportcard.language import _
from reportcard.model.facts import Bill, Facts, Membership, VoteEvent
from reportcard.model.scores import Scored
from reportcard.model.text import Language
from reportcard.pipeline.choosing import open_for_reading, rubric_path
from reportcard.project import Project

if TYPE_CHECKING:
    from reportcard.edition.contexts import Edition


@dataclass(frozen=True, slots=True)
class Reading:
    """A store read with one rubric: the scores, and the facts that they rest on."""

    scored: Scored
    facts: Facts


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
            for source_id in sorted(
                {row.provenance.source_id for row in rows}
                | {source_id for row in facts.coverage for source_id in row.second_sources}
            )
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

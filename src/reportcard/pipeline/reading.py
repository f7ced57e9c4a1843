"""From a store and a rubric to everything an edition shows: score, present.

Leaves to others: which store and rubric are meant (choosing), filling the store (collecting), files
and folders (publishing).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from reportcard import __version__
from reportcard.collect.registry import load_jurisdiction, load_source
from reportcard.edition.about import About, SourceCard
from reportcard.errors import UserError
from reportcard.language import N_, _, catalogue, day_in_words
from reportcard.model.facts import Bill, Facts, Membership, VoteEvent
from reportcard.model.money import (
    AppropriationLine,
    BondSection,
    Money,
    Place,
    Town,
    TownDistrict,
    TownGrant,
)
from reportcard.model.robustness import Robustness, SelectionAudit
from reportcard.model.scores import Scored
from reportcard.model.statements import Statements
from reportcard.model.text import Language, Text
from reportcard.pipeline.choosing import open_for_reading, rubric_path
from reportcard.pipeline.earlier import earlier_cycles
from reportcard.pipeline.imports import import_card
from reportcard.pipeline.statements import require_statements
from reportcard.project import Project

if TYPE_CHECKING:
    from reportcard.edition.contexts import Edition
    from reportcard.scoring.rubric import Rubric

_DRAFT = N_("Draft, not signed: do not publish it.")
_EMBARGO = N_("Embargoed until {day}: not for publication before.")


@dataclass(frozen=True, slots=True)
class Reading:
    """A store read with one rubric.

    Attributes:
        scored: Marks, scores, grades and receipts.
        facts: What they rest on.
        rubric: The file, for lines and keys.
        robustness: How sure each letter is.
        audit: The choice of roll calls; None when the rubric names no topic.
        statements: What people say beside the record; nothing on the sample.
    """

    scored: Scored
    facts: Facts
    rubric: "Rubric"
    robustness: Robustness
    audit: SelectionAudit | None
    statements: Statements = field(default_factory=Statements)


def score_store(*, project: Project, rubric: str | None, of_sample: bool) -> Reading:
    """Score the store with a rubric, and measure how sure it is; the facts come along."""
    from reportcard.scoring.audit import selection_audit
    from reportcard.scoring.compile import compile_rubric
    from reportcard.scoring.load import load_rubric
    from reportcard.scoring.robustness import robustness
    from reportcard.scoring.score import score
    from reportcard.store.read import read_facts

    path = rubric_path(project, rubric, of_sample=of_sample)
    with open_for_reading(project, of_sample=of_sample) as con:
        loaded = load_rubric(path, shown_as=project.shown(path))
        card = compile_rubric(loaded, con)
        scored = score(card, con, earlier=earlier_cycles(project, loaded, con))
        facts = read_facts(con)
        return Reading(
            scored=scored,
            facts=facts,
            rubric=loaded,
            robustness=robustness(scored),
            audit=selection_audit(card, scored, con),
            statements=_statements(project, scored, facts, of_sample=of_sample),
        )


def edition_of(
    reading: Reading,
    *,
    project: Project,
    name: str | None = None,
    built_on: date | None = None,
    is_draft: bool = False,
    embargo: date | None = None,
    url: str = "",
) -> "Edition":
    """Everything that the pages of one report card show.

    Args:
        reading: The scored store.
        project: Whose sources and jurisdiction are named on the pages.
        name: Name of the edition; the rubric's id unless given.
        built_on: The day printed on it; that of the newest record unless given.
        is_draft: Whether every page says that it is a draft.
        embargo: Of a preview, the day before which nothing of it may be published.
        url: The public address where it will stand, "" when not known.

    Raises:
        UserError: the store is empty, or the embargo is over before it begins.
    """
    from reportcard.edition.contexts import build_edition
    from reportcard.scoring.reweigh import find_reweighing

    scored = _as_draft(project, reading.scored) if is_draft else reading.scored
    about = replace(
        _about(project, scored, reading.facts, edition_id=name, built_on=built_on),
        statements=reading.statements,
        base_url=url,
        embargo=embargo,
    )
    if embargo is not None:
        scored = _under_embargo(project, scored, embargo, built_on=about.built_on)
    return build_edition(
        facts=reading.facts,
        scored=scored,
        about=about,
        robustness=reading.robustness,
        audit=reading.audit,
        reweighing=find_reweighing(scored),
    )


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
    from reportcard.scoring.explain import explain_lines
    from reportcard.scoring.find import find_person

    reading = score_store(project=project, rubric=rubric, of_sample=of_sample)
    scored, facts = reading.scored, reading.facts
    found = find_person(scored, facts, person)
    yield from explain_lines(
        scored,
        facts,
        found,
        language,
        translate=catalogue(language, project.locale_dir),
        robustness=reading.robustness,
    )


def _statements(project: Project, scored: Scored, facts: Facts, *, of_sample: bool) -> Statements:
    """Nobody has said anything about the sample, whose positions are illustrative."""
    if of_sample:
        return Statements()
    names = {person.person_id: person.name for person in facts.people}
    return require_statements(project, scored=scored, names=names)


def _as_draft(project: Project, scored: Scored) -> Scored:
    """The same with a notice that says so."""
    spanish = catalogue("es", project.locale_dir).gettext(_DRAFT)
    return _with_notice(scored, Text(_DRAFT, spanish))


def _under_embargo(project: Project, scored: Scored, day: date, *, built_on: date) -> Scored:
    """The same with a notice that says until when nothing of it may be published.

    Raises:
        UserError: the day is not after that of the report card.
    """
    if day <= built_on:
        message = _(
            "The embargo until {day} is over before it begins: this report card is of {built_on}. "
            "Give a later day with --embargo, or an earlier day of the report card with --date."
        )
        raise UserError(message.format(day=day, built_on=built_on))
    spanish = catalogue("es", project.locale_dir).gettext(_EMBARGO)
    return _with_notice(
        scored,
        Text(
            _EMBARGO.format(day=day_in_words(day, "en")),
            spanish.format(day=day_in_words(day, "es")),
        ),
    )


def _with_notice(scored: Scored, notice: Text) -> Scored:
    """A notice before that of the rubric: it stands on every page, PDF page and in the data."""
    old = scored.rubric.notice or Text("", "")
    both = Text(f"{notice.en} {old.en}".strip(), f"{notice.es} {old.es}".strip())
    return replace(scored, rubric=replace(scored.rubric, notice=both))


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
            card
            for source_id in sorted(
                {row.provenance.source_id for row in rows}
                | {row.provenance.source_id for row in facts.sponsorships}
                | {row.provenance.source_id for row in facts.member_inputs}
                | {row.provenance.source_id for row in facts.absence_reasons}
                | {row.provenance.source_id for row in facts.committee_votes}
                | money_sources(facts.money)
                | {row.provenance.source_id for row in facts.shapes}
                | {source_id for row in facts.coverage for source_id in row.second_sources}
            )
            for card in _source_cards(project, source_id)
        ),
    )


def money_sources(money: Money) -> set[str]:
    """The sources of the school money that an edition shows."""
    rows: tuple[AppropriationLine | BondSection | Town | TownDistrict | Place | TownGrant, ...] = (
        *money.lines,
        *money.bonds,
        *money.towns,
        *money.town_districts,
        *money.places,
        *money.grants,
    )
    return {row.provenance.source_id for row in rows}


def _source_cards(project: Project, source_id: str) -> tuple[SourceCard, ...]:
    """A source, and the compilations that its own tables follow: each has terms of its own."""
    card = _source_card(project, source_id)
    return (card, *compilation_cards(card))


def compilation_cards(card: SourceCard) -> tuple[SourceCard, ...]:
    """The compilations of a source as sources of the list, numbered from 1 under its id."""
    return tuple(
        SourceCard(
            source_id=f"{card.source_id}/{number}",
            title=compiled.title,
            publisher=compiled.by,
            licence=compiled.licence,
            url=compiled.url,
        )
        for number, compiled in enumerate(card.compiled, start=1)
    )


def _source_card(project: Project, source_id: str) -> SourceCard:
    if source_id.startswith("import/"):
        return import_card(project, source_id)
    source = load_source(project, source_id)
    return SourceCard(
        source_id=source_id,
        title=source.title,
        publisher=source.publisher,
        licence=source.licence,
        url=source.home_url,
        compiled=source.compiled,
    )

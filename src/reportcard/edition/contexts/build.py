"""From facts and scores to the whole edition.

Leaves to others: the pages' own rows (build_legislator, build_pages) and the downloads.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from reportcard.edition.about import About
from reportcard.edition.contexts.ballots import build_ballots
from reportcard.edition.contexts.build_audit import build_audit
from reportcard.edition.contexts.build_charts import build_charts
from reportcard.edition.contexts.build_compare import NOT_COMPARED, CompareBook, build_compare
from reportcard.edition.contexts.build_find import build_find
from reportcard.edition.contexts.build_home import build_home
from reportcard.edition.contexts.build_legislator import build_legislator
from reportcard.edition.contexts.build_methodology import build_methodology
from reportcard.edition.contexts.build_money import build_money
from reportcard.edition.contexts.build_press import build_press
from reportcard.edition.contexts.build_roll_calls import build_roll_calls
from reportcard.edition.contexts.build_seats import shapes_in_force
from reportcard.edition.contexts.build_selection import build_selection
from reportcard.edition.contexts.build_sensitivity import build_sensitivity
from reportcard.edition.contexts.build_statements import build_statements
from reportcard.edition.contexts.build_subjects import build_subjects
from reportcard.edition.contexts.build_towns import TownBook, build_towns
from reportcard.edition.contexts.build_weights import build_weights
from reportcard.edition.contexts.coverage import build_coverage, find_without_row
from reportcard.edition.contexts.data import DataPage, TableCard
from reportcard.edition.contexts.edition import Edition
from reportcard.edition.contexts.legislator import LegislatorPage
from reportcard.edition.contexts.lookup import Lookup, build_lookup
from reportcard.edition.contexts.order import family_order
from reportcard.edition.contexts.pieces import Masthead
from reportcard.edition.contexts.statements import PersonStatements
from reportcard.edition.contexts.subjects import SubjectsIndex
from reportcard.edition.contexts.topics import build_topics
from reportcard.edition.medians import Medians, build_medians
from reportcard.edition.tables import download_tables
from reportcard.model.facts import Bill, Facts, Membership, Sponsorship, VoteEvent
from reportcard.model.money import AppropriationLine, TownGrant
from reportcard.model.records import Provenance
from reportcard.model.reweighing import Reweighing
from reportcard.model.robustness import Robustness, SelectionAudit
from reportcard.model.scores import Scored
from reportcard.model.tables import Table
from reportcard.receipts.names import is_imported


def build_edition(
    *,
    facts: Facts,
    scored: Scored,
    about: About,
    robustness: Robustness | None = None,
    audit: SelectionAudit | None = None,
    reweighing: Reweighing | None = None,
) -> Edition:
    """Everything that the pages and downloads of one edition show, in neither language.

    Args:
        facts: The resolved record.
        scored: What the rubric made of it.
        about: Names, day and sources of the edition.
        robustness: How steady the grades are; nothing is said of that without it.
        audit: Which roll calls of the topic were left out, and why; None without such a block.
        reweighing: Everybody's marks by subject; None where a reader can move no weight.

    Raises:
        KeyError: the scores speak of something that is not in the record.
    """
    lookup = build_lookup(facts=facts, scored=scored)
    towns = build_towns(
        facts.money, lookup, year=_newest_session(scored, about), sources=about.sources
    )
    compared = build_compare(build_ballots(scored, lookup), lookup, towns.pages)
    money = build_money(facts.money, lookup)
    tables = download_tables(
        facts=facts,
        scored=scored,
        sources=about.sources,
        robustness=robustness,
        audit=audit,
        statements=about.statements,
    )
    medians = build_medians(scored)
    said = build_statements(about.statements, lookup)
    roll_calls = build_roll_calls(lookup, money, said.roll_calls)
    topics = build_topics(facts, graded=lookup.roll_calls)
    block = build_audit(audit, topics=facts.topics, scored=scored, lookup=lookup)
    methodology = build_methodology(
        scored=scored, lookup=lookup, topics=topics, robustness=robustness, audit=block
    )
    subjects = build_subjects(
        methodology.subjects, scored=scored, lookup=lookup, medians=medians, roll_calls=roll_calls
    )
    find = build_find(towns.pages, facts.money.places)
    home = build_home(
        scored=scored,
        lookup=lookup,
        place=about.jurisdiction,
        places=find.index if find else None,
    )
    charts = build_charts(
        scored=scored,
        lookup=lookup,
        chambers=home.chambers,
        roll_calls=roll_calls,
        shapes=shapes_in_force(facts.shapes, _newest_session(scored, about)),
        sources=about.sources,
    )
    return Edition(
        about=about,
        masthead=_masthead(facts, scored, about),
        home=home,
        find=find,
        legislators=_legislators(
            scored,
            lookup,
            robustness,
            towns=towns,
            compared=compared,
            medians=medians,
            said=said.people,
        ),
        roll_calls=roll_calls,
        methodology=methodology,
        subjects=SubjectsIndex(subjects),
        selection=build_selection(audit, block, scored=scored, lookup=lookup, topics=topics),
        sensitivity=build_sensitivity(robustness, lookup=lookup),
        coverage=build_coverage(
            facts, sources=about.sources, without_row=find_without_row(scored, lookup.cards)
        ),
        data=_data(facts, about, tables),
        tables=tables,
        money=money,
        towns=towns.index,
        town_pages=tuple(
            replace(page, delegations=compared.of_town.get(page.town.town_code, ()))
            for page in towns.pages
        ),
        compare=compared.index,
        pairs=compared.pairs,
        charts=charts,
        corrections=said.corrections,
        organization=said.about,
        weights=build_weights(reweighing, scored=scored, lookup=lookup),
        press=build_press(home, charts, robustness, email=said.corrections.email),
    )


def _masthead(facts: Facts, scored: Scored, about: About) -> Masthead:
    rubric = scored.rubric
    return Masthead(
        title=rubric.title,
        organization=rubric.organization,
        notice=rubric.notice,
        cycle=rubric.cycle,
        window_from=rubric.window[0],
        window_to=rubric.window[1] - timedelta(days=1),
        jurisdiction=about.jurisdiction.name,
        edition_id=about.edition_id,
        built_on=about.built_on,
        newest_record_on=max(
            (event.held_on for event in facts.vote_events if event.held_on), default=None
        ),
        rubric_id=rubric.rubric_id,
        rubric_version=rubric.version,
        rubric_sha256=rubric.sha256,
        software_version=about.software_version,
        base_url=about.base_url,
        has_money=bool(facts.money.cycles),
        embargo=about.embargo,
    )


def _newest_session(scored: Scored, about: About) -> int:
    """The year of the last session that began within the window; 0 without any.

    Not the year of the window's last day: a term can end some days into a year in whose sessions
    others sit, by other districts.
    """
    begun = (session.started_on for session in about.jurisdiction.sessions)
    return max((day.year for day in begun if day < scored.rubric.window[1]), default=0)


def _legislators(
    scored: Scored,
    lookup: Lookup,
    robustness: Robustness | None,
    *,
    towns: TownBook,
    compared: CompareBook,
    medians: Medians,
    said: Mapping[str, PersonStatements],
) -> tuple[LegislatorPage, ...]:
    """A page each: sitting members first, by chamber, district, name."""
    cards = lookup.cards
    results = sorted(
        scored.results,
        key=lambda r: (
            not r.in_office, r.chamber, r.district, family_order(cards[r.person_id]),
        ),
    )  # fmt: skip
    order = [cards[result.person_id] for result in results]
    alarms: dict[str, list[str]] = {}
    for alarm in scored.alarms:
        alarms.setdefault(alarm.person_id, []).append(alarm.criterion_id)
    return tuple(
        build_legislator(
            result,
            lookup=lookup,
            medians=medians,
            robustness=robustness,
            earlier=scored.earlier,
            alarms=alarms.get(result.person_id, ()),
            towns=towns.districts.get(result.person_id, ()),
            compared=compared.of_person.get(result.person_id, NOT_COMPARED),
            said=said.get(result.person_id, PersonStatements()),
            previous=previous,
            following=following,
        )
        for result, previous, following in zip(
            results, [None, *order[:-1]], [*order[1:], None], strict=True
        )
    )


def _data(facts: Facts, about: About, tables: Sequence[Table]) -> DataPage:
    return DataPage(
        tables=tuple(
            TableCard(
                name=table.name,
                title=table.title,
                row_count=len(table.rows),
                columns=table.columns,
                key=table.key,
            )
            for table in tables
        ),
        sources=about.sources,
        # What came of the cross-check counts all the same, and stands on the page of coverage.
        quarantine=tuple(item for item in facts.quarantine if item.entity != "crosscheck"),
        has_transcribed=any(row.transcribed and not is_imported(row) for row in _sources(facts)),
        has_imported=any(is_imported(row) for row in _sources(facts)),
    )


def _sources(facts: Facts) -> Iterator[Provenance]:
    """Where the rows of each kind come from."""
    rows: tuple[
        Membership | Bill | Sponsorship | VoteEvent | AppropriationLine | TownGrant, ...
    ] = (
        *facts.memberships,
        *facts.bills,
        *facts.sponsorships,
        *facts.vote_events,
        *facts.money.lines,
        *facts.money.grants,
    )
    return (row.provenance for row in rows)

"""From the record to the pages about everyone: home, roll calls, methodology.

Leaves to others: single legislators (build_legislator), the data page (build).
"""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from fractions import Fraction
from typing import get_args

from reportcard.edition.contexts.home import ChamberSummary, GradeCount, HomePage, HomeRollCall
from reportcard.edition.contexts.lookup import Lookup, bill_ref
from reportcard.edition.contexts.methodology import (
    BandRow,
    GateRow,
    GroupRow,
    MarkRow,
    MethodologyPage,
    PhraseRow,
    SubjectRow,
)
from reportcard.edition.contexts.pieces import CriterionCard, PersonCard, RollCallRef
from reportcard.edition.contexts.roll_call import PartyTally, RollCallPage, VoteRow
from reportcard.edition.names import slugified
from reportcard.edition.numbers import shown_number, shown_percent, shown_weight
from reportcard.edition.phrases import CUT_POINTS, INCOMPLETE, NOT_RATED
from reportcard.model.facts import Chamber, Jurisdiction, PersonVote
from reportcard.model.scores import Band, CriterionType, Gate, Outcome, RubricCard, Scored

CHAMBERS: tuple[Chamber, ...] = ("house", "senate")


def family_order(card: PersonCard | VoteRow) -> tuple[str, str, str]:
    """Sorts people as a phone book does, accents ignored."""
    return (slugified(card.family_name), slugified(card.given_name), card.slug or "")


# ---------------------------------------------------------------- home


def build_home(*, scored: Scored, lookup: Lookup, place: Jurisdiction) -> HomePage:
    """The home page."""
    everyone = sorted(lookup.cards.values(), key=family_order)
    sitting = tuple(card for card in everyone if card.in_office)
    order = grade_order(scored.rubric)
    found = {card.grade for card in everyone}
    return HomePage(
        sitting=sitting,
        former=tuple(card for card in everyone if not card.in_office),
        letters=tuple(sorted({card.letter for card in sitting})),
        parties=tuple(sorted({card.party for card in sitting})),
        grades=tuple(grade for grade in order if grade in found),
        chambers=tuple(
            _chamber(chamber, place.seats[chamber], sitting, lookup, scored)
            for chamber in CHAMBERS
            if chamber in place.seats
        ),
        roll_calls=tuple(
            HomeRollCall(roll_call=ref, title=card.title, bill=card.bill.identifier)
            for ref, card in _scored_roll_calls(lookup)
        ),
        criteria_count=len(scored.rubric.criteria),
    )


def grade_order(rubric: RubricCard) -> tuple[str, ...]:
    """The rubric's letters, best first, then INC and NR."""
    bands = sorted(rubric.bands, key=lambda band: -band.minimum)
    return tuple(dict.fromkeys([band.grade for band in bands] + [INCOMPLETE, NOT_RATED]))


def _chamber(
    chamber: Chamber, seats: int, sitting: Sequence[PersonCard], lookup: Lookup, scored: Scored
) -> ChamberSummary:
    rubric = scored.rubric
    members = [card for card in sitting if card.chamber == chamber]
    counts = Counter(card.grade for card in members)
    middle = scored.medians.get(chamber)
    shown = [
        GradeCount(grade=grade, count=counts[grade])
        for grade in grade_order(rubric)
        if counts[grade] or grade != NOT_RATED
    ]
    return ChamberSummary(
        chamber=chamber,
        seats=seats,
        sitting=len(members),
        vacant=seats - len(members),
        roll_calls=sum(1 for ref in lookup.roll_calls.values() if ref.chamber == chamber),
        median=None
        if middle is None
        else shown_number(middle, places=rubric.rounding_places, mode=rubric.rounding_mode),
        counts=tuple(shown),
        most=max((row.count for row in shown), default=0),
    )


def _scored_roll_calls(lookup: Lookup) -> list[tuple[RollCallRef, CriterionCard]]:
    """Each scored roll call once, with the first question that rests on it, newest first."""
    first: dict[str, tuple[RollCallRef, CriterionCard]] = {}
    for card in lookup.criterion_cards.values():
        if card.roll_call is not None:
            first.setdefault(card.roll_call.vote_event_id, (card.roll_call, card))
    return sorted(
        first.values(), key=lambda pair: (pair[0].held_on, pair[0].chamber, pair[0].number)
    )[::-1]


# ---------------------------------------------------------------- roll calls


def build_roll_calls(lookup: Lookup) -> tuple[RollCallPage, ...]:
    """A page for each scored roll call, newest first."""
    refs = [ref for ref, _card in _scored_roll_calls(lookup)]
    newer = [None, *refs[:-1]]
    older = [*refs[1:], None]
    return tuple(
        _roll_call(ref, lookup, previous=before, following=after)
        for ref, before, after in zip(refs, older, newer, strict=True)
    )


def _roll_call(
    ref: RollCallRef,
    lookup: Lookup,
    *,
    previous: RollCallRef | None,
    following: RollCallRef | None,
) -> RollCallPage:
    event = lookup.events[ref.vote_event_id]
    cards = tuple(
        card
        for card in lookup.criterion_cards.values()
        if card.roll_call is not None and card.roll_call.vote_event_id == ref.vote_event_id
    )
    titles = {category.category_id: category.title for category in lookup.rubric.categories}
    positions = {card.position for card in cards}
    position = positions.pop() if len(positions) == 1 else None
    votes = [
        _vote_row(vote, ref, lookup, position) for vote in lookup.votes.get(ref.vote_event_id, ())
    ]
    return RollCallPage(
        roll_call=ref,
        bills=tuple(bill_ref(lookup.bills[bill_id]) for bill_id in event.bill_ids),
        criteria=cards,
        category_titles=tuple(titles[card.category_id] for card in cards),
        question_printed=event.question_printed,
        label=event.label,
        time_printed=event.time_printed,
        parties=_tally(votes),
        votes=tuple(sorted(votes, key=family_order)),
        previous=previous,
        next=following,
    )


def _vote_row(vote: PersonVote, ref: RollCallRef, lookup: Lookup, position: str | None) -> VoteRow:
    person = lookup.people[vote.person_id]
    seats = [
        m
        for m in lookup.memberships.get(vote.person_id, ())
        if m.chamber == ref.chamber and m.covers(ref.held_on)
    ]
    card = lookup.cards.get(vote.person_id)
    with_us = None
    if position is not None and vote.option in ("yes", "no"):
        with_us = (vote.option == "yes") == (position == "support")
    return VoteRow(
        name=person.name,
        family_name=person.family_name or person.name,
        given_name=person.given_name if person.family_name else "",
        slug=card.slug if card else None,
        party=seats[0].party if seats else "",
        district=seats[0].district if seats else 0,
        option=vote.option,
        with_us=with_us,
        line=vote.line,
        printed_name=vote.printed_name,
        grade=card.grade if card else None,
    )


def _tally(votes: Sequence[VoteRow]) -> tuple[PartyTally, ...]:
    parties = sorted({vote.party for vote in votes})
    rows = [_party(party, [v for v in votes if v.party == party]) for party in parties]
    rows.sort(key=lambda row: (-row.total, row.party))
    return (*rows, _party("", votes))


def _party(party: str, votes: Sequence[VoteRow]) -> PartyTally:
    count = Counter(vote.option for vote in votes)
    return PartyTally(
        party=party,
        yes=count["yes"],
        no=count["no"],
        absent=count["absent_or_not_voting"] + count["excused"],
        other=count["present"],
        total=len(votes),
    )


# ---------------------------------------------------------------- methodology


def build_methodology(*, rubric: RubricCard, lookup: Lookup) -> MethodologyPage:
    """The rubric, laid out."""
    cards = lookup.criterion_cards
    held = rubric.eligibility
    return MethodologyPage(
        subjects=_subjects(rubric, lookup),
        mark_types=tuple(kind for kind in get_args(CriterionType) if kind in rubric.marks),
        marks=_marks(rubric),
        bands=_bands(rubric.bands),
        gates=tuple(_gate(gate, lookup) for gate in rubric.gates),
        groups=tuple(
            GroupRow(
                group_id=group.group_id,
                combine=group.combine,
                weight=shown_weight(group.weight),
                criteria=tuple(cards[criterion_id] for criterion_id in group.criterion_ids),
            )
            for group in rubric.groups
        ),
        phrases=_phrases(),
        min_criteria=held.min_criteria,
        min_opportunity=shown_percent(held.min_opportunity),
        min_participation=shown_percent(held.min_participation),
        aggregate=rubric.aggregate,
        missing_category=rubric.missing_category,
        rounding_places=rubric.rounding_places,
        rounding_mode=rubric.rounding_mode,
        grade_on=rubric.grade_on,
        window_from=rubric.window[0],
        window_to=rubric.window[1] - timedelta(days=1),
        criteria_count=len(rubric.criteria),
        roll_call_count=len(lookup.roll_calls),
        late_count=sum(1 for c in cards.values() if c.roll_call and not c.announced_before),
    )


def _subjects(rubric: RubricCard, lookup: Lookup) -> tuple[SubjectRow, ...]:
    everything = sum((category.weight for category in rubric.categories), Fraction(0))
    by_date = sorted(
        lookup.criterion_cards.values(), key=lambda card: (card.held_on, card.criterion_id)
    )
    return tuple(
        SubjectRow(
            category_id=category.category_id,
            title=category.title,
            weight=shown_weight(category.weight),
            percent=shown_percent(category.weight / everything),
            required=category.required,
            criteria=tuple(c for c in by_date if c.category_id == category.category_id),
        )
        for category in rubric.categories
    )


def _marks(rubric: RubricCard) -> tuple[MarkRow, ...]:
    """Every outcome that a type of question can have, those not counted included."""
    vote: tuple[Outcome, ...] = (
        "support", "oppose", "present", "absent", "excused", "presiding", "recused",
    )  # fmt: skip
    sponsorship: tuple[Outcome, ...] = ("introducer", "cosponsor", "none")
    rows = []
    for kind, rules in sorted(rubric.marks.items()):
        usual = sponsorship if kind == "sponsorship" else vote
        others = [outcome for outcome in get_args(Outcome) if outcome in rules]
        for outcome in dict.fromkeys([*usual, *others]):
            rule = rules.get(outcome)
            counts = rule is not None and rule.count > 0
            rows.append(
                MarkRow(
                    type=kind,
                    outcome=outcome,
                    credit=shown_weight(rule.credit) if rule and counts else None,
                    count=shown_weight(rule.count) if rule and counts else None,
                )
            )
    return tuple(rows)


def _bands(bands: Sequence[Band]) -> tuple[BandRow, ...]:
    rows: list[BandRow] = []
    better: dict[Chamber | None, str] = {}
    for band in sorted(bands, key=lambda b: (b.chamber or "", -b.minimum)):
        minimum = shown_weight(band.minimum)
        rows.append(BandRow(band.grade, minimum, better.get(band.chamber), band.chamber))
        better[band.chamber] = minimum
    return tuple(rows)


def _gate(gate: Gate, lookup: Lookup) -> GateRow:
    by_share = gate.measure == "participation"
    return GateRow(
        measure=gate.measure,
        minimum=shown_percent(gate.minimum) if by_share else shown_weight(gate.minimum),
        max_grade=gate.max_grade,
        reason=gate.reason,
        criterion=lookup.criterion_cards[gate.criterion_id] if gate.criterion_id else None,
    )


def _phrases() -> tuple[PhraseRow, ...]:
    scored = tuple(
        PhraseRow(cut.phrase, shown_weight(cut.minimum), cut.is_exact, cut.above)
        for cut in CUT_POINTS
    )
    return (
        *scored,
        PhraseRow("incomplete", None, is_exact=False, above=False),
        PhraseRow("not_rated", None, is_exact=False, above=False),
    )

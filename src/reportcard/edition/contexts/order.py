"""In which order things stand on pages: people, grades, roll calls."""

from datetime import date

from reportcard.edition.contexts.lookup import Lookup
from reportcard.edition.contexts.pieces import CriterionCard, PersonCard, RollCallRef
from reportcard.edition.contexts.roll_call import VoteRow
from reportcard.edition.names import slugified
from reportcard.edition.phrases import INCOMPLETE, NOT_RATED
from reportcard.model.scores import RubricCard


def family_order(card: PersonCard | VoteRow) -> tuple[str, str, str]:
    """Sorts people as a phone book does, accents ignored."""
    return (slugified(card.family_name), slugified(card.given_name), card.slug or "")


def grade_order(rubric: RubricCard) -> tuple[str, ...]:
    """The rubric's letters, best first, then INC and NR."""
    bands = sorted(rubric.bands, key=lambda band: -band.minimum)
    return tuple(dict.fromkeys([band.grade for band in bands] + [INCOMPLETE, NOT_RATED]))


def scored_roll_calls(lookup: Lookup) -> list[tuple[RollCallRef, CriterionCard]]:
    """Each scored roll call once, with the first question that rests on it, newest first."""
    first: dict[str, tuple[RollCallRef, CriterionCard]] = {}
    for card in lookup.criterion_cards.values():
        if card.roll_call is not None:
            first.setdefault(card.roll_call.vote_event_id, (card.roll_call, card))
    return sorted(
        first.values(),
        key=lambda pair: (pair[0].held_on or date.min, pair[0].chamber, pair[0].number),
    )[::-1]

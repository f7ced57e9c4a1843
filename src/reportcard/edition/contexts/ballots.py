"""Who could vote in which graded roll call, and what the record says of their vote.

A vote was theirs to cast when the rubric counts it among their chances (docs/scoring.md, section
6): in office, asked, with a line on the sheet, not presiding, not standing aside. An absence, also
an excused one, is a vote that could have been cast.
Leaves to others: setting legislators side by side (build_compare).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from reportcard.edition.contexts.lookup import Lookup
from reportcard.edition.contexts.order import scored_roll_calls
from reportcard.edition.contexts.pieces import CriterionCard, RollCallRef
from reportcard.edition.contexts.side_by_side import Ballot, ComparedCall
from reportcard.model.scores import ReceiptLine, Result, Scored

NOT_THEIRS = frozenset({"not_eligible", "unknown", "presiding", "recused"})
NOT_ASKED = "not_asked"
# A code for each kind of ballot: one letter of a string that a script reads.
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Ballots:
    """Every ballot of everybody.

    Attributes:
        calls: The graded roll calls, the newest first.
        kinds: Each ballot that occurs, by its code.
        by_person: One ballot for each roll call, by person.
    """

    calls: tuple[ComparedCall, ...]
    kinds: tuple[Ballot, ...]
    by_person: Mapping[str, tuple[Ballot, ...]]


def build_ballots(scored: Scored, lookup: Lookup) -> Ballots:
    """The ballot of everybody in every graded roll call."""
    calls = tuple(
        _call(number, ref, lookup) for number, (ref, _card) in enumerate(scored_roll_calls(lookup))
    )
    asked = {
        call.number: [card.criterion_id for card in _questions(call.roll_call, lookup)]
        for call in calls
    }
    said = {result.person_id: _said(result, asked) for result in scored.results}
    occurring = sorted(set(chain(*said.values())), key=_key)
    kinds = {kind: Ballot(_LETTERS[number], *kind) for number, kind in enumerate(occurring)}
    return Ballots(
        calls=calls,
        kinds=tuple(kinds.values()),
        by_person={person: tuple(kinds[one] for one in row) for person, row in said.items()},
    )


Kind = tuple[bool, str, str | None]


def _key(kind: Kind) -> tuple[bool, str, str]:
    can_vote, option, because = kind
    return (not can_vote, option, because or "")


def _questions(ref: RollCallRef, lookup: Lookup) -> list[CriterionCard]:
    return [
        card
        for card in lookup.criterion_cards.values()
        if card.roll_call is not None and card.roll_call.vote_event_id == ref.vote_event_id
    ]


def _call(number: int, ref: RollCallRef, lookup: Lookup) -> ComparedCall:
    cards = _questions(ref, lookup)
    own = [card for card in cards if card.asked is None]
    positions = {card.position for card in own}
    return ComparedCall(
        number=number,
        roll_call=ref,
        criterion=(own or cards)[0],
        position=positions.pop() if len(positions) == 1 else None,
    )


def _said(result: Result, asked: Mapping[int, Sequence[str]]) -> tuple[Kind, ...]:
    lines = {line.criterion_id: line for line in result.lines}
    return tuple(
        _kind([lines[name] for name in names if name in lines]) for names in asked.values()
    )


def _kind(lines: Sequence[ReceiptLine]) -> Kind:
    """What the lines on one roll call say: a vote that one question leaves to them is theirs."""
    if not lines:
        return (False, "", NOT_ASKED)
    reasons = [_because(line) for line in lines]
    option = next((line.option for line in lines if line.option is not None), "")
    if None in reasons:
        return (True, option, None)
    return (False, option, reasons[0])


def _because(line: ReceiptLine) -> str | None:
    """Why the vote was not theirs; a chair has no position of a party either."""
    if line.outcome in NOT_THEIRS:
        return line.outcome
    return line.option if line.option in ("presiding", "recused") else None

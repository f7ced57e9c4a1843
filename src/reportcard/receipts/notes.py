"""What one line of a receipt says of one legislator besides its points: sentences with sources.

Leaves to others: what the question asked (asked), the vote itself (explain and the pages print it
with the roll call), why a line does not count (words).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reportcard.language import N_
from reportcard.model.numbers import shown_weight
from reportcard.model.scores import VOTE_TYPES, Criterion, ReceiptLine
from reportcard.receipts.behind import Behind
from reportcard.receipts.sentence import Sentence, Word, listed, ngettext, sentence


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence, and the address that it rests on ("" if none)."""

    sentence: Sentence
    url: str = ""


@dataclass(frozen=True, slots=True)
class LineOf:
    """A line with its question, its person and the record."""

    line: ReceiptLine
    criterion: Criterion
    person_id: str
    behind: Behind


def what_they_did(of: LineOf) -> Sentence | None:
    """What the record says where there is no vote and no sponsorship; without a full stop."""
    teller = _DID.get(of.criterion.type)
    if teller is None or of.line.outcome == "not_eligible":
        return None
    return teller(of)


def line_notes(of: LineOf) -> tuple[Note, ...]:
    """The reason of an absence, the side of the party, who says that something was done."""
    return (*_reason(of), *_side(of), *_act(of), *_answer(of))


# ---------------------------------------------------------------- what they did


def _attended(of: LineOf) -> Sentence:
    if of.line.measured is None:
        return sentence(N_("There was no roll call that they could have taken part in"))
    part, chances = of.line.measured
    return ngettext(
        "Took part in {part} of {n} roll call",
        "Took part in {part} of {n} roll calls",
        int(chances),
        part=shown_weight(part),
    )


def _effective(of: LineOf) -> Sentence:
    if of.line.measured is None:
        return sentence(N_("Nobody in the chamber has points for these bills"))
    points, full = (shown_weight(figure) for figure in of.line.measured)
    rule = of.criterion.effectiveness
    if rule is not None and rule.relative_to == "mean":
        message = N_(
            "Points for how far the bills came: {points}; for full credit: {full}, twice the "
            "average of the chamber"
        )
    else:
        message = N_("Points for how far the bills came: {points}; the most in the chamber: {full}")
    return sentence(message, points=points, full=full)


def _answered(of: LineOf) -> Sentence:
    outcome = of.line.outcome
    if outcome == "measured" and of.line.measured is not None:
        number, scale = (shown_weight(figure) for figure in of.line.measured)
        return sentence(
            N_("Answered {number}, on a scale up to {scale}"), number=number, scale=scale
        )
    if outcome in ("support", "oppose"):
        is_yes = (outcome == "support") == (of.criterion.position == "support")
        return sentence(N_("Answered {answer}"), answer=Word("option", "yes" if is_yes else "no"))
    return sentence(N_("Did not answer"))


def _acted(of: LineOf) -> Sentence:
    if of.line.outcome == "done":
        return sentence(N_("Did what was asked"))
    return sentence(N_("No record that they did it"))


_DID: dict[str, Callable[[LineOf], Sentence]] = {
    "attendance": _attended,
    "effectiveness": _effective,
    "questionnaire": _answered,
    "attested_action": _acted,
}

# ---------------------------------------------------------------- notes


def _reason(of: LineOf) -> Iterator[Note]:
    if of.criterion.type not in VOTE_TYPES:
        return
    reason = of.behind.reason(of.criterion, of.person_id)
    if reason is None:
        return
    message = N_(
        "The sheet says absent or not voting; the reason was added with its source: {word}."
    )
    yield Note(sentence(message, word=Word("option", reason.option)), reason.provenance.source_url)
    if reason.note:
        yield Note(listed(reason.note))


def _side(of: LineOf) -> Iterator[Note]:
    """What the majority of their party did, where the question is about that."""
    if of.criterion.type != "party_unity":
        return
    side = of.behind.side(of.criterion, of.person_id)
    if side is None:
        return
    message = N_("Their party ({party}) in this roll call: {yes} Yes, {no} No.")
    yield Note(
        sentence(message, party=Word("party", side.party), yes=str(side.yes), no=str(side.no))
    )


def _act(of: LineOf) -> Iterator[Note]:
    act = of.behind.act(of.criterion, of.person_id)
    if act is not None:
        yield Note(listed(act.note), act.source_url)


def _answer(of: LineOf) -> Iterator[Note]:
    """What stands beside an answer in the table it came from."""
    answer = of.behind.answer(of.criterion, of.person_id)
    if answer is not None and answer.note and of.line.outcome != "no_answer":
        yield Note(listed(answer.note), answer.provenance.source_url)

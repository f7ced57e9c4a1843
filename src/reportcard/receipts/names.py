"""What a roll call is called in a sentence: of a chamber, of a committee, or by its label.

Leaves to others: links and short names on pages (templates).
"""

from collections.abc import Iterator

from reportcard.language import N_
from reportcard.model.facts import VoteEvent
from reportcard.model.records import Provenance
from reportcard.model.scores import Criterion
from reportcard.model.text import Text
from reportcard.receipts.behind import Behind
from reportcard.receipts.sentence import Sentence, listed, sentence

# Rows of a spreadsheet: their roll calls have no official number, only a place in the table.
IMPORTED = "import/"


def is_imported(provenance: Provenance) -> bool:
    """Whether a row was read from a spreadsheet that somebody handed in."""
    return provenance.source_id.startswith(IMPORTED)


def name_of_roll_call(criterion: Criterion, behind: Behind) -> Iterator[Sentence]:
    """The roll call and its day, as parts of an enumeration; nothing where there is none."""
    if (event := behind.events.get(criterion.vote_event_id or "")) is not None:
        yield _of_chamber(event)
        if event.held_on is not None:
            yield listed(event.held_on)
    elif (vote := behind.committee_votes.get(criterion.committee_vote_id or "")) is not None:
        yield sentence(N_("the vote in committee ({committee})"), committee=vote.committee_name)
        yield listed(vote.voted_on)


def label_of(event: VoteEvent) -> Text | None:
    """What a spreadsheet calls the roll call; None where the chamber numbers it itself."""
    if not is_imported(event.provenance):
        return None
    return Text(event.label, event.label_es or event.label)


def name_of_event(event: VoteEvent) -> Sentence:
    """The roll call with its day, as one sentence's part."""
    name = _of_chamber(event)
    if event.held_on is None:
        return name
    return listed(name, event.held_on)


def _of_chamber(event: VoteEvent) -> Sentence:
    if (label := label_of(event)) is not None:
        return listed(label)
    message = {
        "house": N_("House roll call {n}"),
        "senate": N_("Senate roll call {n}"),
    }[event.chamber]
    return sentence(message, n=str(event.number))

"""What the sheet of a roll call and the label of its link say in words, made into one claim.

Pure. Two of the three witnesses speak here; that they contradict each other is found here too.
Leaves to others: the wording of a place (its scrapers), the third witness (trail, questions).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from reportcard.model.vocabulary import Chamber, QuestionClass
from reportcard.store.answers import Doubt

# An amendment's chamber and schedule letter, by the number that the drafting office gave it.
Numbers = Mapping[int, tuple[Chamber, str]]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one witness says in words. "unknown": nothing that can be relied on.

    words are as printed; is_understood is false when they are none of the known ones. Of an
    amendment any of chamber, schedule letter and drafting number may be missing.
    """

    question_class: QuestionClass = "unknown"
    amendment_chamber: Chamber | None = None
    amendment_schedule: str | None = None
    lco: int | None = None
    words: str = ""
    is_understood: bool = True


SILENT = Claim()


@dataclass(frozen=True, slots=True)
class RollCall:
    """One roll call of one bill with what its sheet and its link say.

    held_on and passed are None where only its label was seen and no sheet: the roll call takes its
    place in the order all the same. linked_on is the day on which the bill's page with its link was
    read; None where no link was seen.
    """

    vote_event_id: str
    chamber: Chamber
    number: int
    held_on: date | None
    passed: bool | None
    sheet: Claim = SILENT
    link: Claim = SILENT
    linked_on: date | None = None

    @property
    def label(self) -> str:
        """The label of the link to the sheet; "" if none was seen."""
        return self.link.words


def find_trouble(call: RollCall, numbers: Numbers) -> Doubt | None:
    """Why what sheet and label say cannot be used, if they say something that cannot be."""
    return next(_troubles(call, numbers), None)


def one_claim(call: RollCall, numbers: Numbers) -> Claim:
    """What sheet and label say together; an amendment's number finds its chamber and schedule."""
    first, second = call.sheet, call.link
    if first.question_class == "unknown":
        first, second = second, first
    lco = first.lco or second.lco
    chamber, schedule = numbers.get(lco or 0, (None, None))
    return Claim(
        question_class=first.question_class,
        amendment_chamber=first.amendment_chamber or second.amendment_chamber or chamber,
        amendment_schedule=first.amendment_schedule or second.amendment_schedule or schedule,
        lco=lco,
    )


def _troubles(call: RollCall, numbers: Numbers) -> Iterator[Doubt]:
    both = f"{call.sheet.words} / {call.link.words}"
    for claim in (call.sheet, call.link):
        if not claim.is_understood:
            yield Doubt("strange_words", claim.words)
    if _differ(call.sheet, call.link):
        yield Doubt("clash_words", both)
    for claim in (call.sheet, call.link):
        chamber, schedule = numbers.get(claim.lco or 0, (None, None))
        numbered = Claim("amendment", chamber, schedule)
        if claim.lco and _differ(claim, numbered):
            yield Doubt("clash_number", str(claim.lco))


def _differ(one: Claim, other: Claim) -> bool:
    """Whether two claims cannot both be true: what only one of them says is no difference."""
    if "unknown" in (one.question_class, other.question_class):
        return False
    pairs = (
        (one.question_class, other.question_class),
        (one.amendment_chamber, other.amendment_chamber),
        (one.amendment_schedule, other.amendment_schedule),
        (one.lco, other.lco),
    )
    return any(mine and theirs and mine != theirs for mine, theirs in pairs)

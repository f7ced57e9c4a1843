"""What a LegiScan dataset holds of roll calls, the same for its two trees (JSON and CSV).

Leaves to others: reading the trees (json_tree, csv_tree), and what is compared (witness).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from reportcard.errors import PageError
from reportcard.language import _

Body = Literal["house", "senate", "joint"]
# JSON has letters, CSV has words; A is the assembly, a lower house by another name.
BODIES: Mapping[str, Body] = {
    "H": "house", "A": "house", "House": "house", "Assembly": "house",
    "S": "senate", "Senate": "senate",
    "J": "joint", "Joint": "joint",
}  # fmt: skip
YEA, NAY, NOT_VOTING, ABSENT = 1, 2, 3, 4
CODES = (YEA, NAY, NOT_VOTING, ABSENT)
# The largest number that the store holds; LegiScan's own have seven digits.
_LARGEST = 2**31 - 1
# The role of what is no person: joint committees are listed among the people.
JOINT_ROLE = 3


@dataclass(frozen=True, slots=True)
class Bill:
    """A bill, and LegiScan's page of it."""

    bill_id: int
    number: str
    url: str


@dataclass(frozen=True, slots=True)
class Person:
    """A member. district as LegiScan writes it ("SD-016"); it is that of the newest seat."""

    people_id: int
    name: str
    family_name: str
    district: str
    is_committee: bool


@dataclass(frozen=True, slots=True)
class RollCall:
    """A roll call with everybody's code. held_on is None where the day is not known."""

    roll_call_id: int
    bill_id: int
    held_on: date | None
    body: Body
    words: str
    yea: int
    nay: int
    not_voting: int
    absent: int
    votes: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Dataset:
    """One session of one place.

    Attributes:
        place: Two letters, as LegiScan names it.
        session: The folder's name ("2025-2025_General_Assembly").
        years: The first and the last year of the session.
        made_at: When the newest file in it was made.
        faults: What could not be read, a sentence each.
    """

    place: str
    session: str
    years: tuple[int, int]
    made_at: datetime
    bills: Mapping[int, Bill]
    people: Mapping[int, Person]
    roll_calls: tuple[RollCall, ...]
    faults: tuple[str, ...]

    @property
    def name(self) -> str:
        """Names the session among all: a newer dataset of it has the same."""
        return f"{self.place}/{self.session}"


def to_number(value: object, *, of: str) -> int:
    """A whole number from a cell or a field.

    Raises:
        PageError: it is none.
    """
    text = str(value).strip()
    is_number = not isinstance(value, bool) and text.isascii() and text.isdigit()
    if not is_number or len(text) > len(str(_LARGEST)) or int(text) > _LARGEST:
        raise PageError(
            _('{field} is "{text}", where a number is expected.').format(field=of, text=text)
        )
    return int(text)


def to_day(value: object) -> date | None:
    """A day; None where LegiScan has none (0000-00-00 or nothing).

    Raises:
        PageError: it is no day.
    """
    text = str(value or "").strip()
    if text in ("", "0000-00-00"):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise PageError(_('"{text}" is no day.').format(text=text)) from error


def to_body(value: object) -> Body:
    """A chamber, or the joint committees.

    Raises:
        PageError: nobody knows this code.
    """
    text = str(value).strip()
    if text not in BODIES:
        raise PageError(
            _('The chamber is "{text}", which is none of {known}.').format(
                text=text, known=", ".join(BODIES)
            )
        )
    return BODIES[text]


def to_code(value: object) -> int:
    """A vote's code.

    Raises:
        PageError: nobody knows this code.
    """
    code = to_number(value, of="vote")
    if code not in CODES:
        raise PageError(
            _("The vote has the code {code}, which is none of {known}.").format(
                code=code, known="1, 2, 3, 4"
            )
        )
    return code


def each_once(calls: Iterable[RollCall], faults: list[str]) -> tuple[RollCall, ...]:
    """Roll calls in the order of their ids; of two that contradict each other neither is taken.

    Args:
        calls: As they were read.
        faults: Gets a sentence for each contradiction.
    """
    found: dict[int, list[RollCall]] = {}
    for call in calls:
        same = found.setdefault(call.roll_call_id, [])
        if call not in same:
            same.append(call)
    for roll_call_id, same in sorted(found.items()):
        if len(same) > 1:
            message = _("Roll call {id} is there {n} times, with different contents.")
            faults.append(message.format(id=roll_call_id, n=len(same)))
    return tuple(same[0] for _id, same in sorted(found.items()) if len(same) == 1)

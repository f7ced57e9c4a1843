"""The JSON tree of a dataset: bill/*.json, people/*.json and vote/*.json, an object in a file each.

A file is the object itself or an answer of LegiScan's that holds it, with a status; of those that
say ERROR, and of those that cannot be read, the sentence is kept and the others are read all the
same. What is not taken (biographies, committees, texts) may be a list or an object and is not
looked at. Leaves to others: the zip (zipped).
"""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from reportcard.collect.text import load_json
from reportcard.errors import PageError
from reportcard.language import _

from .dataset import (
    JOINT_ROLE,
    Bill,
    Dataset,
    Person,
    RollCall,
    each_once,
    to_body,
    to_code,
    to_day,
    to_number,
)
from .zipped import Folder

T = TypeVar("T")


def has_json_tree(folder: Folder) -> bool:
    """Whether a folder holds a JSON tree."""
    return any(name.startswith("bill/") for name in folder.files)


def read_json_tree(folder: Folder) -> Dataset:
    """One session from its JSON files, in the order of the ids: the files have none.

    Raises:
        PageError: the folder's name names no session.
    """
    faults: list[str] = []
    bills = _read(folder, "bill", "bill", _bill, faults)
    people = _read(folder, "people", "person", _person, faults)
    calls = _read(folder, "vote", "roll_call", _roll_call, faults)
    return Dataset(
        place=folder.place,
        session=folder.session,
        years=folder.years,
        made_at=folder.made_at,
        bills={bill.bill_id: bill for bill in bills},
        people={person.people_id: person for person in people},
        roll_calls=each_once(calls, faults),
        faults=tuple(faults),
    )


def _read(
    folder: Folder, kind: str, key: str, make: Callable[[Any], T], faults: list[str]
) -> list[T]:
    """Every object of one kind; what cannot be read is a sentence in `faults`."""
    found = []
    for name in sorted(folder.files):
        if not (name.startswith(f"{kind}/") and name.endswith(".json")):
            continue
        try:
            found.append(make(_object(folder.read(name), key)))
        except PageError as error:
            faults.append(f"{name}: {error}")
        except KeyError as error:
            message = _("{file}: there is no field {field}.")
            faults.append(message.format(file=name, field=error.args[0]))
    return found


def _object(body: bytes, key: str) -> dict[str, Any]:
    """The object in a file, with or without the envelope of an answer.

    Raises:
        PageError: the file is no JSON, or LegiScan's answer is an error.
    """
    try:
        answer = load_json(body)
    except (ValueError, RecursionError) as error:  # RecursionError: nested without end
        raise PageError(_("This is no JSON: {why}.").format(why=error)) from error
    if not isinstance(answer, dict):
        raise PageError(_("This is no object of LegiScan's."))
    if answer.get("status") == "ERROR":
        alert = answer.get("alert")
        said = alert.get("message", "") if isinstance(alert, dict) else ""
        raise PageError(_("LegiScan's answer is an error: {said}").format(said=said))
    found = answer.get(key)
    if not isinstance(found, dict):
        raise PageError(_("There is no {key} in this file.").format(key=key))
    return found


def _bill(found: dict[str, Any]) -> Bill:
    return Bill(
        to_number(found["bill_id"], of="bill_id"),
        str(found["bill_number"]).strip(),
        str(found.get("url") or ""),
    )


def _person(found: dict[str, Any]) -> Person:
    is_joint = to_number(found.get("role_id") or 0, of="role_id") == JOINT_ROLE
    return Person(
        people_id=to_number(found["people_id"], of="people_id"),
        name=str(found["name"]).strip(),
        family_name=str(found.get("last_name") or "").strip(),
        district=str(found.get("district") or "").strip(),
        is_committee=is_joint or bool(found.get("committee_sponsor")),
    )


def _roll_call(found: dict[str, Any]) -> RollCall:
    return RollCall(
        roll_call_id=to_number(found["roll_call_id"], of="roll_call_id"),
        bill_id=to_number(found["bill_id"], of="bill_id"),
        held_on=to_day(found.get("date")),
        body=to_body(found["chamber"]),
        words=str(found["desc"]),
        yea=to_number(found["yea"], of="yea"),
        nay=to_number(found["nay"], of="nay"),
        not_voting=to_number(found["nv"], of="nv"),
        absent=to_number(found["absent"], of="absent"),
        votes=tuple(_votes(found["votes"])),
    )


def _votes(found: Any) -> Iterator[tuple[int, int]]:
    """Each member's code; without anybody the list may be an empty object too.

    Raises:
        PageError: it is neither.
    """
    votes = found or ()
    if not isinstance(votes, list | tuple) or not all(isinstance(vote, dict) for vote in votes):
        raise PageError(_("The votes are no list of LegiScan's."))
    for vote in votes:
        yield to_number(vote["people_id"], of="people_id"), to_code(vote["vote_id"])

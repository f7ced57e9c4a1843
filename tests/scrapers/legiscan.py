"""Makes datasets as LegiScan's weekly zips are, in both trees, from a few plain facts."""

import csv
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tests.sample.reading import covers, names, read_rows
from tests.scrapers.facts import REPOSITORY

SESSION = "2025-2025_General_Assembly"
Made = tuple[int, int, int, int, int, int]
MADE: Made = (2025, 8, 3, 4, 0, 0)
BODIES = {"H": "House", "S": "Senate", "J": "Joint"}
TEXTS = {1: "Yea", 2: "Nay", 3: "NV", 4: "Absent"}
CODES = {"yes": 1, "no": 2, "not_voting": 3}


@dataclass(frozen=True)
class Member:
    """A member, as LegiScan has one; a committee is a member of role 3."""

    people_id: int
    name: str
    family_name: str
    district: str
    role_id: int = 2


@dataclass(frozen=True)
class Call:
    """A roll call; tally (yea, nay, nv, absent) is that of the votes unless given."""

    roll_call_id: int
    bill_id: int
    words: str
    day: str = "2025-05-01"
    chamber: str = "S"
    votes: Mapping[int, int] = field(default_factory=dict)
    tally: tuple[int, int, int, int] | None = None

    def counts(self) -> tuple[int, int, int, int]:
        if self.tally is not None:
            return self.tally
        codes = list(self.votes.values())
        return codes.count(1), codes.count(2), codes.count(3), codes.count(4)


@dataclass(frozen=True)
class Facts:
    """What a dataset is made of; bills are numbers by id."""

    members: Sequence[Member]
    bills: Mapping[int, str]
    calls: Sequence[Call]
    place: str = "CT"
    session: str = SESSION

    def json_zip(self, more: Mapping[str, str] | None = None, *, made: Made = MADE) -> bytes:
        """The JSON tree; `more` adds files or puts others in their place."""
        files = {
            f"bill/{number}.json": _json("bill", _bill(self.place, bill_id, number))
            for bill_id, number in self.bills.items()
        }
        for member in self.members:
            files[f"people/{member.people_id}.json"] = _json("person", _person(member))
        # The names of the files are in no order of time.
        for call in reversed(self.calls):
            files[f"vote/{call.roll_call_id}.json"] = _json("roll_call", _roll_call(call))
        return self._zip(files | dict(more or {}), made)

    def csv_zip(self, more: Mapping[str, str] | None = None, *, made: Made = MADE) -> bytes:
        """The CSV tree."""
        votes = [
            (call.roll_call_id, person, code, TEXTS.get(code, "?"))
            for call in self.calls
            for person, code in call.votes.items()
        ]
        files = {
            "csv/bills.csv": _csv(
                "bill_id,session_id,bill_number,title,url",
                [
                    (i, 2174, number, "An act", _bill(self.place, i, number)["url"])
                    for i, number in self.bills.items()
                ],
            ),
            "csv/people.csv": _csv(
                "people_id,name,first_name,last_name,party,role_id,role,district,committee_id",
                [
                    (m.people_id, m.name, "", m.family_name, "D", m.role_id, "", m.district,
                     1364 if m.role_id == 3 else 0)
                    for m in self.members
                ],
            ),
            "csv/rollcalls.csv": _csv(
                "bill_id,roll_call_id,date,chamber,description,yea,nay,nv,absent,total",
                [
                    (c.bill_id, c.roll_call_id, c.day, BODIES.get(c.chamber, c.chamber), c.words,
                     *c.counts(), sum(c.counts()))
                    for c in self.calls
                ],
            ),
            "csv/votes.csv": _csv("roll_call_id,people_id,vote,vote_desc", votes),
            "csv/LICENSE": "CC BY 4.0",
        }  # fmt: skip
        return self._zip(files | dict(more or {}), made)

    def _zip(self, files: Mapping[str, str], made: Made) -> bytes:
        made_zip = io.BytesIO()
        with zipfile.ZipFile(made_zip, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in files.items():
                info = zipfile.ZipInfo(f"{self.place}/{self.session}/{name}", made)
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, text)
        return made_zip.getvalue()


def senators(day: str = "2025-05-01") -> tuple[Member, ...]:
    """The senators of a day, with ids of their own, as LegiScan names them."""
    on = date.fromisoformat(day)
    terms = read_rows(REPOSITORY / "scrapers" / "us_ct" / "people", "terms.csv")
    return tuple(
        Member(int(t["district"]), t["name"], t["family_name"], f"SD-{int(t['district']):03}")
        for t in terms
        if t["chamber"] == "senate" and covers(t, on)
    )


def senate_facts(*numbers: int) -> Facts:
    """Roll calls of the Senate of 2025 that the sample carries, as LegiScan would have them."""
    rows = {
        int(row["number"]): row
        for row in read_rows(REPOSITORY / "scrapers/us_ct/sample/tables", "roll_calls.csv")
        if (row["session"], row["chamber"]) == ("2025", "senate")
    }
    bills: dict[int, str] = {}
    calls = []
    for number in numbers:
        row = rows[number]
        bills[1_000_000 + number] = row["bills"].split("; ")[0]
        votes = {
            int(printed.partition(" ")[0]): code
            for column, code in CODES.items()
            for printed in names(row[column])
        }
        words = f"Senate Roll Call Vote {number} "
        calls.append(
            Call(2_000_000 - number, 1_000_000 + number, words, row["held_on"], "S", votes)
        )
    return Facts(senators(), bills, calls)


def _json(key: str, found: Mapping[str, object]) -> str:
    return json.dumps({key: found})


def _bill(place: str, bill_id: int, number: str) -> dict[str, object]:
    return {
        "bill_id": bill_id,
        "bill_number": number,
        "url": f"https://legiscan.com/{place}/bill/{number}/2025",
        "committee": [],
    }


def _person(member: Member) -> dict[str, object]:
    found: dict[str, object] = {
        "people_id": member.people_id,
        "name": member.name,
        "last_name": member.family_name,
        "role_id": member.role_id,
        "district": member.district,
        "bio": [],
    }
    return found | ({"committee_sponsor": 1} if member.role_id == 3 else {})


def _roll_call(call: Call) -> dict[str, object]:
    yea, nay, nv, absent = call.counts()
    return {
        "roll_call_id": call.roll_call_id,
        "bill_id": call.bill_id,
        "date": call.day,
        "desc": call.words,
        "yea": yea, "nay": nay, "nv": nv, "absent": absent, "total": yea + nay + nv + absent,
        "passed": 1,
        "chamber": call.chamber,
        "votes": [
            {"people_id": person, "vote_id": code, "vote_text": TEXTS.get(code, "?")}
            for person, code in call.votes.items()
        ],
    }  # fmt: skip


def _csv(header: str, rows: Sequence[Sequence[object]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([header.split(","), *rows])
    return text.getvalue()

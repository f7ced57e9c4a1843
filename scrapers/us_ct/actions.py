"""Lines of a bill's history: what the Connecticut General Assembly's words say happened.

Bulk files write them in upper case ("SEN. REJ. SEN. AMEND. SCH. B"), bill status pages in mixed
case ("Senate Rejected Senate Amendment Schedule B 5048"). Leaves to others: labels (wording).
"""

import re
from dataclasses import dataclass
from typing import Literal

from reportcard.model.vocabulary import ActionClass, Chamber

from .wording import CHAMBER_WORDS, plain

_BODY = r"(?P<body>HOUSE|SENATE|SEN\.)"
_OTHER = r"(?P<other>HOUSE|HO\.|SENATE|SEN\.)"
# "AMEND. SCH. A" in the bulk file, "Amendment Schedule A 5048" on the page (with the LCO number).
_SCHEDULE = r"AMEND(?:\.|MENT) SCH(?:\.|EDULE) (?P<schedule>[A-Z]{1,2}(?:, ?[A-Z]{1,2})*)(?: \d+)?"
_PASSED = re.compile(rf"^{_BODY} PASSED(?:(?:,| AS AMENDED BY) {_OTHER} {_SCHEDULE})?$")
_ADOPTED = re.compile(
    rf"^(?:ADOPTED, {_BODY}|ADOPTED (?P<body2>HOUSE|SENATE|SEN\.) AS AMENDED BY .+"
    r"|(?P<body3>HOUSE|SENATE) ADOPTED(?: AS AMENDED BY .+)?)$"
)
_REJECTED_BILL = re.compile(rf"^{_BODY} REJECTED BILL$")
_AMENDMENT = re.compile(rf"^{_BODY} (?P<verb>ADOPTED|REJECTED|REJ\.) {_OTHER} {_SCHEDULE}$")
_RECONSIDERED = re.compile(rf"^{_BODY} RECONSIDERED$")
_ANY_CHAMBER = re.compile(r"\b(HOUSE|SENATE)\b|\b(SEN|HO)\.")


@dataclass(frozen=True, slots=True)
class ActionMeaning:
    """What a line of a bill's history says happened."""

    chamber: Chamber | None
    action_class: ActionClass
    amendment_chamber: Chamber | None = None
    amendment_schedule: str | None = None
    outcome: Literal["passed", "failed"] | None = None


def action_meaning(text: str) -> ActionMeaning:
    """What a line of a bill's history says, in either wording."""
    line = plain(text)
    if match := _AMENDMENT.match(line):
        return ActionMeaning(
            chamber=CHAMBER_WORDS[match["body"]],
            action_class="amendment",
            amendment_chamber=CHAMBER_WORDS[match["other"]],
            amendment_schedule=match["schedule"],
            outcome="passed" if match["verb"] == "ADOPTED" else "failed",
        )
    if match := _PASSED.match(line):
        return _passage(match["body"], "passed")
    if match := _ADOPTED.match(line):
        return _passage(match["body"] or match["body2"] or match["body3"], "passed")
    if match := _REJECTED_BILL.match(line):
        return _passage(match["body"], "failed")
    if match := _RECONSIDERED.match(line):
        return ActionMeaning(CHAMBER_WORDS[match["body"]], "reconsidered")
    return ActionMeaning(_only_chamber(line), "unclassified")


def _passage(body: str, outcome: Literal["passed", "failed"]) -> ActionMeaning:
    return ActionMeaning(CHAMBER_WORDS[body], "passage", outcome=outcome)


def _only_chamber(line: str) -> Chamber | None:
    """The chamber a line names, if it names just one."""
    named = {CHAMBER_WORDS[m[1] or f"{m[2]}."] for m in _ANY_CHAMBER.finditer(line)}
    return named.pop() if len(named) == 1 else None

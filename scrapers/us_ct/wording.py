"""The Connecticut General Assembly's vocabulary: what its texts say happened.

Three kinds of text are read: lines of a bill's history (bulk files in upper case, "SEN. REJ. SEN.
AMEND. SCH. B"; bill status pages in mixed case, "Senate Rejected Senate Amendment Schedule B
5048"), the labels of links to roll-call sheets, and the words on a sheet itself. Passage, amendment
and reconsideration are told; everything else is "other", with the chamber where the text names one.
"""

import re
from dataclasses import dataclass
from typing import Literal

from reportcard.model.facts import ActionClass, Chamber, QuestionClass

_CHAMBER_WORDS: dict[str, Chamber] = {
    "HOUSE": "house",
    "HO.": "house",
    "SENATE": "senate",
    "SEN.": "senate",
}
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

_AMENDMENT_LABEL = re.compile(r"\b(?P<chamber>HOUSE|SENATE) AMD\.? (?P<schedule>[A-Z]{1,2})$")
_LABEL = re.compile(
    r"^(?P<body>HOUSE|SENATE) ROLL CALL VOTE (?P<number>\d+)(?P<question>.*)$", re.IGNORECASE
)
_BILL_NUMBER = re.compile(
    r"\b([HS])\. ?([BJR])\.(?: ?R\.)? NO\. ?(\d{1,5})\b|\b([HS])([BJR])R?[- ]*(\d{1,5})\b"
)
# Words that may stand before the question without changing it (sources: A3).
_PREFIXES = re.compile(r"^(?:(?:EMERGENCY CERTIFICATION|AS AMENDED|CONSENT CALENDAR)\s*)+$")


@dataclass(frozen=True, slots=True)
class ActionMeaning:
    """What a line of a bill's history says happened."""

    chamber: Chamber | None
    action_class: ActionClass
    amendment_chamber: Chamber | None = None
    amendment_schedule: str | None = None
    outcome: Literal["passed", "failed"] | None = None


@dataclass(frozen=True, slots=True)
class LabelMeaning:
    """What the link to a sheet says the question was."""

    chamber: Chamber
    number: int
    question_class: QuestionClass
    amendment_chamber: Chamber | None = None
    amendment_schedule: str | None = None


def plain(text: str) -> str:
    """A text in upper case with single spaces: both wordings compare in this form."""
    return " ".join(text.split()).upper()


def action_meaning(text: str) -> ActionMeaning:
    """What a line of a bill's history says, in either wording."""
    line = plain(text)
    if match := _AMENDMENT.match(line):
        return ActionMeaning(
            chamber=_CHAMBER_WORDS[match["body"]],
            action_class="amendment",
            amendment_chamber=_CHAMBER_WORDS[match["other"]],
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
        return ActionMeaning(_CHAMBER_WORDS[match["body"]], "reconsidered")
    return ActionMeaning(_only_chamber(line), "other")


def _passage(body: str, outcome: Literal["passed", "failed"]) -> ActionMeaning:
    return ActionMeaning(_CHAMBER_WORDS[body], "passage", outcome=outcome)


def _only_chamber(line: str) -> Chamber | None:
    """The chamber a line names, if it names just one."""
    named = {_CHAMBER_WORDS[m[1] or f"{m[2]}."] for m in _ANY_CHAMBER.finditer(line)}
    return named.pop() if len(named) == 1 else None


def label_meaning(label: str) -> LabelMeaning | None:
    """What a link's label says ("House Roll Call Vote 286 HOUSE AMD B"); None: no such label.

    House labels state the question: nothing after the number is passage, a final HOUSE AMD X is an
    amendment whatever stands before it. Senate labels are bare since 2021 and say nothing.
    """
    match = _LABEL.match(plain(label))
    if match is None:
        return None
    chamber = _CHAMBER_WORDS[match["body"]]
    number, question = int(match["number"]), match["question"].strip()
    if amendment := _AMENDMENT_LABEL.search(question):
        return LabelMeaning(
            chamber,
            number,
            "amendment",
            _CHAMBER_WORDS[amendment["chamber"]],
            amendment["schedule"],
        )
    return LabelMeaning(chamber, number, _label_class(chamber, question))


def _label_class(chamber: Chamber, question: str) -> QuestionClass:
    if question.startswith("MOTION TO"):
        return "procedural"
    if chamber == "house" and (not question or _PREFIXES.match(question)):
        return "passage"
    return "unknown"


def printed_bill_number(text: str) -> str | None:
    """The bill that a text names ("Substitute for Raised H.B. No. 7066", "HB-7066"): "HB07066"."""
    match = _BILL_NUMBER.search(plain(text))
    if match is None:
        return None
    chamber, kind, number = (group for group in match.groups() if group)
    return f"{chamber}{kind}{int(number):05d}"


def sheet_question_class(question: str) -> QuestionClass:
    """What the words on the sheet itself claim.

    Only two can be relied on: a named amendment and a motion to refer. AS AMENDED, EMERGENCY
    CERTIFICATION, CONSENT CALENDAR and no words at all also stand on amendment votes.
    """
    words = plain(question)
    if _AMENDMENT_LABEL.search(words):
        return "amendment"
    return "procedural" if words.startswith("MOTION TO") else "unknown"

"""The words on roll-call sheets and on the links to them: what question they say was put.

Leaves to others: lines of a bill's history (actions).
"""

import re
from dataclasses import dataclass

from reportcard.model.vocabulary import Chamber, QuestionClass

CHAMBER_WORDS: dict[str, Chamber] = {
    "HOUSE": "house",
    "HO.": "house",
    "SENATE": "senate",
    "SEN.": "senate",
}
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


def label_meaning(label: str) -> LabelMeaning | None:
    """What a link's label says ("House Roll Call Vote 286 HOUSE AMD B"); None: no such label.

    House labels state the question: nothing after the number is passage, a final HOUSE AMD X is an
    amendment whatever stands before it. Senate labels are bare since 2021 and say nothing.
    """
    match = _LABEL.match(plain(label))
    if match is None:
        return None
    chamber = CHAMBER_WORDS[match["body"]]
    number, question = int(match["number"]), match["question"].strip()
    if amendment := _AMENDMENT_LABEL.search(question):
        return LabelMeaning(
            chamber,
            number,
            "amendment",
            CHAMBER_WORDS[amendment["chamber"]],
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

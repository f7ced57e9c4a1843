"""The words on roll-call sheets and on the links to them: their question, number and bills.

Leaves to others: the words of a question (question_words), lines of a bill's history (actions).
"""

import re
from dataclasses import dataclass

from reportcard.model.vocabulary import Chamber, QuestionClass

from .question_words import QuestionMeaning, question_meaning, says_nothing

CHAMBER_WORDS: dict[str, Chamber] = {
    "HOUSE": "house",
    "HO.": "house",
    "SENATE": "senate",
    "SEN.": "senate",
}
_LABEL = re.compile(
    r"^(?P<body>HOUSE|SENATE) ROLL CALL VOTE (?P<number>\d+)(?P<question>.*)$", re.IGNORECASE
)
# A number with a bill's letters, and those that follow it in a list without letters of their own.
_BILL_LIST = re.compile(
    r"\b(?:(?P<chamber>[HS])\. ?(?P<kind>[BJR])\.(?: ?R\.)? NO\. ?"
    r"|(?P<chamber2>[HS])(?P<kind2>[BJR])R?[- ]*)"
    r"(?P<numbers>\d{1,5}(?:(?: ?, ?(?:AND )?| ?& ?| AND )\d{1,5})*)\b"
)
_CONSENT_CALENDAR = re.compile(r"\bCONSENT CALENDAR(?: (?:NO\.?|NUMBER|#))? ?#?\d*")


@dataclass(frozen=True, slots=True)
class LabelMeaning:
    """What the link to a sheet says the question was; see QuestionMeaning."""

    chamber: Chamber
    number: int
    question_class: QuestionClass
    amendment_chamber: Chamber | None = None
    amendment_schedule: str | None = None
    lco: int | None = None
    is_understood: bool = True


def plain(text: str) -> str:
    """A text in upper case with single spaces: both wordings compare in this form."""
    return " ".join(text.split()).upper()


def label_meaning(label: str) -> LabelMeaning | None:
    """What a link's label says ("House Roll Call Vote 286 HOUSE AMD B"); None: no such label.

    House labels state the question: nothing after the number is passage. Senate labels are bare
    since 2021 and say nothing.
    """
    match = _LABEL.match(plain(label))
    if match is None:
        return None
    chamber, words = CHAMBER_WORDS[match["body"]], match["question"].strip()
    said = question_meaning(words)
    bare_passage = chamber == "house" and says_nothing(words)
    return LabelMeaning(
        chamber=chamber,
        number=int(match["number"]),
        question_class="passage" if bare_passage else said.question_class,
        amendment_chamber=said.amendment_chamber,
        amendment_schedule=said.amendment_schedule,
        lco=said.lco,
        is_understood=said.is_understood,
    )


def sheet_meaning(question: str) -> QuestionMeaning:
    """What the words on the sheet itself say was put to the vote."""
    return question_meaning(plain(question))


def printed_bill_number(text: str) -> str | None:
    """The bill that a text names ("Substitute for Raised H.B. No. 7066", "HB-7066"): "HB07066"."""
    return next(iter(printed_bill_numbers(text)), None)


def printed_bill_numbers(text: str) -> tuple[str, ...]:
    """All bills that a text names, each once, in order ("HJ-29, HJ-30 & 31")."""
    found = []
    for match in _BILL_LIST.finditer(plain(text)):
        letters = f"{match['chamber'] or match['chamber2']}{match['kind'] or match['kind2']}"
        found += [f"{letters}{int(n):05d}" for n in re.findall(r"\d+", match["numbers"])]
    return tuple(dict.fromkeys(found))


def has_unread_number(text: str) -> bool:
    """Whether a text names a number that is neither a bill's nor that of a consent calendar."""
    rest = _CONSENT_CALENDAR.sub("", _BILL_LIST.sub("", plain(text)))
    return any(letter.isdigit() for letter in rest)

"""The words that say what was put to the vote: on a sheet, and behind the number in its label.

Sheets of the House, and those of the Senate since 2021, name no amendment; Senate sheets up to 2020
and House labels do. Words that are not known here are never taken for known ones that they contain:
REJECT HOUSE AMD A would turn every mark round. Leaves to others: labels as a whole (wording).
"""

import re
from dataclasses import dataclass

from reportcard.model.vocabulary import Chamber, QuestionClass

_CHAMBERS: dict[str, Chamber] = {"HOUSE": "house", "SENATE": "senate"}
# Words that may stand before any question without changing it (sources: A3).
_BEFORE = r"(?:(?:EMERGENCY CERTIFICATION|AS AMENDED|CONSENT CALENDAR) ?)*"
_SCHEDULE = r'"?(?P<schedule>[A-Z]{1,2})"?'
# The number that the Legislative Commissioners' Office gave the amendment.
_LCO = r"LCO ?(?:NO\.?|#)? ?(?P<lco>\d{1,6})"
_AMENDMENTS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_BEFORE}(?:ADOPT )?(?P<chamber>HOUSE|SENATE) AM(?:EN)?D(?:MENT)?\.?"
        rf"(?: SCH(?:\.|EDULE))? {_SCHEDULE}(?:,? \(?{_LCO}\)?)?",
        rf"{_BEFORE}(?:ADOPT )?{_LCO}",
        rf"{_SCHEDULE} {_LCO}",
    )
)
_ONE_OF_BOTH = r'(?:(?:HOUSE|SENATE) )?"?[A-Z]{1,2}"?'
_PASSAGE = re.compile(
    rf"{_BEFORE}PASS(?: IN CONCURRENCE)?"
    rf"(?: AS AMENDED(?: BY {_ONE_OF_BOTH}(?:(?:, ?| ?& ?| AND ){_ONE_OF_BOTH})*)?)?"
)
_MOTION = re.compile(rf"{_BEFORE}MOTION TO .+")
# Said of an amendment as well as of a resolution.
_EITHER = re.compile(rf"{_BEFORE}(?:ADOPT(?: RESOLUTION)?)?")
_NOTHING = re.compile(_BEFORE)


@dataclass(frozen=True, slots=True)
class QuestionMeaning:
    """What words say was put to the vote.

    "unknown" when they say nothing that can be relied on; is_understood is false when they are none
    of the known ones. Of an amendment may be known its chamber, schedule letter and LCO number.
    """

    question_class: QuestionClass
    amendment_chamber: Chamber | None = None
    amendment_schedule: str | None = None
    lco: int | None = None
    is_understood: bool = True


def question_meaning(words: str) -> QuestionMeaning:
    """What the words say, in upper case with single spaces.

    AS AMENDED, EMERGENCY CERTIFICATION, CONSENT CALENDAR and no words at all stand on passages as
    well as on amendment votes, and so say nothing.
    """
    for pattern in _AMENDMENTS:
        if match := pattern.fullmatch(words):
            named = match.groupdict()
            return QuestionMeaning(
                "amendment",
                _CHAMBERS.get(named.get("chamber") or ""),
                named.get("schedule"),
                int(lco) if (lco := named.get("lco")) else None,
            )
    if _PASSAGE.fullmatch(words):
        return QuestionMeaning("passage")
    if _MOTION.fullmatch(words):
        return QuestionMeaning("procedural")
    return QuestionMeaning("unknown", is_understood=_EITHER.fullmatch(words) is not None)


def says_nothing(words: str) -> bool:
    """Whether the words put no question: none at all, or those that can stand before any."""
    return _NOTHING.fullmatch(words) is not None

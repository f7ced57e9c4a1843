"""Lines of a bill's history: what the Connecticut General Assembly's words say happened.

Bulk files write them in upper case ("SEN. REJ. SEN. AMEND. SCH. B"), bill status pages in mixed
case ("Senate Rejected Senate Amendment Schedule B 5048"). The kinds of line are those measured in
all histories of 2025 and 2026; whatever else comes is "unclassified", and said aloud. Leaves to
others: labels (wording).
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from reportcard.model.vocabulary import ActionClass, Chamber

from .wording import CHAMBER_WORDS, plain

_BODY = r"(?P<body>HOUSE|SENATE|SEN\.|HO\.)"
_OTHER = r"(?P<other>HOUSE|HO\.|SENATE|SEN\.)"
_LETTERS = r"(?P<schedule>[A-Z]{1,2}(?:, ?[A-Z]{1,2})*)"
# "AMEND. SCH. A" in the bulk file, "Amendment Schedule A 5048" on the page (with the LCO number).
_SCHEDULE = rf"AMEND(?:\.|MENT) SCH(?:\.|EDULE) {_LETTERS}(?: (?P<lco>\d{{1,6}}))?"
_ON_COMMITTEE = r"COMM(?:ITTEE|\.) ON (?P<committee>.+)"
_CALENDAR = r"(?:TAB\.|TABLED) (?:FOR )?(?:THE )?(?:CAL\.|CALENDAR)"
_NEXT_STEP = r"TRANS(?:\.|MITTED |MITTAL )TO (?:THE )?(?:HOUSE|SENATE|GOV\.|GOVERNOR)"

Outcome = Literal["passed", "failed"]


@dataclass(frozen=True, slots=True)
class ActionMeaning:
    """What a line of a bill's history says happened.

    schedules without spaces ("A,D"); lco is the drafting office's number of the amendment, where
    the line has it; committee is what the line calls the committee: a code, or a name.
    """

    chamber: Chamber | None
    action_class: ActionClass
    amendment_chamber: Chamber | None = None
    amendment_schedule: str | None = None
    outcome: Outcome | None = None
    lco: int | None = None
    committee: str = ""


# Votes on the floor, with their outcome.
_DECISIONS: tuple[tuple[ActionClass, Outcome | None, str], ...] = (
    ("amendment", "passed", rf"{_BODY} ADOPTED {_OTHER} {_SCHEDULE}"),
    ("amendment", "failed", rf"{_BODY} (?:REJECTED|REJ\.) {_OTHER} {_SCHEDULE}"),
    ("passage", "passed", rf"{_BODY} PASSED(?:(?:,| AS AMENDED BY) {_OTHER} {_SCHEDULE})?"),
    ("passage", "passed", rf"ADOPTED, {_BODY}"),
    ("passage", "passed", rf"ADOPTED {_BODY} AS AMENDED BY .+"),
    ("passage", "passed", rf"{_BODY} ADOPTED(?: AS AMENDED BY .+)?"),
    ("passage", "failed", rf"{_BODY} REJECTED BILL"),
    ("reconsidered", None, rf"{_BODY} RECONSIDERED"),
)
# Everything else that was measured, in both wordings.
_EVENTS: tuple[tuple[ActionClass, str], ...] = (
    ("amendment_withdrawn", rf"AMENDMENT WITHDRAWN,? {_OTHER} {_SCHEDULE}"),
    ("amendment_designated", rf"{_BODY} DESIGNATED {_OTHER} {_SCHEDULE}"),
    ("consent_calendar", r"ON CONSENT CALENDAR(?: ?/ ?IN CONCURRENCE)?"),
    ("concurrence", r"IN CONCURRENCE"),
    ("disagreement", rf"(?:POTENTIAL )?DISAGREEING ACTION, ?{_CALENDAR},? {_BODY}"),
    ("disagreement", rf"POTENTIAL DISAGREEING ACTION, TABLED CAL\. {_BODY}"),
    ("passed_temporarily", r"BILL PASSED TEMPORARILY|MATTER PASS RETAINED"),
    ("recommitted", rf"{_BODY} RECOMMITTED TO (?P<committee>.+)"),
    ("referred", rf"(?:REF\.|REFERRED) TO JOINT {_ON_COMMITTEE}"),
    ("referred", rf"(?:REF\.|REFERRED) BY {_BODY} TO {_ON_COMMITTEE}"),
    ("referred", rf"(?:FAV\. )?CHG\.(?: OF)? REF\.,? {_BODY} TO {_ON_COMMITTEE}"),
    ("referred", rf"(?:FAVORABLE )?CHANGE OF REFERENCE, {_BODY} TO {_ON_COMMITTEE}"),
    ("referred", rf"NOMINATION REFERRED TO {_ON_COMMITTEE}"),
    ("committee_favorable", r"JOINT FAVORABLE(?: SUBSTITUTE)?"),
    (
        "committee_favorable",
        r"JOINT FAVORABLE(?: SUBSTITUTE)? CHANGE OF REFERENCE (?P<committee>[A-Z]{2,4})",
    ),
    ("committee_favorable", rf"{_BODY} FAVORABLE(?: SUBSTITUTE)?"),
    ("committee_failed", r"MOTION FAILED JFS?"),
    ("committee_other", r"VOTE TO DRAFT|RESERVED FOR SUBJECT MATTER PUBLIC HEARING"),
    ("committee_other", r"CHANGE OF REFERENCE (?P<committee>[A-Z]{2,4})"),
    ("public_hearing", r"PUBLIC HEARING \d\d/?\d\d"),
    ("emergency_certification", r"EMERGENCY CERTIFICATION"),
    ("incorporated", r"INCORPORATED IN [HS][BJR]\d+"),
    ("act_number", r"(?:PUBLIC|SPECIAL) ACT \d\d-\d+"),
    ("signed", r"SIGNED BY (?:THE )?GOVERNOR(?: IN ORIGINAL)?"),
    ("vetoed", r"VETOED BY (?:THE )?GOVERNOR"),
    # The list of sections can be empty.
    (
        "line_item_vetoed",
        r"LINE ITEM VETOED BY THE GOVERNOR, SECTION\(S\):(?: \d+(?:, ?\d+)*)?",
    ),
)
# Papers passed on and numbers given: nothing that is shown depends on them.
_OFFICE_WORK = (
    r"FILED WITH (?:LCO|LEGISLATIVE COMMISSIONERS. OFFICE)",
    r"(?:RPTD\.|REPORTED) OUT OF (?:LCO|LEGISLATIVE COMMISSIONERS. OFFICE)",
    r"FILED WITH SENATE CLERKS",
    r"FILED WITH THE OFFICE OF THE HOUSE CLERK \d+",
    r"FILE (?:NO\.|NUMBER) \d+",
    r"REFERRED TO OLR, OFA \d\d/\d\d/\d\d",
    r"REFERRED TO OFFICE OF LEGISLATIVE RESEARCH AND OFFICE OF FISCAL ANALYSIS \d\d/\d\d/\d\d",
    rf"(?:FAV\. RPT\.|FAVORABLE REPORT), (?:TAB\. FOR CAL\.|{_CALENDAR}), {_BODY}",
    rf"(?:(?:FAV\. RPT\.|FAVORABLE REPORT), )?TABLED FOR {_BODY} CALENDAR",
    rf"{_CALENDAR}, {_BODY}",
    rf"(?:FAV\. RPT\.|FAVORABLE REPORT,) {_BODY} {_ON_COMMITTEE}",
    rf"{_BODY} CALENDAR NUMBER \d+",
    rf"MOVED TO FOOT OF CAL\., {_BODY}",
    rf"REMOVED FOOT OF CALENDAR {_BODY}",
    r"TRANSMITTED TO (?:THE )?SECRETARY OF (?:THE )?STATE",
    r"TRANSMITTED BY SECRETARY OF THE STATE TO GOVERNOR",
    r"TRANSMITTED PURSUANT TO JOINT RULE \d+",
    rf"(?:NO )?NEW FILE BY {_ON_COMMITTEE}",
    r"DRAFTED BY COMMITTEE",
    rf"RULES SUSPENDED(?:, ?{_NEXT_STEP}|/IMMEDIATE TRANSMITTAL)?",
    rf"IMMEDIATE (?:{_NEXT_STEP}|TRANSMITTAL TO COMMITTEE|TRANSMITTAL TO {_ON_COMMITTEE})",
)
_KINDS: tuple[tuple[ActionClass, Outcome | None, re.Pattern[str]], ...] = tuple(
    (action_class, outcome, re.compile(pattern))
    for action_class, outcome, pattern in (
        *_DECISIONS,
        *((action_class, None, pattern) for action_class, pattern in _EVENTS),
        *(("office_work", None, pattern) for pattern in _OFFICE_WORK),
    )
)
_ANY_CHAMBER = re.compile(r"\b(HOUSE|SENATE)\b|\b(SEN|HO)\.")
# Of a line that nobody has classified: words of a vote.
_VOTING_WORDS = re.compile(
    r"\b(?:RE)?(?:PASS|ADOPT|REJ|FAIL|DEFEAT|LOST|RECONSID|CONCUR|OVERR|SUSTAIN|ROLL CALL)"
    r"|\bNON-?CONCUR"
)


@lru_cache(maxsize=20_000)
def action_meaning(text: str) -> ActionMeaning:
    """What a line of a bill's history says, in either wording.

    Example: "SEN. REJ. SEN. AMEND. SCH. B" is an amendment in the Senate, schedule B, that failed.
    """
    line = plain(text)
    for action_class, outcome, pattern in _KINDS:
        if match := pattern.fullmatch(line):
            return _meaning(action_class, outcome, match.groupdict())
    is_decision = _VOTING_WORDS.search(line) is not None
    return ActionMeaning(
        _only_chamber(line), "unclassified_decision" if is_decision else "unclassified"
    )


def _meaning(
    action_class: ActionClass, outcome: Outcome | None, named: dict[str, str | None]
) -> ActionMeaning:
    """A line of a known kind. Only where it names an amendment's schedule is that its subject."""
    body, other = named.get("body"), named.get("other")
    amends = CHAMBER_WORDS[other] if other and action_class.startswith("amendment") else None
    schedule = (named.get("schedule") or "").replace(" ", "")
    # A withdrawn amendment's line names one chamber, its own.
    acting = CHAMBER_WORDS[body] if body else amends
    return ActionMeaning(
        chamber=acting,
        action_class=action_class,
        amendment_chamber=amends,
        amendment_schedule=schedule if amends else None,
        outcome=outcome,
        lco=int(lco) if (lco := named.get("lco")) else None,
        committee=named.get("committee") or "",
    )


def _only_chamber(line: str) -> Chamber | None:
    """The chamber a line names, if it names just one."""
    named = {CHAMBER_WORDS[m[1] or f"{m[2]}."] for m in _ANY_CHAMBER.finditer(line)}
    return named.pop() if len(named) == 1 else None

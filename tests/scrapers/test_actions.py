"""Lines of a bill's history: every measured kind is told for what it is, in both wordings.

The kinds are those of all histories of 2025 and 2026: # is a number, @ a schedule.
"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties import PROPERTY
from tests.scrapers.test_wording import module

action_meaning = module("actions").action_meaning

# Every kind of line as the bulk file writes it, and as the status page does ("" where it writes the
# same words in mixed case). Votes on the floor are tested by themselves below.
KINDS: dict[str, tuple[tuple[str, str, str | None], ...]] = {
    "passage": (
        ("HOUSE PASSED", "", "house"),
        ("SENATE PASSED", "", "senate"),
        ("HOUSE PASSED, HOUSE AMEND. SCH. @", "", "house"),
        ("HOUSE PASSED, SEN. AMEND. SCH. @", "", "house"),
        ("SEN. PASSED, HO. AMEND. SCH. @", "", "senate"),
        ("SEN. PASSED, SEN. AMEND. SCH. @", "", "senate"),
        ("ADOPTED, HOUSE", "", "house"),
        ("ADOPTED, SENATE", "", "senate"),
        ("ADOPTED SEN. AS AMENDED BY HO. A", "", "senate"),
        ("ADOPTED SEN. AS AMENDED BY SEN. A", "", "senate"),
        ("ADOPTED HOUSE AS AMENDED BY HOUSE AMEND. SCH. @", "", "house"),
        ("HOUSE REJECTED BILL", "", "house"),
    ),
    "amendment": (
        ("HOUSE ADOPTED HOUSE AMEND. SCH. @", "", "house"),
        ("HOUSE ADOPTED SEN. AMEND. SCH. @", "", "house"),
        ("HOUSE REJECTED HOUSE AMEND. SCH. @", "", "house"),
        ("SEN. ADOPTED  SEN. AMEND. SCH. @", "", "senate"),
        ("SEN. ADOPTED HO. AMEND. SCH. @", "", "senate"),
        ("SEN. REJ. SEN. AMEND. SCH. @", "", "senate"),
    ),
    "reconsidered": (("SENATE RECONSIDERED", "", "senate"),),
    "amendment_withdrawn": (
        (
            "AMENDMENT WITHDRAWN HOUSE AMEND. SCH. @",
            "Amendment Withdrawn, House Amendment Schedule @",
            "house",
        ),
        (
            "AMENDMENT WITHDRAWN, SENATE AMENDMENT SCH. @",
            "Amendment Withdrawn, Senate Amendment Schedule @",
            "senate",
        ),
    ),
    "amendment_designated": (
        (
            "HOUSE DESIGNATED HO. AMEND. SCH. @",
            "House Designated House Amendment Schedule @",
            "house",
        ),
    ),
    "consent_calendar": (
        ("ON CONSENT CALENDAR", "", None),
        ("ON CONSENT CALENDAR /IN CONCURRENCE", "On Consent Calendar / In Concurrence", None),
    ),
    "concurrence": (("IN CONCURRENCE", "", None),),
    "disagreement": (
        (
            "DISAGREEING ACTION,TABLED FOR CAL., SEN.",
            "Disagreeing Action, Tabled for the Calendar, Senate",
            "senate",
        ),
        (
            "POTENTIAL DISAGREEING ACTION, TABLED CAL. HO.",
            "Potential Disagreeing Action, Tabled for the Calendar, House",
            "house",
        ),
    ),
    "passed_temporarily": (
        ("BILL PASSED TEMPORARILY", "", None),
        ("MATTER PASS RETAINED", "", None),
    ),
    "recommitted": (
        ("HOUSE RECOMMITTED TO <CODE>", "", "house"),
        ("SEN. RECOMMITTED TO <CODE>", "Senate Recommitted to <CODE>", "senate"),
    ),
    "referred": (
        ("REF. TO JOINT COMM. ON <COMMITTEE>", "Referred to Joint Committee on <NAME>", None),
        (
            "REF. BY HOUSE TO COMMITTEE ON <COMMITTEE>",
            "Referred by House to Committee on <NAME>",
            "house",
        ),
        (
            "REF. BY SEN. TO COMM. ON <COMMITTEE>",
            "Referred by Senate to Committee on <NAME>",
            "senate",
        ),
        (
            "FAV. CHG. OF REF. HOUSE TO COMM. ON <COMMITTEE>",
            "Favorable Change of Reference, House to Committee on <NAME>",
            "house",
        ),
        (
            "FAV. CHG. OF REF., SEN. TO COMM. ON <COMMITTEE>",
            "Favorable Change of Reference, Senate to Committee on <NAME>",
            "senate",
        ),
        (
            "CHG. REF., HOUSE TO COMM. ON <COMMITTEE>",
            "Change of Reference, House to Committee on <NAME>",
            "house",
        ),
        (
            "CHG. REF., SEN. TO COMM. ON <COMMITTEE>",
            "Change of Reference, Senate to Committee on <NAME>",
            "senate",
        ),
        (
            "NOMINATION REFERRED TO COMMITTEE ON <COMMITTEE>",
            "Nomination Referred to Committee on <NAME>",
            None,
        ),
    ),
    "committee_favorable": (
        ("Joint Favorable", "", None),
        ("Joint Favorable Substitute", "", None),
        ("Joint Favorable Change of Reference <CODE>", "", None),
        ("Joint Favorable Substitute Change of Reference <CODE>", "", None),
        ("House Favorable", "", "house"),
        ("House Favorable Substitute", "", "house"),
        ("Senate Favorable", "", "senate"),
    ),
    "committee_failed": (("MOTION FAILED JF", "", None), ("MOTION FAILED JFS", "", None)),
    "committee_other": (
        ("Vote to Draft", "", None),
        ("Reserved for Subject Matter Public Hearing", "", None),
        ("Change of Reference <CODE>", "", None),
    ),
    "public_hearing": (("PUBLIC HEARING #", "Public Hearing 02/18", None),),
    "emergency_certification": (("EMERGENCY CERTIFICATION", "", None),),
    "incorporated": (("INCORPORATED IN HB#", "", None), ("INCORPORATED IN SB#", "", None)),
    "act_number": (("PUBLIC ACT #-#", "", None), ("SPECIAL ACT #-#", "", None)),
    "signed": (
        ("SIGNED BY GOVERNOR", "Signed by the Governor", None),
        ("SIGNED BY GOVERNOR IN ORIGINAL", "", None),
    ),
    "vetoed": (("VETOED BY GOVERNOR", "", None),),
    "line_item_vetoed": (
        ("LINE ITEM VETOED BY THE GOVERNOR, SECTION(S):", "", None),
        ("LINE ITEM VETOED BY THE GOVERNOR, SECTION(S): #", "", None),
        ("LINE ITEM VETOED BY THE GOVERNOR, SECTION(S): #, #, #", "", None),
    ),
    "office_work": (
        ("FILED WITH LCO", "Filed with Legislative Commissioners' Office", None),
        ("RPTD. OUT OF LCO", "Reported Out of Legislative Commissioners' Office", None),
        ("FILED WITH SENATE CLERKS", "", None),
        ("FILED WITH THE OFFICE OF THE HOUSE CLERK #", "", None),
        ("FILE NO. #", "File Number #", None),
        (
            "REFERRED TO Office of Legislative Research AND Office of Fiscal Analysis #/#/#",
            "",
            None,
        ),
        (
            "FAV. RPT., TAB. FOR CAL., SEN.",
            "Favorable Report, Tabled for the Calendar, Senate",
            "senate",
        ),
        (
            "FAV. RPT., TABLED FOR HOUSE CALENDAR",
            "Favorable Report, Tabled for the Calendar, House",
            "house",
        ),
        ("TABLED FOR HOUSE CALENDAR", "Tabled for the Calendar, House", "house"),
        (
            "FAV. RPT. HOUSE COMM. ON <COMMITTEE>",
            "Favorable Report, House Committee on <NAME>",
            "house",
        ),
        ("HOUSE CALENDAR NUMBER #", "", "house"),
        ("SENATE CALENDAR NUMBER #", "", "senate"),
        ("MOVED TO FOOT OF CAL., SENATE", "", "senate"),
        ("REMOVED FOOT OF CALENDAR SENATE", "", "senate"),
        (
            "TRANSMITTED TO SECRETARY OF THE STATE",
            "Transmitted to the Secretary of State",
            None,
        ),
        ("TRANSMITTED BY SECRETARY OF THE STATE TO GOVERNOR", "", None),
        ("TRANSMITTED PURSUANT TO JOINT RULE #", "", None),
        ("NO NEW FILE BY COMM. ON <COMMITTEE>", "No New File by Committee on <NAME>", None),
        ("NEW FILE BY COMM. ON <COMMITTEE>", "New File by Committee on <NAME>", None),
        ("DRAFTED BY COMMITTEE", "", None),
        ("RULES SUSPENDED", "", None),
        ("RULES SUSPENDED,TRANS.TO HOUSE", "Rules Suspended, Transmitted to the House", None),
        (
            "RULES SUSPENDED, TRANSMITTED TO SENATE",
            "Rules Suspended, Transmitted to the Senate",
            None,
        ),
        ("RULES SUSPENDED, TRANSMITTED TO THE GOVERNOR", "", None),
        ("RULES SUSPENDED/IMMEDIATE TRANSMITTAL", "", None),
        ("IMMEDIATE TRANSMITTAL TO COMMITTEE", "", None),
        (
            "IMMEDIATE TRANSMITTAL TO COMM. ON <COMMITTEE>",
            "Immediate Transmittal to Committee on <NAME>",
            None,
        ),
        ("IMMEDIATE TRANSMITTAL TO THE HOUSE", "", None),
        ("IMMEDIATE TRANSMITTAL TO THE SENATE", "", None),
        ("IMMEDIATE TRANSMITTAL TO THE GOV.", "", None),
    ),
}
TEMPLATES = tuple((kind, *line) for kind, lines in KINDS.items() for line in lines)


def line_of(template: str) -> str:
    """A line of a kind, with figures, letters and committees filled in."""
    figures = "0218" if template.startswith("PUBLIC HEARING") else "7"
    for mark, words in (
        *(("#/#/#", "05/04/26"), ("#-#", "25-168"), ("#", figures), ("@", "A")),
        *(("<COMMITTEE>", "ED"), ("<CODE>", "ED"), ("<NAME>", "Education")),
    ):
        template = template.replace(mark, words)
    return template


@pytest.mark.parametrize(("kind", "bulk_file", "status_page", "chamber"), TEMPLATES)
def test_every_measured_kind_of_line_is_told_in_either_wording(
    kind: str, bulk_file: str, status_page: str, chamber: str | None
) -> None:
    of_page = line_of(status_page) if status_page else line_of(bulk_file).title()
    for text in (line_of(bulk_file), of_page):
        meaning = action_meaning(text)
        assert (meaning.action_class, meaning.chamber) == (kind, chamber)


def test_the_kinds_of_line_are_those_measured_and_each_is_there_once() -> None:
    assert len({bulk_file for _kind, bulk_file, *_rest in TEMPLATES}) == len(TEMPLATES) == 93


@pytest.mark.parametrize(
    ("text", "committee"),
    [
        ("REF. TO JOINT COMM. ON ED", "ED"),
        ("Referred to Joint Committee on Education", "EDUCATION"),
        ("Joint Favorable Substitute Change of Reference APP", "APP"),
        ("CHG. REF., SEN. TO COMM. ON FIN", "FIN"),
        ("HOUSE RECOMMITTED TO JUD", "JUD"),
        (
            "NO NEW FILE BY COMM. ON Veterans' and Military Affairs",
            "VETERANS' AND MILITARY AFFAIRS",
        ),
        ("Joint Favorable", ""),
        ("DRAFTED BY COMMITTEE", ""),
    ],
)
def test_a_line_names_its_committee_by_code_or_by_name(text: str, committee: str) -> None:
    assert action_meaning(text).committee == committee


def test_an_amendments_line_on_the_page_has_its_drafting_number() -> None:
    page = action_meaning("Senate Rejected Senate Amendment Schedule G 5048")
    assert (page.amendment_schedule, page.lco) == ("G", 5048)
    assert action_meaning("SEN. REJ. SEN. AMEND. SCH. G").lco is None


def test_a_list_of_schedules_is_one_word() -> None:
    for text in ("HOUSE ADOPTED SEN. AMEND. SCH. A,B", "HOUSE ADOPTED SEN. AMEND. SCH. A, B"):
        assert action_meaning(text).amendment_schedule == "A,B"


@pytest.mark.parametrize(
    "text",
    [
        "HOUSE PASSED A RESOLUTION OF THANKS",
        "SENATE REPASSED",
        "HOUSE ADOPTED HOUSE AMEND. SCH. A AND TABLED",
        f"House Adopted House Amendment Schedule A {'9' * 5000}",  # no drafting number is so long
        "MOTION FAILED",
        "SEN. SUSTAINED VETO",
        "SENATE OVERRODE VETO",
    ],
)
def test_unknown_words_that_could_be_a_vote_are_told_apart(text: str) -> None:
    meaning = action_meaning(text)
    assert (meaning.action_class, meaning.outcome) == ("unclassified_decision", None)


@pytest.mark.parametrize(
    ("text", "chamber"),
    [
        ("MOVED TO THE ATTIC", None),
        ("HOUSE CLERK ASLEEP", "house"),
        ("FROM HOUSE TO SEN. AND BACK", None),
        ("Joint Favorable Maybe", None),
        ("", None),
    ],
)
def test_other_unknown_words_are_unclassified_and_name_at_most_one_chamber(
    text: str, chamber: str | None
) -> None:
    meaning = action_meaning(text)
    assert (meaning.action_class, meaning.chamber) == ("unclassified", chamber)


@PROPERTY
@given(st.text())
def test_a_text_without_the_words_of_a_vote_is_never_a_decision(text: str) -> None:
    if not re.search("PASS|ADOPT|REJ|RECONSID", text.upper()):
        assert action_meaning(text).action_class not in {"passage", "amendment", "reconsidered"}


# ---------------------------------------------------------------- votes on the floor


@pytest.mark.parametrize(
    ("bulk_file", "status_page", "chamber", "outcome"),
    [
        ("HOUSE PASSED", "House Passed", "house", "passed"),
        ("SENATE PASSED", "Senate Passed", "senate", "passed"),
        (
            "HOUSE PASSED, HOUSE AMEND. SCH. A,D",
            "House Passed as Amended by House Amendment Schedule A,D",
            *("house", "passed"),
        ),
        (
            "SEN. PASSED, HO. AMEND. SCH. A",
            "Senate Passed as Amended by House Amendment Schedule A",
            *("senate", "passed"),
        ),
        ("ADOPTED, HOUSE", "Adopted, House", "house", "passed"),
        ("ADOPTED, SENATE", "Adopted, Senate", "senate", "passed"),
        (
            "ADOPTED SEN. AS AMENDED BY HO. A",
            "Senate Adopted as Amended by House Amendment Schedule A",
            *("senate", "passed"),
        ),
        ("HOUSE REJECTED BILL", "House Rejected Bill", "house", "failed"),
    ],
)
def test_a_passage_is_told_in_either_wording(
    bulk_file: str, status_page: str, chamber: str, outcome: str
) -> None:
    for text in (bulk_file, status_page):
        meaning = action_meaning(text)
        assert (meaning.action_class, meaning.chamber, meaning.outcome) == (
            *("passage", chamber),
            outcome,
        )


@pytest.mark.parametrize(
    ("bulk_file", "status_page", "chamber", "amends", "outcome"),
    [
        (
            "HOUSE ADOPTED HOUSE AMEND. SCH. B",
            "House Adopted House Amendment Schedule B 5048",
            *("house", "house", "passed"),
        ),
        (
            "HOUSE REJECTED SEN. AMEND. SCH. B",
            "House Rejected Senate Amendment Schedule B",
            *("house", "senate", "failed"),
        ),
        (
            "SEN. ADOPTED  SEN. AMEND. SCH. B",
            "Senate Adopted Senate Amendment Schedule B 5048",
            *("senate", "senate", "passed"),
        ),
        (
            "SEN. REJ. SEN. AMEND. SCH. B",
            "Senate Rejected Senate Amendment Schedule B 5048",
            *("senate", "senate", "failed"),
        ),
        (
            "SEN. ADOPTED HO. AMEND. SCH. B",
            "Senate Adopted House Amendment Schedule B",
            *("senate", "house", "passed"),
        ),
    ],
)
def test_an_amendment_is_told_with_its_schedule_in_either_wording(
    bulk_file: str, status_page: str, chamber: str, amends: str, outcome: str
) -> None:
    for text in (bulk_file, status_page):
        meaning = action_meaning(text)
        assert meaning.action_class == "amendment"
        assert (meaning.chamber, meaning.outcome) == (chamber, outcome)
        assert (meaning.amendment_chamber, meaning.amendment_schedule) == (amends, "B")


def test_a_reconsidered_vote_is_told() -> None:
    meaning = action_meaning("SENATE RECONSIDERED")
    assert (meaning.chamber, meaning.action_class, meaning.outcome) == (
        *("senate", "reconsidered"),
        None,
    )

"""Roll calls whose question is known from elsewhere: facts of the public record, for the tests.

A case is one bill in one chamber with its history, the words that sheets or labels of its roll
calls have, and what each roll call was about. Outcomes are as on the sheets; None where no figures
are at hand.
"""

from dataclasses import dataclass
from datetime import date
from string import ascii_uppercase

from reportcard.model.vocabulary import Chamber


@dataclass(frozen=True)
class Roll:
    """A roll call: its words, whether it carried, and what it was about.

    about is "S-A" for schedule A of the Senate, or "passage". on: the sheet's day, if another.
    """

    number: int
    words: str
    carried: bool | None
    about: str
    on: date | None = None


@dataclass(frozen=True)
class Case:
    """A bill in a chamber; history oldest first, by_voice what had no roll call."""

    bill: str
    chamber: Chamber
    day: date
    history: tuple[str, ...]
    rolls: tuple[Roll, ...]
    by_voice: tuple[str, ...] = ()


# Nine lines of amendments and the passage, and roll calls on four amendments: the others went by
# voice. From the figures alone nobody can tell which.
SENATE_2012 = Case(
    "2012-HB05389",
    "senate",
    date(2012, 5, 4),
    (
        "Senate Adopted House Amendment Schedule A",
        "Senate Rejected Senate Amendment Schedule A 4520",
        "Senate Rejected Senate Amendment Schedule B 4184",
        "Senate Rejected Senate Amendment Schedule C 4182",
        "Senate Rejected Senate Amendment Schedule D 4523",
        "Senate Rejected Senate Amendment Schedule E 4750",
        "Senate Rejected Senate Amendment Schedule F 4815",
        "Senate Rejected Senate Amendment Schedule G 5048",
        "Senate Passed as Amended by House Amendment Schedule A",
        "In Concurrence",
    ),
    (
        Roll(308, "ADOPT SENATE AMD A LCO 4520", False, "S-A"),  # 11 to 23
        Roll(309, "ADOPT SENATE AMD B LCO 4184", False, "S-B"),  # 10 to 24
        Roll(310, "ADOPT SENATE AMD F LCO 4815", False, "S-F"),  # 14 to 20
        Roll(311, "ADOPT SENATE AMD G LCO 5048", False, "S-G"),  # 12 to 22
        Roll(312, "PASS AS AMENDED BY HOUSE A", True, "passage"),  # 21 to 13
    ),
    ("adopt H-A", "S-C", "S-D", "S-E"),
)
HOUSE_2012 = Case(
    "2012-HB05389",
    "house",
    date(2012, 4, 25),
    (
        "House Adopted House Amendment Schedule A 3891",
        "House Rejected House Amendment Schedule B 3426",
        "House Rejected House Amendment Schedule C 3972",
        "House Passed as Amended by House Amendment Schedule A",
    ),
    (
        Roll(129, "LCO # 3891", None, "H-A"),
        Roll(130, "LCO # 3426", None, "H-B"),
        Roll(131, "LCO # 3972", False, "H-C"),  # 50 to 96
        Roll(132, "AS AMENDED", True, "passage"),  # 96 to 51
    ),
)
# Nine rejected, and roll calls on four. The day is not at hand; it makes no difference.
NINE_REJECTED_2016 = Case(
    "2016-HB05450",
    "senate",
    date(2016, 4, 29),
    (
        *(f"Senate Rejected Senate Amendment Schedule {letter}" for letter in "ABCDEFGHI"),
        "Senate Passed",
    ),
    (
        Roll(258, "A LCO 5448", False, "S-A"),
        Roll(259, "B LCO 5500", False, "S-B"),
        Roll(260, "H LCO 5551", False, "S-H"),
        Roll(261, "I LCO 5463", False, "S-I"),
        Roll(262, "PASS", True, "passage"),
    ),
    ("S-C", "S-D", "S-E", "S-F", "S-G"),
)
BUDGET_2025_HOUSE = Case(
    "2025-HB07287",
    "house",
    date(2025, 6, 2),
    (
        "HOUSE ADOPTED HOUSE AMEND. SCH. A",
        *(f"HOUSE REJECTED HOUSE AMEND. SCH. {letter}" for letter in "BCDEF"),
        "HOUSE PASSED, HOUSE AMEND. SCH. A",
    ),
    (
        Roll(284, "EMERGENCY CERTIFICATION HOUSE AMD A", True, "H-A"),
        Roll(289, "EMERGENCY CERTIFICATION HOUSE AMD F", False, "H-F"),
        Roll(290, "EMERGENCY CERTIFICATION AS AMENDED", True, "passage"),
    ),
)
BUDGET_2025_SENATE = Case(
    "2025-HB07287",
    "senate",
    date(2025, 6, 3),
    (
        "SEN. ADOPTED HO. AMEND. SCH. A",
        *(f"SEN. REJ. SEN. AMEND. SCH. {letter}" for letter in "ABCDEF"),
        "SEN. PASSED, HO. AMEND. SCH. A",
        "IN CONCURRENCE",
    ),
    (
        *(Roll(354 + n, "", False, f"S-{letter}") for n, letter in enumerate("ABCDEF")),
        Roll(360, "", True, "passage"),
    ),
    ("adopt H-A",),
)
# Eighteen amendments; the passage came after midnight.
EIGHTEEN_REJECTED_2025 = Case(
    "2025-HB07042",
    "senate",
    date(2025, 5, 29),
    (
        "SEN. ADOPTED HO. AMEND. SCH. A",
        *(f"SEN. REJ. SEN. AMEND. SCH. {letter}" for letter in ascii_uppercase[:18]),
        "SEN. PASSED, HO. AMEND. SCH. A",
        "IN CONCURRENCE",
    ),
    (
        *(Roll(266 + n, "", False, f"S-{letter}") for n, letter in enumerate(ascii_uppercase[:18])),
        Roll(284, "", True, "passage", on=date(2025, 5, 30)),
    ),
    ("adopt H-A",),
)
RECONSIDERED_2025 = Case(
    "2025-HB07066",
    "senate",
    date(2025, 2, 25),
    (
        "SEN. REJ. SEN. AMEND. SCH. A",
        "SEN. REJ. SEN. AMEND. SCH. B",
        "SENATE PASSED",
        "SENATE RECONSIDERED",
        "SENATE PASSED",
        "IN CONCURRENCE",
    ),
    (Roll(37, "", True, "passage"), Roll(38, "", True, "passage")),
)
# Roll calls 182 and 184 both ended 25 to 10: figures tell nothing.
EQUAL_FIGURES_2025 = Case(
    "2025-SB00003",
    "senate",
    date(2025, 5, 15),
    (
        "SEN. ADOPTED  SEN. AMEND. SCH. A",
        "SEN. REJ. SEN. AMEND. SCH. B",
        "SEN. PASSED, SEN. AMEND. SCH. A",
    ),
    (
        Roll(182, "", True, "S-A"),
        Roll(183, "", False, "S-B"),
        Roll(184, "", True, "passage"),
    ),
)
CASES = (
    SENATE_2012,
    HOUSE_2012,
    NINE_REJECTED_2016,
    BUDGET_2025_HOUSE,
    BUDGET_2025_SENATE,
    EIGHTEEN_REJECTED_2025,
    RECONSIDERED_2025,
    EQUAL_FIGURES_2025,
)

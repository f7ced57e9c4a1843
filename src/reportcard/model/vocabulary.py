"""The vocabulary of the public record: closed lists of words, in Open Civic Data's terms."""

from typing import Literal, NewType

# Whole nominal dollars, as the document of that fiscal year prints them; nothing is adjusted.
Dollars = NewType("Dollars", int)

Chamber = Literal["house", "senate"]
# not_member: listed, but could not vote (spreadsheets have such rows).
Option = Literal[
    "yes", "no", "absent_or_not_voting", "excused", "present", "presiding", "recused",
    "paired_yes", "paired_no", "announced_yes", "announced_no", "not_member",
]  # fmt: skip
# A committee's tally sheet has a column of its own for those who abstained.
CommitteeOption = Literal["yes", "no", "abstain", "absent_or_not_voting"]
# other: an item of a spreadsheet that is no roll call (a pledge, a visit).
QuestionClass = Literal["passage", "amendment", "procedural", "other", "unknown"]
# stated: a label or sheet says so in words. derived: the witnesses leave no other reading.
# confirmed: a person looked at the record and said so, by name. inferred: likely. unknown: open.
Confidence = Literal["stated", "derived", "confirmed", "inferred", "unknown"]
SponsorRole = Literal["introducer", "co-sponsor", "introducer or co-sponsor"]
ActKind = Literal["public", "special", "resolution"]
DocumentKind = Literal[
    "bill_text", "file_copy", "fiscal_note", "bill_analysis", "amendment", "amendment_fiscal_note",
    "act", "act_summary", "committee_tally", "roll_call",
]  # fmt: skip
# What a line of a bill's history says happened. "unclassified" is loud: nobody has said yet what
# its words mean; "unclassified_decision" is loud too, and could be a vote. "office_work" has no
# bearing on anything shown (numbers given, papers passed on).
ActionClass = Literal[
    "passage", "amendment", "amendment_withdrawn", "amendment_designated", "reconsidered",
    "consent_calendar", "concurrence", "disagreement", "passed_temporarily", "recommitted",
    "referred", "committee_favorable", "committee_failed", "committee_other", "public_hearing",
    "emergency_certification", "incorporated", "act_number", "signed", "vetoed",
    "line_item_vetoed", "office_work", "unclassified", "unclassified_decision",
]  # fmt: skip
# What a reader can have to say of a page that it read all the same.
RemarkRule = Literal[
    "no_header", "new_columns", "other_sessions", "unknown_word", "unknown_document",
]  # fmt: skip
# Where a budget stands: what the Governor asked for, what the committee reported, what became law.
# The base, which each of them changes, is the left column of any of them.
BudgetStage = Literal["governor", "committee", "enacted"]
# budget: sums for years that had none. adjustment: old and new sums side by side. deficiency: sums
# added to the year that is running. reduction: sums taken from it (same table, opposite sign).
SectionKind = Literal["budget", "adjustment", "deficiency", "reduction"]
# What a row of such a table is. A lapse is money that is expected not to be spent (a negative sum).
LineKind = Literal["account", "lapse", "agency_total", "fund_total", "lapse_total", "net"]
# What a bill is to a budget cycle. vehicle: the bill that became the budget, whatever its title.
BudgetRole = Literal["vehicle", "governor", "committee", "adjustment", "deficiency", "implementer",
    "bonds"]  # fmt: skip
# What a source says of a grant's amount: paid out or settled, calculated in advance, or nothing.
GrantStanding = Literal["final", "estimate", "unstated"]
# How people name where they live besides the town: a village or post office, or a ZIP code.
PlaceKind = Literal["village", "zip"]

# The lines that decide what was voted on.
DECIDING: frozenset[ActionClass] = frozenset({"passage", "amendment", "reconsidered"})

# Only these may be scored (design: sources, A3); "inferred" waits for a person to confirm it.
SCORABLE: frozenset[Confidence] = frozenset({"stated", "derived", "confirmed"})

"""The sentences for what does not add up about roll calls, their sheets and committees' votes.

Part of `sentences`, which tells them in both languages. {event} is the roll call, or the seat or
name on its sheet; {a}, {b}, {c} are the figures of the rule.
"""

from collections.abc import Mapping

from reportcard.language import N_

ROLL_CALL_SENTENCES: Mapping[str, str] = {
    "yes_tally": N_("{event}: {a} lines are marked Yes but the sheet's total says {b}."),
    "no_tally": N_("{event}: {a} lines are marked No but the sheet's total says {b}."),
    "absent_tally": N_(
        "{event}: {a} lines are marked absent or not voting but the sheet's total says {b}."
    ),
    "total": N_("{event}: Yes and No make {a} but the sheet says that {b} voted."),
    "seats": N_("{event}: {a} names and {b} vacant seats were read but the chamber has {c} seats."),
    "unknown_name": N_("{event}: nobody named {a} was in office on {b}."),
    "unknown_name_near": N_(
        "{event}: nobody named {a} was in office on {b}. The nearest name is {near}."
    ),
    "ambiguous_name": N_("{event}: the name {a} fits {c} people who were in office on {b}."),
    "twice": N_("{event}: {a} is counted {c} times ({b})."),
    "no_line": N_("{event}: {a} (district {b}) was in office on {c} but has no line on the sheet."),
    "no_people": N_(
        "{event}: it is not known who was in office: collect the source of people as well."
    ),
    "more_names": N_("{event}: {a} more names are in the same trouble."),
    "copies": N_("{event}: two copies of the sheet differ: {a} and {b}."),
    # What sheet, label and history say of the question does not go together (questions).
    "clash_amendment": N_(
        "{event}: the label names an amendment whose outcome in the bill's history is the opposite."
    ),
    "clash_passage": N_(
        "{event}: by its words ({a}) the bill was put to the vote, but by its history the outcome "
        "of that day was the opposite."
    ),
    "clash_words": N_("{event}: the sheet and the label of its link name two questions: {a}."),
    "clash_number": N_(
        "{event}: the record gives the amendment's drafting number {a} to another amendment."
    ),
    "strange_words": N_("{event}: the words for what was put to the vote are not known: {a}."),
    "open_label": N_(
        "{event}: by its label ({a}) it is the passage of the bill, but the bill's history has "
        "room for an amendment only. Which one it was is open, and it is not scored."
    ),
    "page": N_("The page could not be read."),
    "sponsor": N_("{event}: nobody who held that seat fits the sponsor printed as {a}."),
    "names": N_("{event}: the record gives this person several names: {a}."),
    "seat_twice": N_("{event}: two people hold this seat on the day of a roll call: {a} and {b}."),
    "terms": N_("{event}: two terms of this person overlap: {a} and {b}."),
    "roster": N_("{event}: by its term {a} holds this seat, but the official roster names {b}."),
    "roster_vacant": N_(
        "{event}: by its term {a} holds this seat, but the official roster names nobody."
    ),
    "roster_new": N_("{event}: the official roster names {b}, who has no term for this seat."),
    "later_missing": N_(
        "{event}: roll call {a} came later on the same question but is missing or set aside. "
        "Until it is there, this one is not scored."
    ),
    "later_in_history": N_(
        "{event}: by the bill's history the question came up again, last on {a}, and no roll call "
        "of that is known. Until it is there, this one is not scored."
    ),
    "later_unlinked": N_(
        "{event}: roll call {a} on the same bill came later, but the bill's page does not know it "
        "yet. Until the page is fetched again, this one is not scored."
    ),
    "newer_revision": N_(
        "{event}: the folder of sheets lists revision {a}, which could not be read; the sheet at "
        "hand is revision {b} and out of date."
    ),
    "bill_taken_out": N_(
        "{event}: an older revision of the sheet named {a}, whose page still links to it; the "
        "newest one does not name that bill."
    ),
    "later_open": N_(
        "{event}: it was confirmed as a passage, but what roll call {a} on the same bill was "
        "about, which came later, is not sure. Until it is, this one is not scored."
    ),
    # The seats of a roll call by the terms (reconcile.sql).
    "vacancies": N_(
        "{event}: vacant seats on the sheet: {a}; districts without a member by the terms: {b}."
    ),
    "no_vacancy": N_("{event}: vacant seats on the sheet: {a}; by the terms every seat is held."),
    # What another collector of the record says differently (crosscheck): {a} is its name.
    "second_identity": N_(
        "{event}: under this number {a} has {b}, the official sheet {c}. It may be another roll "
        "call, so it is not scored until somebody has looked and ruled on its question."
    ),
    "second_identity_ruled": N_(
        "{event}: under this number {a} has {b}, the official sheet {c}. Somebody has looked and "
        "ruled on its question."
    ),
    "second_twice": N_(
        "{event}: {a} has this roll call more than once, with different contents. It was not "
        "compared."
    ),
    "second_tally": N_(
        "{event}: {a} counts {b} (Yes, No, neither), the official sheet {c}. The sheet counts."
    ),
    "second_sum": N_("{event}: {a} lists {b} votes (Yes, No) but counts {c}."),
    "second_vote": N_("{event}: {a} has {b}, the official sheet has {c}. The sheet counts."),
    "second_more": N_("{event}: {a} says something else of {b} more members."),
    "second_name": N_(
        "{event}: {a} has this name in {b} roll calls, and it fits nobody who was in office, or "
        "more than one. These votes were not compared."
    ),
    # Why a roll call has no sheet (coverage): without its name, for they are told in rows.
    "gap_not_fetched": N_("In the official folder, but its sheet has not been fetched."),
    "gap_unlisted": N_("Not in the official folder of sheets."),
    "gap_named": N_("Named in a ruling, but not in the official folder of sheets."),
    "gap_named_bill": N_("Named on the page of {a}, but not in the official folder of sheets."),
    "gap_named_collector": N_("Known to {a}, but not in the official folder of sheets."),
    "gap_unlooked": N_("Nothing says why: no list of this chamber's sheets was read."),
    "gap_unlooked_bill": N_(
        "Named on the page of {a}; nothing says why it is missing: no list of this chamber's "
        "sheets was read."
    ),
    "gap_unlooked_collector": N_(
        "Known to {a}; nothing says why it is missing: no list of this chamber's sheets was read."
    ),
    # Committees' tally sheets (committees.py), beside the rules that they share with roll calls.
    "abstain_tally": N_("{event}: {a} lines are marked Abstain but the sheet's total says {b}."),
    "tally_total": N_(
        "{event}: Yes and No make {a}, and {c} abstained, but the sheet says that {b} voted."
    ),
    "seat_named_twice": N_("{event}: the sheet has {c} lines for this seat ({a})."),
    "tally_other": N_(
        "{event}: the sheet names {a}, but by the terms {b} held this seat on the day of the vote."
    ),
    "tally_vacant": N_(
        "{event}: the sheet names {a}, but by the terms nobody held this seat on the day of the "
        "vote."
    ),
    "tally_several": N_(
        "{event}: the sheet names {a}, which fits more than one person who held this seat: {b}."
    ),
}

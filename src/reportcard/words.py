"""Words for the codes of the record: one word for one thing, in English, ready for the catalogue.

Leaf. Leaves to others: translating them, whole sentences (templates, explain).
"""

from collections.abc import Mapping

from reportcard.language import N_

# Each kind of code with the English of every code in it; docs and Spanish follow the glossary.
WORDS: Mapping[str, Mapping[str, str]] = {
    "chamber": {"house": N_("House"), "senate": N_("Senate")},
    "office": {"house": N_("State Representative"), "senate": N_("State Senator")},
    "party": {
        "Democratic": N_("Democrat"),
        "Republican": N_("Republican"),
        "Independent": N_("Independent"),
        "": N_("Party not known"),
    },
    "option": {
        "yes": N_("Yes"),
        "no": N_("No"),
        "absent_or_not_voting": N_("Absent or not voting"),
        "excused": N_("Excused"),
        "present": N_("Present, not voting"),
        "presiding": N_("Presiding over the chamber"),
        "recused": N_("Stepped aside over a conflict of interest"),
        "paired_yes": N_("Paired, for Yes"),
        "paired_no": N_("Paired, for No"),
        "announced_yes": N_("Absent, announced a Yes"),
        "announced_no": N_("Absent, announced a No"),
        "not_member": N_("Could not vote on it"),
        "abstain": N_("Abstained"),
        "": N_("Not on the sheet"),
    },
    "role": {
        "introducer": N_("Sponsor"),
        "co-sponsor": N_("Co-sponsor"),
        "introducer or co-sponsor": N_("Sponsor or co-sponsor"),
        "": N_("Not a sponsor"),
    },
    "position": {"support": N_("Yes"), "oppose": N_("No")},
    "outcome": {
        "support": N_("Voted for our position"),
        "oppose": N_("Voted against our position"),
        "present": N_("Present, not voting"),
        "absent": N_("Absent or not voting"),
        "excused": N_("Excused"),
        "presiding": N_("Presiding over the chamber"),
        "recused": N_("Stepped aside over a conflict of interest"),
        "not_eligible": N_("Could not vote on it"),
        "paired_support": N_("Paired, for our position"),
        "paired_oppose": N_("Paired, against our position"),
        "announced_support": N_("Announced for our position, absent"),
        "announced_oppose": N_("Announced against our position, absent"),
        "unknown": N_("Not on the sheet"),
        "introducer": N_("Sponsor"),
        "cosponsor": N_("Co-sponsor"),
        "none": N_("Not a sponsor"),
        "no_position": N_("The parties did not disagree"),
        "measured": N_("Measured"),
        "no_answer": N_("Did not answer"),
        "done": N_("Did what was asked"),
    },
    # Where "support" is not our own position, or "none" is no sponsor: by type of question.
    "outcome_third_party_position": {
        "support": N_("Voted as was asked"),
        "oppose": N_("Voted against what was asked"),
        "paired_support": N_("Paired, for what was asked"),
        "paired_oppose": N_("Paired, against what was asked"),
        "announced_support": N_("Announced for what was asked, absent"),
        "announced_oppose": N_("Announced against what was asked, absent"),
    },
    "outcome_party_unity": {
        "support": N_("Voted with the majority of their party"),
        "oppose": N_("Voted against the majority of their party"),
        "paired_support": N_("Paired, with the majority of their party"),
        "paired_oppose": N_("Paired, against the majority of their party"),
        "announced_support": N_("Announced with the majority of their party, absent"),
        "announced_oppose": N_("Announced against the majority of their party, absent"),
    },
    "outcome_committee_vote": {"present": N_("Abstained"), "unknown": N_("Not on the tally sheet")},
    "outcome_questionnaire": {
        "support": N_("Answered as we asked"),
        "oppose": N_("Answered otherwise"),
        "measured": N_("Answered on a scale"),
    },
    "outcome_attested_action": {"none": N_("No record that they did it")},
    "outcome_attendance": {
        "measured": N_("The share of roll calls taken part in"),
        "none": N_("No roll call to take part in"),
    },
    "outcome_effectiveness": {
        "measured": N_("The share of the points for bills"),
        "none": N_("Nobody has points for these bills"),
    },
    "correction": {
        "vote": N_("A vote was corrected"),
        "person": N_("A person or a seat was corrected"),
        "bill": N_("A bill was corrected"),
        "money": N_("An amount was corrected"),
        "rubric": N_("The rules were corrected"),
        "words": N_("Words were corrected"),
    },
    "conflict": {
        "candidate": N_("Runs for office"),
        "relative": N_("Related"),
        "donor": N_("Gave money"),
        "work": N_("Works or worked for them"),
        "other": N_("Other"),
    },
    "tax_status": {
        "unset": N_("Tax status not told"),
        "501c3": N_("An organization under section 501(c)(3) of the tax law: it endorses no one"),
        "501c4": N_("An organization under section 501(c)(4) of the tax law"),
        "501c5": N_("An organization under section 501(c)(5) of the tax law"),
        "501c6": N_("An organization under section 501(c)(6) of the tax law"),
        "pac": N_("A political committee"),
    },
    "not_counted": {
        "excused": N_("An excused absence does not count."),
        "presiding": N_("Whoever presides over the chamber by custom does not vote."),
        "recused": N_("Stepping aside over a conflict of interest does not count."),
        "not_eligible": N_("Not in office, or not in this chamber, on that day."),
        "unknown": N_("The official sheet has no line of theirs. This is a gap in the record."),
        "no_position": N_("The two parties were not on different sides in it."),
        "outside": N_("Asked and shown; it is no part of the base score."),
        "group_best": N_("Of these roll calls on one bill only the best one counts."),
        "group_worst": N_("Of these roll calls on one bill only the worst one counts."),
        "group_last": N_("Of these roll calls on one bill only the last one counts."),
        "": N_("The rubric does not count this outcome."),
    },
    "type": {
        "floor_vote": N_("Roll call"),
        "amendment_vote": N_("Roll call on an amendment"),
        "appropriation_vote": N_("Roll call on school funding"),
        "committee_vote": N_("Vote in a committee"),
        "third_party_position": N_("Roll call on which somebody else asked for a vote"),
        "party_unity": N_("Roll call on which the two parties disagreed"),
        "sponsorship": N_("Sponsoring a bill"),
        "effectiveness": N_("How far sponsored bills came"),
        "questionnaire": N_("Answer to a questionnaire"),
        "attendance": N_("Taking part in roll calls"),
        "attested_action": N_("Something done, with a source"),
    },
    "separability": {
        "stand_alone": N_("The roll call decided on this money alone."),
        "amendment": N_("The money was in an amendment."),
        "omnibus": N_("The money was one of many things in one roll call."),
    },
    "sure": {
        "very_sure": N_("very sure"),
        "fairly_sure": N_("fairly sure"),
        "likely": N_("more likely right than not"),
        "not_sure": N_("not sure"),
    },
    # How firm a letter is, and the choices that make up each way to count the same record.
    "firmness": {
        "steady": N_("Steady: no single question changes the letter"),
        "one_answer": N_("One different answer gives another letter"),
        "without_one": N_("Not that, but leaving out one question gives another letter"),
        "unknown": N_("Nobody can say whether the letter is steady"),
    },
    "absence_rule": {
        "against": N_("counts as against us"),
        "left_out": N_("is left out"),
        "half": N_("counts half"),
        "light_half": N_("counts half, at a fifth of the weight"),
    },
    "way_weights": {"nominal": N_("as written"), "equal": N_("all equal")},
    "aggregate": {"categories": N_("by subject"), "pooled": N_("all questions together")},
    "lifetime": {
        "pooled": N_("each cycle counts by the weight that counted in it"),
        "mean": N_("each cycle counts the same"),
        "decay": N_("older cycles count for less"),
    },
    "question": {
        "passage": N_("Passage of the bill"),
        "amendment": N_("Amendment"),
        "procedural": N_("Procedure"),
        "other": N_("Something other than a roll call"),
        "unknown": N_("Not known"),
    },
    "confidence": {
        "stated": N_("Sure: the official record says so in words."),
        "derived": N_("Sure: it follows from official records that agree."),
        "confirmed": N_("Sure: somebody checked the official record and confirmed it by name."),
        "inferred": N_("Likely, but nobody has confirmed it yet."),
        "unknown": N_("Not known."),
    },
    "barred": {
        "superseded": N_("A later roll call decided the same question."),
        "not_certain": N_("It is not certain what was voted on."),
    },
    "phrase": {
        "all": N_("Earned all of the points"),
        "nearly_all": N_("Earned nearly all of the points"),
        "most": N_("Earned most of the points"),
        "more_than_half": N_("Earned more than half of the points"),
        "half": N_("Earned half of the points"),
        "less_than_half": N_("Earned less than half of the points"),
        "few": N_("Earned few of the points"),
        "none": N_("Earned none of the points"),
        "incomplete": N_("Incomplete: too little to go by"),
        "not_rated": N_("Not rated: nothing counted"),
    },
    "combine": {
        "mean": N_("the average counts"),
        "best": N_("the best one counts"),
        "worst": N_("the worst one counts"),
        "last": N_("the last one counts"),
    },
    "stage": {
        "governor": N_("Governor"),
        "committee": N_("Committee"),
        "enacted": N_("Law"),
    },
    "budget_role": {
        "vehicle": N_("the bill that became the budget"),
        "governor": N_("the Governor's bill"),
        "committee": N_("the committee's bill"),
        "adjustment": N_("changes the budget"),
        "deficiency": N_("adds money to the year already under way"),
        "implementer": N_("carries out the budget"),
        "bonds": N_("permits the state to borrow"),
    },
    "section_kind": {
        "budget": N_("Budget"),
        "adjustment": N_("Change of the budget"),
        "deficiency": N_("Added to the year already under way"),
        "reduction": N_("Taken from the year already under way"),
    },
    "standing": {
        "final": N_("Final"),
        "estimate": N_("Estimate, made in advance"),
        "unstated": N_("The source does not say"),
        "": N_("Not in the record"),
    },
    "rounding": {
        "half_up": N_("halves round up"),
        "half_even": N_("halves round to the even number"),
        "down": N_("always rounded down"),
    },
    "column": {
        "text": N_("text"),
        "integer": N_("whole number"),
        "decimal": N_("decimal number"),
        "boolean": N_("true or false"),
        "date": N_("date"),
    },
}


def find_word(kind: str, code: str | None) -> str | None:
    """The English word for a code; the kind's word for "" when the code is empty.

    Returns:
        None when the vocabulary has no such code: a page then shows the code as the record has it.
    """
    words = WORDS[kind]
    return words.get(code or "")

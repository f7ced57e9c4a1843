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
    },
    "not_counted": {
        "excused": N_("An excused absence does not count."),
        "presiding": N_("Whoever presides over the chamber by custom does not vote."),
        "recused": N_("Stepping aside over a conflict of interest does not count."),
        "not_eligible": N_("Not in office, or not in this chamber, on that day."),
        "unknown": N_("The official sheet has no line of theirs. This is a gap in the record."),
        "group_best": N_("Of these roll calls on one bill only the best one counts."),
        "group_worst": N_("Of these roll calls on one bill only the worst one counts."),
        "group_last": N_("Of these roll calls on one bill only the last one counts."),
        "": N_("The rubric does not count this outcome."),
    },
    "type": {
        "floor_vote": N_("Roll call"),
        "amendment_vote": N_("Roll call on an amendment"),
        "appropriation_vote": N_("Roll call on school funding"),
        "sponsorship": N_("Sponsoring a bill"),
    },
    "question": {
        "passage": N_("Passage of the bill"),
        "amendment": N_("Amendment"),
        "procedural": N_("Procedure"),
        "unknown": N_("Not known"),
    },
    "confidence": {
        "stated": N_("Sure: the official record says so in words."),
        "derived": N_("Sure: it follows from official records that agree."),
        "confirmed": N_("Sure: somebody checked the official record and confirmed it by name."),
        "inferred": N_("Likely, but nobody has confirmed it yet."),
        "unknown": N_("Not known."),
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

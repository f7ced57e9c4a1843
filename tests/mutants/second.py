"""Mutants of the second engine."""

from tests.mutants.mutant import Mutant

SECOND = (
    # Who is asked
    Mutant(
        "in office on the day a term ends",
        "second/record.py",
        "self.end <= day",
        "self.end < day",
    ),
    Mutant(
        "not in office on the first day of a term",
        "second/record.py",
        "self.start <= day",
        "self.start < day",
    ),
    Mutant(
        "stands under a seat given up",
        "second/people.py",
        "latest(at_end or inside)",
        "latest(inside)",
    ),
    Mutant(
        "the seat that began first",
        "second/people.py",
        "return max(in_order",
        "return min(in_order",
    ),
    Mutant(
        "on the committee before its first sheet",
        "second/people.py",
        "any(d <= day for d in days) and any(d >= day for d in days)",
        "any(d >= day for d in days)",
    ),
    Mutant(
        "parties ignored for whom a question is",
        "second/people.py",
        "(question.parties and seat.party not in question.parties)",
        "(question.parties and False)",
    ),
    Mutant(
        "questions of the other chamber do not concern",
        "second/people.py",
        "return question.chamber in (None, person.standing.chamber) or is_eligible",
        "return question.chamber in (None, person.standing.chamber)",
    ),
    Mutant(
        "attendance alone puts somebody on the card",
        "second/opinion.py",
        'for q in questions if q.type != "attendance")',
        "for q in questions)",
    ),
    # What the record says
    Mutant(
        "the reason of an absence overlooked",
        "second/record.py",
        'reasons.get(key, option) if option == "absent_or_not_voting" else option',
        "option",
    ),
    Mutant(
        "absent as excused",
        "second/answers.py",
        '"absent_or_not_voting": "absent"',
        '"absent_or_not_voting": "excused"',
    ),
    Mutant(
        "abstained in a committee as absent",
        "second/answers.py",
        '"abstain": "present"',
        '"abstain": "absent"',
    ),
    Mutant(
        "no line on the sheet as absent",
        "second/answers.py",
        'return "unknown"',
        'return "absent"',
    ),
    Mutant(
        "our position turned round",
        "second/answers.py",
        '(side == "yes") == (position == "support")',
        'side == "yes"',
    ),
    Mutant(
        "parties that tied have a position",
        "second/answers.py",
        "lead[two[0]] * lead[two[1]] >= 0",
        "lead[two[0]] * lead[two[1]] > 0",
    ),
    Mutant(
        "the smallest parties instead of the largest",
        "second/answers.py",
        "(-votes[party], party)",
        "(votes[party], party)",
    ),
    Mutant(
        "a party of those without a party",
        "second/answers.py",
        "                if party:",
        "                if party is not None:",
    ),
    Mutant(
        "a questionnaire that was not sent as one without an answer",
        "second/answers.py",
        '"not_eligible" if given else "no_answer"',
        '"no_answer"',
    ),
    Mutant(
        "a vetoed act as a law",
        "second/rates.py",
        '"vetoed" not in classes or "signed" in classes',
        "True",
    ),
    Mutant(
        "beside the mean instead of twice the mean",
        "second/rates.py",
        "mine / (2 * mean)",
        "mine / mean",
    ),
    Mutant(
        "present is no attendance",
        "second/rates.py",
        '("yes", "no", "present", "paired_yes", "paired_no")',
        '("yes", "no", "paired_yes", "paired_no")',
    ),
    Mutant(
        "an announced vote as attendance missed by nobody",
        "second/rates.py",
        '("absent_or_not_voting", "announced_yes", "announced_no")',
        '("absent_or_not_voting",)',
    ),
    Mutant(
        "a curve that starts at nothing",
        "second/rates.py",
        "(rate - start) / (end - start)",
        "rate / (end - start)",
    ),
    # Sums
    Mutant(
        "cap forgotten",
        "second/sums.py",
        "return max(weights) / sum(weights)",
        "return Fraction(1)",
    ),
    Mutant(
        "cap of what does not count too",
        "second/sums.py",
        "if other.counts and other.question.is_on_a_roll_call",
        "if other.question.is_on_a_roll_call",
    ),
    Mutant(
        "cap forgotten in what concerns somebody",
        "second/plain.py",
        "return max(weights) / sum(weights)",
        "return Fraction(1)",
    ),
    Mutant(
        "a criterion's own marks ignored",
        "second/plain.py",
        "found = own or (",
        "found = (",
    ),
    Mutant(
        "count left out of the weight",
        "second/sums.py",
        "mark.question.weight * _cap(mark, marks) * mark.count",
        "mark.question.weight * _cap(mark, marks)",
    ),
    Mutant(
        "lowest count of a group",
        "second/sums.py",
        "max(mark.count for mark in inside)",
        "min(mark.count for mark in inside)",
    ),
    Mutant("first instead of last", "second/sums.py", "taken = in_time[-1]", "taken = in_time[0]"),
    Mutant(
        "an empty subject never counts as zero",
        "second/sums.py",
        'rubric.get("missing_category") == "zero"',
        "False",
    ),
    Mutant(
        "pooled as subjects",
        "second/sums.py",
        'rubric["aggregate"] == "pooled"',
        'rubric["aggregate"] == "none"',
    ),
    Mutant(
        "presiding as a chance that was not taken",
        "second/points.py",
        '("not_eligible", "unknown", "presiding", "recused", "no_position")',
        '("not_eligible", "unknown", "recused", "no_position")',
    ),
    # From the base to the letter
    Mutant(
        "cap of a bonus dropped",
        "second/points.py",
        "total if cap is None else min(total, number(cap))",
        "total",
    ),
    Mutant(
        "no floor",
        "second/points.py",
        "min(max(score, lowest), highest)",
        "min(score, highest)",
    ),
    Mutant(
        "a limit holds without its share",
        "second/points.py",
        "share is None or Fraction(found, chances) >= number(share)",
        "share is None or found > 0",
    ),
    Mutant(
        "a group does not share its weight",
        "second/letters.py",
        'number(group["weight"]) * question.weight / inside',
        'number(group["weight"]) * question.weight',
    ),
    Mutant("as much as asked is INC", "second/letters.py", "measured < asked", "measured <= asked"),
    Mutant(
        "a band without its own minimum",
        "second/letters.py",
        "if judged >= minimum",
        "if judged > minimum",
    ),
    Mutant(
        "half to even never up",
        "second/letters.py",
        'mode == "half_up" or steps % 2 == 1',
        'mode == "half_up"',
    ),
    Mutant(
        "the first gate instead of the lowest",
        "second/letters.py",
        'max(lowest, gate["max_grade"], key=letters.index)',
        'min(lowest, gate["max_grade"], key=letters.index)',
    ),
    Mutant(
        "half of the half-life",
        "second/cycles.py",
        "Fraction(rest, 2 * half_life)",
        "Fraction(rest, half_life)",
    ),
    Mutant(
        "a cycle that did not count counts",
        "second/cycles.py",
        'and row["counted"]',
        "and True",
    ),
)

"""Mutants of the engine: its SQL, and the exact last step in Python."""

from tests.mutants.mutant import Mutant

ENGINE = (
    # Who is asked
    Mutant(
        "in office on the day a term ends (roll calls)",
        "sql/people.sql",
        "ON t.chamber = o.chamber AND t.start_on <= o.asked_on AND t.end_on > o.asked_on",
        "ON t.chamber = o.chamber AND t.start_on <= o.asked_on AND t.end_on >= o.asked_on",
    ),
    Mutant(
        "not in office on the first day of a term",
        "sql/people.sql",
        "ON t.chamber = o.chamber AND t.start_on <= o.asked_on AND t.end_on > o.asked_on",
        "ON t.chamber = o.chamber AND t.start_on < o.asked_on AND t.end_on > o.asked_on",
    ),
    Mutant(
        "in office on the day a term ends (other questions)",
        "sql/people.sql",
        "t.end_on > o.asked_on\n    WHERE o.family = 'other'",
        "t.end_on >= o.asked_on\n    WHERE o.family = 'other'",
    ),
    Mutant(
        "stands under a seat given up",
        "sql/people.sql",
        "ORDER BY in_office DESC, start_on DESC NULLS LAST",
        "ORDER BY in_office, start_on NULLS LAST",
    ),
    Mutant(
        "on the committee before its first sheet",
        "sql/people.sql",
        "AND m.first_seen_on <= c.asked_on AND m.last_seen_on >= c.asked_on",
        "AND m.last_seen_on >= c.asked_on",
    ),
    Mutant(
        "asked though the record says not a member",
        "sql/people.sql",
        "WHERE v.option = 'not_member' AND sat",
        "WHERE v.option = 'no such word' AND sat",
    ),
    Mutant(
        "asked though the questionnaire was not sent",
        "sql/people.sql",
        "WHERE g.outcome = 'not_asked'",
        "WHERE g.outcome = 'no such word'",
    ),
    Mutant(
        "parties ignored for whom a question is",
        "sql/people.sql",
        "WHERE o.family = 'roll_call' AND is_of(o.parties, t.party)",
        "WHERE o.family = 'roll_call'",
    ),
    Mutant(
        "questions of the other chamber left out of the opportunity",
        "sql/people.sql",
        "coalesce(h.further, 0) + coalesce(c.nominal, 0) AS own_weight",
        "coalesce(c.nominal, 0) AS own_weight",
    ),
    Mutant(
        "a question not asked counts as an opportunity",
        "sql/people.sql",
        "c.is_open, c.chamber, -c.nominal, -1",
        "c.is_open, c.chamber, 0, -1",
    ),
    # What the record says
    Mutant(
        "the reason of an absence overlooked",
        "sql/answers.sql",
        "coalesce(r.option, v.option)",
        "coalesce(v.option, r.option)",
    ),
    Mutant(
        "absent as opposed",
        "sql/prepare.sql",
        "(6, 'absent_or_not_voting', 'absent', 'absent')",
        "(6, 'absent_or_not_voting', 'oppose', 'oppose')",
    ),
    Mutant(
        "a pair turned round",
        "sql/prepare.sql",
        "(2, 'paired_yes', 'paired_support', 'paired_oppose')",
        "(2, 'paired_yes', 'paired_oppose', 'paired_support')",
    ),
    Mutant(
        "presiding as a chance that was not taken",
        "sql/prepare.sql",
        "('not_eligible', 'unknown', 'presiding', 'recused', 'no_position')",
        "('not_eligible', 'unknown', 'recused', 'no_position')",
    ),
    Mutant(
        "no line on the sheet as absent",
        "sql/lines.sql",
        "coalesce(t.outcome, 'unknown')",
        "coalesce(t.outcome, 'absent')",
    ),
    Mutant(
        "parties that tied have a position",
        "sql/answers.sql",
        "sign(a.lead) * sign(b.lead) = -1",
        "sign(a.lead) * sign(b.lead) <> 1",
    ),
    Mutant(
        "the smallest parties instead of the largest",
        "sql/answers.sql",
        "ORDER BY count(*) DESC, t.party",
        "ORDER BY count(*), t.party",
    ),
    Mutant(
        "named twice: the lesser role",
        "sql/answers.sql",
        "CASE WHEN bool_or(role = 'introducer') THEN 'introducer' ELSE 'cosponsor' END",
        "CASE WHEN bool_and(role = 'introducer') THEN 'introducer' ELSE 'cosponsor' END",
    ),
    Mutant(
        "a vetoed act as a law",
        "sql/answers.sql",
        "(h.is_signed IS TRUE OR h.is_vetoed IS NOT TRUE)",
        "(true)",
    ),
    Mutant("both chambers never enough", "sql/answers.sql", "h.chambers >= 2", "h.chambers > 2"),
    Mutant(
        "beside the mean instead of twice the mean",
        "sql/answers.sql",
        "2 * sum(r.reached) OVER chamber",
        "sum(r.reached) OVER chamber",
    ),
    Mutant(
        "effectiveness beside both chambers",
        "sql/answers.sql",
        "PARTITION BY r.criterion_no, r.chamber",
        "PARTITION BY r.criterion_no",
    ),
    Mutant(
        "present is no attendance",
        "sql/answers.sql",
        "('yes', 'no', 'present', 'paired_yes', 'paired_no')) AS recorded",
        "('yes', 'no', 'paired_yes', 'paired_no')) AS recorded",
    ),
    Mutant(
        "an excused absence as a chance to attend",
        "sql/answers.sql",
        "NOT IN ('excused', 'presiding', 'recused', 'not_member')",
        "NOT IN ('presiding', 'recused', 'not_member')",
    ),
    # Sums
    Mutant(
        "marks that do not count are counted",
        "sql/sums.sql",
        "FILTER (den IS NOT NULL)",
        "FILTER (true)",
    ),
    Mutant(
        "a roll call asked about twice is two chances",
        "sql/shared_sums.sql",
        "count(DISTINCT record_no) FILTER (is_chance)",
        "count(record_no) FILTER (is_chance)",
    ),
    Mutant(
        "a shared roll call taken twice",
        "sql/sums.sql",
        "FILTER (is_taken AND NOT is_shared)",
        "FILTER (is_taken)",
    ),
    Mutant(
        "criteria without a subject count",
        "sql/person_sums.sql",
        "FILTER (t.category_no IS NOT NULL)",
        "FILTER (true)",
    ),
    Mutant("first instead of last", "sql/group_sums.sql", "arg_max(credit", "arg_min(credit"),
    Mutant("lowest count of a group", "sql/group_sums.sql", "max(count)", "min(count)"),
    Mutant(
        "count left out of the weight",
        "scaled.py",
        "den=_whole(weight * rule.count, item)",
        "den=_whole(weight, item)",
    ),
    Mutant(
        "cap of what does not count too",
        "sql/capped_marks.sql",
        "c.is_capped AND t.den IS NOT NULL",
        "c.is_capped",
    ),
    Mutant(
        "cap forgotten in the sums",
        "caps.py",
        "rest = (1 - factor) / scale.item",
        "rest = (1 - factor) / scale.item * 0",
    ),
    Mutant(
        "cap forgotten in the receipt",
        "receipt.py",
        "points *= self._factors[number]",
        "points *= 1",
    ),
    Mutant(
        "a party of those without a party",
        "sql/answers.sql",
        "t.party <> '' AND sat",
        "true AND sat",
    ),
    Mutant(
        "cap forgotten",
        "card_criteria.py",
        "replace(c, cap=caps[c.vote_event_id])",
        "replace(c, cap=Fraction(1))",
    ),
    # The last step
    Mutant(
        "an empty subject never counts as zero",
        "result.py",
        'card.missing_category == "zero" and',
        'card.missing_category == "nil" and',
    ),
    Mutant(
        "a band without its own minimum",
        "result.py",
        "if score >= band.minimum)",
        "if score > band.minimum)",
    ),
    Mutant(
        "as much as asked is INC", "result.py", "reason[1] < reason[2]", "reason[1] <= reason[2]"
    ),
    Mutant("the last gate instead of the lowest", "result.py", "max(lowest, limit)", "limit"),
    Mutant(
        "a gate shut at its own figure",
        "result.py",
        "participation < gate.minimum",
        "participation <= gate.minimum",
    ),
    Mutant("cap of a bonus dropped", "adjust.py", "else min(points, cap)", "else points"),
    Mutant(
        "no ceiling",
        "adjust.py",
        "min(max(score, adjust.floor), adjust.ceiling)",
        "max(score, adjust.floor)",
    ),
    Mutant(
        "a limit that is nearly reached",
        "adjust.py",
        "len(having) >= (limit.share",
        "len(having) > (limit.share",
    ),
    Mutant(
        "half of the half-life",
        "lifetime.py",
        "Fraction(rest, 2 * rule.half_life)",
        "Fraction(rest, rule.half_life)",
    ),
    Mutant(
        "an incomplete cycle counts for life",
        "lifetime.py",
        "result.graded in (INCOMPLETE, NOT_RATED)",
        "result.graded == NOT_RATED",
    ),
)

-- The rubric as tables. Weights, credits and counts are whole numbers over one common denominator
-- each (made in Python), so that every sum is exact; WHOLE is BIGINT where they all fit, else
-- HUGEINT (sums of either are HUGEINT). A record without a day is asked about on a day of its own, the
-- last of all.
CREATE TEMP TABLE rubric_criterion AS
SELECT *,
       parties IS NULL AND committee_vote_id IS NULL AS is_open,
       dense_rank() OVER (ORDER BY family, chamber, asked_on, parties, committee_vote_id)::INTEGER
           AS occasion_no
FROM (
    SELECT criterion_no::INTEGER AS criterion_no,
           type,
           family,
           chamber,
           coalesce(held_on::DATE, DATE '9999-12-31') AS asked_on,
           vote_event_id,
           committee_vote_id,
           bill_id,
           string_split(parties, chr(31)) AS parties,
           position_no::INTEGER AS position_no,
           roll_calls,
           relative_to,
           category_no::INTEGER AS category_no,
           group_no::INTEGER AS group_no,
           group_order::INTEGER AS group_order,
           policy_no::INTEGER AS policy_no,
           record_no::INTEGER AS record_no,
           is_shared::BOOLEAN AS is_shared,
           is_capped::BOOLEAN AS is_capped,
           nominal::HUGEINT::WHOLE AS nominal,
           written::HUGEINT::WHOLE AS written
    FROM criterion_text
);

-- Criteria that ask the same people: of a chamber, on a day, of some parties, on a committee.
CREATE TEMP TABLE occasion AS
SELECT occasion_no, family, chamber, asked_on, parties, committee_vote_id, is_open,
       count(*) AS criteria, sum(nominal) AS nominal
FROM rubric_criterion
GROUP BY ALL;

-- Criteria with the same weight and marks share a policy, and so the weight as written.
CREATE TEMP TABLE mark_cell AS
SELECT policy_no::INTEGER AS policy_no, outcome,
       credit::HUGEINT::WHOLE AS credit, count::HUGEINT::WHOLE AS count,
       num::HUGEINT::WHOLE AS num, den::HUGEINT::WHOLE AS den
FROM mark_text;

-- The words of the record by number, with their outcomes where support is asked for, and where
-- opposition is. position_no: 0 support, 1 oppose, 2 none that anybody could take.
CREATE TEMP TABLE option_word AS
FROM (VALUES
    (0, 'yes', 'support', 'oppose'),
    (1, 'no', 'oppose', 'support'),
    (2, 'paired_yes', 'paired_support', 'paired_oppose'),
    (3, 'paired_no', 'paired_oppose', 'paired_support'),
    (4, 'announced_yes', 'announced_support', 'announced_oppose'),
    (5, 'announced_no', 'announced_oppose', 'announced_support'),
    (6, 'absent_or_not_voting', 'absent', 'absent'),
    (7, 'excused', 'excused', 'excused'),
    (8, 'presiding', 'presiding', 'presiding'),
    (9, 'recused', 'recused', 'recused'),
    (10, 'present', 'present', 'present'),
    (11, 'abstain', 'present', 'present')
) AS word(option_no, option, supported, opposed);

CREATE TEMP MACRO number_of_option(word) AS CASE word
    WHEN 'yes' THEN 0 WHEN 'no' THEN 1 WHEN 'paired_yes' THEN 2 WHEN 'paired_no' THEN 3
    WHEN 'announced_yes' THEN 4 WHEN 'announced_no' THEN 5 WHEN 'absent_or_not_voting' THEN 6
    WHEN 'excused' THEN 7 WHEN 'presiding' THEN 8 WHEN 'recused' THEN 9 WHEN 'present' THEN 10
    WHEN 'abstain' THEN 11 END;

CREATE TEMP MACRO is_chance(outcome) AS
    outcome NOT IN ('not_eligible', 'unknown', 'presiding', 'recused', 'no_position');

CREATE TEMP MACRO is_taken(outcome) AS outcome IN ('support', 'oppose');

-- What a word is worth under a policy and a position: a cell for each of them.
CREATE TEMP MACRO cell_of(policy_no, position_no, option_no) AS
    (policy_no * 3 + position_no) * 16 + option_no;

CREATE TEMP TABLE option_cell AS
SELECT cell_of(p.policy_no, o.position_no, o.option_no) AS cell_no, o.outcome,
       is_chance(o.outcome) AS is_chance, is_taken(o.outcome) AS is_taken,
       m.credit, m.count, m.num, m.den, p.written
FROM (SELECT DISTINCT policy_no, written FROM rubric_criterion) AS p
CROSS JOIN (
    SELECT option_no, 0 AS position_no, supported AS outcome FROM option_word
    UNION ALL SELECT option_no, 1, opposed FROM option_word
    UNION ALL SELECT option_no, 2, 'no_position' FROM option_word
) AS o
LEFT JOIN mark_cell AS m ON m.policy_no = p.policy_no AND m.outcome = o.outcome;

-- Answers that are no part of the record: what legislators or others wrote down about them.
CREATE TEMP TABLE given AS
SELECT criterion_no::INTEGER AS criterion_no, person_id, outcome, option
FROM given_text;

CREATE TEMP TABLE effect_bill AS
SELECT criterion_no::INTEGER AS criterion_no, bill_id
FROM effect_bill_text;

CREATE TEMP TABLE effect_point AS
SELECT criterion_no::INTEGER AS criterion_no, stage_no::INTEGER AS stage_no, role,
       points::HUGEINT AS points
FROM effect_point_text;

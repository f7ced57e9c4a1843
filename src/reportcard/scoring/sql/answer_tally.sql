-- Outcomes and what they are worth: everything else. The credit of a measured answer is that of a
-- rate of 1; what was measured is multiplied in Python, where fractions of all kinds are exact.
CREATE TEMP VIEW answer_tally AS
SELECT a.person_no, a.criterion_no, a.outcome, a.option, c.category_no, c.group_no, c.group_order,
       c.record_no, c.is_shared, c.written,
       c.record_no IS NOT NULL AND is_chance(a.outcome) AS is_chance,
       c.record_no IS NOT NULL AND is_taken(a.outcome) AS is_taken,
       m.credit, m.count, CASE WHEN a.outcome = 'measured' THEN 0 ELSE m.num END AS num, m.den
FROM answer AS a
JOIN rubric_criterion AS c USING (criterion_no)
LEFT JOIN mark_cell AS m ON m.policy_no = c.policy_no AND m.outcome = a.outcome;

-- Marks and sums: all that a score is made of, in whole numbers.
CREATE TEMP TABLE line AS
SELECT o.person_id, o.criterion_no, o.outcome, o.option,
       c.is_vote, c.category_no, c.group_no, c.group_order, c.nominal,
       CASE WHEN m.count > 0 THEN m.credit END AS credit,
       CASE WHEN m.count > 0 THEN m.count END AS count,
       CASE WHEN m.count > 0 THEN m.num END AS num,
       CASE WHEN m.count > 0 THEN m.den END AS den
FROM outcome AS o
JOIN rubric_criterion AS c USING (criterion_no)
LEFT JOIN mark AS m ON m.criterion_no = o.criterion_no AND m.outcome = o.outcome;

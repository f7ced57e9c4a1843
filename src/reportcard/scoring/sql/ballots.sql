-- Outcomes and what they are worth: roll calls of the chambers, row by row of the record.
CREATE TEMP VIEW ballot AS
SELECT t.person_no, c.criterion_no, v.option, c.category_no, c.group_no, c.group_order, c.record_no,
       c.is_shared, c.written,
       cell_of(c.policy_no, coalesce(c.position_no, p.position_no, 2), number_of_option(v.option))
           AS cell_no
FROM recorded AS v
JOIN roll_call AS c USING (vote_event_id)
JOIN tenure AS t USING (person_id)
LEFT JOIN party_position AS p ON p.criterion_no = c.criterion_no AND p.party = t.party
WHERE sat(v.option, t, c);

CREATE TEMP VIEW ballot_tally AS
SELECT b.person_no, b.criterion_no, k.outcome, b.option, b.category_no, b.group_no, b.group_order,
       b.record_no, b.is_shared, b.written, k.is_chance, k.is_taken,
       k.credit, k.count, k.num, k.den
FROM ballot AS b
JOIN option_cell AS k USING (cell_no);

CREATE TEMP VIEW ballot_count AS
SELECT person_no, category_no, group_no IS NULL AS is_single, is_shared, cell_no,
       count(*) AS times
FROM ballot
GROUP BY person_no, category_no, group_no IS NULL, is_shared, cell_no;

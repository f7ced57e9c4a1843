-- One row for each legislator and criterion that concerns them, with its outcome.

-- The seat a result stands for: the one held at the end of the window, else the latest.
CREATE TEMP TABLE seat AS
SELECT person_id, chamber, district, party,
       coalesce(start_on <= $last_day, true) AND coalesce(end_on > $last_day, true) AS in_office
FROM core.membership
WHERE coalesce(start_on <= $last_day, true) AND coalesce(end_on > $first_day, true)
QUALIFY row_number() OVER (
    PARTITION BY person_id
    ORDER BY in_office DESC, start_on DESC NULLS LAST, end_on DESC NULLS FIRST, chamber, district
) = 1;

-- Tenure is half-open: in office on the day, in the chamber of the criterion.
CREATE TEMP TABLE eligible AS
SELECT DISTINCT m.person_id, c.criterion_no
FROM core.membership AS m
JOIN rubric_criterion AS c
  ON (c.chamber IS NULL OR c.chamber = m.chamber)
 AND coalesce(m.start_on <= c.held_on, true)
 AND coalesce(m.end_on > c.held_on, true);

-- A bill's page names some sponsors twice; the fuller role stands.
CREATE TEMP TABLE sponsor AS
SELECT s.bill_id, s.person_id,
       CASE WHEN bool_or(s.role = 'introducer') THEN 'introducer' ELSE 'cosponsor' END AS outcome,
       CASE WHEN bool_or(s.role = 'introducer') THEN 'introducer' ELSE max(s.role) END AS role
FROM core.sponsorship AS s
JOIN (SELECT DISTINCT bill_id FROM rubric_criterion WHERE NOT is_vote) USING (bill_id)
GROUP BY s.bill_id, s.person_id;

CREATE TEMP TABLE rated AS
SELECT person_id, chamber, district, party, in_office
FROM seat
WHERE in_office OR person_id IN (SELECT person_id FROM eligible);

CREATE TEMP TABLE outcome AS
SELECT r.person_id, c.criterion_no,
       CASE
           WHEN e.person_id IS NULL THEN 'not_eligible'
           WHEN NOT c.is_vote THEN coalesce(s.outcome, 'none')
           WHEN v.option IS NULL THEN 'unknown'
           WHEN v.option = 'yes' THEN c.position
           WHEN v.option = 'no' THEN CASE c.position WHEN 'support' THEN 'oppose' ELSE 'support' END
           WHEN v.option = 'absent_or_not_voting' THEN 'absent'
           ELSE v.option
       END AS outcome,
       CASE WHEN c.is_vote THEN v.option ELSE s.role END AS option
FROM rated AS r
JOIN rubric_criterion AS c ON true
LEFT JOIN eligible AS e ON e.person_id = r.person_id AND e.criterion_no = c.criterion_no
LEFT JOIN core.person_vote AS v
  ON v.person_id = r.person_id AND v.vote_event_id = c.vote_event_id
LEFT JOIN sponsor AS s
  ON s.person_id = r.person_id AND s.bill_id = c.bill_id AND NOT c.is_vote
WHERE c.chamber IS NULL OR c.chamber = r.chamber OR e.person_id IS NOT NULL;

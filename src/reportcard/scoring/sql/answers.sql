-- The answers to everything that is no roll call of a chamber, and the positions of parties.

CREATE TEMP VIEW recorded AS
SELECT v.vote_event_id, v.person_id,
       CASE WHEN v.option = 'absent_or_not_voting' THEN coalesce(r.option, v.option)
            ELSE v.option END AS option
FROM core.person_vote AS v
LEFT JOIN core.absence_reason AS r
  ON r.vote_event_id = v.vote_event_id AND r.person_id = v.person_id
 AND v.option = 'absent_or_not_voting';

-- A party's position is that of its majority, where the two largest parties disagreed. A seat
-- without a party is of none.
CREATE TEMP TABLE party_position AS
WITH party AS (
    SELECT c.criterion_no, t.party,
           count(*) FILTER (v.option = 'yes') - count(*) FILTER (v.option = 'no') AS lead,
           row_number() OVER (PARTITION BY c.criterion_no ORDER BY count(*) DESC, t.party) AS place
    FROM core.person_vote AS v
    JOIN (SELECT criterion_no, vote_event_id, chamber, asked_on, NULL::VARCHAR[] AS parties
          FROM roll_call WHERE position_no IS NULL) AS c USING (vote_event_id)
    JOIN tenure AS t USING (person_id)
    WHERE v.option IN ('yes', 'no') AND t.party <> '' AND sat(v.option, t, c)
    GROUP BY c.criterion_no, t.party
)
SELECT a.criterion_no, a.party, CASE WHEN a.lead > 0 THEN 0 ELSE 1 END AS position_no
FROM party AS a
JOIN party AS b ON b.criterion_no = a.criterion_no AND b.place = 3 - a.place
WHERE sign(a.lead) * sign(b.lead) = -1;

CREATE TEMP TABLE asked AS
SELECT e.person_no, s.person_id, c.criterion_no, e.chamber
FROM eligible AS e
JOIN rubric_criterion AS c USING (occasion_no)
JOIN rated AS s USING (person_no)
WHERE c.family <> 'roll_call'
  AND NOT EXISTS (FROM barred AS b
                  WHERE b.person_no = e.person_no AND b.criterion_no = c.criterion_no);

-- A bill's page names some sponsors twice; the fuller role stands.
CREATE TEMP TABLE sponsor AS
SELECT bill_id, person_id,
       CASE WHEN bool_or(role = 'introducer') THEN 'introducer' ELSE 'cosponsor' END AS outcome,
       CASE WHEN bool_or(role = 'introducer') THEN 'introducer' ELSE max(role) END AS role
FROM core.sponsorship
WHERE bill_id IN (SELECT bill_id FROM rubric_criterion WHERE type = 'sponsorship'
                  UNION ALL SELECT bill_id FROM effect_bill)
GROUP BY bill_id, person_id;

-- ---------------------------------------------------------------- how far bills came

-- The stage that a bill reached: 0 introduced, 1 reported, 2 passed by a chamber, 3 by both, 4 law.
CREATE TEMP TABLE bill_stage AS
WITH history AS (
    SELECT bill_id, bool_or(action_class = 'committee_favorable') AS is_reported,
           count(DISTINCT chamber) FILTER (action_class = 'passage' AND outcome = 'passed')
               AS chambers,
           bool_or(action_class = 'vetoed') AS is_vetoed,
           bool_or(action_class = 'signed') AS is_signed
    FROM core.action GROUP BY bill_id
), act AS (
    SELECT DISTINCT bill_id FROM core.act WHERE kind IN ('public', 'special')
)
SELECT b.bill_id,
       CASE WHEN a.bill_id IS NOT NULL
             AND (h.is_signed IS TRUE OR h.is_vetoed IS NOT TRUE) THEN 4
            WHEN h.chambers >= 2 THEN 3
            WHEN h.chambers = 1 THEN 2
            WHEN h.is_reported THEN 1
            ELSE 0 END AS stage_no
FROM (SELECT DISTINCT bill_id FROM effect_bill) AS b
LEFT JOIN history AS h USING (bill_id)
LEFT JOIN act AS a USING (bill_id);

CREATE TEMP TABLE effect AS
WITH reached AS (
    SELECT a.person_no, a.criterion_no, a.chamber,
           coalesce(sum(p.points), 0) AS reached
    FROM asked AS a
    JOIN rubric_criterion AS c USING (criterion_no)
    LEFT JOIN effect_bill AS b USING (criterion_no)
    LEFT JOIN bill_stage AS g ON g.bill_id = b.bill_id
    LEFT JOIN sponsor AS s ON s.bill_id = b.bill_id AND s.person_id = a.person_id
    LEFT JOIN effect_point AS p
      ON p.criterion_no = a.criterion_no AND p.stage_no = g.stage_no AND p.role = s.outcome
    WHERE c.type = 'effectiveness'
    GROUP BY a.person_no, a.criterion_no, a.chamber
)
SELECT r.person_no, r.criterion_no, r.reached,
       CASE WHEN c.relative_to = 'mean' THEN 2 * sum(r.reached) OVER chamber
            ELSE max(r.reached) OVER chamber END AS top,
       CASE WHEN c.relative_to = 'mean' THEN count(*) OVER chamber ELSE 1 END AS of_members
FROM reached AS r JOIN rubric_criterion AS c USING (criterion_no)
WINDOW chamber AS (PARTITION BY r.criterion_no, r.chamber);

-- ---------------------------------------------------------------- attendance

CREATE TEMP TABLE attendance AS
WITH looked_at AS (
    SELECT c.criterion_no, v.vote_event_id, v.chamber, NULL::VARCHAR[] AS parties,
           coalesce(v.held_on, DATE '9999-12-31') AS asked_on
    FROM rubric_criterion AS c
    JOIN core.vote_event AS v ON coalesce(c.chamber, v.chamber) = v.chamber
    WHERE c.family = 'standing'
      AND CASE WHEN c.roll_calls = 'all'
               THEN coalesce(v.held_on BETWEEN $first_day AND $last_day, true)
               ELSE v.vote_event_id IN (SELECT vote_event_id FROM roll_call) END
)
SELECT t.person_no, c.criterion_no, count(*) AS chances,
       count(*) FILTER (v.option IN ('yes', 'no', 'present', 'paired_yes', 'paired_no')) AS recorded
FROM recorded AS v
JOIN looked_at AS c USING (vote_event_id)
JOIN tenure AS t USING (person_id)
WHERE v.option NOT IN ('excused', 'presiding', 'recused', 'not_member') AND sat(v.option, t, c)
GROUP BY t.person_no, c.criterion_no;

-- ---------------------------------------------------------------- all together

-- reached of (top / of_members): what the rate of a measured answer is made of.
CREATE TEMP TABLE answer AS
SELECT a.person_no, a.criterion_no, coalesce(s.outcome, 'none') AS outcome, s.role AS option,
       NULL::HUGEINT AS reached, NULL::HUGEINT AS top, NULL::HUGEINT AS of_members
FROM asked AS a
JOIN rubric_criterion AS c USING (criterion_no)
LEFT JOIN sponsor AS s ON s.bill_id = c.bill_id AND s.person_id = a.person_id
WHERE c.type = 'sponsorship'
UNION ALL
SELECT a.person_no, a.criterion_no,
       CASE WHEN c.position_no = 0 THEN w.supported ELSE w.opposed END, v.option, NULL, NULL, NULL
FROM asked AS a
JOIN rubric_criterion AS c USING (criterion_no)
JOIN core.committee_person_vote AS v
  ON v.committee_vote_id = c.committee_vote_id AND v.person_id = a.person_id
JOIN option_word AS w ON w.option = v.option
WHERE c.type = 'committee_vote'
UNION ALL
SELECT a.person_no, a.criterion_no,
       coalesce(g.outcome, CASE WHEN c.type = 'questionnaire' THEN 'no_answer' ELSE 'none' END),
       g.option, NULL, NULL, NULL
FROM asked AS a
JOIN rubric_criterion AS c USING (criterion_no)
LEFT JOIN given AS g ON g.criterion_no = c.criterion_no AND g.person_id = a.person_id
WHERE c.type IN ('questionnaire', 'attested_action')
UNION ALL
SELECT a.person_no, a.criterion_no, CASE WHEN m.criterion_no IS NULL THEN 'none' ELSE 'measured' END,
       NULL, m.recorded, m.chances, 1
FROM asked AS a
JOIN rubric_criterion AS c USING (criterion_no)
LEFT JOIN attendance AS m USING (person_no, criterion_no)
WHERE c.type = 'attendance'
UNION ALL
SELECT person_no, criterion_no, CASE WHEN top = 0 THEN 'none' ELSE 'measured' END,
       NULL, reached, top, of_members
FROM effect;

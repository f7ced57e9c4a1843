-- Who held which seat when, and who was asked what.

-- The seat a result stands for: the one held at the end of the window, else the latest.
CREATE TEMP TABLE seat AS
SELECT row_number() OVER (ORDER BY person_id)::INTEGER AS person_no,
       person_id, chamber, district, party, in_office
FROM (
    SELECT person_id, chamber, district, coalesce(party, '') AS party, start_on,
           coalesce(start_on <= $last_day, true) AND coalesce(end_on > $last_day, true) AS in_office
    FROM core.membership
    WHERE coalesce(start_on <= $last_day, true) AND coalesce(end_on > $first_day, true)
    QUALIFY row_number() OVER (
        PARTITION BY person_id
        ORDER BY in_office DESC, start_on DESC NULLS LAST, chamber, district,
                 coalesce(party, '')
    ) = 1
);

CREATE TEMP TABLE term AS
SELECT s.person_no, m.person_id, m.chamber, m.district, coalesce(m.party, '') AS party,
       coalesce(m.start_on, DATE '0001-01-01') AS start_on,
       coalesce(m.end_on, DATE '9999-12-31') AS end_on
FROM core.membership AS m JOIN seat AS s USING (person_id);

-- Terms of a person in a chamber, cut so that no two overlap: of several the one that began last
-- stands. What is asked without a day goes by the latest term within the window.
CREATE TEMP TABLE tenure AS
WITH edge AS (
    SELECT person_no, chamber, start_on AS day FROM term
    UNION
    SELECT person_no, chamber, end_on FROM term
), piece AS (
    SELECT person_no, chamber, day AS start_on,
           lead(day) OVER (PARTITION BY person_no, chamber ORDER BY day) AS end_on
    FROM edge
)
SELECT t.person_no, t.person_id, t.chamber, t.district, t.party, t.start_on AS began_on,
       p.start_on, p.end_on
FROM piece AS p
JOIN term AS t ON t.person_no = p.person_no AND t.chamber = p.chamber
WHERE t.start_on <= p.start_on AND t.end_on > p.start_on
QUALIFY row_number() OVER (
    PARTITION BY p.person_no, p.chamber, p.start_on ORDER BY t.start_on DESC, t.district, t.party
) = 1
UNION ALL
SELECT person_no, person_id, chamber, district, party, start_on,
       DATE '9999-12-31', DATE '9999-12-31' + 1
FROM term
WHERE start_on <= $last_day AND end_on > $first_day
QUALIFY row_number() OVER (
    PARTITION BY person_no, chamber ORDER BY start_on DESC, district, party
) = 1;

CREATE TEMP MACRO is_of(parties, party) AS parties IS NULL OR list_contains(parties, party);

-- A condition on both sides of a join, hidden in a CASE: otherwise DuckDB multiplies all roll calls
-- with all terms first, which takes five times as long.
CREATE TEMP MACRO sat(option, t, c) AS CASE WHEN option IS NOT NULL THEN
    t.chamber = c.chamber AND t.start_on <= c.asked_on AND t.end_on > c.asked_on
    AND is_of(c.parties, t.party) END;

-- Named on the sheet, or on sheets of the session before and after it.
CREATE TEMP TABLE on_committee AS
SELECT v.committee_vote_id, v.person_id
FROM core.committee_person_vote AS v
JOIN rubric_criterion AS c USING (committee_vote_id)
UNION
SELECT c.committee_vote_id, m.person_id
FROM rubric_criterion AS c
JOIN core.committee_vote AS v USING (committee_vote_id)
JOIN core.committee_member AS m
  ON m.session = v.session AND m.committee_code = v.committee_code
 AND m.first_seen_on <= c.asked_on AND m.last_seen_on >= c.asked_on;

-- Who is asked on which occasion; chamber is that of the seat for which they are. A roll call has a
-- chamber; attendance is asked of the seat that a result stands for.
CREATE TEMP VIEW eligible AS
SELECT t.person_no, o.occasion_no, t.chamber
FROM occasion AS o
JOIN tenure AS t
  ON t.chamber = o.chamber AND t.start_on <= o.asked_on AND t.end_on > o.asked_on
WHERE o.family = 'roll_call' AND is_of(o.parties, t.party)
UNION ALL
SELECT person_no, occasion_no, chamber
FROM (
    SELECT t.person_no, t.person_id, t.chamber, t.party,
           o.occasion_no, o.parties, o.committee_vote_id
    FROM occasion AS o
    JOIN tenure AS t
      ON coalesce(o.chamber, t.chamber) = t.chamber
     AND t.start_on <= o.asked_on AND t.end_on > o.asked_on
    WHERE o.family = 'other'
    QUALIFY row_number() OVER (
        PARTITION BY t.person_no, o.occasion_no
        ORDER BY t.began_on DESC, t.chamber, t.district, t.party
    ) = 1
) AS one
WHERE is_of(parties, party)
  AND (committee_vote_id IS NULL OR EXISTS (
      FROM on_committee AS m
      WHERE m.committee_vote_id = one.committee_vote_id AND m.person_id = one.person_id))
UNION ALL
SELECT s.person_no, o.occasion_no, s.chamber
FROM occasion AS o
JOIN seat AS s ON coalesce(o.chamber, s.chamber) = s.chamber
WHERE o.family = 'standing' AND is_of(o.parties, s.party);

CREATE TEMP TABLE roll_call AS
SELECT criterion_no, vote_event_id, chamber, asked_on, parties, policy_no, position_no, category_no,
       group_no, group_order, record_no, is_shared, written
FROM rubric_criterion
WHERE family = 'roll_call';

-- Those who would be asked, were it not that the record or the answer says otherwise.
CREATE TEMP TABLE barred AS
SELECT DISTINCT t.person_no, c.criterion_no
FROM core.person_vote AS v
JOIN roll_call AS c USING (vote_event_id)
JOIN tenure AS t USING (person_id)
WHERE v.option = 'not_member' AND sat(v.option, t, c)
UNION ALL
SELECT s.person_no, c.criterion_no
FROM given AS g
JOIN rubric_criterion AS c USING (criterion_no)
JOIN seat AS s USING (person_id)
JOIN eligible AS e ON e.person_no = s.person_no AND e.occasion_no = c.occasion_no
WHERE g.outcome = 'not_asked';

-- Weights of what each was asked, and of all that concerns them: the open questions of the chamber
-- that they stand under, and whatever else they were asked.
CREATE TEMP TABLE opportunity AS
WITH asked AS (
    SELECT e.person_no, o.is_open, o.chamber, o.nominal,
           CASE WHEN o.family = 'standing' THEN 0 ELSE o.criteria END AS criteria
    FROM eligible AS e JOIN occasion AS o USING (occasion_no)
    UNION ALL
    SELECT b.person_no, c.is_open, c.chamber, -c.nominal, -1
    FROM barred AS b JOIN rubric_criterion AS c USING (criterion_no)
), had AS (
    SELECT a.person_no, sum(a.criteria) AS criteria, sum(a.nominal) AS eligible_weight,
           sum(CASE WHEN a.is_open AND coalesce(a.chamber, s.chamber) = s.chamber
                    THEN 0 ELSE a.nominal END) AS further
    FROM asked AS a JOIN seat AS s USING (person_no)
    GROUP BY a.person_no
), common AS (
    SELECT s.chamber, sum(o.nominal) AS nominal
    FROM (SELECT DISTINCT chamber FROM seat) AS s
    JOIN occasion AS o ON o.is_open AND coalesce(o.chamber, s.chamber) = s.chamber
    GROUP BY s.chamber
)
SELECT s.person_no, coalesce(h.criteria, 0) AS criteria,
       coalesce(h.eligible_weight, 0) AS eligible_weight,
       coalesce(h.further, 0) + coalesce(c.nominal, 0) AS own_weight
FROM seat AS s
LEFT JOIN had AS h USING (person_no)
LEFT JOIN common AS c ON c.chamber = s.chamber;

CREATE TEMP TABLE rated AS
SELECT s.person_no, s.person_id, s.chamber, s.district, s.party, s.in_office,
       o.eligible_weight, o.own_weight
FROM seat AS s JOIN opportunity AS o USING (person_no)
WHERE s.in_office OR o.criteria > 0;

-- Contradictions about people and seats among the rows in force, one row a finding: the rule, what
-- it is about, two figures, and where the first of the rows was read. Two people in one seat are a
-- finding when a roll call was held meanwhile: between sessions lists of terms often overlap by days.
-- The official roster knows only the day it was fetched on, and is a witness for that day's seats.
CREATE OR REPLACE TEMP MACRO interval_of(start_on, end_on) AS
    coalesce(CAST(start_on AS VARCHAR), '..') || '/' || coalesce(CAST(end_on AS VARCHAR), '..');

WITH said AS (
    SELECT DISTINCT person_id, name, given_name, family_name FROM raw.current_person
), several AS (
    SELECT person_id, string_agg(name, ' / ' ORDER BY name, given_name, family_name) AS names
    FROM said GROUP BY person_id HAVING count(*) > 1
), distinct_term AS (
    SELECT person_id, chamber, district, party, start_on, end_on, source_id, source_url,
           archive_sha256
    FROM raw.current_membership
    QUALIFY row_number() OVER (
        PARTITION BY person_id, chamber, district, party, start_on, end_on
        ORDER BY page_url, source_id) = 1
), term AS (
    SELECT t.*, coalesce(p.name, t.person_id) AS name,
           coalesce(start_on, DATE '0001-01-01') AS first_on,
           coalesce(end_on, DATE '9999-12-31') AS until,
           row_number() OVER (ORDER BY t.person_id, chamber, district, start_on NULLS FIRST,
                              end_on NULLS LAST, party) AS term_no
    FROM distinct_term AS t LEFT JOIN core.person AS p USING (person_id)
), pair AS (
    SELECT a AS one, b AS other
    FROM term AS a JOIN term AS b
      ON a.term_no < b.term_no AND a.first_on < b.until AND b.first_on < a.until
     AND (a.person_id = b.person_id OR (a.chamber = b.chamber AND a.district = b.district))
), roster AS (
    SELECT *, CAST(retrieved_at AS DATE) AS seen_on
    FROM raw.current_roster
    WHERE year_of(session) = year(retrieved_at)  -- a later year's roster is another legislature's
), sitting AS (
    SELECT t.*, p.family_name
    FROM term AS t LEFT JOIN core.person AS p USING (person_id)
    WHERE (SELECT max(seen_on) FROM roster) BETWEEN first_on AND until - INTERVAL 1 DAY
), seat AS (
    SELECT chamber, district, any_value(r.name) AS roster_name, any_value(r.party) AS roster_party,
           string_agg(s.name || ' (' || s.party || ')', ' / ' ORDER BY s.name) AS sitting_name,
           bool_or(r.party = s.party
                   AND (has_words(r.name, s.family_name)
                        OR has_words(s.name, r.family_name))) AS fits,
           any_value(coalesce(r.source_id, s.source_id)) AS source_id,
           any_value(coalesce(r.source_url, s.source_url)) AS source_url,
           any_value(coalesce(r.archive_sha256, s.archive_sha256)) AS archive_sha256
    FROM roster AS r FULL JOIN sitting AS s USING (chamber, district)
    WHERE EXISTS (FROM roster)
    GROUP BY chamber, district
)
SELECT 'names' AS rule, person_id AS entity_id, '' AS chamber, 0 AS district, p.name,
       names AS a, '' AS b, p.source_id, p.source_url, p.archive_sha256
FROM several JOIN core.person AS p USING (person_id)
UNION ALL
SELECT 'terms', one.person_id, '', 0, one.name,
       one.chamber || ' ' || one.district || ', ' || one.party || ', '
           || interval_of(one.start_on, one.end_on),
       other.chamber || ' ' || other.district || ', ' || other.party || ', '
           || interval_of(other.start_on, other.end_on),
       one.source_id, one.source_url, one.archive_sha256
FROM pair WHERE one.person_id = other.person_id
UNION ALL
SELECT CASE WHEN roster_name IS NULL THEN 'roster_vacant'
            WHEN sitting_name IS NULL THEN 'roster_new' ELSE 'roster' END,
       chamber || '-' || district, chamber, district, '',
       coalesce(sitting_name, ''), coalesce(roster_name || ' (' || roster_party || ')', ''),
       source_id, source_url, archive_sha256
FROM seat WHERE fits IS NOT true
UNION ALL
SELECT 'seat_twice', one.chamber || '-' || one.district, one.chamber, one.district, '',
       one.name || ' (' || interval_of(one.start_on, one.end_on) || ')',
       other.name || ' (' || interval_of(other.start_on, other.end_on) || ')',
       one.source_id, one.source_url, one.archive_sha256
FROM pair
WHERE one.person_id <> other.person_id
  AND EXISTS (FROM core.vote_event AS e
              WHERE e.chamber = one.chamber
                AND e.held_on >= one.first_on AND e.held_on < one.until
                AND e.held_on >= other.first_on AND e.held_on < other.until)
ORDER BY ALL

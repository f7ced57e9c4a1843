-- Rulings on names that are not in force, one row each: the rule, chamber, printed name, the person
-- named, a figure, who ruled and where it is written. Needs the temp tables of names.sql.
WITH ruling AS (
    SELECT r.*, coalesce(p.name, r.person_id) AS person_name, p.person_id IS NOT NULL AS is_known
    FROM raw.current_name_ruling AS r LEFT JOIN core.person AS p USING (person_id)
), concerned AS (
    SELECT r.*, l.vote_event_id, l.line, l.held_on, m.person_id AS found_id, m.match_method
    FROM ruling AS r
    JOIN line AS l
      ON l.chamber = r.chamber AND normal(l.printed_name) = normal(r.printed_name)
     AND sat_on(l.held_on, r.from_on, r.until_on)
    LEFT JOIN (FROM line_match WHERE people = 1) AS m USING (vote_event_id, line)
)
SELECT 'name_ruling_person' AS rule, chamber, printed_name, person_id AS a, '' AS b, ruled_by,
       source_id, source_url, archive_sha256
FROM ruling WHERE NOT is_known
UNION ALL
SELECT 'name_ruling_contradicts', chamber, printed_name, person_name,
       string_agg(DISTINCT p.name, ' / ' ORDER BY p.name), ruled_by,
       c.source_id, c.source_url, c.archive_sha256
FROM concerned AS c JOIN core.person AS p ON p.person_id = c.found_id
WHERE is_known AND found_id <> c.person_id
GROUP BY ALL
UNION ALL
SELECT 'name_ruling_not_in_office', chamber, printed_name, person_name,
       CAST(min(held_on) AS VARCHAR), ruled_by, source_id, source_url, archive_sha256
FROM concerned AS c
WHERE is_known AND found_id IS NULL
  AND NOT EXISTS (FROM core.membership AS m
                  WHERE m.person_id = c.person_id AND m.chamber = c.chamber
                    AND sat_on(c.held_on, m.start_on, m.end_on))
GROUP BY ALL
UNION ALL
SELECT 'name_ruling_several', chamber, printed_name, person_name, CAST(min(held_on) AS VARCHAR),
       ruled_by, source_id, source_url, archive_sha256
FROM concerned AS c
WHERE (vote_event_id, line) IN (SELECT (vote_event_id, line) FROM by_ruling WHERE people > 1)
GROUP BY ALL
UNION ALL
SELECT 'name_ruling_unused', chamber, printed_name, person_name, '', ruled_by, source_id,
       source_url, archive_sha256
FROM ruling AS r
ANTI JOIN concerned AS c
  ON c.chamber = r.chamber AND c.printed_name = r.printed_name AND c.source_url = r.source_url
WHERE is_known
  AND EXISTS (FROM sheet AS s
              WHERE s.chamber = r.chamber AND sat_on(s.held_on, r.from_on, r.until_on))
ORDER BY ALL

-- What is wrong about towns, one row for each finding: entity, its id, rule, what the sentence is
-- about (a town or a grant, a chamber), three figures, and where it was read. After towns.sql.
WITH named AS (
    SELECT program, title_en FROM core.grant_program
), double_town AS (
    SELECT town_code, min(name) AS name, min_by((source_id, source_url, archive_sha256),
                                                (name, page_url)) AS origin,
           string_agg(DISTINCT town_code || ' ' || name, ', '
                      ORDER BY town_code || ' ' || name) AS all_names
    FROM town_claim WHERE names > 1 OR codes > 1
    GROUP BY town_code
), parts AS (
    SELECT * FROM ranked_list
    WHERE rank = 1 AND NOT adds_up AND counted IS NOT NULL
), lists AS (
    SELECT a.*, b.districts AS other_districts, b.source_id AS other_source,
           b.source_url AS other_url, b.archive_sha256 AS other_sha
    FROM ranked_list AS a JOIN ranked_list AS b USING (plan, town_code, chamber)
    WHERE a.rank = 1 AND b.rank > 1 AND a.districts <> b.districts
), no_place AS (
    SELECT d.plan, d.town_code, d.chamber, d.district, coalesce(t.name, '') AS name, s.seats,
           d.source_id, d.source_url, d.archive_sha256
    FROM raw.current_town_district AS d
    JOIN chamber_seats AS s USING (chamber)
    LEFT JOIN core.town AS t USING (town_code)
    WHERE NOT d.district BETWEEN 1 AND s.seats
), no_town AS (
    -- Where no town is known at all it is said once, with how many there are.
    SELECT CASE WHEN any_known THEN town_code::VARCHAR ELSE '' END AS about,
           count(DISTINCT town_code) AS towns,
           min_by((source_id, source_url, archive_sha256), (town_code, page_url)) AS origin
    FROM (SELECT town_code, source_id, source_url, archive_sha256, page_url
          FROM raw.current_town_district
          UNION ALL
          SELECT town_code, source_id, source_url, archive_sha256, page_url FROM grant_claim)
    ANTI JOIN core.town USING (town_code)
    CROSS JOIN (SELECT count(*) > 0 AS any_known FROM town_claim)
    WHERE town_code NOT IN (SELECT town_code FROM double_town)
    GROUP BY ALL
), plan AS (
    SELECT DISTINCT plan, chamber FROM core.town_district
), empty_district AS (
    SELECT p.plan, p.chamber, string_agg(n::VARCHAR, ', ' ORDER BY n) AS districts
    FROM plan AS p JOIN chamber_seats AS s USING (chamber), range(1, s.seats + 1) AS r(n)
    WHERE NOT EXISTS (FROM core.town_district AS d
                      WHERE d.plan = p.plan AND d.chamber = p.chamber AND d.district = n)
    GROUP BY ALL
), no_district AS (
    SELECT p.plan, p.chamber, t.*
    FROM plan AS p, core.town AS t
    WHERE NOT EXISTS (FROM core.town_district AS d WHERE d.plan = p.plan AND
                      d.chamber = p.chamber AND d.town_code = t.town_code)
), grant_twice AS (
    SELECT program, town_code, fiscal_year, min(amount) AS low, max(amount) AS high,
           min_by((source_id, source_url, archive_sha256), (source_id, page_url)) AS origin
    FROM grant_claim WHERE amounts > 1
    GROUP BY ALL
), no_program AS (
    SELECT program, count(*) AS times,
           min_by((source_id, source_url, archive_sha256), (source_id, page_url)) AS origin
    FROM grant_claim ANTI JOIN named USING (program)
    GROUP BY ALL
), short_year AS (
    SELECT program, fiscal_year, count(*) AS towns, (SELECT count(*) FROM core.town) AS all_towns,
           min_by((source_id, source_url, archive_sha256), town_code) AS origin
    FROM core.town_grant
    GROUP BY ALL HAVING count(*) < (SELECT count(*) FROM core.town)
), pupils AS (
    SELECT p.*, t.name FROM pupil_count AS p JOIN core.town AS t USING (town_code) WHERE counts > 1
)
SELECT 'town' AS entity, town_code::VARCHAR AS entity_id, 'town_twice' AS rule, name AS town,
       '' AS chamber, all_names AS a, '' AS b, '' AS c, struct_extract(origin, 1) AS source_id,
       struct_extract(origin, 2) AS source_url, struct_extract(origin, 3) AS archive_sha256
FROM double_town
UNION ALL
SELECT 'town', plan || '/' || chamber || '/' || town_code,
       CASE WHEN is_counted THEN 'town_parts' ELSE 'town_parts_open' END, name, chamber,
       counted::VARCHAR, coalesce(town_population::VARCHAR, '-'), '',
       source_id, source_url, archive_sha256
FROM parts
UNION ALL
SELECT 'town', plan || '/' || chamber || '/' || town_code,
       CASE WHEN adds_up THEN 'town_lists_counted' ELSE 'town_lists' END, name, chamber,
       array_to_string(districts, ', '), array_to_string(other_districts, ', '), '',
       other_source, other_url, other_sha
FROM lists
UNION ALL
SELECT 'town', plan || '/' || chamber || '/' || town_code, 'district_unknown', name, chamber,
       district::VARCHAR, seats::VARCHAR, '', source_id, source_url, archive_sha256
FROM no_place
UNION ALL
SELECT 'town', about, CASE WHEN about = '' THEN 'towns_missing' ELSE 'town_unknown' END, '', '',
       CASE WHEN about = '' THEN towns::VARCHAR ELSE about END, '', '',
       struct_extract(origin, 1), struct_extract(origin, 2), struct_extract(origin, 3)
FROM no_town
UNION ALL
SELECT 'town', plan || '/' || chamber, 'districts_empty', '', chamber, districts, '', '', '', '', ''
FROM empty_district
UNION ALL
SELECT 'town', plan || '/' || chamber || '/' || town_code, 'town_no_district', name, chamber, plan,
       '', '', source_id, source_url, archive_sha256
FROM no_district
UNION ALL
SELECT 'town_grant', g.program || '/' || g.fiscal_year || '/' || town_code, 'grant_twice',
       t.name, '', low::VARCHAR, high::VARCHAR, fiscal_year::VARCHAR,
       struct_extract(origin, 1), struct_extract(origin, 2), struct_extract(origin, 3)
FROM grant_twice AS g JOIN core.town AS t USING (town_code)
UNION ALL
SELECT 'town_grant', program, 'grant_no_program', program, '', times::VARCHAR, '', '',
       struct_extract(origin, 1), struct_extract(origin, 2), struct_extract(origin, 3)
FROM no_program
UNION ALL
SELECT 'town_grant', program || '/' || fiscal_year, 'grant_towns', title_en, '', towns::VARCHAR,
       all_towns::VARCHAR, fiscal_year::VARCHAR,
       struct_extract(origin, 1), struct_extract(origin, 2), struct_extract(origin, 3)
FROM short_year JOIN named USING (program)
UNION ALL
SELECT 'town_grant', 'pupils/' || school_year || '/' || town_code, 'pupils_twice', name, '',
       lowest::VARCHAR, highest::VARCHAR, school_year::VARCHAR,
       struct_extract(origin, 1), struct_extract(origin, 2), struct_extract(origin, 3)
FROM pupils
ORDER BY ALL

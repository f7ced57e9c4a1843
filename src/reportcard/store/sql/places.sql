-- raw -> core: villages and ZIP codes with the towns they lie in. After towns.sql; what finds no place
-- stays in the temp tables that place_checks.sql reads.

-- One page's word on a place: a village of several towns has a row for each.
CREATE OR REPLACE TEMP TABLE place_list AS
SELECT kind, name, source_id, page_url, archive_sha256, parser_version,
       coalesce(list_sort(list(DISTINCT town_code) FILTER (town_code IS NOT NULL)), []) AS towns,
       bool_or(town_code IS NULL) AS is_open, min(source_url) AS source_url
FROM raw.current_place
GROUP BY ALL;

-- Pages that do not name the same towns settle nothing: a wrong town has other legislators.
CREATE OR REPLACE TEMP TABLE place_word AS
SELECT kind, name, count(DISTINCT towns) AS lists,
       count(DISTINCT towns) = 1 AND NOT bool_or(is_open) AS is_settled
FROM place_list
GROUP BY ALL;

INSERT INTO core.place
WITH known AS (
    SELECT p.* EXCLUDE (town_code), t.town_code, w.is_settled
    FROM raw.current_place AS p
    JOIN place_word AS w USING (kind, name)
    LEFT JOIN core.town AS t USING (town_code)
    -- A town that is left out takes its places with it; those without a town need none.
    WHERE t.town_code IS NOT NULL OR p.town_code IS NULL OR NOT w.is_settled
), said AS (
    SELECT * REPLACE (CASE WHEN is_settled THEN town_code END AS town_code) FROM known
)
SELECT DISTINCT ON (kind, name, town_code)
       kind, name, town_code,
       source_id, source_url, archive_sha256, parser_version, retrieved_at, transcribed
FROM said
-- Without any town there is nothing to find.
WHERE EXISTS (FROM core.town)
ORDER BY kind, name, town_code, retrieved_at DESC, source_id, page_url, source_url;

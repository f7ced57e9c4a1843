-- What is wrong about villages and ZIP codes, in the form of town_checks.sql. After places.sql.
WITH differing AS (
    SELECT kind, name, max_by((source_id, source_url, archive_sha256), page_url) AS origin,
           string_agg(DISTINCT CASE WHEN towns = [] THEN '-' ELSE array_to_string(towns, ', ') END,
                      ' / ' ORDER BY CASE WHEN towns = [] THEN '-'
                                          ELSE array_to_string(towns, ', ') END) AS named
    FROM place_list JOIN place_word USING (kind, name)
    WHERE lists > 1
    GROUP BY ALL
), nowhere AS (
    SELECT p.town_code, count(DISTINCT (p.kind, p.name)) AS places,
           min_by((p.source_id, p.source_url, p.archive_sha256), (p.name, p.page_url)) AS origin
    FROM raw.current_place AS p ANTI JOIN core.town AS t USING (town_code)
    WHERE p.town_code IS NOT NULL AND EXISTS (FROM core.town)
    GROUP BY ALL
)
SELECT 'place' AS entity, kind || '/' || name AS entity_id, 'place_lists' AS rule, name AS town,
       '' AS chamber, named AS a, '' AS b, '' AS c, struct_extract(origin, 1) AS source_id,
       struct_extract(origin, 2) AS source_url, struct_extract(origin, 3) AS archive_sha256
FROM differing
UNION ALL
SELECT 'place', town_code::VARCHAR, 'place_no_town', '', '', places::VARCHAR, town_code::VARCHAR, '',
       struct_extract(origin, 1), struct_extract(origin, 2), struct_extract(origin, 3)
FROM nowhere
ORDER BY ALL;

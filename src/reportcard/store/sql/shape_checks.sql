-- Maps of districts that were left out, in the form of town_checks.sql. After district_shapes.sql.
WITH gap AS (
    SELECT *, list_filter(range(1, seats + 1), lambda n: NOT list_contains(districts, n)) AS missing,
           list_filter(districts, lambda n: NOT n BETWEEN 1 AND seats) AS unknown
    FROM shape_list
)
SELECT 'district_shape' AS entity, plan || '/' || chamber AS entity_id, 'shapes_missing' AS rule,
       '' AS town, chamber, plan AS a, array_to_string(missing, ', ') AS b, '' AS c, source_id,
       source_url, archive_sha256
FROM gap WHERE missing <> []
UNION ALL
SELECT 'district_shape', plan || '/' || chamber, 'shapes_unknown', '', chamber, plan,
       array_to_string(unknown, ', '), seats::VARCHAR, source_id, source_url, archive_sha256
FROM gap WHERE unknown <> []
ORDER BY ALL;

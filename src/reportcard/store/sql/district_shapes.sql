-- raw -> core: outlines of districts. A map with a hole would be a wrong one, so that a page counts
-- only where it has every district of its chamber once; the newest such page of a plan is taken.
-- Needs the temp table `chamber_seats`.
CREATE OR REPLACE TEMP TABLE shape_list AS
SELECT plan, chamber, source_id, page_url, archive_sha256, parser_version,
       max(retrieved_at) AS retrieved_at, min(source_url) AS source_url,
       list_sort(list(DISTINCT district)) AS districts, count(*) AS shapes,
       coalesce(max(s.seats), 0) AS seats
FROM raw.current_district_shape LEFT JOIN chamber_seats AS s USING (chamber)
GROUP BY ALL;

INSERT INTO core.district_shape
WITH whole AS (
    SELECT *, row_number() OVER (
                  PARTITION BY plan, chamber ORDER BY retrieved_at DESC, source_id, page_url,
                  archive_sha256) AS rank
    FROM shape_list WHERE shapes = seats AND districts = range(1, seats + 1)
)
SELECT d.plan, d.chamber, d.district, d.rings, d.source_id, d.source_url, d.archive_sha256,
       d.parser_version, d.retrieved_at, d.transcribed
FROM raw.current_district_shape AS d
JOIN whole AS w USING (plan, chamber, source_id, page_url, archive_sha256, parser_version)
WHERE w.rank = 1
ORDER BY d.plan, d.chamber, d.district;

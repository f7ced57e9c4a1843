-- raw -> core: towns, the districts they lie in, the grants they get. What finds no place stays in
-- the temp tables that town_checks.sql reads. Needs the temp table `chamber_seats`.

-- A number with two names, or a name with two numbers, is left out: whose money would it be?
CREATE OR REPLACE TEMP TABLE town_claim AS
SELECT *, count(DISTINCT name) OVER (PARTITION BY town_code) AS names,
       count(DISTINCT town_code) OVER (PARTITION BY name) AS codes
FROM raw.current_town;

INSERT INTO core.town
SELECT DISTINCT ON (town_code)
       town_code, name, census_code, population,
       source_id, source_url, archive_sha256, parser_version, retrieved_at, transcribed
FROM town_claim WHERE names = 1 AND codes = 1
ORDER BY town_code, population IS NULL, retrieved_at DESC, source_id, page_url;

-- One list of a town's districts: a page says which they are, and perhaps who lives in each part.
CREATE OR REPLACE TEMP TABLE district_list AS
WITH list AS (
    SELECT plan, town_code, chamber, source_id, page_url, archive_sha256, parser_version,
           list_sort(list(DISTINCT district)) AS districts, sum(population)::BIGINT AS counted,
           bool_and(population IS NOT NULL) AS is_counted, max(retrieved_at) AS retrieved_at,
           min(source_url) AS source_url
    FROM raw.current_town_district
    JOIN chamber_seats AS s USING (chamber)
    WHERE district BETWEEN 1 AND s.seats
    GROUP BY ALL
)
SELECT list.*, t.name, t.population AS town_population,
       is_counted AND counted = coalesce(t.population, counted) AS adds_up
FROM list JOIN core.town AS t USING (town_code);

-- The list whose parts make the whole town decides; where no list is counted, all of them do.
CREATE OR REPLACE TEMP TABLE ranked_list AS
SELECT *, row_number() OVER (
              PARTITION BY plan, town_code, chamber
              ORDER BY adds_up DESC, retrieved_at DESC, source_id, page_url, archive_sha256
          ) AS rank,
       bool_or(adds_up) OVER (PARTITION BY plan, town_code, chamber) AS has_count
FROM district_list;

INSERT INTO core.town_district
WITH part AS (
    SELECT d.plan, d.town_code, d.chamber, d.district,
           CASE WHEN r.adds_up THEN d.population END AS population,
           r.town_population, r.counted, r.adds_up,
           d.source_id, d.source_url, d.archive_sha256, d.parser_version, d.retrieved_at,
           d.transcribed
    FROM raw.current_town_district AS d
    JOIN ranked_list AS r USING (plan, town_code, chamber, source_id, page_url, archive_sha256,
                                 parser_version)
    WHERE list_contains(r.districts, d.district) AND (r.rank = 1 OR NOT r.has_count)
), one AS (
    SELECT DISTINCT ON (plan, town_code, chamber, district) *
    FROM part
    ORDER BY plan, town_code, chamber, district, retrieved_at DESC, source_id, source_url
), whole AS (
    SELECT *, count(*) OVER (PARTITION BY plan, town_code, chamber) > 1 AS is_split FROM one
)
SELECT plan, town_code, chamber, district,
       CASE WHEN is_split THEN population ELSE coalesce(town_population, population) END,
       coalesce(town_population, CASE WHEN adds_up THEN counted END), is_split,
       source_id, source_url, archive_sha256, parser_version, retrieved_at, transcribed
FROM whole
ORDER BY plan, town_code, chamber, district;

INSERT INTO core.grant_program
SELECT DISTINCT ON (program)
       program, title_en, title_es, note_en, note_es, fund, agency, account
FROM raw.current_grant_program
ORDER BY program, retrieved_at DESC, source_id, page_url;

-- A file that its agency overwrites is kept as it was each day; its newest word on a year counts.
CREATE OR REPLACE TEMP TABLE grant_claim AS
WITH newest AS (
    SELECT *, rank() OVER (PARTITION BY program, town_code, fiscal_year
                           ORDER BY retrieved_at DESC) AS age
    FROM raw.current_town_grant
)
SELECT * EXCLUDE (age),
       count(DISTINCT (amount, standing)) OVER (
           PARTITION BY program, town_code, fiscal_year) AS amounts
FROM newest WHERE age = 1;

CREATE OR REPLACE TEMP TABLE pupil_count AS
SELECT town_code, school_year, min(pupils) AS pupils, count(DISTINCT pupils) AS counts,
       min(pupils) AS lowest, max(pupils) AS highest,
       min_by((source_id, source_url, archive_sha256), page_url) AS origin
FROM raw.current_town_pupils
GROUP BY ALL;

INSERT INTO core.town_grant
SELECT DISTINCT ON (program, town_code, fiscal_year)
       g.program, g.town_code, g.fiscal_year, g.amount, g.standing,
       CASE WHEN p.counts = 1 THEN p.pupils END,
       g.source_id, g.source_url, g.archive_sha256, g.parser_version, g.retrieved_at, g.transcribed
FROM grant_claim AS g
JOIN core.town USING (town_code)
JOIN core.grant_program USING (program)
LEFT JOIN pupil_count AS p ON p.town_code = g.town_code AND p.school_year = g.fiscal_year
WHERE g.amounts = 1
ORDER BY program, town_code, fiscal_year, g.source_id, g.page_url;

-- All that a score is made of, in whole numbers: one pass over the record.
CREATE TEMP TABLE total AS
SELECT person_no, category_no, group_no IS NULL AS is_single,
       sum(num) AS num, sum(den) AS den, count(den) AS counted,
       count(*) FILTER (is_chance AND NOT is_shared) AS chances,
       count(*) FILTER (is_taken AND NOT is_shared) AS taken,
       coalesce(sum(written) FILTER (is_taken), 0) AS recorded_weight
FROM tally
GROUP BY person_no, category_no, group_no IS NULL;

-- All that a score is made of, in whole numbers: one pass over the record. Equal answers of a person
-- are counted first and weighed together.
CREATE TEMP TABLE total AS
WITH part AS (
    SELECT b.person_no, b.category_no, b.is_single, b.is_shared, b.times,
           k.num::HUGEINT AS num, k.den::HUGEINT AS den, k.is_chance, k.is_taken,
           k.written::HUGEINT AS written
    FROM ballot_count AS b
    JOIN option_cell AS k USING (cell_no)
    UNION ALL
    SELECT person_no, category_no, group_no IS NULL, is_shared, 1,
           num::HUGEINT, den::HUGEINT, is_chance, is_taken, written::HUGEINT
    FROM answer_tally
)
SELECT person_no, category_no, is_single,
       sum(times * num) AS num, sum(times * den) AS den,
       coalesce(sum(times) FILTER (den IS NOT NULL), 0)::BIGINT AS counted,
       coalesce(sum(times) FILTER (is_chance AND NOT is_shared), 0)::BIGINT AS chances,
       coalesce(sum(times) FILTER (is_taken AND NOT is_shared), 0)::BIGINT AS taken,
       coalesce(sum(times * written) FILTER (is_taken), 0) AS recorded_weight
FROM part
GROUP BY person_no, category_no, is_single;

SELECT person_id, category_no, sum(num) AS num, sum(den) AS den
FROM line
WHERE den IS NOT NULL AND group_no IS NULL
GROUP BY ALL
ORDER BY ALL;

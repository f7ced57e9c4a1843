SELECT person_id, group_no,
       sum(num) AS num, sum(den) AS den, max(count) AS count,
       max(credit) AS best, min(credit) AS worst,
       arg_max(credit, group_order) AS last, max(group_order) AS last_order
FROM line
WHERE den IS NOT NULL AND group_no IS NOT NULL
GROUP BY ALL
ORDER BY person_id, group_no;

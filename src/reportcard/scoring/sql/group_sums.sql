SELECT person_no, group_no,
       sum(num) AS num, sum(den) AS den, max(count) AS count,
       max(credit) AS best, min(credit) AS worst,
       arg_max(credit, group_order) AS last, max(group_order) AS last_order
FROM tally
WHERE den IS NOT NULL AND group_no IS NOT NULL
GROUP BY person_no, group_no
ORDER BY person_no, group_no;

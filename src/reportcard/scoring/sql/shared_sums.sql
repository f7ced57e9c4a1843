-- Roll calls that several criteria ask about: each is one chance, taken when one criterion says so.
SELECT person_no, count(DISTINCT record_no) FILTER (is_chance) AS chances,
       count(DISTINCT record_no) FILTER (is_taken) AS taken
FROM tally
WHERE is_shared
GROUP BY person_no;

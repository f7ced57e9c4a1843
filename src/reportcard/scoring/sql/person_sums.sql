-- chances: votes that were this legislator's to cast (presiding, recused and gaps in the data out).
SELECT r.person_no, r.person_id, r.chamber, r.district, r.party, r.in_office,
       coalesce(sum(t.counted) FILTER (t.category_no IS NOT NULL), 0) AS counted,
       coalesce(sum(t.chances), 0) AS chances, coalesce(sum(t.taken), 0) AS taken,
       coalesce(sum(t.recorded_weight), 0) AS recorded_weight,
       r.eligible_weight, r.own_weight
FROM rated AS r
LEFT JOIN total AS t USING (person_no)
GROUP BY ALL
ORDER BY r.chamber, r.district, r.person_id;

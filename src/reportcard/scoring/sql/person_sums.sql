-- chances: votes that were this legislator's to cast (presiding, recused and gaps in the data out).
SELECT r.person_id, r.chamber, r.district, r.party, r.in_office,
       count(l.den) AS counted,
       count(*) FILTER (l.is_vote
           AND l.outcome NOT IN ('not_eligible', 'presiding', 'recused', 'unknown')) AS chances,
       count(*) FILTER (l.is_vote AND l.outcome IN ('support', 'oppose')) AS taken,
       coalesce(sum(l.nominal) FILTER (l.outcome <> 'not_eligible'), 0) AS eligible_weight,
       coalesce(sum(l.nominal), 0) AS own_weight
FROM rated AS r
LEFT JOIN line AS l USING (person_id)
GROUP BY ALL
ORDER BY r.chamber, r.district, r.person_id;

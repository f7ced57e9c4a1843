-- Members of the chamber without a row in a roll call of a spreadsheet; $1 is how the source ids of
-- spreadsheets begin.
SELECT split_part(e.source_id, '/', 2) AS import_name, e.vote_event_id,
       list(DISTINCT p.name ORDER BY p.name) AS names
FROM core.vote_event AS e
JOIN core.membership AS m
  ON m.chamber = e.chamber
 AND (e.held_on IS NULL
      OR (coalesce(m.start_on <= e.held_on, true) AND coalesce(m.end_on > e.held_on, true)))
JOIN core.person AS p USING (person_id)
ANTI JOIN core.person_vote AS v
  ON v.vote_event_id = e.vote_event_id AND v.person_id = m.person_id
WHERE starts_with(e.source_id, $1)
GROUP BY e.source_id, e.vote_event_id
ORDER BY e.source_id, e.vote_event_id;

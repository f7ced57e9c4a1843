-- One row for each legislator and criterion that concerns them. A vote cast on a day without a seat
-- is told as the record has it, and not judged.
SELECT r.person_no, c.criterion_no,
       CASE WHEN e.person_no IS NULL OR b.person_no IS NOT NULL THEN 'not_eligible'
            ELSE coalesce(t.outcome, 'unknown') END AS outcome,
       coalesce(t.option, v.option) AS option
FROM rated AS r
JOIN rubric_criterion AS c ON true
LEFT JOIN eligible AS e ON e.person_no = r.person_no AND e.occasion_no = c.occasion_no
LEFT JOIN barred AS b ON b.person_no = r.person_no AND b.criterion_no = c.criterion_no
LEFT JOIN tally AS t ON t.person_no = r.person_no AND t.criterion_no = c.criterion_no
LEFT JOIN core.person_vote AS v
  ON v.vote_event_id = c.vote_event_id AND v.person_id = r.person_id
 AND (e.person_no IS NULL OR b.person_no IS NOT NULL)
WHERE (e.person_no IS NOT NULL AND b.person_no IS NULL)
   OR (c.is_open AND coalesce(c.chamber, r.chamber) = r.chamber)
ORDER BY r.person_no, c.criterion_no;

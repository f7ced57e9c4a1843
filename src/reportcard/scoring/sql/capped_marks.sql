-- Marks that count on roll calls which several criteria in a subject ask about. Those that counted
-- for somebody decide what each of them weighs; it is no whole number, and left to Python.
SELECT t.person_no, t.criterion_no, t.outcome
FROM tally AS t
JOIN rubric_criterion AS c USING (criterion_no)
WHERE c.is_capped AND t.den IS NOT NULL
ORDER BY t.person_no, t.criterion_no;

SELECT person_id, criterion_no, outcome, option
FROM line
ORDER BY person_id, criterion_no;

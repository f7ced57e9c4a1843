SELECT person_no, criterion_no, outcome, option
FROM answer
ORDER BY person_no, criterion_no;

SELECT person_no, criterion_no, reached, top, of_members
FROM answer
WHERE outcome = 'measured'
ORDER BY person_no, criterion_no;

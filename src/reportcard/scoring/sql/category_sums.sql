SELECT person_no, category_no, num, den
FROM total
WHERE category_no IS NOT NULL AND is_single AND counted > 0
ORDER BY person_no, category_no;

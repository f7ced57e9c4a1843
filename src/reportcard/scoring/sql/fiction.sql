-- Legislators of worked examples, whose outcomes are written down.
CREATE TEMP TABLE rated AS
SELECT person_no::INTEGER AS person_no, person_id, chamber, 1 AS district, '' AS party,
       true AS in_office, eligible_weight::HUGEINT AS eligible_weight,
       own_weight::HUGEINT AS own_weight
FROM fiction_text;

CREATE TEMP TABLE answer AS
SELECT person_no::INTEGER AS person_no, criterion_no::INTEGER AS criterion_no, outcome,
       NULL::VARCHAR AS option, 0::HUGEINT AS reached, 1::HUGEINT AS top, 1::HUGEINT AS of_members
FROM outcome_text;

-- None of their answers is in the record.
CREATE TEMP TABLE ballot_count (
    person_no INTEGER, category_no INTEGER, is_single BOOLEAN, is_shared BOOLEAN, cell_no INTEGER,
    times BIGINT);

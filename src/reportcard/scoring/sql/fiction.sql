-- Legislators of worked examples, whose outcomes are written down.
CREATE TEMP TABLE rated AS
SELECT unnest($person_nos)::INTEGER AS person_no, unnest($people)::VARCHAR AS person_id,
       unnest($chambers)::VARCHAR AS chamber, 1 AS district, '' AS party, true AS in_office,
       unnest($eligible_weights)::HUGEINT AS eligible_weight,
       unnest($own_weights)::HUGEINT AS own_weight;

CREATE TEMP TABLE answer AS
SELECT unnest($answer_person_nos)::INTEGER AS person_no,
       unnest($answer_criterion_nos)::INTEGER AS criterion_no,
       unnest($answer_outcomes)::VARCHAR AS outcome, NULL::VARCHAR AS option,
       0::HUGEINT AS reached, 1::HUGEINT AS top, 1::HUGEINT AS of_members;

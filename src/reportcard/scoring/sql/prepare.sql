-- The rubric as tables. Weights, credits and counts are whole numbers over one common denominator
-- each (made in Python), so that every sum is exact. HUGEINT because products outgrow BIGINT.
-- The casts give a column its type even when every value of it is NULL.
CREATE TEMP TABLE rubric_criterion AS
SELECT unnest($criterion_no)::INTEGER AS criterion_no,
       unnest($is_vote)::BOOLEAN AS is_vote,
       unnest($chamber)::VARCHAR AS chamber,
       unnest($vote_event_id)::VARCHAR AS vote_event_id,
       unnest($bill_id)::VARCHAR AS bill_id,
       unnest($held_on)::DATE AS held_on,
       unnest($position)::VARCHAR AS position,
       unnest($category_no)::INTEGER AS category_no,
       unnest($group_no)::INTEGER AS group_no,
       unnest($group_order)::INTEGER AS group_order,
       unnest($nominal)::HUGEINT AS nominal;

CREATE TEMP TABLE mark AS
SELECT unnest($mark_criterion_no)::INTEGER AS criterion_no,
       unnest($outcome)::VARCHAR AS outcome,
       unnest($credit)::HUGEINT AS credit,
       unnest($count)::HUGEINT AS count,
       unnest($num)::HUGEINT AS num,
       unnest($den)::HUGEINT AS den;

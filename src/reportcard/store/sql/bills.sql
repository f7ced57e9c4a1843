-- raw -> core: histories. The same history can be read on two pages; one of them is taken whole.
INSERT INTO core.action
SELECT bill_id_of(session, bill_number), action_order, acted_on, text, chamber, action_class,
       amendment_chamber, amendment_schedule, outcome, committee_code, source_id, source_url,
       archive_sha256, parser_version, retrieved_at, transcribed
FROM raw.current_action
QUALIFY dense_rank() OVER (PARTITION BY session, bill_number ORDER BY page_url, source_id) = 1
ORDER BY session, bill_number, action_order;

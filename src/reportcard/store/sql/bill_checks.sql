-- What does not add up about bills, one row a finding: entity, its id, rule, what the sentence is
-- about (bill, session, chamber), three figures, and where it was read. After bills.sql.
CREATE OR REPLACE TEMP MACRO identifier_of(number) AS
    regexp_replace(number, '^([A-Z]+)0*(\d+)$', '\1 \2');
CREATE OR REPLACE TEMP MACRO letters(list) AS
    coalesce(nullif(array_to_string(list_sort(list_distinct(list)), ','), ''), '-');
CREATE OR REPLACE TEMP MACRO act_words(kind, special, number) AS  -- "PA 1 SS1"
    upper(left(kind, 1)) || 'A ' || number || CASE WHEN special > 0 THEN ' SS' || special ELSE '' END;

WITH bill AS (
    SELECT bill_id, session, identifier, source_id, source_url, archive_sha256 FROM core.bill
), doubtful AS (
    SELECT b.*, d.chamber, d.rule FROM core.doubtful_history AS d JOIN bill AS b USING (bill_id)
), unclassified AS (
    SELECT CASE action_class WHEN 'unclassified' THEN 'unclassified_action'
                             ELSE action_class END AS rule,
           regexp_replace(upper(text), '[0-9]+', '#', 'g') AS words,
           count(*) AS lines, min_by((session, bill_number, source_id, source_url, archive_sha256),
                                     (session, bill_number, page_url)) AS first
    FROM raw.current_action
    WHERE starts_with(action_class, 'unclassified')
    GROUP BY ALL
), step AS (
    SELECT bill_id, action_order, chamber AS acting, amendment_chamber AS of_chamber, outcome,
           unnest(string_split(amendment_schedule, ',')) AS letter
    FROM core.action WHERE action_class = 'amendment'
), adopted AS (
    SELECT bill_id, acting, of_chamber, letter
    FROM step GROUP BY ALL HAVING arg_max(outcome, action_order) = 'passed'
), schedules AS (
    -- Nobody says whether the list means what a chamber adopted, or what it wrote and was adopted:
    -- what fits neither reading contradicts the history.
    SELECT i.bill_id, i.source_id, i.source_url, i.archive_sha256,
           letters(i.house_schedules) AS house, letters(i.senate_schedules) AS senate,
           letters(list(letter) FILTER (WHERE acting = 'house')) AS by_house,
           letters(list(letter) FILTER (WHERE acting = 'senate')) AS by_senate,
           letters(list(letter) FILTER (WHERE of_chamber = 'house')) AS of_house,
           letters(list(letter) FILTER (WHERE of_chamber = 'senate')) AS of_senate
    FROM bill_info AS i LEFT JOIN adopted AS a USING (bill_id)
    WHERE i.bill_id IN (SELECT bill_id FROM core.action)
    GROUP BY ALL
), other_schedules AS (
    SELECT *, unnest([{c: 'house', said: house, found: by_house},
                      {c: 'senate', said: senate, found: by_senate}]) AS pair
    FROM schedules
    WHERE (house, senate) <> (by_house, by_senate) AND (house, senate) <> (of_house, of_senate)
), page_act AS (
    SELECT DISTINCT bill_id_of(session, bill_number) AS bill_id,
           act_words(kind, special_session, number) AS words, source_id, source_url, archive_sha256
    FROM raw.current_act
), numbered AS (
    SELECT bill_id_of(session, bill_number) AS bill_id, chamber, schedule,
           string_agg(DISTINCT CAST(lco AS VARCHAR), ', ' ORDER BY CAST(lco AS VARCHAR)) AS lcos,
           min_by((source_id, source_url, archive_sha256), page_url) AS origin
    FROM raw.current_amendment
    GROUP BY ALL HAVING count(DISTINCT lco) > 1
), act_key AS (
    SELECT session, act_words(kind, special_session, number) AS words,
           string_agg(identifier, ', ' ORDER BY identifier) AS bills,
           min_by((a.source_id, a.source_url, a.archive_sha256), a.bill_id) AS origin
    FROM core.act AS a JOIN (SELECT bill_id, identifier FROM bill) AS b USING (bill_id)
    GROUP BY ALL HAVING count(DISTINCT bill_id) > 1
), unlisted AS (
    SELECT session, count(DISTINCT number) AS bills,
           min_by((number, source_id, source_url, archive_sha256), (number, page_url)) AS first
    FROM (SELECT session, bill_number AS number, page_url, source_id, source_url, archive_sha256
          FROM raw.current_action
          UNION ALL
          SELECT session, number, page_url, source_id, source_url, archive_sha256
          FROM raw.current_bill)
    ANTI JOIN bill_info USING (session, number)
    WHERE session IN (SELECT session FROM bill_info)
    GROUP BY session
), remark AS (
    -- The same word, or the same kind of link, is said once, with how many bills have it.
    SELECT session, rule, CASE WHEN rule = 'unknown_word' THEN a ELSE '' END AS a,
           CASE rule WHEN 'unknown_word' THEN b
                     WHEN 'unknown_document' THEN regexp_replace(a, '[0-9]+', '#', 'g')
                     ELSE about END AS kind,
           count(*) AS times,
           min_by((about, a, b, source_id, source_url, archive_sha256),
                  (about, a, page_url)) AS first
    FROM raw.current_remark
    GROUP BY ALL
)
SELECT 'bill' AS entity, bill_id, rule, identifier AS bill, session, chamber, '' AS a, '' AS b,
       '' AS c, source_id, source_url, archive_sha256
FROM doubtful
UNION ALL
SELECT 'action', words, rule, words, '', '', CAST(lines AS VARCHAR),
       identifier_of(struct_extract(first, 2)), struct_extract(first, 1), struct_extract(first, 3),
       struct_extract(first, 4), struct_extract(first, 5)
FROM unclassified
UNION ALL
SELECT 'bill', bill_id, 'schedules', b.identifier, b.session, pair.c, pair.said, pair.found, '',
       s.source_id, s.source_url, s.archive_sha256
FROM other_schedules AS s JOIN bill AS b USING (bill_id) WHERE pair.said <> pair.found
UNION ALL
SELECT 'bill', bill_id, 'acts', b.identifier, b.session, '', p.words,
       act_words(i.act_kind, i.special_session, i.act_number), '',
       p.source_id, p.source_url, p.archive_sha256
FROM page_act AS p JOIN bill_info AS i USING (bill_id) JOIN bill AS b USING (bill_id)
WHERE i.act_kind IS NOT NULL
  AND p.words <> act_words(i.act_kind, i.special_session, i.act_number)
UNION ALL
SELECT 'bill', bill_id, 'amendment_lco', b.identifier, b.session, n.chamber, n.schedule, n.lcos, '',
       struct_extract(origin, 1), struct_extract(origin, 2), struct_extract(origin, 3)
FROM numbered AS n JOIN bill AS b USING (bill_id)
UNION ALL
SELECT 'act', session || '/' || words, 'act_twice', '', session, '', words, bills, '',
       struct_extract(origin, 1), struct_extract(origin, 2), struct_extract(origin, 3)
FROM act_key
UNION ALL
SELECT 'session', session, 'unlisted_bills', '', session, '', CAST(bills AS VARCHAR),
       identifier_of(struct_extract(first, 1)), '', struct_extract(first, 2),
       struct_extract(first, 3), struct_extract(first, 4)
FROM unlisted
UNION ALL
SELECT 'remark', session || '/' || struct_extract(first, 1) || '/' || a || kind, rule,
       identifier_of(struct_extract(first, 1)),
       CASE WHEN starts_with(rule, 'unknown_') THEN session ELSE '' END, '',
       struct_extract(first, 2), struct_extract(first, 3), CAST(times AS VARCHAR), struct_extract(first, 4),
       struct_extract(first, 5), struct_extract(first, 6)
FROM remark
ORDER BY ALL

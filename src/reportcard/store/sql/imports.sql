-- Spreadsheets -> core, beside the official record and never instead of it: a person, a roll call or
-- a sponsor that the record has already stays as it is there (imports.py says so aloud). Runs after
-- what does not add up was set aside, for spreadsheets have checks of their own, and after coverage,
-- which is about official sheets. Reads only the rows in force.
CREATE OR REPLACE TEMP MACRO import_of(source_id) AS split_part(source_id, '/', 2);
CREATE OR REPLACE TEMP MACRO bill_key(bill) AS
    regexp_replace(upper(regexp_replace(bill, '[^A-Za-z0-9]', '', 'g')), '^([A-Z]+)0+(\d)', '\1\2');

-- A bill without what people write differently. Letters and digits alone would not do: in
-- "H1/S23" and "H12/S3" they are the same.
CREATE OR REPLACE TEMP MACRO spelled(bill) AS upper(regexp_replace(bill, '[\s.-]+', '', 'g'));

-- Names are whole in a spreadsheet. For order only: "Adams, S" and "Ana Arroyo Jr." tell the surname.
CREATE OR REPLACE TEMP MACRO family_of(name) AS
    CASE WHEN contains(name, ',') AND NOT regexp_matches(name, ',\s*(?i:jr|sr|ii|iii|iv)\.?$')
         THEN trim(split_part(name, ',', 1))
         ELSE regexp_extract(
             regexp_replace(name, ',?\s+(?i:jr|sr|ii|iii|iv)\.?$', ''), '(\S+)$', 1) END;
CREATE OR REPLACE TEMP MACRO given_of(name) AS
    CASE WHEN contains(name, ',') AND NOT regexp_matches(name, ',\s*(?i:jr|sr|ii|iii|iv)\.?$')
         THEN trim(split_part(name, ',', 2))
         ELSE trim(left(name, length(regexp_replace(name, ',?\s+(?i:jr|sr|ii|iii|iv)\.?$', ''))
                        - length(family_of(name)))) END;

CREATE OR REPLACE TEMP TABLE official_person AS SELECT DISTINCT person_id FROM core.person;
CREATE OR REPLACE TEMP TABLE official_event AS SELECT vote_event_id FROM core.vote_event;

INSERT INTO core.person
SELECT DISTINCT ON (person_id)
       person_id, name, given_of(name), family_of(name), source_id, source_url, archive_sha256,
       parser_version, retrieved_at, transcribed
FROM raw.current_tidy_person ANTI JOIN official_person USING (person_id)
ORDER BY person_id, source_id, line;

-- Where a chamber's districts are names, the number is their place in the alphabet: it orders, and is
-- never shown.
INSERT INTO core.membership
WITH seat AS (
    SELECT *, bool_and(district = '' OR regexp_full_match(district, '\d{1,4}'))
                  OVER (PARTITION BY source_id, chamber) AS is_numbered
    FROM raw.current_tidy_person ANTI JOIN official_person USING (person_id)
), named AS (
    SELECT chamber, district, row_number() OVER (PARTITION BY chamber ORDER BY district) AS place
    FROM (SELECT DISTINCT chamber, district FROM seat WHERE NOT is_numbered AND district <> '')
)
SELECT DISTINCT ON (s.person_id, s.chamber, s.district, s.start_on)
       s.person_id, s.chamber,
       CASE WHEN s.district = '' THEN 0 WHEN s.is_numbered THEN s.district::INTEGER
            ELSE n.place::INTEGER END,
       s.party, s.start_on, s.end_on, s.source_id, s.source_url, s.archive_sha256,
       s.parser_version, s.retrieved_at, s.transcribed,
       CASE WHEN s.district = '' OR NOT s.is_numbered THEN s.district END AS district_name
FROM seat AS s
LEFT JOIN named AS n USING (chamber, district)
ORDER BY s.person_id, s.chamber, s.district, s.start_on, s.source_id, s.line;

-- A bill that the record knows by session and number is that bill; of spreadsheets that write one
-- differently, the first says how it is written.
CREATE OR REPLACE TEMP TABLE tidy_bill AS
WITH written AS (
    SELECT session, bill, source_id, source_url, archive_sha256, parser_version, retrieved_at,
           transcribed, line
    FROM raw.current_tidy_roll_call WHERE bill <> ''
    UNION ALL
    SELECT session, bill, source_id, source_url, archive_sha256, parser_version, retrieved_at,
           transcribed, line
    FROM raw.current_tidy_sponsorship
), once AS (
    SELECT DISTINCT ON (session, bill) *,
           first_value(bill) OVER (PARTITION BY session, spelled(bill)
                                   ORDER BY source_id, source_url, line, bill) AS first_written
    FROM written
    ORDER BY session, bill, source_id, source_url, line
)
SELECT DISTINCT ON (o.session, o.bill)
       o.*, b.bill_id IS NOT NULL AS is_official,
       coalesce(b.bill_id, concat_ws('-', nullif(o.session, ''), o.first_written)) AS bill_id
FROM once AS o
LEFT JOIN core.bill AS b
  ON b.session = o.session AND bill_key(b.identifier) = bill_key(o.bill)
ORDER BY o.session, o.bill, b.bill_id;

INSERT INTO core.bill
SELECT DISTINCT ON (bill_id)
       bill_id, session, first_written, '' AS title, '' AS type_code, false, NULL, NULL, 0, false,
       source_id, source_url, archive_sha256, parser_version, retrieved_at, transcribed
FROM tidy_bill WHERE NOT is_official
ORDER BY bill_id, bill <> first_written, source_id, source_url, line;

INSERT INTO core.sponsorship
SELECT DISTINCT ON (b.bill_id, s.person_id)
       b.bill_id, s.person_id, s.role, s.line, s.source_id, s.source_url, s.archive_sha256,
       s.parser_version, s.retrieved_at, s.transcribed
FROM raw.current_tidy_sponsorship AS s
JOIN tidy_bill AS b USING (session, bill)
SEMI JOIN core.person AS p ON p.person_id = s.person_id
ANTI JOIN core.sponsorship AS known
       ON known.bill_id = b.bill_id AND known.person_id = s.person_id
ORDER BY b.bill_id, s.person_id, s.role <> 'introducer', s.source_id, s.line;

-- What nobody says (what was needed, whether it passed) stays open.
INSERT INTO core.vote_event
WITH tally AS (
    SELECT roll_call_id, count(*) FILTER (WHERE option = 'yes')::INTEGER AS yes,
           count(*) FILTER (WHERE option = 'no')::INTEGER AS no,
           count(*) FILTER (WHERE option IN ('absent_or_not_voting', 'excused'))::INTEGER AS absent
    FROM raw.current_tidy_vote GROUP BY roll_call_id
)
SELECT DISTINCT ON (r.roll_call_id)
       r.roll_call_id, r.session, r.chamber,
       (row_number() OVER (PARTITION BY r.source_id, r.chamber ORDER BY r.line))::INTEGER, 0,
       r.held_on, '', coalesce(nullif(r.title, ''), nullif(r.bill, ''), r.roll_call_id),
       coalesce(nullif(r.title, ''), nullif(r.bill, ''), r.roll_call_id),
       r.question_class, NULL, NULL, 'stated', coalesce(yes + no, 0), NULL, coalesce(yes, 0),
       coalesce(no, 0), coalesce(absent, 0), NULL, NULL,
       r.source_id, r.source_url, r.archive_sha256, r.parser_version, r.retrieved_at,
       r.transcribed, nullif(r.title_es, ''), nullif(r.yes_means, '')
FROM raw.current_tidy_roll_call AS r
LEFT JOIN tally USING (roll_call_id)
ANTI JOIN official_event AS o ON o.vote_event_id = r.roll_call_id
ORDER BY r.roll_call_id, r.source_id, r.line;

INSERT INTO core.vote_event_bill
SELECT DISTINCT r.roll_call_id, b.bill_id
FROM raw.current_tidy_roll_call AS r
JOIN tidy_bill AS b USING (session, bill)
ANTI JOIN official_event AS o ON o.vote_event_id = r.roll_call_id
ORDER BY ALL;

INSERT INTO core.person_vote
SELECT v.roll_call_id, v.person_id, v.option, p.name, v.written, v.line, v.source_id, v.source_url,
       v.archive_sha256, v.parser_version, v.retrieved_at, v.transcribed, 'spreadsheet', 'stated'
FROM raw.current_tidy_vote AS v
JOIN core.person AS p USING (person_id)
JOIN core.vote_event AS e ON e.vote_event_id = v.roll_call_id AND e.source_id = v.source_id
ORDER BY v.roll_call_id, v.line;

INSERT INTO core.position
SELECT import_of(source_id), position_table, roll_call_id, position, weight, strength, note
FROM raw.current_tidy_position
SEMI JOIN core.vote_event AS e ON e.vote_event_id = roll_call_id
ORDER BY source_id, position_table, line;

INSERT INTO core.member_input
SELECT import_of(i.source_id), i.person_id, i.input, i.value, i.note, i.source_id, i.source_url,
       i.archive_sha256, i.parser_version, i.retrieved_at, i.transcribed
FROM raw.current_tidy_input AS i
SEMI JOIN core.person AS p USING (person_id)
ORDER BY i.source_id, i.line;

-- Credit for sponsorships as it is written, summed for each person.
INSERT INTO core.member_input
SELECT import_of(s.source_id), s.person_id, 'sponsorships',
       rtrim(rtrim(sum(s.value::DECIMAL(27, 12))::VARCHAR, '0'), '.'), '', s.source_id,
       min(s.source_url), s.archive_sha256, s.parser_version, s.retrieved_at, s.transcribed
FROM raw.current_tidy_sponsorship AS s
SEMI JOIN core.person AS p USING (person_id)
WHERE s.value IS NOT NULL
GROUP BY ALL
ORDER BY s.source_id, s.person_id;

INSERT INTO core.absence_reason
SELECT DISTINCT ON (a.roll_call_id, a.person_id)
       a.roll_call_id, a.person_id, a.option, a.reason, a.source_id, a.source_url,
       a.archive_sha256, a.parser_version, a.retrieved_at, a.transcribed
FROM raw.current_tidy_absence AS a
JOIN core.person_vote AS v
  ON v.vote_event_id = a.roll_call_id AND v.person_id = a.person_id
 AND v.option = 'absent_or_not_voting'
ORDER BY a.roll_call_id, a.person_id, a.source_id, a.line;

INSERT INTO core.earlier_score
SELECT import_of(source_id), person_id, cycle, earned, possible, counted
FROM raw.current_tidy_lifetime
SEMI JOIN core.person AS p USING (person_id)
ORDER BY source_id, line;

-- What names something that the record does not have (any more), once for each file and id.
CREATE OR REPLACE TEMP TABLE import_trouble AS
WITH named AS (
    SELECT source_id, page_url, archive_sha256, roll_call_id, person_id FROM raw.current_tidy_vote
    UNION ALL
    SELECT source_id, page_url, archive_sha256, roll_call_id, NULL FROM raw.current_tidy_position
    UNION ALL
    SELECT source_id, page_url, archive_sha256, roll_call_id, person_id
    FROM raw.current_tidy_absence
    UNION ALL
    SELECT source_id, page_url, archive_sha256, NULL, person_id FROM raw.current_tidy_sponsorship
    UNION ALL
    SELECT source_id, page_url, archive_sha256, NULL, person_id FROM raw.current_tidy_input
    UNION ALL
    SELECT source_id, page_url, archive_sha256, NULL, person_id FROM raw.current_tidy_lifetime
)
SELECT 'import_no_person' AS rule, person_id AS id, '' AS other, source_id, page_url,
       archive_sha256
FROM named ANTI JOIN core.person USING (person_id) WHERE person_id IS NOT NULL
UNION
SELECT 'import_no_roll_call', roll_call_id, '', source_id, page_url, archive_sha256
FROM named ANTI JOIN core.vote_event AS e ON e.vote_event_id = roll_call_id
WHERE roll_call_id IS NOT NULL
UNION
SELECT 'import_person_taken', person_id, '', source_id, page_url, archive_sha256
FROM raw.current_tidy_person SEMI JOIN official_person USING (person_id)
UNION
SELECT 'import_roll_call_taken', roll_call_id, '', source_id, page_url, archive_sha256
FROM raw.current_tidy_roll_call SEMI JOIN official_event AS o ON o.vote_event_id = roll_call_id
UNION
SELECT 'import_no_absence', a.roll_call_id, a.person_id, a.source_id, a.page_url, a.archive_sha256
FROM raw.current_tidy_absence AS a
SEMI JOIN core.vote_event AS e ON e.vote_event_id = a.roll_call_id
SEMI JOIN core.person AS p ON p.person_id = a.person_id
ANTI JOIN core.absence_reason AS r
       ON r.vote_event_id = a.roll_call_id AND r.person_id = a.person_id;

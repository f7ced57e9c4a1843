-- raw -> core: people, seats, sponsors and roll calls (whose line is whose: names.sql; bills:
-- bills.sql). Reads only the rows in force (raw.current_*). What cannot be resolved is left in the
-- temp tables `line` and `sponsor_match`, where reconcile looks for it.

-- One spelling for one name: no accents, plain apostrophes and hyphens, single spaces, capitals.
CREATE OR REPLACE TEMP MACRO normal(name) AS
    trim(regexp_replace(
        upper(translate(strip_accents(name), '’‘ʼ´`‐‑–', '''''''''''---')),
        '[\s\x{00A0}\x{2000}-\x{200B}\x{202F}]+', ' ', 'g'));
-- Whether a printed name has these whole words in it: Brown is not in "Kai Brownell".
CREATE OR REPLACE TEMP MACRO has_words(printed, words) AS
    regexp_matches(normal(printed), '(^|[^\w-])' || regexp_escape(normal(words)) || '($|[^\w-])');
CREATE OR REPLACE TEMP MACRO bill_id_of(session, number) AS session || '-' || number;
CREATE OR REPLACE TEMP MACRO year_of(session) AS TRY_CAST(left(session, 4) AS INTEGER);

-- Where rows contradict each other the first by address stands, and people.sql says so.
INSERT INTO core.person
SELECT DISTINCT ON (person_id)
       person_id, name, given_name, family_name, source_id, source_url, archive_sha256,
       parser_version, retrieved_at, transcribed
FROM raw.current_person
ORDER BY person_id, page_url, source_id, name, given_name, family_name;

INSERT INTO core.membership
SELECT DISTINCT ON (person_id, chamber, district, start_on)
       person_id, chamber, district, party, start_on, end_on, source_id, source_url,
       archive_sha256, parser_version, retrieved_at, transcribed, NULL AS district_name
FROM raw.current_membership
ORDER BY person_id, chamber, district, start_on, page_url, source_id, end_on, party;

-- A sponsor is named by seat. Where two people held the seat in the session, the printed name
-- decides, and where they share the family name, the given name beside it; when it fits neither or
-- both, nobody is credited and reconcile says so.
CREATE OR REPLACE TEMP TABLE sponsor_match AS
WITH held AS (
    SELECT DISTINCT s.*, m.person_id,  -- once, also where a party changed in the seat
           has_words(s.printed_name, p.family_name) AS family_fits,
           has_words(s.printed_name, p.given_name) AS given_fits
    FROM raw.current_sponsorship AS s
    JOIN core.membership AS m
      ON m.chamber = s.chamber AND m.district = s.district
     AND coalesce(m.start_on, DATE '0001-01-01') <= make_date(year_of(s.session), 12, 31)
     AND coalesce(m.end_on, DATE '9999-12-31') > make_date(year_of(s.session), 1, 1)
    JOIN core.person AS p USING (person_id)
), family AS (
    SELECT *, count(DISTINCT person_id) FILTER (WHERE family_fits) OVER one AS namesakes
    FROM held
    WINDOW one AS (PARTITION BY page_url, session, bill_number, sponsor_order)
), judged AS (
    SELECT * EXCLUDE (family_fits, given_fits, namesakes),
           family_fits AND (namesakes = 1 OR given_fits) AS name_fits
    FROM family
)
SELECT *, count(*) FILTER (WHERE name_fits) OVER (
           PARTITION BY page_url, session, bill_number, sponsor_order) AS fitting
FROM judged;

-- Somebody named twice has the fuller role.
INSERT INTO core.sponsorship
SELECT DISTINCT ON (bill_id, person_id)
       bill_id_of(session, bill_number) AS bill_id, person_id, role, sponsor_order, source_id,
       source_url, archive_sha256, parser_version, retrieved_at, transcribed
FROM sponsor_match
WHERE name_fits AND fitting = 1
ORDER BY bill_id, person_id, role <> 'introducer', sponsor_order, page_url;

-- Of the sheets of one roll call the highest revision is in force. A roll call on many bills has
-- a sheet for each: the first by address is read, reconcile demands that the others say the same.
CREATE OR REPLACE TEMP TABLE sheet AS
SELECT session || '-' || chamber || '-' || number AS vote_event_id, *,
       revision < max(revision) OVER one AS is_superseded,
       row_number() OVER (one ORDER BY revision DESC, page_url, source_id) AS sheet_rank
FROM raw.current_vote_event
WINDOW one AS (PARTITION BY session, chamber, number);

CREATE OR REPLACE TEMP TABLE line AS
SELECT s.vote_event_id, s.held_on, v.*
FROM raw.current_person_vote AS v
JOIN sheet AS s
  ON s.source_id = v.source_id AND s.page_url = v.page_url
 AND s.archive_sha256 = v.archive_sha256 AND s.parser_version = v.parser_version
 AND s.session = v.session AND s.chamber = v.chamber AND s.number = v.number
 AND s.revision = v.revision
WHERE s.sheet_rank = 1;

INSERT INTO core.vote_event
SELECT vote_event_id, session, chamber, number, revision, held_on, time_printed, question_printed,
       '' AS label, 'unknown' AS question_class, NULL, NULL, 'unknown' AS confidence, total,
       necessary, yes_count, no_count, absent_count, yes_count >= necessary AS passed, NULL,
       source_id, source_url, archive_sha256, parser_version, retrieved_at, transcribed,
       NULL AS label_es, NULL AS yes_means
FROM sheet WHERE sheet_rank = 1
ORDER BY session, chamber, number;

INSERT INTO core.vote_event_bill
SELECT DISTINCT vote_event_id, bill_id FROM (
    SELECT vote_event_id, bill_id_of(session, unnest(bill_numbers)) AS bill_id
    FROM sheet WHERE NOT is_superseded
    UNION ALL
    SELECT s.vote_event_id, bill_id_of(l.session, l.bill_number)
    FROM raw.current_roll_call_label AS l
    JOIN sheet AS s
      ON s.session = l.session AND s.chamber = l.chamber AND s.number = l.number
     AND s.sheet_rank = 1
)
ORDER BY vote_event_id, bill_id;

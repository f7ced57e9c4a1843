-- raw -> core: votes of the joint committees. A sheet is published in two forms, and each member
-- with a seat: the first form by address is read, committee_checks.sql demands that the other says
-- the same. What cannot be resolved is left in the temp tables `tally_mark` and `tally_match`.

CREATE OR REPLACE TEMP TABLE tally AS
SELECT bill_id_of(session, bill_number) || '-' || committee_code || '-' || sheet_number
           AS committee_vote_id, *,
       bill_id_of(session, bill_number) AS bill_id,
       row_number() OVER (
           PARTITION BY session, bill_number, committee_code, sheet_number
           ORDER BY page_url, source_id, archive_sha256, parser_version) AS copy_rank
FROM raw.current_tally_sheet;

CREATE OR REPLACE TEMP TABLE tally_mark AS
SELECT t.committee_vote_id, t.voted_on, m.*
FROM raw.current_tally_mark AS m
JOIN tally AS t USING (source_id, page_url, archive_sha256, parser_version, session, bill_number,
                       committee_code, sheet_number)
WHERE t.copy_rank = 1;

-- Whoever held the printed seat on the day (in the year, where the sheet prints no day), and whether
-- the printed name fits: a form that roll calls print, else the family name and the first initial.
CREATE OR REPLACE TEMP TABLE tally_match AS
WITH holder AS (
    SELECT DISTINCT k.committee_vote_id, k.line, k.printed_name, k.chamber, k.district,
           m.person_id
    FROM tally_mark AS k
    JOIN core.membership AS m
      ON m.chamber = k.chamber AND m.district = k.district
     AND coalesce(m.start_on, DATE '0001-01-01')
         <= coalesce(k.voted_on, make_date(year_of(k.session), 12, 31))
     AND coalesce(m.end_on, DATE '9999-12-31')
         > coalesce(k.voted_on, make_date(year_of(k.session), 1, 1))
), form AS (
    SELECT person_id, chamber,
           list_distinct(flatten(list(list_transform(
               string_split(roll_form, ';'), lambda form: normal(form))))) AS forms
    FROM raw.current_membership GROUP BY person_id, chamber
), part AS (
    SELECT h.*, p.family_name, p.given_name, p.name AS person_name, f.forms,
           normal(h.printed_name) AS normal_name,
           regexp_extract(normal(h.printed_name), '^([^,]+)(?:, *(.*))?$',
                          ['surname', 'given']) AS printed
    FROM holder AS h
    JOIN core.person AS p USING (person_id)
    JOIN form AS f ON f.person_id = h.person_id AND f.chamber = h.chamber
)
SELECT committee_vote_id, line, person_id, person_name,
       list_contains(forms, normal_name)
       OR ((has_words(printed.surname, family_name) OR has_words(family_name, printed.surname))
           AND starts_with(normal(given_name), left(printed.given, 1))) AS name_fits
FROM part;

INSERT INTO core.committee_vote
SELECT committee_vote_id, session, bill_id, committee_code, sheet_number, committee_name, voted_on,
       motion, moved_by, seconded_by, total, yes_count, no_count, abstain_count, absent_count,
       source_id, source_url, archive_sha256, parser_version, retrieved_at, transcribed
FROM tally WHERE copy_rank = 1
ORDER BY session, bill_id, committee_code, sheet_number;

INSERT INTO core.committee_person_vote
SELECT k.committee_vote_id, m.person_id, k.chamber, k.district, k.option, k.printed_name, k.line,
       k.source_id, k.source_url, k.archive_sha256, k.parser_version, k.retrieved_at, k.transcribed
FROM tally_mark AS k
JOIN (SELECT *, count(*) OVER (PARTITION BY committee_vote_id, line) AS fitting
      FROM tally_match WHERE name_fits) AS m
  ON m.committee_vote_id = k.committee_vote_id AND m.line = k.line AND m.fitting = 1
ORDER BY k.committee_vote_id, k.line;

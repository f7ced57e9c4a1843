-- Whose line is whose: the temp table `line_match`, core.person_vote and core.open_name. Only people
-- in office on the day come into question. In this order, each step only where those before it leave
-- nobody or several (match_method):
--   district     a printed district decides, and the name must fit
--   roll_form    the name as the terms say that sheets print it
--   surname      the whole surname; `initial` where the sheet prints one (or more), and it fits
--   elimination  of several whose initial fits the only one without a line of their own on the sheet
--   tally_sheet  a committee's sheet of that session prints the name with its district
--   ruling       somebody decided it by name (reviews/names.yml)
-- match_confidence is `undated` where it is not known since when the person sat, else `dated`.
CREATE OR REPLACE TEMP MACRO is_suffix(word) AS word IN ('JR', 'SR', 'II', 'III', 'IV');
CREATE OR REPLACE TEMP MACRO words_of(name) AS
    regexp_extract_all(normal(coalesce(name, '')), '[^ .,]+');
CREATE OR REPLACE TEMP MACRO without_suffix(name) AS
    rtrim(regexp_replace(normal(name) || ',', ',? (JR|SR|II|III|IV)\.?,', ','), ', ');
-- MILLER in "MILLER, P.B."; ALLIE BRENNAN in "ALLIE-BRENNAN"; DE LA CRUZ in "De La Cruz Jr.".
CREATE OR REPLACE TEMP MACRO surname_of(name) AS
    trim(replace(split_part(without_suffix(name), ',', 1), '-', ' '));

-- Each printed name is compared with each member once, not on every sheet: a term has 100,000 lines
-- and 200 names.
CREATE OR REPLACE TEMP TABLE judged_name AS
WITH member AS (
    SELECT DISTINCT m.person_id, m.chamber, m.district, m.start_on, m.end_on,
           normal(p.family_name) AS family_name, surname_of(p.family_name) AS surname,
           words_of(p.given_name)[1] AS given,
           list_filter(words_of(p.name)[2:] || words_of(p.given_name)[2:], lambda word:
               NOT is_suffix(word) AND NOT list_contains(words_of(p.family_name), word)) AS middle,
           list_filter(words_of(p.family_name) || words_of(p.name)[3:],
                       lambda word: is_suffix(word))[1] AS suffix,
           list_transform(string_split(f.roll_form, ';'), lambda form: normal(form)) AS forms
    FROM core.membership AS m
    JOIN core.person AS p USING (person_id)
    JOIN (SELECT DISTINCT person_id, chamber, roll_form FROM raw.current_membership) AS f
      ON f.person_id = m.person_id AND f.chamber = m.chamber
), printed AS (
    SELECT DISTINCT chamber, printed_name, district, normal(printed_name) AS normal_name,
           surname_of(printed_name) AS surname,
           list_filter(words_of(printed_name), lambda word: is_suffix(word))[1] AS suffix,
           words_of(split_part(without_suffix(printed_name), ',', 2)) AS initials
    FROM line
), compared AS (
    SELECT n.chamber, n.printed_name, n.district, m.person_id, m.start_on, m.end_on,
           n.district IS NOT NULL AS by_district, len(n.initials) > 0 AS has_initial,
           list_contains(forms, normal_name) AS form_fits,
           has_words(normal_name, family_name) AS words_fit,
           n.surname = m.surname AS surname_fits,
           (len(initials) = 0 OR coalesce(starts_with(given, initials[1]), false))
           -- Whoever has no middle name in the record may have one.
           AND (len(middle) = 0 OR len(list_filter(initials[2:], lambda initial:
                len(list_filter(middle, lambda word: starts_with(word, initial))) = 0)) = 0)
               AS initials_fit,
           n.suffix IS NULL OR m.suffix IS NULL OR n.suffix = m.suffix AS suffix_fits,
           n.suffix IS NOT NULL AND m.suffix IS NULL AS lacks_suffix
    FROM printed AS n
    JOIN member AS m
      ON m.chamber = n.chamber AND (n.district IS NULL OR n.district = m.district)
)
SELECT chamber, printed_name, district, person_id, start_on, end_on,
       CASE WHEN by_district THEN CASE WHEN form_fits OR words_fit THEN 'district' END
            WHEN form_fits THEN 'roll_form'
            WHEN NOT (surname_fits AND initials_fit AND suffix_fits) THEN NULL
            WHEN has_initial THEN 'initial' ELSE 'surname' END AS match_method,
       -- Whose suffix is on record comes before somebody without one.
       CASE WHEN match_method IN ('district', 'roll_form') THEN 1
            WHEN NOT lacks_suffix THEN 2 ELSE 3 END AS place,
       surname_fits AND suffix_fits AS surname_fits
FROM compared;

CREATE OR REPLACE TEMP MACRO sat_on(held_on, start_on, end_on) AS
    coalesce(start_on, DATE '0001-01-01') <= held_on
    AND held_on < coalesce(end_on, DATE '9999-12-31');

-- people: how many a line may mean.
CREATE OR REPLACE TEMP TABLE by_rule AS
WITH fitting AS (
    SELECT l.vote_event_id, l.line, j.person_id, arg_min(j.match_method, j.place) AS match_method,
           min(j.place) AS place, bool_and(j.start_on IS NULL) AS is_undated
    FROM line AS l
    JOIN judged_name AS j
      ON j.chamber = l.chamber AND j.printed_name = l.printed_name
     AND j.district IS NOT DISTINCT FROM l.district
     AND j.match_method IS NOT NULL AND sat_on(l.held_on, j.start_on, j.end_on)
    GROUP BY ALL
), strongest AS (
    FROM fitting
    QUALIFY place = min(place) OVER (PARTITION BY vote_event_id, line)
)
SELECT vote_event_id, line, person_id, match_method, is_undated,
       count(*) OVER (PARTITION BY vote_event_id, line) AS people
FROM strongest;

-- Everybody has one line on a sheet: "MILLER, P." beside "MILLER, P.B." is the other Miller. A bare
-- surname that two share is not how sheets print them: that is left to a person.
CREATE OR REPLACE TEMP TABLE by_elimination AS
WITH left_over AS (
    SELECT a.* EXCLUDE (people), count(*) OVER (PARTITION BY vote_event_id, line) AS people
    FROM by_rule AS a
    ANTI JOIN (FROM by_rule WHERE people = 1) AS taken USING (vote_event_id, person_id)
    WHERE a.people > 1 AND a.match_method = 'initial'
)
SELECT * REPLACE ('elimination' AS match_method) FROM left_over WHERE people = 1
UNION ALL
SELECT * FROM by_rule ANTI JOIN (FROM left_over WHERE people = 1) USING (vote_event_id, line);

CREATE OR REPLACE TEMP TABLE undecided AS
FROM line ANTI JOIN (FROM by_elimination WHERE people = 1) USING (vote_event_id, line);

CREATE OR REPLACE TEMP TABLE by_tally AS
WITH form AS (
    SELECT DISTINCT session, chamber, normal(printed_name) AS normal_name, district
    FROM raw.current_tally_mark
), fitting AS (
    SELECT DISTINCT u.vote_event_id, u.line, m.person_id, m.start_on IS NULL AS is_undated
    FROM undecided AS u
    JOIN form AS f ON f.session = u.session AND f.chamber = u.chamber
                  AND f.normal_name = normal(u.printed_name)
    JOIN core.membership AS m ON m.chamber = u.chamber AND m.district = f.district
                             AND sat_on(u.held_on, m.start_on, m.end_on)
    JOIN judged_name AS j ON j.chamber = u.chamber AND j.printed_name = u.printed_name
                         AND j.person_id = m.person_id AND j.surname_fits
)
SELECT vote_event_id, line, person_id, 'tally_sheet' AS match_method, is_undated,
       count(*) OVER (PARTITION BY vote_event_id, line) AS people
FROM fitting;

-- A ruling decides nothing that the record decides, and names nobody who did not sit that day.
CREATE OR REPLACE TEMP TABLE by_ruling AS
WITH fitting AS (
    SELECT DISTINCT u.vote_event_id, u.line, m.person_id, m.start_on IS NULL AS is_undated
    FROM undecided AS u
    ANTI JOIN (FROM by_tally WHERE people = 1) USING (vote_event_id, line)
    JOIN raw.current_name_ruling AS r
      ON r.chamber = u.chamber AND normal(r.printed_name) = normal(u.printed_name)
     AND sat_on(u.held_on, r.from_on, r.until_on)
    JOIN core.membership AS m
      ON m.person_id = r.person_id AND m.chamber = u.chamber
     AND (u.district IS NULL OR m.district = u.district)
     AND sat_on(u.held_on, m.start_on, m.end_on)
)
SELECT vote_event_id, line, person_id, 'ruling' AS match_method, is_undated,
       count(*) OVER (PARTITION BY vote_event_id, line) AS people
FROM fitting;

CREATE OR REPLACE TEMP TABLE line_match AS
WITH decided AS (
    FROM by_elimination WHERE people = 1
    UNION ALL FROM by_tally WHERE people = 1
    UNION ALL FROM by_ruling WHERE people = 1
)
FROM decided
UNION ALL
FROM by_rule ANTI JOIN decided USING (vote_event_id, line);

INSERT INTO core.person_vote
SELECT l.vote_event_id, m.person_id, l.option, l.printed_name, l.printed_code, l.line,
       l.source_id, l.source_url, l.archive_sha256, l.parser_version, l.retrieved_at, l.transcribed,
       m.match_method, CASE WHEN m.is_undated THEN 'undated' ELSE 'dated' END
FROM line AS l
JOIN line_match AS m ON m.vote_event_id = l.vote_event_id AND m.line = l.line AND m.people = 1
ORDER BY l.vote_event_id, l.line;

-- Where nobody is known to sit in a chamber, its people were not collected, and no name is open.
INSERT INTO core.open_name
WITH seen AS (
    SELECT l.vote_event_id, l.chamber, l.printed_name, l.district, l.held_on, l.line,
           l.source_url, coalesce(m.people, 0) AS people, m.person_id,
           lag(m.person_id) OVER sheet_order AS before_id,
           lead(m.person_id) OVER sheet_order AS after_id
    FROM line AS l
    LEFT JOIN (FROM line_match WHERE people = 1) AS m USING (vote_event_id, line)
    WINDOW sheet_order AS (PARTITION BY l.vote_event_id ORDER BY l.line)
)
SELECT vote_event_id, chamber, printed_name, district, held_on, line,
       coalesce((SELECT list(person_id ORDER BY person_id) FROM line_match AS m
                 WHERE m.vote_event_id = s.vote_event_id AND m.line = s.line), []),
       before_id, after_id, source_url
FROM seen AS s
WHERE people = 0 AND chamber IN (SELECT chamber FROM core.membership)
ORDER BY ALL

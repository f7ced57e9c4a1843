-- Where another collector of the same record says something else, one row a finding. Compares with
-- the sheet in force of each roll call (temp table `sheet`) before anything is set aside. Fills the
-- temp table `second_finding`: the roll call, the rule, and up to four figures; crosscheck.py makes
-- the sentences. No finding is about members whom the other collector does not list: some of its
-- lists hold those only who were present.
CREATE OR REPLACE TEMP MACRO identifier_of(number) AS
    regexp_replace(upper(trim(number)), '^([A-Z]+)0*(\d+)$', '\1 \2');

CREATE OR REPLACE TEMP TABLE second_call AS
SELECT collector, session || '-' || chamber || '-' || number AS vote_event_id,
       count(DISTINCT (yes_count, no_count, not_yes_or_no)) AS tallies,
       any_value(yes_count) AS yes_count, any_value(no_count) AS no_count,
       any_value(not_yes_or_no) AS not_yes_or_no,
       min(held_on) AS first_on, max(held_on) AS last_on,
       coalesce(list_sort(list_distinct(list(identifier_of(bill_number))
           FILTER (WHERE bill_number <> ''))), []) AS bills
FROM raw.current_second_tally
GROUP BY collector, session, chamber, number;

-- Who is meant by a name of the other collector: by district, where it is one of this chamber and
-- the family name fits; else by the whole name; else by family name and beginning of the given one.
-- Only people in office on the day of the sheet. Each name is compared with each member once.
CREATE OR REPLACE TEMP TABLE second_vote AS
WITH said AS (
    SELECT DISTINCT collector, session || '-' || chamber || '-' || number AS vote_event_id, chamber,
           printed_name, family_name, district, option
    FROM raw.current_second_vote
), judged AS (
    SELECT n.chamber, n.printed_name, n.family_name, n.district, m.person_id, m.start_on, m.end_on,
           CASE WHEN m.district = n.district
                     AND (has_words(n.printed_name, p.family_name)
                          OR (n.family_name <> '' AND has_words(p.name, n.family_name)))
                    THEN 1
                WHEN normal(p.name) = normal(n.printed_name) THEN 2
                WHEN n.district IS NULL AND normal(p.family_name) = normal(n.family_name)
                     AND starts_with(normal(n.printed_name), left(normal(p.given_name), 1)) THEN 3
           END AS way
    FROM (SELECT DISTINCT chamber, printed_name, family_name, district FROM said) AS n
    JOIN core.membership AS m ON m.chamber = n.chamber
    JOIN core.person AS p USING (person_id)
), meant AS (
    SELECT DISTINCT v.*, s.held_on, j.person_id, j.way,
           min(j.way) OVER (PARTITION BY v.collector, v.vote_event_id, v.printed_name,
                            v.family_name, v.district, v.option) AS best
    FROM said AS v
    JOIN sheet AS s ON s.vote_event_id = v.vote_event_id AND s.sheet_rank = 1
    LEFT JOIN judged AS j
      ON j.chamber = v.chamber AND j.printed_name = v.printed_name
     AND j.family_name = v.family_name AND j.district IS NOT DISTINCT FROM v.district
     AND j.way IS NOT NULL
     AND coalesce(j.start_on, DATE '0001-01-01') <= s.held_on
     AND s.held_on < coalesce(j.end_on, DATE '9999-12-31')
)
SELECT collector, vote_event_id, chamber, printed_name, district, option,
       CASE WHEN count(DISTINCT person_id) = 1 THEN any_value(person_id) END AS person_id
FROM meant
WHERE way IS NOT DISTINCT FROM best
GROUP BY collector, vote_event_id, chamber, printed_name, family_name, district, option;

CREATE OR REPLACE TEMP TABLE second_finding AS
WITH compared AS (
    SELECT c.*, s.held_on, s.yes_count AS sheet_yes, s.no_count AS sheet_no,
           s.absent_count AS sheet_absent, coalesce(b.sheet_bills, []) AS sheet_bills,
           EXISTS (FROM raw.current_question_ruling AS q
                   WHERE q.session = s.session AND q.chamber = s.chamber AND q.number = s.number)
               AS is_ruled
    FROM second_call AS c
    JOIN sheet AS s ON s.vote_event_id = c.vote_event_id AND s.sheet_rank = 1
    LEFT JOIN (SELECT vote_event_id, list_sort(list(identifier_of(split_part(bill_id, '-', 2))))
                          AS sheet_bills
               FROM core.vote_event_bill GROUP BY vote_event_id) AS b
      ON b.vote_event_id = c.vote_event_id
), twice AS (  -- the other collector contradicts itself
    SELECT collector, vote_event_id FROM compared
    WHERE tallies > 1 OR last_on > first_on + INTERVAL 1 DAY
    UNION
    SELECT collector, vote_event_id FROM second_vote
    GROUP BY collector, vote_event_id, printed_name, district
    HAVING count(DISTINCT coalesce(option, '')) > 1
), once AS (
    FROM compared ANTI JOIN twice USING (collector, vote_event_id)
), stranger AS (  -- another day, or no bill in common: perhaps another roll call altogether
    SELECT * FROM once
    WHERE first_on > held_on + INTERVAL 1 DAY OR last_on < held_on - INTERVAL 1 DAY
       OR (len(bills) > 0 AND len(sheet_bills) > 0 AND NOT list_has_any(bills, sheet_bills))
), same AS (
    FROM once ANTI JOIN stranger USING (collector, vote_event_id)
), own_sum AS (  -- its list of votes does not make up its own tally
    SELECT collector, vote_event_id, count(*) FILTER (WHERE option = 'yes') AS yes_votes,
           count(*) FILTER (WHERE option = 'no') AS no_votes
    FROM second_vote GROUP BY collector, vote_event_id
), by_person AS (
    SELECT v.collector, v.vote_event_id, p.name, coalesce(v.option, 'neither') AS theirs,
           CASE WHEN o.option IS NULL THEN 'no_line' WHEN o.option IN ('yes', 'no') THEN o.option
                ELSE 'neither' END AS sheets
    FROM second_vote AS v
    JOIN same USING (collector, vote_event_id)
    JOIN core.person AS p ON p.person_id = v.person_id
    LEFT JOIN core.person_vote AS o
      ON o.vote_event_id = v.vote_event_id AND o.person_id = v.person_id
), differing AS (
    SELECT *, row_number() OVER (PARTITION BY collector, vote_event_id ORDER BY name) AS nth,
           count(*) OVER (PARTITION BY collector, vote_event_id) AS all_of_them
    FROM by_person
    -- Whoever has no line on the sheet and is no voter elsewhere is no disagreement.
    WHERE theirs <> sheets AND NOT (sheets = 'no_line' AND theirs = 'neither')
)
SELECT vote_event_id, 'second_twice' AS rule, collector AS a, '' AS b, '' AS c, '' AS d FROM twice
UNION ALL
SELECT vote_event_id, CASE WHEN is_ruled THEN 'second_identity_ruled' ELSE 'second_identity' END,
       collector, array_to_string(bills, ', ') || ' / ' || CAST(first_on AS VARCHAR),
       array_to_string(sheet_bills, ', ') || ' / ' || CAST(held_on AS VARCHAR), ''
FROM stranger
UNION ALL
-- Fewer without Yes or No than on the sheet: a list of those present.
SELECT vote_event_id, 'second_tally', collector,
       concat_ws('-', yes_count, no_count, not_yes_or_no),
       concat_ws('-', sheet_yes, sheet_no, sheet_absent), ''
FROM same
WHERE yes_count <> sheet_yes OR no_count <> sheet_no OR not_yes_or_no > sheet_absent
UNION ALL
SELECT vote_event_id, 'second_sum', collector, concat_ws('-', yes_votes, no_votes),
       concat_ws('-', yes_count, no_count), ''
FROM same JOIN own_sum USING (collector, vote_event_id)
WHERE yes_votes <> yes_count OR no_votes <> no_count
UNION ALL
SELECT vote_event_id, 'second_vote', collector, name, theirs, sheets FROM differing WHERE nth <= 3
UNION ALL
SELECT vote_event_id, 'second_more', collector, CAST(all_of_them - 3 AS VARCHAR), '', ''
FROM differing WHERE nth = 4
UNION ALL
-- One sentence for a name, in however many roll calls it is.
SELECT '', 'second_name', collector, printed_name, chamber,
       CAST(count(DISTINCT vote_event_id) AS VARCHAR)
FROM second_vote WHERE person_id IS NULL AND EXISTS (FROM core.membership)
GROUP BY collector, printed_name, chamber
ORDER BY ALL;

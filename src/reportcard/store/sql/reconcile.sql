-- What does not add up, one row a finding: the roll call, the rule that failed and its figures.
-- Each figure is text, so that one table holds all rules; the sentences are made in reconcile.py.
-- A rule names at most three people of a roll call and counts the others.
WITH counted AS (
    SELECT vote_event_id,
           count(*) FILTER (WHERE option = 'yes') AS yes_lines,
           count(*) FILTER (WHERE option = 'no') AS no_lines,
           count(*) FILTER (WHERE option NOT IN ('yes', 'no')) AS absent_lines,
           count(*) AS all_lines
    FROM line GROUP BY vote_event_id
), head AS (
    SELECT s.*, coalesce(yes_lines, 0) AS yes_lines, coalesce(no_lines, 0) AS no_lines,
           coalesce(absent_lines, 0) AS absent_lines, coalesce(all_lines, 0) AS all_lines
    FROM sheet AS s LEFT JOIN counted USING (vote_event_id)
    WHERE sheet_rank = 1
), copy AS (
    SELECT s.vote_event_id, s.page_url,
           -- A line counts differently in a table of the project's own, so lines are not compared.
           concat_ws(' ', s.held_on, s.question_class, coalesce(s.amendment_chamber, '-'),
                     coalesce(s.amendment_schedule, '-'), coalesce(s.lco, 0), s.total, s.necessary, s.yes_count,
                     s.no_count, s.absent_count, s.vacant_count, '|') ||
           (SELECT coalesce(string_agg(
                normal(v.printed_name) || ' ' || v.option, '|'
                ORDER BY normal(v.printed_name), v.option), '')
            FROM raw.current_person_vote AS v
            WHERE v.page_url = s.page_url AND v.source_id = s.source_id
              AND v.session = s.session AND v.chamber = s.chamber AND v.number = s.number
              AND v.revision = s.revision) AS content
    FROM sheet AS s
    WHERE NOT s.is_superseded
      AND s.vote_event_id IN (SELECT vote_event_id FROM sheet WHERE NOT is_superseded AND sheet_rank > 1)
), candidates AS (
    SELECT l.vote_event_id, l.line, l.printed_name, l.district, l.held_on, l.chamber,
           count(m.person_id) AS people
    FROM line AS l
    LEFT JOIN line_match AS m ON m.vote_event_id = l.vote_event_id AND m.line = l.line
    GROUP BY ALL
), by_name AS (
SELECT vote_event_id, 'unknown_name' AS rule, printed_name AS a, CAST(held_on AS VARCHAR) AS b,
       chamber AS c
FROM candidates WHERE people = 0 AND chamber IN (SELECT chamber FROM core.membership)
UNION ALL
SELECT vote_event_id, 'ambiguous_name', printed_name, CAST(held_on AS VARCHAR),
       CAST(people AS VARCHAR)
FROM candidates WHERE people > 1
UNION ALL
SELECT v.vote_event_id, 'twice', p.name, string_agg(v.printed_name, ' / ' ORDER BY v.line),
       CAST(count(*) AS VARCHAR)
FROM core.person_vote AS v JOIN core.person AS p USING (person_id)
GROUP BY v.vote_event_id, v.person_id, p.name HAVING count(*) > 1
UNION ALL
SELECT e.vote_event_id, 'no_line', p.name, CAST(min(m.district) AS VARCHAR),
       CAST(e.held_on AS VARCHAR)
FROM core.vote_event AS e
JOIN core.membership AS m
  ON m.chamber = e.chamber
 AND coalesce(m.start_on, DATE '0001-01-01') <= e.held_on
 AND e.held_on < coalesce(m.end_on, DATE '9999-12-31')
JOIN core.person AS p USING (person_id)
ANTI JOIN line_match AS l ON l.vote_event_id = e.vote_event_id AND l.person_id = m.person_id
GROUP BY e.vote_event_id, m.person_id, p.name, e.held_on
), empty_seat AS (
    SELECT h.vote_event_id, count(s.district) AS seats_without,
           coalesce(string_agg(CAST(s.district AS VARCHAR), ', ' ORDER BY s.district), '') AS which
    FROM head AS h
    LEFT JOIN (SELECT chamber, unnest(range(1, seats + 1)) AS district FROM chamber_seats) AS s
      ON s.chamber = h.chamber
     AND NOT EXISTS (FROM core.membership AS m
                     WHERE m.chamber = h.chamber AND m.district = s.district
                       AND coalesce(m.start_on, DATE '0001-01-01') <= h.held_on
                       AND h.held_on < coalesce(m.end_on, DATE '9999-12-31'))
    GROUP BY h.vote_event_id
), numbered AS (
    SELECT *, row_number() OVER (PARTITION BY vote_event_id, rule ORDER BY a, b, c) AS nth,
           count(*) OVER (PARTITION BY vote_event_id, rule) AS all_of_them
    FROM by_name
)
SELECT vote_event_id, rule, a, b, c FROM numbered WHERE nth <= 3
UNION ALL
SELECT vote_event_id, 'more_names', CAST(all_of_them - 3 AS VARCHAR), '', ''
FROM numbered WHERE nth = 4
UNION ALL
SELECT vote_event_id, 'no_people', '', '', ''
FROM head WHERE chamber NOT IN (SELECT chamber FROM core.membership)
UNION ALL
SELECT vote_event_id, 'yes_tally' AS rule, CAST(yes_lines AS VARCHAR) AS a,
       CAST(yes_count AS VARCHAR) AS b, '' AS c
FROM head WHERE yes_lines <> yes_count
UNION ALL
SELECT vote_event_id, 'no_tally', CAST(no_lines AS VARCHAR), CAST(no_count AS VARCHAR), ''
FROM head WHERE no_lines <> no_count
UNION ALL
SELECT vote_event_id, 'absent_tally', CAST(absent_lines AS VARCHAR), CAST(absent_count AS VARCHAR), ''
FROM head WHERE absent_lines <> absent_count
UNION ALL
SELECT vote_event_id, 'total', CAST(yes_count + no_count AS VARCHAR), CAST(total AS VARCHAR), ''
FROM head WHERE yes_count + no_count <> total
UNION ALL
SELECT vote_event_id, 'seats', CAST(all_lines AS VARCHAR), CAST(vacant_count AS VARCHAR),
       CAST(seats AS VARCHAR)
FROM head JOIN chamber_seats USING (chamber) WHERE all_lines + vacant_count <> seats
UNION ALL
-- With as many lines and vacancies as seats, the vacancies must be the seats that nobody holds.
SELECT vote_event_id, CASE WHEN seats_without = 0 THEN 'no_vacancy' ELSE 'vacancies' END,
       CAST(vacant_count AS VARCHAR), which, ''
FROM head JOIN chamber_seats USING (chamber) JOIN empty_seat USING (vote_event_id)
WHERE all_lines + vacant_count = seats AND vacant_count <> seats_without
  AND chamber IN (SELECT chamber FROM core.membership)
UNION ALL
SELECT h.vote_event_id, 'newer_revision', CAST(max(l.revision) AS VARCHAR),
       CAST(h.revision AS VARCHAR), ''
FROM head AS h
JOIN raw.current_listed_sheet AS l
  ON l.session = h.session AND l.chamber = h.chamber AND l.number = h.number
GROUP BY h.vote_event_id, h.revision HAVING max(l.revision) > h.revision
UNION ALL
-- A correction of the sheet that takes a bill out: its page still takes the roll call for its own.
SELECT vote_event_id, 'bill_taken_out',
       string_agg(regexp_replace(bill_number, '^([A-Z]+)0*(\d+)$', '\1 \2'), ', '
                  ORDER BY bill_number), '', ''
FROM (SELECT DISTINCT h.vote_event_id, l.bill_number
      FROM head AS h
      JOIN raw.current_roll_call_label AS l
        ON l.session = h.session AND l.chamber = h.chamber AND l.number = h.number
      JOIN sheet AS o ON o.vote_event_id = h.vote_event_id AND o.is_superseded
                     AND list_contains(o.bill_numbers, l.bill_number)
      WHERE NOT EXISTS (FROM sheet AS n
                        WHERE n.vote_event_id = h.vote_event_id AND NOT n.is_superseded
                          AND list_contains(n.bill_numbers, l.bill_number)))
GROUP BY vote_event_id
UNION ALL
SELECT vote_event_id, 'copies', min(page_url), max(page_url), ''
FROM copy GROUP BY vote_event_id HAVING count(DISTINCT content) > 1
ORDER BY ALL

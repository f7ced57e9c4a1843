-- How complete the record is, after everything that does not add up was set aside. Fills
-- core.coverage, and the temp table `gap` with the numbers that have no sound sheet; coverage.py
-- gives them their sentences. A chamber numbers its roll calls of a session from 1 without gaps, so
-- the highest number that any witness knows says how many there must be.
CREATE OR REPLACE TEMP TABLE known_number AS
SELECT session, chamber, number, 'sheet' AS witness, transcribed, page_url AS url, '' AS name
FROM raw.current_vote_event
UNION ALL
SELECT session, chamber, number, 'listed', transcribed, sheet_url, '' FROM raw.current_listed_sheet
UNION ALL
SELECT session, chamber, number, 'label', transcribed, source_url,
       regexp_replace(bill_number, '^([A-Z]+)0*(\d+)$', '\1 \2')
FROM raw.current_roll_call_label
UNION ALL
SELECT session, chamber, number, 'ruling', transcribed, source_url, '' FROM raw.current_question_ruling
UNION ALL
SELECT session, chamber, number, 'second', transcribed, source_url, collector
FROM raw.current_second_tally;

-- Where a folder of sheets was read, or sheets were read from official documents, what is not there
-- is missing. Tables of the project's own carry some roll calls on purpose and say nothing about
-- the others.
CREATE OR REPLACE TEMP TABLE numbered AS
SELECT session, chamber,
       CASE WHEN bool_or(witness = 'listed' OR (witness <> 'second' AND NOT transcribed))
            THEN max(number) END AS expected,
       bool_or(witness = 'listed') AS has_list,
       count(DISTINCT number) FILTER (WHERE witness = 'listed') AS listed
FROM known_number
GROUP BY session, chamber;

INSERT INTO core.coverage
WITH sound AS (
    SELECT e.session, e.chamber, count(*) AS collected,
           sum((SELECT count(*) FROM core.person_vote AS v WHERE v.vote_event_id = e.vote_event_id))
               AS vote_count
    FROM core.vote_event AS e GROUP BY ALL
), older AS (
    SELECT session, chamber, count(*) AS superseded
    FROM (SELECT DISTINCT session, chamber, number, revision FROM sheet WHERE is_superseded)
    GROUP BY ALL
), nameless AS (
    SELECT session, chamber, count(*) AS unresolved_names
    FROM (SELECT DISTINCT l.session, l.chamber, normal(l.printed_name) AS name, l.district
          FROM line AS l
          ANTI JOIN (FROM line_match WHERE people = 1) AS m
            ON m.vote_event_id = l.vote_event_id AND m.line = l.line)
    GROUP BY ALL
), checked AS (
    SELECT e.session, e.chamber, count(DISTINCT e.vote_event_id) AS compared,
           list_sort(list_distinct(list(t.source_id))) AS second_sources
    FROM core.vote_event AS e
    JOIN raw.current_second_tally AS t
      ON t.session = e.session AND t.chamber = e.chamber AND t.number = e.number
    GROUP BY e.session, e.chamber
), contested AS (
    SELECT s.session, s.chamber, count(DISTINCT s.vote_event_id) AS differing
    FROM sheet AS s
    JOIN core.quarantine AS q
      ON q.entity_id = s.vote_event_id
     AND (q.entity = 'crosscheck' OR q.rule = 'second_identity')
    GROUP BY ALL
)
SELECT session, chamber, expected, listed, coalesce(collected, 0), coalesce(superseded, 0),
       coalesce(unresolved_names, 0), coalesce(vote_count, 0), coalesce(compared, 0),
       coalesce(differing, 0), coalesce(second_sources, [])
FROM numbered
LEFT JOIN sound USING (session, chamber)
LEFT JOIN older USING (session, chamber)
LEFT JOIN nameless USING (session, chamber)
LEFT JOIN checked USING (session, chamber)
LEFT JOIN contested USING (session, chamber)
ORDER BY session, chamber;

-- Why a number has no sound sheet: the first that applies, from what is known best. A sheet that
-- does not add up has its sentences in core.quarantine; so has a page that could not be read.
CREATE OR REPLACE TEMP TABLE gap AS
WITH row_of_numbers AS (
    SELECT session, chamber, has_list, unnest(range(1, expected + 1)) AS number
    FROM numbered WHERE expected IS NOT NULL
    UNION
    SELECT s.session, s.chamber, has_list, s.number  -- of a selection: what was read of it
    FROM sheet AS s JOIN numbered USING (session, chamber)
), wanting AS (
    SELECT *, session || '-' || chamber || '-' || number AS vote_event_id
    FROM row_of_numbers
    ANTI JOIN core.vote_event USING (session, chamber, number)
), unsound AS (
    SELECT entity_id AS vote_event_id, string_agg(sentence_en, ' ' ORDER BY rule, sentence_en) AS en,
           string_agg(sentence_es, ' ' ORDER BY rule, sentence_en) AS es, min(source_url) AS url
    FROM core.quarantine WHERE entity = 'vote_event' GROUP BY entity_id
), unread AS (
    SELECT DISTINCT ON (k.session, k.chamber, k.number)
           k.session, k.chamber, k.number, p.page_url AS url, p.refused AS detail
    FROM known_number AS k
    JOIN raw.page AS p ON lower(p.page_url) = lower(k.url)
    WHERE k.witness = 'listed' AND p.is_current AND p.refused IS NOT NULL
    ORDER BY k.session, k.chamber, k.number, p.page_url, p.source_id
), told AS (
    SELECT session, chamber, number,
           min(url) FILTER (WHERE witness = 'listed') AS listed_url,
           min(url) FILTER (WHERE witness = 'label') AS label_url,
           min(name) FILTER (WHERE witness = 'label') AS bill,
           min(name) FILTER (WHERE witness = 'second') AS collector,
           min(url) FILTER (WHERE witness = 'second') AS second_url,
           min(url) FILTER (WHERE witness = 'ruling') AS ruling_url
    FROM known_number GROUP BY ALL
)
SELECT session, chamber, number,
       CASE WHEN s.vote_event_id IS NOT NULL THEN 'set_aside'
            WHEN u.detail IS NOT NULL THEN 'refused'
            WHEN listed_url IS NOT NULL THEN 'not_fetched'
            WHEN NOT has_list THEN 'unlooked'
            WHEN coalesce(bill, collector, ruling_url) IS NOT NULL THEN 'named'
            ELSE 'unlisted' END AS standing,
       coalesce(s.en, '') AS en, coalesce(s.es, '') AS es,
       coalesce(u.detail, '') AS detail, coalesce(bill, '') AS bill,
       coalesce(collector, '') AS collector,
       coalesce(s.url, u.url, listed_url, label_url, second_url, ruling_url, '') AS url
FROM wanting AS w
LEFT JOIN unsound AS s USING (vote_event_id)
LEFT JOIN unread AS u USING (session, chamber, number)
LEFT JOIN told USING (session, chamber, number)
ORDER BY session, chamber, number;

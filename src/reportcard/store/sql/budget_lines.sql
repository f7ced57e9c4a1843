-- sound_row -> core.budget_line and core.appropriation_line: the rows of several documents that are
-- one line. `line_alias` holds what persons decided (lines.py), `line_move` what went where.

CREATE OR REPLACE TEMP TABLE level_row AS
SELECT r.*, a.how, concat_ws('|', fund_words, agency_words, account_words) AS own_key,
       coalesce(a.group_key, concat_ws('|', fund_words, agency_words, account_words)) AS line_key,
       CASE stage WHEN 'enacted' THEN 3 WHEN 'committee' THEN 2 ELSE 1 END AS stage_order
FROM sound_row AS r
LEFT JOIN line_alias AS a
  ON a.cycle = r.cycle
 AND a.own_key = concat_ws('|', fund_words, agency_words, account_words)
WHERE is_level;

-- An act may repeal an account in one place and set it anew in another: the sum is what it says of
-- it. Where two rows of a document both have an old, or both a new amount, nobody knows.
CREATE OR REPLACE TEMP TABLE line_stage AS
SELECT cycle, fiscal_year, line_key, stage, sum(before) AS before, sum(after) AS after,
       count(*) > 1 AND (count(*) FILTER (WHERE before <> 0) > 1
                         OR count(*) FILTER (WHERE after <> 0) > 1) AS is_ambiguous,
       count(*) AS rows, bool_or(is_vetoed) AS is_vetoed, min(bill_id) AS bill_id,
       min(document_url) AS document_url, min(section) AS section, min(page) AS page,
       min(source_id) AS source_id, min(archive_sha256) AS archive_sha256
FROM level_row
GROUP BY cycle, fiscal_year, line_key, stage;

CREATE OR REPLACE TEMP TABLE stage_read AS
SELECT cycle, CAST(fiscal_year AS INTEGER) AS fiscal_year, count(DISTINCT stage) AS stages
FROM (SELECT cycle, stage, unnest(fiscal_years) AS fiscal_year FROM read_section
      WHERE kind IN ('budget', 'adjustment'))
GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE line_named AS
WITH shown AS (
    SELECT DISTINCT ON (cycle, fiscal_year, line_key)
           cycle, fiscal_year, line_key, own_key, fund, function, agency, account, fund_words,
           agency_words, account_words
    FROM level_row
    ORDER BY cycle, fiscal_year, line_key, stage_order DESC, after <> 0 DESC, document_url, section,
             position
), slugged AS (
    SELECT *, array_to_string([trim(regexp_replace(lower(w), '[^a-z0-9]+', '-', 'g'), '-')
                               FOR w IN [fund_words, agency_words, account_words] IF w <> ''],
                              '/') AS slug
    FROM shown
)
SELECT *, concat_ws('/', cycle, fiscal_year, slug
           || CASE WHEN count(*) OVER (PARTITION BY cycle, fiscal_year, slug) > 1
                   THEN '-' || left(md5(own_key), 6) ELSE '' END) AS budget_line_id
FROM slugged;

INSERT INTO core.budget_line
WITH stages AS (
    SELECT cycle, fiscal_year, line_key,
           max(after) FILTER (WHERE stage = 'governor' AND NOT is_ambiguous) AS governor,
           max(after) FILTER (WHERE stage = 'committee' AND NOT is_ambiguous) AS committee,
           max(after) FILTER (WHERE stage = 'enacted' AND NOT is_ambiguous) AS enacted,
           max(before) FILTER (WHERE NOT is_ambiguous) AS most,
           min(before) FILTER (WHERE NOT is_ambiguous) AS least,
           count(*) FILTER (WHERE NOT is_ambiguous) AS stages, count(*) AS named_in,
           bool_or(is_vetoed) AS is_vetoed
    FROM line_stage GROUP BY ALL
), words AS (
    SELECT cycle, fiscal_year, line_key, count(DISTINCT own_key) AS spellings,
           bool_or(how = 'confirmed') AS is_confirmed, bool_or(kind = 'lapse') AS is_lapse
    FROM level_row GROUP BY ALL
), move AS (
    SELECT DISTINCT m.cycle, f.fiscal_year, f.budget_line_id AS from_id, t.budget_line_id AS to_id
    FROM line_move AS m
    JOIN level_row AS fr ON fr.cycle = m.cycle AND fr.own_key = m.from_key
    JOIN line_named AS f
      ON f.cycle = fr.cycle AND f.fiscal_year = fr.fiscal_year AND f.line_key = fr.line_key
    JOIN level_row AS tr
      ON tr.cycle = m.cycle AND tr.own_key = m.to_key AND tr.fiscal_year = fr.fiscal_year
    JOIN line_named AS t
      ON t.cycle = tr.cycle AND t.fiscal_year = tr.fiscal_year AND t.line_key = tr.line_key
)
SELECT n.budget_line_id, n.cycle, n.fiscal_year, n.fund, n.function, n.agency, n.account,
       w.is_lapse, CASE WHEN s.most = s.least THEN s.most END, s.governor, s.committee, s.enacted,
       CASE WHEN w.spellings > 1 AND w.is_confirmed THEN 'confirmed'
            WHEN w.spellings > 1 THEN 'renamed' WHEN s.named_in > 1 THEN 'same_words'
            ELSE 'single' END,
       coalesce((SELECT list(from_id ORDER BY from_id) FROM move WHERE to_id = n.budget_line_id), []),
       coalesce((SELECT list(to_id ORDER BY to_id) FROM move WHERE from_id = n.budget_line_id), []),
       s.stages = r.stages, s.is_vetoed
FROM line_named AS n
JOIN stages AS s USING (cycle, fiscal_year, line_key)
JOIN words AS w USING (cycle, fiscal_year, line_key)
JOIN stage_read AS r USING (cycle, fiscal_year)
ORDER BY n.budget_line_id;

INSERT INTO core.appropriation_line
SELECT concat_ws('/', r.fiscal_year, r.bill_id, r.stage, r.section, r.position),
       coalesce(n.budget_line_id, ''), r.cycle, r.stage, r.document_url, r.section, r.section_kind,
       r.kind = 'lapse', r.fund, r.function, r.agency, r.account, r.fiscal_year, r.before, r.after,
       r.is_vetoed, r.is_controlled, r.page, r."row", r.source_id, r.source_url, r.archive_sha256,
       r.parser_version, r.retrieved_at, r.transcribed
FROM sound_row AS r
LEFT JOIN line_alias AS a
  ON a.cycle = r.cycle
 AND a.own_key = concat_ws('|', r.fund_words, r.agency_words, r.account_words)
LEFT JOIN line_named AS n
  ON r.is_level AND n.cycle = r.cycle AND n.fiscal_year = r.fiscal_year
 AND n.line_key = coalesce(a.group_key,
                           concat_ws('|', r.fund_words, r.agency_words, r.account_words))
ORDER BY r.cycle, r.fiscal_year,
         CASE r.stage WHEN 'governor' THEN 1 WHEN 'committee' THEN 2 ELSE 3 END, r.document_url,
         r.section, r.position;

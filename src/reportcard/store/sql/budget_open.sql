-- core.budget_line -> core.open_line: lines of different documents that may be one, and lines that
-- may have gone into another. Only proposals: `line_ruled` holds the pairs that somebody ruled on.

-- How alike words are, from 0 to 1, in whatever order: DEPARTMENT OF LABOR, LABOR DEPARTMENT.
CREATE OR REPLACE TEMP MACRO sorted_words(text) AS
    array_to_string(list_sort(string_split(regexp_replace(text, '\bOF |\bTHE |\bAND ', '', 'g'), ' ')),
                    ' ');
CREATE OR REPLACE TEMP MACRO likeness(one, other) AS
    greatest(jaro_winkler_similarity(one, other),
             jaro_winkler_similarity(sorted_words(one), sorted_words(other)));

INSERT INTO core.open_line
WITH line AS (
    SELECT l.budget_line_id, l.cycle, l.fiscal_year, l.base_dollars, l.is_complete, n.line_key,
           n.fund_words, n.agency_words, n.account_words,
           list_distinct((SELECT list(stage) FROM line_stage AS s
                          WHERE s.cycle = l.cycle AND s.fiscal_year = l.fiscal_year
                            AND s.line_key = n.line_key)) AS stages
    FROM core.budget_line AS l JOIN line_named AS n USING (budget_line_id)
), alike AS (
    SELECT x.cycle, x.fiscal_year, x.budget_line_id, y.budget_line_id AS other_id, x.line_key,
           y.line_key AS other_key,
           likeness(x.account_words, y.account_words) AS account_likeness,
           likeness(x.agency_words, y.agency_words) AS agency_likeness,
           coalesce(x.base_dollars = y.base_dollars AND x.base_dollars > 0, false) AS same_base
    FROM line AS x
    JOIN line AS y USING (cycle, fiscal_year, fund_words)
    WHERE x.budget_line_id < y.budget_line_id AND NOT x.is_complete AND NOT y.is_complete
      AND NOT list_has_any(x.stages, y.stages)
      -- All documents change the same law: one line has one old amount in each of them.
      AND coalesce(x.base_dollars = y.base_dollars, true)
), proposed AS (
    SELECT cycle, fiscal_year, budget_line_id, other_id, line_key, other_key,
           CAST(round(100 * (0.7 * account_likeness + 0.3 * agency_likeness)) AS INTEGER)
               AS likeness,
           same_base, false AS is_move
    FROM alike
    WHERE same_base OR account_likeness >= 0.88 AND agency_likeness >= 0.93
), moved AS (
    -- One document takes an account away here and gives the same sum there.
    SELECT DISTINCT x.cycle, x.fiscal_year, x.budget_line_id, y.budget_line_id AS other_id,
           x.line_key, y.line_key AS other_key,
           CAST(round(100 * (0.7 * likeness(x.account_words, y.account_words)
                             + 0.3 * likeness(x.agency_words, y.agency_words))) AS INTEGER)
               AS likeness,
           false AS same_base, true AS is_move
    FROM line AS x
    JOIN line_stage AS gone
      ON gone.cycle = x.cycle AND gone.fiscal_year = x.fiscal_year AND gone.line_key = x.line_key
    JOIN line_stage AS come
      ON come.cycle = x.cycle AND come.fiscal_year = x.fiscal_year AND come.stage = gone.stage
    JOIN line AS y
      ON y.cycle = come.cycle AND y.fiscal_year = come.fiscal_year AND y.line_key = come.line_key
    WHERE gone.before > 0 AND gone.after = 0 AND come.before = 0 AND come.after = gone.before
      AND x.budget_line_id <> y.budget_line_id
      AND (x.agency_words = y.agency_words AND x.fund_words = y.fund_words
           OR likeness(x.account_words, y.account_words) >= 0.88)
), ranked AS (
    SELECT *, row_number() OVER (PARTITION BY cycle, fiscal_year, budget_line_id, is_move
                                 ORDER BY same_base DESC, likeness DESC, other_id) AS rank,
           row_number() OVER (PARTITION BY cycle, fiscal_year, other_id, is_move
                              ORDER BY same_base DESC, likeness DESC, budget_line_id) AS other_rank
    FROM (FROM proposed UNION ALL FROM moved) AS p
    WHERE NOT EXISTS (
        FROM line_ruled AS d
        JOIN level_row AS one ON one.cycle = d.cycle AND one.own_key = d.own_key
        JOIN level_row AS other ON other.cycle = d.cycle AND other.own_key = d.other_key
        WHERE d.cycle = p.cycle
          AND (p.line_key, p.other_key) IN ((one.line_key, other.line_key),
                                            (other.line_key, one.line_key)))
)
SELECT cycle, fiscal_year, budget_line_id, other_id, likeness, same_base, is_move
FROM ranked
WHERE least(rank, other_rank) <= 2
ORDER BY ALL;

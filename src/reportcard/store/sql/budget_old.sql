-- Sections with a line under no printed total whose old amount another document of the cycle
-- contradicts: nothing else would show that one of its digits was misread. Columns as in
-- budget_checks.sql. Two such sections that contradict each other are both set aside.
WITH told AS (
    SELECT r.cycle, r.stage, r.document_url, r.bill_id, r.fiscal_year, budget_words(r.fund) AS fund,
           budget_words(r.agency) AS agency_words, budget_words(r.account) AS account_words,
           min(r.section) AS section, min(r.page) AS page, any_value(r.agency) AS agency,
           any_value(r.account) AS account, sum(r.before) AS before,
           bool_and(r.is_controlled) AS is_controlled, min(r.source_id) AS source_id,
           min(r.archive_sha256) AS archive_sha256
    FROM read_row AS r ANTI JOIN bad_section USING (cycle, stage, document_url, section)
    WHERE r.kind IN ('account', 'lapse') AND r.section_kind = 'adjustment'
    GROUP BY ALL
)
SELECT t.cycle, t.stage, t.document_url, t.section, d.bill_id, d.session, d.bill, t.page,
       'old_column' AS rule, 'old' AS side, t.agency, t.fiscal_year, t.before, min(o.before) AS b,
       t.account, t.source_id, t.archive_sha256
FROM told AS t
JOIN told AS o USING (cycle, fiscal_year, fund, agency_words, account_words)
JOIN asked_document AS d
  ON d.cycle = t.cycle AND d.stage = t.stage AND d.document_url = t.document_url
WHERE o.document_url <> t.document_url AND NOT t.is_controlled AND o.before <> t.before
GROUP BY ALL
ORDER BY ALL

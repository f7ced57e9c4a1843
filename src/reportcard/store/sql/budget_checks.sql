-- What does not add up in a budget document, one row a finding: the section, the rule, the column
-- (old, new), the agency, the year, and two figures. One finding sets the whole section aside.
WITH amount AS (
    SELECT *, 'old' AS side, before AS dollars FROM read_row
    UNION ALL
    SELECT *, 'new', after FROM read_row
), of_agency AS (
    SELECT cycle, stage, document_url, section, side, fiscal_year, run, any_value(agency) AS agency,
           min(page) AS page, count(*) FILTER (WHERE kind = 'account') AS accounts,
           count(*) FILTER (WHERE kind = 'agency_total') AS totals,
           sum(dollars) FILTER (WHERE kind = 'account') AS summed,
           max(dollars) FILTER (WHERE kind = 'agency_total') AS printed,
           max(page) FILTER (WHERE kind = 'agency_total') AS total_page
    FROM amount WHERE is_of_agency
    GROUP BY cycle, stage, document_url, section, side, fiscal_year, run
), of_fund AS (
    SELECT cycle, stage, document_url, section, side, fiscal_year, any_value(is_whole) AS is_whole,
           sum(dollars) FILTER (WHERE kind = 'account') AS accounts,
           sum(dollars) FILTER (WHERE kind = 'lapse') AS lapses,
           max(dollars) FILTER (WHERE kind = 'fund_total') AS fund_total,
           max(dollars) FILTER (WHERE kind = 'lapse_total') AS lapse_total,
           max(dollars) FILTER (WHERE kind = 'net') AS net,
           max(page) FILTER (WHERE kind = 'fund_total') AS fund_page,
           max(page) FILTER (WHERE kind = 'lapse_total') AS lapse_page,
           max(page) FILTER (WHERE kind = 'net') AS net_page,
           count(*) FILTER (WHERE kind = 'fund_total') AS fund_totals,
           count(*) FILTER (WHERE kind = 'lapse_total') AS lapse_totals,
           count(*) FILTER (WHERE kind = 'net') AS nets
    FROM amount
    GROUP BY cycle, stage, document_url, section, side, fiscal_year
), seen AS (
    SELECT cycle, stage, document_url, section, count(*) AS copies, min(page) AS page,
           max(troubles) AS troubles, any_value(kind) AS kind,
           any_value(fiscal_years) AS fiscal_years
    FROM read_section GROUP BY cycle, stage, document_url, section
), finding AS (
    SELECT cycle, stage, document_url, section, total_page AS page, 'agency_total' AS rule, side,
           agency, fiscal_year, coalesce(summed, CASE WHEN accounts = 0 THEN 0 END) AS a,
           printed AS b, '' AS words
    FROM of_agency
    WHERE totals > 0 AND (summed IS DISTINCT FROM printed AND NOT (accounts = 0 AND printed = 0))
    UNION ALL
    -- Where agencies have totals, several accounts without one are two agencies run together.
    SELECT cycle, stage, document_url, section, page, 'no_agency_total', side, agency, fiscal_year,
           summed, NULL, CAST(accounts AS VARCHAR)
    FROM of_agency
    WHERE side = 'new' AND totals = 0 AND accounts > 1
      AND (cycle, stage, document_url, section)
          IN (SELECT (cycle, stage, document_url, section) FROM of_agency WHERE totals > 0)
    UNION ALL
    SELECT cycle, stage, document_url, section, fund_page, 'fund_total', side, '', fiscal_year,
           accounts, fund_total, ''
    FROM of_fund WHERE is_whole AND fund_totals > 0 AND accounts IS DISTINCT FROM fund_total
    UNION ALL
    SELECT cycle, stage, document_url, section, lapse_page, 'lapse_total', side, '', fiscal_year,
           lapses, lapse_total, ''
    FROM of_fund WHERE is_whole AND lapse_totals > 0 AND lapses IS DISTINCT FROM lapse_total
    UNION ALL
    SELECT cycle, stage, document_url, section, net_page, 'net', side, '', fiscal_year,
           CASE WHEN fund_totals > 0 THEN fund_total ELSE accounts END
               + CASE WHEN lapses IS NULL THEN 0 ELSE lapses END,
           net, ''
    FROM of_fund
    WHERE is_whole AND nets > 0
      AND CASE WHEN fund_totals > 0 THEN fund_total ELSE accounts END
              + CASE WHEN lapses IS NULL THEN 0 ELSE lapses END IS DISTINCT FROM net
    UNION ALL
    SELECT cycle, stage, document_url, section, coalesce(fund_page, net_page), 'totals_twice', '',
           '', fiscal_year, NULL, NULL, ''
    FROM of_fund
    WHERE side = 'new' AND greatest(fund_totals, lapse_totals, nets) > 1
    UNION ALL
    SELECT cycle, stage, document_url, section, page, 'trouble', '', '', NULL, NULL, NULL,
           array_to_string(troubles, chr(10)) -- each is one line of text
    FROM seen WHERE len(troubles) > 0
    UNION ALL
    SELECT cycle, stage, document_url, section, page, 'section_twice', '', '', NULL, copies, NULL, ''
    FROM seen WHERE copies > 1
    UNION ALL
    SELECT cycle, stage, document_url, section, page, 'no_rows', '', '', NULL, NULL, NULL, ''
    FROM seen ANTI JOIN read_row USING (cycle, stage, document_url, section)
    WHERE len(troubles) = 0 -- with one, that is why
    UNION ALL
    SELECT cycle, stage, document_url, section, min(page), 'row_twice', '', any_value(agency),
           fiscal_year, count(*), NULL, CAST(position AS VARCHAR)
    FROM read_row
    GROUP BY cycle, stage, document_url, section, fiscal_year, position HAVING count(*) > 1
    UNION ALL
    SELECT r.cycle, r.stage, r.document_url, r.section, r.page, 'other_year', '', r.agency,
           r.fiscal_year, NULL, NULL, r.account
    FROM read_row AS r JOIN seen AS s USING (cycle, stage, document_url, section)
    WHERE NOT list_contains(s.fiscal_years, CAST(r.fiscal_year AS VARCHAR))
    UNION ALL
    -- A lead-in or a column that was misread gives amounts where there is none, or the other sign.
    SELECT cycle, stage, document_url, section, page,
           CASE WHEN before IS NULL THEN 'no_old_amount' ELSE 'old_amount' END, 'old', agency,
           fiscal_year, before, NULL, account
    FROM read_row WHERE (before IS NULL) = (section_kind = 'adjustment')
    UNION ALL
    SELECT cycle, stage, document_url, section, page, 'sign', side, agency, fiscal_year, dollars,
           NULL, account
    FROM amount
    WHERE CASE WHEN kind IN ('lapse', 'lapse_total') OR section_kind = 'reduction'
               THEN dollars > 0 ELSE dollars < 0 END
    UNION ALL
    SELECT cycle, stage, document_url, section, page, 'no_account', '', agency, fiscal_year, after,
           NULL, ''
    FROM read_row WHERE kind = 'account' AND (agency = '' OR account = '')
)
SELECT f.cycle, f.stage, f.document_url, f.section, d.bill_id, d.session, d.bill,
       coalesce(f.page, s.page) AS page, f.rule, f.side, f.agency,
       coalesce(f.fiscal_year, 0) AS fiscal_year, CAST(f.a AS BIGINT) AS a, CAST(f.b AS BIGINT) AS b,
       f.words, o.source_id, o.archive_sha256
FROM finding AS f
JOIN asked_document AS d USING (cycle, stage, document_url)
JOIN seen AS s USING (cycle, stage, document_url, section)
JOIN (SELECT cycle, stage, document_url, section, min(source_id) AS source_id,
             min(archive_sha256) AS archive_sha256
      FROM read_section GROUP BY ALL) AS o USING (cycle, stage, document_url, section)
ORDER BY ALL

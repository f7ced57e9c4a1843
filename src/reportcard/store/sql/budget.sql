-- temp tables -> core: sections that add up and their lines. `bad_section` holds those that do not.

INSERT INTO core.budget_cycle
SELECT DISTINCT ON (cycle, fiscal_year) cycle, fiscal_year, title_en, title_es
FROM raw.current_budget_cycle
ORDER BY cycle, fiscal_year, page_url, source_id;

INSERT INTO core.budget_bill
SELECT DISTINCT ON (cycle, bill_id)
       cycle, bill_id_of(session, bill_number) AS bill_id, role, note_en, note_es,
       list_sort(fiscal_years::INTEGER[]) AS fiscal_years
FROM raw.current_budget_bill
ORDER BY cycle, bill_id, line, page_url, source_id;

INSERT INTO core.budget_section
SELECT s.cycle, s.stage, s.document_url, s.section, s.kind, s.fund, s.fiscal_years, s.page,
       s.lead_in, s.is_whole, s.source_id, s.source_url, s.archive_sha256, s.parser_version,
       s.retrieved_at, s.transcribed
FROM read_section AS s ANTI JOIN bad_section USING (cycle, stage, document_url, section)
ORDER BY s.cycle, s.stage, s.document_url, s.section;

-- A document without a table can still have been read: for its bonds.
INSERT INTO core.budget_document
WITH counted AS (
    SELECT cycle, stage, document_url, count(DISTINCT section) AS sections FROM read_section
    GROUP BY ALL
), bad AS (
    SELECT cycle, stage, document_url, count(*) AS sections FROM bad_section GROUP BY ALL
), origin AS (
    SELECT DISTINCT ON (document_url) * FROM (
        SELECT document_url, source_id, archive_sha256, parser_version, retrieved_at, transcribed
        FROM raw.current_budget_section
        UNION ALL
        SELECT document_url, source_id, archive_sha256, parser_version, retrieved_at, transcribed
        FROM raw.current_bond_section
        UNION ALL
        SELECT document_url, source_id, archive_sha256, parser_version, retrieved_at, transcribed
        FROM raw.current_carry_forward)
    ORDER BY document_url, transcribed, source_id, archive_sha256
)
SELECT a.cycle, a.stage, a.bill_id, a.document_url, a.title_en, a.title_es,
       coalesce(c.sections, 0) - coalesce(b.sections, 0), coalesce(b.sections, 0), o.source_id,
       CASE WHEN o.source_id IS NOT NULL THEN a.document_url END, o.archive_sha256,
       o.parser_version, o.retrieved_at, o.transcribed
FROM asked_document AS a
LEFT JOIN counted AS c USING (cycle, stage, document_url)
LEFT JOIN bad AS b USING (cycle, stage, document_url)
LEFT JOIN origin AS o ON o.document_url = a.document_url
ORDER BY a.cycle, a.stage, a.document_url;

-- Each account and lapse of a section that adds up, with the words by which it is found elsewhere.
CREATE OR REPLACE TEMP TABLE sound_row AS
SELECT r.*,
       budget_words(fund) AS fund_words, budget_words(agency) AS agency_words,
       budget_words(account) AS account_words, section_kind IN ('budget', 'adjustment') AS is_level,
       EXISTS (FROM raw.current_veto AS v
               WHERE bill_id_of(v.session, v.bill_number) = r.bill_id AND r.stage = 'enacted'
                 AND (v.section IS NOT NULL OR v.agency <> '' OR v.account <> '')
                 AND coalesce(v.section, r.section) = r.section
                 AND budget_words(v.agency) IN ('', budget_words(r.agency))
                 AND budget_words(v.account) IN ('', budget_words(r.account))) AS is_vetoed
FROM read_row AS r ANTI JOIN bad_section USING (cycle, stage, document_url, section)
WHERE kind IN ('account', 'lapse');

INSERT INTO core.budget_vote
SELECT DISTINCT e.vote_event_id, b.cycle, b.bill_id, b.role,
       CASE WHEN e.question_class = 'passage'
             AND e.confidence IN ('stated', 'derived', 'confirmed')
            THEN coalesce(d.document_url, '') ELSE '' END
FROM core.budget_bill AS b
JOIN core.vote_event_bill USING (bill_id)
JOIN core.vote_event AS e USING (vote_event_id)
LEFT JOIN (SELECT cycle, bill_id, min(document_url) AS document_url FROM core.budget_document
           WHERE stage = 'enacted' AND source_id IS NOT NULL GROUP BY ALL) AS d
  ON d.cycle = b.cycle AND d.bill_id = b.bill_id
WHERE e.superseded_by IS NULL
ORDER BY ALL;

-- raw -> temp tables `asked_document`, `read_section`, `read_row`: what budget documents say, with
-- the totals that each row is part of. Which document is which stage the list of cycles says, not
-- the page: so a list that was edited is in force at once.

-- One spelling for one account: no accents, apostrophes or capitals, and a dash is a space.
CREATE OR REPLACE TEMP MACRO budget_words(text) AS
    trim(regexp_replace(
        regexp_replace(upper(strip_accents(text)), '[''’‘ʼ´`]', '', 'g'),
        '[-‐‑–—\s\x{00A0}\x{2000}-\x{200B}\x{202F}]+', ' ', 'g'));

CREATE OR REPLACE TEMP TABLE asked_document AS
SELECT DISTINCT ON (cycle, stage, document_url)
       cycle, stage, bill_id_of(session, bill_number) AS bill_id, session,
       regexp_replace(bill_number, '^([A-Z]+)0*(\d+)$', '\1 \2') AS bill, document_url, title_en,
       title_es
FROM raw.current_budget_document
ORDER BY cycle, stage, document_url, page_url, source_id;

-- A document that was read itself goes before a table that somebody copied from it.
CREATE OR REPLACE TEMP TABLE read_section AS
WITH origin AS (
    SELECT DISTINCT ON (document_url) document_url, source_id
    FROM raw.current_budget_section
    ORDER BY document_url, transcribed, source_id
)
SELECT a.cycle, a.stage, a.bill_id, a.session, a.bill, s.* EXCLUDE (cycle, stage)
FROM raw.current_budget_section AS s
JOIN origin AS o ON o.document_url = s.document_url AND o.source_id = s.source_id
JOIN asked_document AS a ON a.document_url = s.document_url;

-- An agency ends with its total, or where another begins; some documents print one agency twice.
CREATE OR REPLACE TEMP TABLE read_row AS
WITH line AS (
    SELECT s.cycle, s.stage, s.bill_id, s.kind AS section_kind, s.fund, s.is_whole,
           l.* EXCLUDE (cycle, stage),
           l.kind IN ('account', 'agency_total') AS is_of_agency
    FROM raw.current_appropriation_line AS l
    JOIN (SELECT DISTINCT ON (cycle, stage, document_url, section) *
          FROM read_section ORDER BY cycle, stage, document_url, section, page) AS s
      ON s.document_url = l.document_url AND s.section = l.section AND s.source_id = l.source_id
), begun AS (
    SELECT *, is_of_agency AND (
               lag(kind) OVER run = 'agency_total' OR lag(agency) OVER run <> agency
               OR lag(function) OVER run <> function) AS begins
    FROM line
    WINDOW run AS (PARTITION BY cycle, stage, document_url, section, fiscal_year, is_of_agency
                   ORDER BY position)
), numbered AS (
    SELECT *, count(*) FILTER (WHERE begins) OVER (
               PARTITION BY cycle, stage, document_url, section, fiscal_year, is_of_agency
               ORDER BY position) AS run
    FROM begun
)
SELECT *, -- Whether a total that this row is part of is printed.
       CASE WHEN kind = 'account' THEN
                bool_or(kind = 'agency_total') OVER agency
                OR is_whole AND bool_or(kind IN ('fund_total', 'net')) OVER whole
            WHEN kind = 'lapse' THEN
                bool_or(kind = 'lapse_total') OVER whole
                OR is_whole AND bool_or(kind = 'net') OVER whole
            ELSE true END AS is_controlled
FROM numbered
WINDOW agency AS (PARTITION BY cycle, stage, document_url, section, fiscal_year, is_of_agency, run),
       whole AS (PARTITION BY cycle, stage, document_url, section, fiscal_year);

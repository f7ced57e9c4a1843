-- raw -> core: bills, their histories, documents, amendments, acts and subjects; the committees.
-- What contradicts itself is left for bill_checks.sql.

CREATE OR REPLACE TEMP TABLE bill_info AS
SELECT DISTINCT ON (session, number) bill_id_of(session, number) AS bill_id, *
FROM raw.current_bill_info
ORDER BY session, number, page_url, source_id;

INSERT INTO core.committee
SELECT DISTINCT ON (session, code)
       session, code, name, source_id, source_url, archive_sha256, parser_version, retrieved_at,
       transcribed
FROM raw.current_committee
ORDER BY session, code, page_url, source_id;

INSERT INTO core.subject
SELECT DISTINCT ON (bill_id, subject)
       bill_id_of(session, bill_number) AS bill_id, subject, source_id, source_url, archive_sha256,
       parser_version, retrieved_at, transcribed
FROM raw.current_subject
ORDER BY bill_id, subject, page_url, source_id;

-- ---------------------------------------------------------------- histories

-- The same history can be read on several pages: the bill's own, which tells of no other, and files
-- that tell of many. One is taken whole: the one that knows most decisions, then most lines (the
-- others were fetched earlier), then the bill's own page, which names amendments by number.
CREATE OR REPLACE TEMP TABLE history AS
WITH line AS (
    SELECT bill_id_of(session, bill_number) AS bill_id, *,
           action_class IN ('passage', 'amendment', 'reconsidered') AS is_decision
    FROM raw.current_action
), page AS (
    SELECT page_url, source_id, count(DISTINCT bill_id) AS bills FROM line GROUP BY ALL
), told AS (
    SELECT l.bill_id, l.page_url, l.source_id, any_value(p.bills) AS bills, count(*) AS lines,
           count(*) FILTER (WHERE is_decision) AS decisions
    FROM line AS l JOIN page AS p USING (page_url, source_id)
    GROUP BY l.bill_id, l.page_url, l.source_id
)
SELECT bill_id, page_url, source_id,
       row_number() OVER (
           PARTITION BY bill_id ORDER BY decisions DESC, lines DESC, bills, page_url, source_id
       ) AS history_rank
FROM told;

-- A committee is named by its code, or by its name, which the list of committees turns into one.
CREATE OR REPLACE TEMP MACRO committee_name(name) AS
    regexp_replace(normal(name), '^(THE )?COMMITTEE ON | COMMITTEE$', '', 'g');

CREATE OR REPLACE TEMP TABLE committee_named AS
SELECT session, named, min(code) AS code
FROM (SELECT session, code, unnest([code, committee_name(name)]) AS named FROM core.committee)
GROUP BY session, named HAVING count(DISTINCT code) = 1;

INSERT INTO core.action
SELECT h.bill_id, a.action_order, a.acted_on, a.text, a.chamber, a.action_class,
       a.amendment_chamber, a.amendment_schedule, a.outcome,
       coalesce(c.code, CASE WHEN regexp_matches(a.committee_code, '^[A-Z]{2,4}$')
                             THEN a.committee_code ELSE '' END),
       a.source_id, a.source_url, a.archive_sha256, a.parser_version, a.retrieved_at, a.transcribed
FROM history AS h
JOIN raw.current_action AS a
  ON h.bill_id = bill_id_of(a.session, a.bill_number)
 AND h.page_url = a.page_url AND h.source_id = a.source_id
LEFT JOIN committee_named AS c
  ON c.session = a.session AND c.named = committee_name(a.committee_code)
WHERE h.history_rank = 1
ORDER BY h.bill_id, a.action_order;

-- Where the history that was taken does not begin with all that another one says, or a line that
-- could be a vote is in unknown words, nobody knows for sure how the chamber decided. A line that
-- names no chamber could be of either.
INSERT INTO core.doubtful_history
WITH chamber AS (SELECT unnest(['house', 'senate']) AS chamber), decided AS (
    SELECT h.bill_id, h.history_rank, c.chamber,
           list(concat_ws(' ', a.acted_on, a.action_class, coalesce(a.amendment_chamber, '-'),
                          coalesce(a.amendment_schedule, '-'), coalesce(a.outcome, '-'))
                ORDER BY a.action_order)
               FILTER (WHERE a.chamber = c.chamber
                       AND a.action_class IN ('passage', 'amendment', 'reconsidered')) AS steps
    FROM history AS h
    CROSS JOIN chamber AS c
    JOIN raw.current_action AS a
      ON h.bill_id = bill_id_of(a.session, a.bill_number)
     AND h.page_url = a.page_url AND h.source_id = a.source_id
    WHERE h.bill_id IN (SELECT bill_id FROM history WHERE history_rank > 1)
    GROUP BY ALL
)
SELECT DISTINCT taken.bill_id, taken.chamber, 'histories'
FROM decided AS taken JOIN decided AS other USING (bill_id, chamber)
WHERE taken.history_rank = 1 AND other.history_rank > 1
  AND other.steps IS NOT NULL
  AND coalesce(taken.steps, [])[:len(other.steps)] <> other.steps
UNION
SELECT DISTINCT bill_id_of(a.session, a.bill_number), c.chamber, 'open_decision'
FROM raw.current_action AS a
JOIN chamber AS c ON coalesce(a.chamber, c.chamber) = c.chamber
WHERE a.action_class = 'unclassified_decision'
ORDER BY ALL;

-- ---------------------------------------------------------------- documents, amendments, acts

INSERT INTO core.document
SELECT bill_id_of(session, bill_number), document_order, kind, label, revision, file_number,
       document_url, source_id, source_url, archive_sha256, parser_version, retrieved_at,
       transcribed
FROM raw.current_document
ORDER BY session, bill_number, document_order, page_url;

-- Several witnesses name an amendment: its own link, the label of a fiscal note, the history. Where
-- they give it two numbers it has none, and bill_checks.sql says so.
INSERT INTO core.amendment
WITH line AS (
    SELECT bill_id, action_order, chamber AS acting, amendment_chamber AS chamber,
           unnest(string_split(amendment_schedule, ',')) AS schedule,
           CASE action_class WHEN 'amendment' THEN outcome
                             WHEN 'amendment_withdrawn' THEN 'withdrawn'
                             ELSE 'designated' END AS outcome
    FROM core.action
    WHERE action_class IN ('amendment', 'amendment_withdrawn', 'amendment_designated')
), told AS (
    SELECT bill_id, chamber, schedule,
           arg_max(outcome, action_order) FILTER (WHERE acting = chamber) AS outcome
    FROM line GROUP BY ALL
), linked AS (
    SELECT bill_id_of(session, bill_number) AS bill_id, chamber, schedule,
           CASE WHEN count(DISTINCT lco) = 1 THEN max(lco) END AS lco,
           max(caucus) AS caucus, bool_or(is_called) AS is_called,
           min(document_url) FILTER (WHERE document_url <> source_url) AS document_url
    FROM raw.current_amendment
    GROUP BY ALL
)
SELECT bill_id, chamber, schedule, lco, coalesce(caucus, ''),
       CASE WHEN t.schedule IS NOT NULL THEN true ELSE is_called END, outcome, document_url
FROM linked FULL JOIN told AS t USING (bill_id, chamber, schedule)
ORDER BY bill_id, chamber, schedule;

-- A bill's own page links to its act; where it does not (yet), the list of bills knows its number.
INSERT INTO core.act
SELECT DISTINCT ON (session, bill_id)
       session, kind, special_session, number, bill_id, document_url, source_id, source_url,
       archive_sha256, parser_version, retrieved_at, transcribed
FROM (
    SELECT session, kind, special_session, number, bill_id_of(session, bill_number) AS bill_id,
           document_url, source_id, source_url, archive_sha256, parser_version, retrieved_at,
           transcribed, page_url
    FROM raw.current_act
    UNION ALL
    SELECT session, act_kind, special_session, act_number, bill_id, NULL, source_id, source_url,
           archive_sha256, parser_version, retrieved_at, transcribed, page_url
    FROM bill_info WHERE act_kind IS NOT NULL
)
ORDER BY session, bill_id, document_url NULLS LAST, page_url;

-- ---------------------------------------------------------------- bills

-- The title is the page's: the list's can be older. Neither is ever a key.
INSERT INTO core.bill
WITH own AS (
    SELECT DISTINCT ON (session, number) * FROM raw.current_bill
    ORDER BY session, number, page_url, source_id
), known AS (
    SELECT session, number, coalesce(nullif(own.title, ''), info.title) AS title, info.type_code,
           info.is_emergency_certified, info.special_session, own.title IS NOT NULL AS has_page,
           CASE WHEN own.title IS NOT NULL
                THEN struct_pack(a := own.source_id, b := own.source_url, c := own.archive_sha256,
                                 d := own.parser_version, e := own.retrieved_at,
                                 f := own.transcribed)
                ELSE struct_pack(a := info.source_id, b := info.source_url,
                                 c := info.archive_sha256, d := info.parser_version,
                                 e := info.retrieved_at, f := info.transcribed) END AS origin
    FROM own FULL JOIN bill_info AS info USING (session, number)
)
SELECT bill_id_of(k.session, k.number), k.session,
       regexp_replace(k.number, '^([A-Z]+)0*(\d+)$', '\1 \2'), title, type_code,
       is_emergency_certified, a.kind, a.number,
       coalesce(a.special_session, k.special_session), has_page,
       origin.a, origin.b, origin.c, origin.d, origin.e, origin.f
FROM known AS k
LEFT JOIN core.act AS a
  ON a.session = k.session AND a.bill_id = bill_id_of(k.session, k.number)
ORDER BY k.session, k.number;

-- Sections that authorize bonds, their purposes, and (the third statement) what of them does not add
-- up, one row a finding.
CREATE OR REPLACE TEMP TABLE read_bond AS
WITH origin AS (
    SELECT DISTINCT ON (document_url) document_url, source_id
    FROM raw.current_bond_section ORDER BY document_url, transcribed, source_id
)
SELECT bill_id_of(b.session, b.bill_number) AS bill_id,
       regexp_replace(b.bill_number, '^([A-Z]+)0*(\d+)$', '\1 \2') AS bill, b.*
FROM raw.current_bond_section AS b
JOIN origin AS o ON o.document_url = b.document_url AND o.source_id = b.source_id
WHERE b.document_url IN (SELECT document_url FROM asked_document);

CREATE OR REPLACE TEMP TABLE read_bond_item AS
WITH origin AS (
    SELECT DISTINCT ON (document_url) document_url, source_id
    FROM raw.current_bond_item ORDER BY document_url, transcribed, source_id
)
SELECT bill_id_of(i.session, i.bill_number) AS bill_id,
       regexp_replace(i.bill_number, '^([A-Z]+)0*(\d+)$', '\1 \2') AS bill, i.*
FROM raw.current_bond_item AS i
JOIN origin AS o ON o.document_url = i.document_url AND o.source_id = i.source_id
WHERE i.document_url IN (SELECT document_url FROM asked_document);

WITH summed AS (
    SELECT b.*, (SELECT coalesce(sum(i.amount), 0) FROM read_bond_item AS i
                 WHERE i.document_url = b.document_url
                   AND i.section BETWEEN b.items_from AND b.items_to) AS items
    FROM read_bond AS b
), finding AS (
    SELECT bill_id, session, bill, document_url, section, page, 'bond_sum' AS rule, items AS a,
           aggregate AS b, source_id, archive_sha256
    FROM summed WHERE items <> aggregate
    UNION ALL
    SELECT x.bill_id, x.session, x.bill, x.document_url, x.section, x.page, 'bond_overlap',
           min(y.section), NULL, x.source_id, x.archive_sha256
    FROM read_bond AS x
    JOIN read_bond AS y
      ON y.document_url = x.document_url AND y.section <> x.section
     AND y.items_from <= x.items_to AND x.items_from <= y.items_to
    GROUP BY ALL
    UNION ALL
    SELECT bill_id, session, bill, document_url, section, min(page), 'bond_twice', count(*), NULL,
           min(source_id), min(archive_sha256)
    FROM read_bond GROUP BY bill_id, session, bill, document_url, section HAVING count(*) > 1
    UNION ALL
    SELECT i.bill_id, i.session, i.bill, i.document_url, i.section, min(i.page), 'bond_orphan',
           sum(i.amount), NULL, min(i.source_id), min(i.archive_sha256)
    FROM read_bond_item AS i
    WHERE NOT EXISTS (FROM read_bond AS b
                      WHERE b.document_url = i.document_url
                        AND i.section BETWEEN b.items_from AND b.items_to)
    GROUP BY i.bill_id, i.session, i.bill, i.document_url, i.section
)
FROM finding ORDER BY ALL

-- raw -> core: bond sections whose items add up (`bad_bond` holds the others), sentences that carry
-- sums forward, amounts of fiscal notes. Each is read where the document itself was, if it was.

INSERT INTO core.bond_section
SELECT bill_id, document_url, section, aggregate, items_from, items_to, page, source_id, source_url,
       archive_sha256, parser_version, retrieved_at, transcribed
FROM read_bond ANTI JOIN bad_bond USING (document_url, section)
ORDER BY bill_id, document_url, section;

INSERT INTO core.bond_item
SELECT b.document_url, b.section, i.section, i.position, i.letter, i.agency, i.purpose, i.amount,
       i.page
FROM core.bond_section AS b
JOIN read_bond_item AS i
  ON i.document_url = b.document_url AND i.section BETWEEN b.items_from AND b.items_to
ORDER BY b.document_url, b.section, i.section, i.position;

INSERT INTO core.carry_forward
SELECT DISTINCT ON (document_url, section, position)
       bill_id_of(session, bill_number), document_url, section, position, text, amount, page,
       source_id, source_url, archive_sha256, parser_version, retrieved_at, transcribed
FROM raw.current_carry_forward
WHERE document_url IN (SELECT document_url FROM asked_document)
ORDER BY document_url, section, position, transcribed, source_id, page_url;

INSERT INTO core.fiscal_note
SELECT DISTINCT ON (document_url, position)
       bill_id_of(session, bill_number), document_url, label, position, "table", agency,
       fund_effect, fiscal_year, amount_text, low, high, page, source_id, source_url,
       archive_sha256, parser_version, retrieved_at, transcribed
FROM raw.current_fiscal_note
ORDER BY document_url, position, transcribed, source_id, page_url;

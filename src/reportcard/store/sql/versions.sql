-- incoming_page -> raw.page: four statements, each of which answers with the number of rows it
-- changed, and changes none when the same pages come again.

-- What is new.
INSERT INTO raw.page
SELECT source_id, page_url, archive_sha256, parser_version, retrieved_at, transcribed, refused,
       sessions, true
FROM incoming_page ANTI JOIN raw.page
USING (source_id, page_url, archive_sha256, parser_version);

-- What is known and came again: perhaps later, refused in other words, or read for more sessions.
UPDATE raw.page AS p
SET retrieved_at = i.retrieved_at, refused = i.refused, sessions = i.sessions
FROM incoming_page AS i
WHERE p.source_id = i.source_id AND p.page_url = i.page_url
  AND p.archive_sha256 = i.archive_sha256 AND p.parser_version = i.parser_version
  AND (p.retrieved_at <> i.retrieved_at OR p.refused IS DISTINCT FROM i.refused
       OR p.sessions <> i.sessions);

-- A refused version is named, and only the newest refusal of an address.
UPDATE raw.page AS p
SET is_current = (p.archive_sha256 = i.archive_sha256 AND p.parser_version = i.parser_version)
FROM incoming_page AS i
WHERE i.refused IS NOT NULL AND p.refused IS NOT NULL
  AND p.source_id = i.source_id AND p.page_url = i.page_url
  AND p.is_current <> (p.archive_sha256 = i.archive_sha256 AND p.parser_version = i.parser_version);

-- A good version takes the place of the others, and ends every refusal of the address: also one
-- that is younger than its bytes, which the source has just confirmed. Only where the page was
-- refused in the same breath is it the last version that could be read, and the refusal stays named.
UPDATE raw.page AS p
SET is_current = (p.refused IS NULL AND p.archive_sha256 = i.archive_sha256
                  AND p.parser_version = i.parser_version)
FROM incoming_page AS i
WHERE i.is_last AND p.source_id = i.source_id AND p.page_url = i.page_url
  AND NOT (p.refused IS NOT NULL AND EXISTS (
      FROM incoming_page AS r
      WHERE r.refused IS NOT NULL AND r.source_id = p.source_id AND r.page_url = p.page_url))
  AND p.is_current <> (p.refused IS NULL AND p.archive_sha256 = i.archive_sha256
                       AND p.parser_version = i.parser_version)

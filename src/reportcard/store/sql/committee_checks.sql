-- What does not add up on committees' tally sheets, one row a finding: the committee vote, the rule
-- that failed, and its figures as text. A member's printed seat is a witness of who sat: whoever
-- else holds it by the terms contradicts the sheet.
WITH head AS (
    SELECT t.*, count(k.line) FILTER (WHERE k.option = 'yes') AS yes_lines,
           count(k.line) FILTER (WHERE k.option = 'no') AS no_lines,
           count(k.line) FILTER (WHERE k.option = 'abstain') AS abstain_lines,
           count(k.line) FILTER (WHERE k.option = 'absent_or_not_voting') AS absent_lines
    FROM tally AS t LEFT JOIN tally_mark AS k USING (committee_vote_id)
    WHERE t.copy_rank = 1
    GROUP BY ALL
), copy AS (
    SELECT t.committee_vote_id, t.page_url,
           concat_ws('|', coalesce(CAST(t.voted_on AS VARCHAR), ''), normal(t.committee_name),
                     normal(t.motion), normal(t.moved_by), normal(t.seconded_by), t.total,
                     t.yes_count, t.no_count, t.abstain_count, t.absent_count) || '|' ||
           (SELECT coalesce(string_agg(
                concat_ws(' ', k.chamber, k.district, normal(k.printed_name), k.option), '|'
                ORDER BY k.chamber, k.district, normal(k.printed_name), k.option), '')
            FROM raw.current_tally_mark AS k
            WHERE k.page_url = t.page_url AND k.source_id = t.source_id
              AND k.session = t.session AND k.bill_number = t.bill_number
              AND k.committee_code = t.committee_code
              AND k.sheet_number = t.sheet_number) AS content
    FROM tally AS t
), judged AS (
    SELECT k.committee_vote_id, k.line, k.printed_name, k.chamber, k.district, k.voted_on,
           count(m.person_id) AS holders, count(m.person_id) FILTER (WHERE m.name_fits) AS fitting,
           string_agg(m.person_name, ' / ' ORDER BY m.person_name) AS held_by
    FROM tally_mark AS k LEFT JOIN tally_match AS m USING (committee_vote_id, line)
    GROUP BY ALL
), known AS (
    FROM judged WHERE chamber IN (SELECT chamber FROM core.membership)
), finding AS (
    SELECT committee_vote_id, 'yes_tally' AS rule, '' AS chamber, 0 AS district,
           CAST(yes_lines AS VARCHAR) AS a, CAST(yes_count AS VARCHAR) AS b, '' AS c
    FROM head WHERE yes_lines <> yes_count
    UNION ALL
    SELECT committee_vote_id, 'no_tally', '', 0, CAST(no_lines AS VARCHAR),
           CAST(no_count AS VARCHAR), ''
    FROM head WHERE no_lines <> no_count
    UNION ALL
    SELECT committee_vote_id, 'abstain_tally', '', 0, CAST(abstain_lines AS VARCHAR),
           CAST(abstain_count AS VARCHAR), ''
    FROM head WHERE abstain_lines <> abstain_count
    UNION ALL
    SELECT committee_vote_id, 'absent_tally', '', 0, CAST(absent_lines AS VARCHAR),
           CAST(absent_count AS VARCHAR), ''
    FROM head WHERE absent_lines <> absent_count
    UNION ALL
    -- No source says whether those who abstain count as voting: both sums are taken for right.
    SELECT committee_vote_id, 'tally_total', '', 0, CAST(yes_count + no_count AS VARCHAR),
           CAST(total AS VARCHAR), CAST(abstain_count AS VARCHAR)
    FROM head WHERE total NOT IN (yes_count + no_count, yes_count + no_count + abstain_count)
    UNION ALL
    SELECT committee_vote_id, 'copies', '', 0, min(page_url), max(page_url), ''
    FROM copy GROUP BY committee_vote_id HAVING count(DISTINCT content) > 1
    UNION ALL
    SELECT committee_vote_id, 'seat_named_twice', chamber, district,
           string_agg(printed_name, ' / ' ORDER BY line), '', CAST(count(*) AS VARCHAR)
    FROM tally_mark GROUP BY committee_vote_id, chamber, district HAVING count(*) > 1
    UNION ALL
    SELECT v.committee_vote_id, 'twice', '', 0, p.name,
           string_agg(v.printed_name, ' / ' ORDER BY v.line), CAST(count(*) AS VARCHAR)
    FROM core.committee_person_vote AS v JOIN core.person AS p USING (person_id)
    GROUP BY v.committee_vote_id, v.person_id, p.name
    HAVING count(DISTINCT (v.chamber, v.district)) > 1
    UNION ALL
    SELECT DISTINCT committee_vote_id, 'no_people', '', 0, '', '', ''
    FROM judged WHERE chamber NOT IN (SELECT chamber FROM core.membership)
    UNION ALL
    SELECT committee_vote_id,
           CASE WHEN fitting > 1 THEN 'tally_several' WHEN holders > 0 THEN 'tally_other'
                ELSE 'tally_vacant' END,
           chamber, district, printed_name, coalesce(held_by, ''),
           coalesce(CAST(voted_on AS VARCHAR), '')
    FROM known WHERE fitting <> 1
)
SELECT f.committee_vote_id, f.rule, t.session,
       regexp_replace(t.bill_number, '^([A-Z]+)0*(\d+)$', '\1 \2'), t.committee_code, t.sheet_number,
       f.chamber, f.district, f.a, f.b, f.c, t.source_id, t.source_url, t.archive_sha256
FROM finding AS f JOIN tally AS t ON t.committee_vote_id = f.committee_vote_id AND t.copy_rank = 1
ORDER BY ALL

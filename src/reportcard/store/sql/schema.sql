-- Schema version 10. `raw` keeps what pages said, page by page; `core` is rebuilt from it by resolve
-- and reconcile, and is all that scoring and publishing see. No keys or indexes: a primary key costs
-- more than the load itself, so uniqueness is checked by reconcile instead.
-- retrieved_at is in UTC.
CREATE SCHEMA IF NOT EXISTS raw;
CREATE SCHEMA IF NOT EXISTS core;

CREATE OR REPLACE TABLE core.person (
    person_id VARCHAR, name VARCHAR, given_name VARCHAR, family_name VARCHAR,
    source_id VARCHAR, source_url VARCHAR, archive_sha256 VARCHAR, parser_version VARCHAR,
    retrieved_at TIMESTAMP, transcribed BOOLEAN);

CREATE OR REPLACE TABLE core.membership (  -- half-open [start_on, end_on)
    person_id VARCHAR, chamber VARCHAR, district INTEGER, party VARCHAR, start_on DATE, end_on DATE,
    source_id VARCHAR, source_url VARCHAR, archive_sha256 VARCHAR, parser_version VARCHAR,
    retrieved_at TIMESTAMP, transcribed BOOLEAN,
    district_name VARCHAR);  -- NULL: district is a number; else imports.sql says what it is

-- has_page: its own page was read, so that its sponsors are known. special_session: 0 for the
-- regular session. bills.sql fills it.
CREATE OR REPLACE TABLE core.bill (
    bill_id VARCHAR, session VARCHAR, identifier VARCHAR, title VARCHAR, type_code VARCHAR,
    is_emergency_certified BOOLEAN, act_kind VARCHAR, act_number INTEGER, special_session INTEGER,
    has_page BOOLEAN,
    source_id VARCHAR, source_url VARCHAR, archive_sha256 VARCHAR, parser_version VARCHAR,
    retrieved_at TIMESTAMP, transcribed BOOLEAN);

CREATE OR REPLACE TABLE core.sponsorship (
    bill_id VARCHAR, person_id VARCHAR, role VARCHAR, sponsor_order INTEGER,
    source_id VARCHAR, source_url VARCHAR, archive_sha256 VARCHAR, parser_version VARCHAR,
    retrieved_at TIMESTAMP, transcribed BOOLEAN);

CREATE OR REPLACE TABLE core.vote_event (
    vote_event_id VARCHAR, session VARCHAR, chamber VARCHAR, number INTEGER, revision INTEGER,
    held_on DATE, time_printed VARCHAR, question_printed VARCHAR, label VARCHAR,
    question_class VARCHAR, amendment_chamber VARCHAR, amendment_schedule VARCHAR,
    confidence VARCHAR, total INTEGER, necessary INTEGER, yes_count INTEGER, no_count INTEGER,
    absent_count INTEGER, passed BOOLEAN, superseded_by VARCHAR,
    source_id VARCHAR, source_url VARCHAR, archive_sha256 VARCHAR, parser_version VARCHAR,
    retrieved_at TIMESTAMP, transcribed BOOLEAN,
    label_es VARCHAR, yes_means VARCHAR);  -- of spreadsheets (imports.sql); else NULL

CREATE OR REPLACE TABLE core.vote_event_bill (vote_event_id VARCHAR, bill_id VARCHAR);

CREATE OR REPLACE TABLE core.person_vote (
    vote_event_id VARCHAR, person_id VARCHAR, option VARCHAR, printed_name VARCHAR,
    printed_code VARCHAR, line INTEGER,
    source_id VARCHAR, source_url VARCHAR, archive_sha256 VARCHAR, parser_version VARCHAR,
    retrieved_at TIMESTAMP, transcribed BOOLEAN,
    match_method VARCHAR, match_confidence VARCHAR);  -- names.sql says what they can be

CREATE OR REPLACE TABLE core.quarantine (
    entity VARCHAR, entity_id VARCHAR, rule VARCHAR, sentence_en VARCHAR, sentence_es VARCHAR,
    source_id VARCHAR, source_url VARCHAR, archive_sha256 VARCHAR, detail VARCHAR);

-- A bill's history: one of the pages that tell it, whole (bills.sql), oldest line first.
CREATE OR REPLACE TABLE core.action (
    bill_id VARCHAR, action_order INTEGER, acted_on DATE, text VARCHAR, chamber VARCHAR,
    action_class VARCHAR, amendment_chamber VARCHAR, amendment_schedule VARCHAR, outcome VARCHAR,
    committee_code VARCHAR,
    source_id VARCHAR, source_url VARCHAR, archive_sha256 VARCHAR, parser_version VARCHAR,
    retrieved_at TIMESTAMP, transcribed BOOLEAN);

-- How complete the record is (coverage.sql): a row for each session and chamber, and one for each
-- number of its roll calls that has no sheet which adds up.
CREATE OR REPLACE TABLE core.coverage (
    session VARCHAR, chamber VARCHAR, expected INTEGER, listed INTEGER, collected INTEGER,
    superseded INTEGER, unresolved_names INTEGER, vote_count INTEGER, compared INTEGER,
    differing INTEGER, second_sources VARCHAR[]);

CREATE OR REPLACE TABLE core.coverage_gap (
    session VARCHAR, chamber VARCHAR, number INTEGER, standing VARCHAR, reason_en VARCHAR,
    reason_es VARCHAR, source_url VARCHAR);

-- Votes of the joint committees (committees.sql): never scored, and never mixed with floor votes.
CREATE OR REPLACE TABLE core.committee_vote (
    committee_vote_id VARCHAR, session VARCHAR, bill_id VARCHAR, committee_code VARCHAR,
    sheet_number INTEGER, committee_name VARCHAR, voted_on DATE, motion VARCHAR, moved_by VARCHAR,
    seconded_by VARCHAR, total INTEGER, yes_count INTEGER, no_count INTEGER, abstain_count INTEGER,
    absent_count INTEGER,
    source_id VARCHAR, source_url VARCHAR, archive_sha256 VARCHAR, parser_version VARCHAR,
    retrieved_at TIMESTAMP, transcribed BOOLEAN);

CREATE OR REPLACE TABLE core.committee_person_vote (
    committee_vote_id VARCHAR, person_id VARCHAR, chamber VARCHAR, district INTEGER,
    option VARCHAR, printed_name VARCHAR, line INTEGER,
    source_id VARCHAR, source_url VARCHAR, archive_sha256 VARCHAR, parser_version VARCHAR,
    retrieved_at TIMESTAMP, transcribed BOOLEAN);

-- Who is named on a committee's sheets of a session, and on the first and last day of them.
CREATE OR REPLACE TABLE core.committee_member (
    session VARCHAR, committee_code VARCHAR, person_id VARCHAR, chamber VARCHAR, district INTEGER,
    first_seen_on DATE, last_seen_on DATE, sheets INTEGER);

-- What waits for a person's decision, and what persons decided (names.sql, rulings.py).
-- A line of a sheet that no rule gives to one person: person_ids are those it may mean; before_id
-- and after_id whoever has the lines around it.
CREATE OR REPLACE TABLE core.open_name (
    vote_event_id VARCHAR, chamber VARCHAR, printed_name VARCHAR, district INTEGER, held_on DATE,
    line INTEGER, person_ids VARCHAR[], before_id VARCHAR, after_id VARCHAR, source_url VARCHAR);

-- A roll call of which nobody knows for sure what was voted on: why is inferred, unknown,
-- contradiction, held_back or crosscheck (perhaps it is another roll call's sheet).
CREATE OR REPLACE TABLE core.open_question (
    vote_event_id VARCHAR, session VARCHAR, chamber VARCHAR, number INTEGER, why VARCHAR,
    held_on DATE, passed BOOLEAN, yes_count INTEGER, no_count INTEGER, absent_count INTEGER,
    question_printed VARCHAR, label VARCHAR, question_class VARCHAR, amendment_chamber VARCHAR,
    amendment_schedule VARCHAR, bill_ids VARCHAR[], source_url VARCHAR);

-- The rulings on questions that are in force, one for a roll call.
CREATE OR REPLACE TABLE core.question_ruling (
    vote_event_id VARCHAR, ruled_by VARCHAR, ruled_on DATE, reason VARCHAR, is_decisive BOOLEAN);

-- Topics (topics.py): which bills belong to one, a row for each rule that caught a bill, and which
-- were taken out by name.
CREATE OR REPLACE TABLE core.topic (
    topic VARCHAR, title_en VARCHAR, title_es VARCHAR, covers_en VARCHAR, covers_es VARCHAR,
    leaves_out_en VARCHAR, leaves_out_es VARCHAR);

CREATE OR REPLACE TABLE core.topic_bill (
    topic VARCHAR, bill_id VARCHAR, rule_id VARCHAR, evidence VARCHAR, because_en VARCHAR,
    because_es VARCHAR);

CREATE OR REPLACE TABLE core.topic_exclusion (
    topic VARCHAR, bill_id VARCHAR, by_en VARCHAR, by_es VARCHAR, because_en VARCHAR,
    because_es VARCHAR);

-- Around the bills (bills.sql).
CREATE OR REPLACE TABLE core.document (
    bill_id VARCHAR, document_order INTEGER, kind VARCHAR, label VARCHAR, revision INTEGER,
    file_number INTEGER, document_url VARCHAR,
    source_id VARCHAR, source_url VARCHAR, archive_sha256 VARCHAR, parser_version VARCHAR,
    retrieved_at TIMESTAMP, transcribed BOOLEAN);

-- An amendment by its chamber and schedule; outcome is what the history says of it last, in its own
-- chamber: passed, failed, withdrawn, designated, or NULL. is_called NULL: nobody says.
CREATE OR REPLACE TABLE core.amendment (
    bill_id VARCHAR, chamber VARCHAR, schedule VARCHAR, lco INTEGER, caucus VARCHAR,
    is_called BOOLEAN, outcome VARCHAR, document_url VARCHAR);

-- Numbers begin anew in each special session, so that the key has it.
CREATE OR REPLACE TABLE core.act (
    session VARCHAR, kind VARCHAR, special_session INTEGER, number INTEGER, bill_id VARCHAR,
    document_url VARCHAR,
    source_id VARCHAR, source_url VARCHAR, archive_sha256 VARCHAR, parser_version VARCHAR,
    retrieved_at TIMESTAMP, transcribed BOOLEAN);

CREATE OR REPLACE TABLE core.subject (
    bill_id VARCHAR, subject VARCHAR,
    source_id VARCHAR, source_url VARCHAR, archive_sha256 VARCHAR, parser_version VARCHAR,
    retrieved_at TIMESTAMP, transcribed BOOLEAN);

CREATE OR REPLACE TABLE core.committee (
    session VARCHAR, code VARCHAR, name VARCHAR,
    source_id VARCHAR, source_url VARCHAR, archive_sha256 VARCHAR, parser_version VARCHAR,
    retrieved_at TIMESTAMP, transcribed BOOLEAN);

-- Where nobody can be sure how a chamber decided on a bill: its histories contradict each other
-- (histories), or a line that could be a vote is in words that nobody knows (open_decision).
CREATE OR REPLACE TABLE core.doubtful_history (bill_id VARCHAR, chamber VARCHAR, rule VARCHAR);

-- From spreadsheets (imports.sql), and from the union's own tables beside the record.
-- What a rubric can ask for by table (from_table). weight as written, NULL where the table has none.
CREATE OR REPLACE TABLE core.position (
    import_name VARCHAR, position_table VARCHAR, vote_event_id VARCHAR, position VARCHAR,
    weight VARCHAR, strength VARCHAR, note VARCHAR);

-- A value that somebody gave for a legislator: an answer to a questionnaire, credit as published.
CREATE OR REPLACE TABLE core.member_input (
    import_name VARCHAR, person_id VARCHAR, input VARCHAR, value VARCHAR, note VARCHAR,
    source_id VARCHAR, source_url VARCHAR, archive_sha256 VARCHAR, parser_version VARCHAR,
    retrieved_at TIMESTAMP, transcribed BOOLEAN);

-- Why somebody has no Yes or No on a roll call, with its source: option is excused, presiding,
-- recused, paired_yes, paired_no, announced_yes or announced_no. Scoring takes it where the record
-- itself says no more than absent_or_not_voting.
CREATE OR REPLACE TABLE core.absence_reason (
    vote_event_id VARCHAR, person_id VARCHAR, option VARCHAR, note VARCHAR,
    source_id VARCHAR, source_url VARCHAR, archive_sha256 VARCHAR, parser_version VARCHAR,
    retrieved_at TIMESTAMP, transcribed BOOLEAN);

-- Sums of earlier cycles as they were published; counted FALSE for an incomplete grade.
CREATE OR REPLACE TABLE core.earlier_score (
    import_name VARCHAR, person_id VARCHAR, cycle VARCHAR, earned VARCHAR, possible VARCHAR,
    counted BOOLEAN);

-- Towns, their districts and the grants they get (towns.sql): context beside the votes, never scored.
CREATE OR REPLACE TABLE core.town (
    town_code INTEGER, name VARCHAR, census_code VARCHAR, population INTEGER,
    source_id VARCHAR, source_url VARCHAR, archive_sha256 VARCHAR, parser_version VARCHAR,
    retrieved_at TIMESTAMP, transcribed BOOLEAN);

-- population: who lives in that part of the town; NULL where no source counts it, or its parts do not
-- make the whole. A town that is not split is its own part.
CREATE OR REPLACE TABLE core.town_district (
    plan VARCHAR, town_code INTEGER, chamber VARCHAR, district INTEGER, population INTEGER,
    town_population INTEGER, is_split BOOLEAN,
    source_id VARCHAR, source_url VARCHAR, archive_sha256 VARCHAR, parser_version VARCHAR,
    retrieved_at TIMESTAMP, transcribed BOOLEAN);

-- Villages and ZIP codes (places.sql), a row for each of their towns. town_code: NULL where the sources
-- name different ones; then it is the only row of that place.
CREATE OR REPLACE TABLE core.place (
    kind VARCHAR, name VARCHAR, town_code INTEGER,
    source_id VARCHAR, source_url VARCHAR, archive_sha256 VARCHAR, parser_version VARCHAR,
    retrieved_at TIMESTAMP, transcribed BOOLEAN);

-- Outlines of districts (district_shapes.sql), the whole map of a chamber's plan or none. rings: each
-- "lon lat lon lat ...", in hundred-thousandths of a degree, its last point its first.
CREATE OR REPLACE TABLE core.district_shape (
    plan VARCHAR, chamber VARCHAR, district INTEGER, rings VARCHAR[],
    source_id VARCHAR, source_url VARCHAR, archive_sha256 VARCHAR, parser_version VARCHAR,
    retrieved_at TIMESTAMP, transcribed BOOLEAN);

-- fund, agency and account name the budget line that pays the grant, "" where none does.
CREATE OR REPLACE TABLE core.grant_program (
    program VARCHAR, title_en VARCHAR, title_es VARCHAR, note_en VARCHAR, note_es VARCHAR,
    fund VARCHAR, agency VARCHAR, account VARCHAR);

CREATE OR REPLACE TABLE core.town_grant (
    program VARCHAR, town_code INTEGER, fiscal_year INTEGER, amount_dollars BIGINT,
    standing VARCHAR, pupils INTEGER,
    source_id VARCHAR, source_url VARCHAR, archive_sha256 VARCHAR, parser_version VARCHAR,
    retrieved_at TIMESTAMP, transcribed BOOLEAN);

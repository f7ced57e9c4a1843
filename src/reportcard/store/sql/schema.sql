-- Schema version 5. `raw` keeps what pages said, page by page; `core` is rebuilt from it by resolve
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
    retrieved_at TIMESTAMP, transcribed BOOLEAN);

CREATE OR REPLACE TABLE core.bill (
    bill_id VARCHAR, session VARCHAR, identifier VARCHAR, title VARCHAR,
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
    retrieved_at TIMESTAMP, transcribed BOOLEAN);

CREATE OR REPLACE TABLE core.vote_event_bill (vote_event_id VARCHAR, bill_id VARCHAR);

CREATE OR REPLACE TABLE core.person_vote (
    vote_event_id VARCHAR, person_id VARCHAR, option VARCHAR, printed_name VARCHAR,
    printed_code VARCHAR, line INTEGER,
    source_id VARCHAR, source_url VARCHAR, archive_sha256 VARCHAR, parser_version VARCHAR,
    retrieved_at TIMESTAMP, transcribed BOOLEAN);

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

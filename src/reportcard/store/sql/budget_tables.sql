-- Budgets (budget.sql fills them; budget_checks.sql says what does not add up). Only sections that
-- add up are here; amounts are whole nominal dollars. No table has a column for a person.
CREATE OR REPLACE TABLE core.budget_cycle (
    cycle VARCHAR, fiscal_year INTEGER, title_en VARCHAR, title_es VARCHAR);

-- sections: how many of them add up; set_aside: how many do not. source_id NULL: nobody has read it.
CREATE OR REPLACE TABLE core.budget_document (
    cycle VARCHAR, stage VARCHAR, bill_id VARCHAR, document_url VARCHAR, title_en VARCHAR,
    title_es VARCHAR, sections INTEGER, set_aside INTEGER,
    source_id VARCHAR, source_url VARCHAR, archive_sha256 VARCHAR, parser_version VARCHAR,
    retrieved_at TIMESTAMP, transcribed BOOLEAN);

CREATE OR REPLACE TABLE core.budget_bill (
    cycle VARCHAR, bill_id VARCHAR, role VARCHAR, note_en VARCHAR, note_es VARCHAR,
    fiscal_years INTEGER[]);

CREATE OR REPLACE TABLE core.budget_section (
    cycle VARCHAR, stage VARCHAR, document_url VARCHAR, section INTEGER, kind VARCHAR, fund VARCHAR,
    fiscal_years VARCHAR[], page INTEGER, lead_in VARCHAR, is_whole BOOLEAN,
    source_id VARCHAR, source_url VARCHAR, archive_sha256 VARCHAR, parser_version VARCHAR,
    retrieved_at TIMESTAMP, transcribed BOOLEAN);

CREATE OR REPLACE TABLE core.appropriation_line (
    line_id VARCHAR, budget_line_id VARCHAR, cycle VARCHAR, stage VARCHAR, document_url VARCHAR,
    section INTEGER, kind VARCHAR, is_lapse BOOLEAN, fund VARCHAR, function VARCHAR, agency VARCHAR,
    account VARCHAR, fiscal_year INTEGER, before_dollars BIGINT, after_dollars BIGINT,
    is_vetoed BOOLEAN, is_controlled BOOLEAN, page INTEGER, "row" VARCHAR,
    source_id VARCHAR, source_url VARCHAR, archive_sha256 VARCHAR, parser_version VARCHAR,
    retrieved_at TIMESTAMP, transcribed BOOLEAN);

-- One line across the documents of a cycle; no row of a deficiency or a reduction is part of one.
CREATE OR REPLACE TABLE core.budget_line (
    budget_line_id VARCHAR, cycle VARCHAR, fiscal_year INTEGER, fund VARCHAR, function VARCHAR,
    agency VARCHAR, account VARCHAR, is_lapse BOOLEAN, base_dollars BIGINT, governor_dollars BIGINT,
    committee_dollars BIGINT, enacted_dollars BIGINT, match VARCHAR, moved_from VARCHAR[],
    moved_to VARCHAR[], is_complete BOOLEAN, is_vetoed BOOLEAN);

CREATE OR REPLACE TABLE core.budget_vote (
    vote_event_id VARCHAR, cycle VARCHAR, bill_id VARCHAR, role VARCHAR, document_url VARCHAR);

-- Two lines that may be one, or one that went into the other (is_move): somebody has to say.
CREATE OR REPLACE TABLE core.open_line (
    cycle VARCHAR, fiscal_year INTEGER, budget_line_id VARCHAR, other_id VARCHAR, likeness INTEGER,
    same_base BOOLEAN, is_move BOOLEAN);

-- An authorization of bonds is neither an allocation nor spending.
CREATE OR REPLACE TABLE core.bond_section (
    bill_id VARCHAR, document_url VARCHAR, section INTEGER, aggregate_dollars BIGINT,
    items_from INTEGER, items_to INTEGER, page INTEGER,
    source_id VARCHAR, source_url VARCHAR, archive_sha256 VARCHAR, parser_version VARCHAR,
    retrieved_at TIMESTAMP, transcribed BOOLEAN);

CREATE OR REPLACE TABLE core.bond_item (
    document_url VARCHAR, bond_section INTEGER, section INTEGER, position INTEGER, letter VARCHAR,
    agency VARCHAR, purpose VARCHAR, amount_dollars BIGINT, page INTEGER);

-- Prose: listed, never summed. amount_dollars NULL: the sentence has no single sum.
CREATE OR REPLACE TABLE core.carry_forward (
    bill_id VARCHAR, document_url VARCHAR, section INTEGER, position INTEGER, text VARCHAR,
    amount_dollars BIGINT, page INTEGER,
    source_id VARCHAR, source_url VARCHAR, archive_sha256 VARCHAR, parser_version VARCHAR,
    retrieved_at TIMESTAMP, transcribed BOOLEAN);

-- low and high NULL: what is printed (amount_text) is no figure.
CREATE OR REPLACE TABLE core.fiscal_note (
    bill_id VARCHAR, document_url VARCHAR, label VARCHAR, position INTEGER, table_kind VARCHAR,
    agency VARCHAR, fund_effect VARCHAR, fiscal_year INTEGER, amount_text VARCHAR,
    low_dollars BIGINT, high_dollars BIGINT, page INTEGER,
    source_id VARCHAR, source_url VARCHAR, archive_sha256 VARCHAR, parser_version VARCHAR,
    retrieved_at TIMESTAMP, transcribed BOOLEAN);

-- Rows that vouch for their parts by a digest over them, so that the parts are proven without an entry for each.
alter table scopes add column found_digest TEXT not null default '';
alter table surveys add column asked_digest TEXT not null default '';
alter table lessons add column versions_digest TEXT not null default '';
-- Over the rows that were not taken; null while the run goes on.
alter table import_runs add column rejects_digest TEXT;

-- Verification looks up what an entry moved, and how often a case was asked.
create index trust_movements_entry on trust_movements (workspace_id, chain, seq, customer_id, dimension);
create index survey_cases_case on survey_cases (workspace_id, case_id, asked_at);

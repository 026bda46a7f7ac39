-- Where we stand is asked on every page of an incident and a case: the last step with all, and the last one with a customer.
create index admissions_stance on admissions (workspace_id, incident_id, case_id, said_at, id);

-- What counsel was asked and nobody waits for any more, because it was admitted meanwhile; the answer may still come.
alter table legal_reviews add column passed_at BIGINT;
create index legal_reviews_case on legal_reviews (workspace_id, case_id, asked_at, id);

-- Words that an owner erased; that something was said, and what became of it, stays.
alter table mentions add column erased_at BIGINT;
create index mentions_replaces on mentions (workspace_id, replaces_id);
alter table deceptions add column erased_at BIGINT;
alter table bulletins add column erased_at BIGINT;

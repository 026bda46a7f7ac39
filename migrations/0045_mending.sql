-- Where we stand is asked on every page of an incident and a case: the last step with all, and the last one with a customer.
create index admissions_stance on admissions (workspace_id, incident_id, case_id, said_at, id);

-- What counsel was asked and nobody waits for any more, because it was admitted meanwhile; the answer may still come.
alter table legal_reviews add column passed_at BIGINT;
create index legal_reviews_case on legal_reviews (workspace_id, case_id, asked_at, id);

-- By when whoever does the work thinks that it is done, where that is another day than the one promised.
alter table promises add column estimate_at BIGINT;
-- What our own record said of a date when somebody let it pass the gate: of which class, from how many settled cases, with
-- which chance in per cent; and why it passed where the record said less than what was claimed.
alter table promises add column record_class TEXT;
alter table promises add column record_cases BIGINT;
alter table promises add column record_chance BIGINT;
alter table promises add column despite TEXT;
-- What became of promises of one kind, the last due first.
create index promises_kind on promises (workspace_id, kind, due_at, id);

-- What two found to be hidden, and somebody took back because it was not so; who had confirmed it stays beside it.
alter table deceptions add column taken_back_at BIGINT;
alter table deceptions add column taken_back_by TEXT;
alter table deceptions add column taken_back_name TEXT;
alter table deceptions add column taken_back_because TEXT;
create index second_wrongs_deception on second_wrongs (workspace_id, deception_id) where deception_id is not null;

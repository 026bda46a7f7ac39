-- Runs of imports and what they leave behind. A file in hand is kept in parts until its run has ended, so
-- that any node can go on where another stopped.

-- What the journal vouches for in bulk: the batch of a run that last wrote a row. A row changed by hand
-- afterwards is vouched for by its own entry and belongs to no batch any more.
alter table customers add column salt TEXT not null default '';
alter table customers add column import_batch BIGINT;
alter table contacts add column salt TEXT not null default '';
alter table contacts add column import_batch BIGINT;
alter table holdings add column import_batch BIGINT;
create index customers_changed on customers (workspace_id, changed_at, id);

-- `state`: mapping (waits for its mapping), running, done, stopped. `header` and `ignored` are JSON lists.
create table import_runs (
    workspace_id TEXT not null,
    id TEXT not null,
    kind TEXT not null,
    file_name TEXT not null,
    header TEXT not null,
    ignored TEXT not null,
    mapping TEXT not null,
    encoding TEXT,
    is_dry BIGINT not null,
    state TEXT not null,
    bytes_total BIGINT,
    bytes_done BIGINT not null,
    line BIGINT not null,
    batches BIGINT not null,
    rows_new BIGINT not null,
    rows_changed BIGINT not null,
    rows_unchanged BIGINT not null,
    rows_rejected BIGINT not null,
    why TEXT,
    cure TEXT,
    began_by TEXT not null,
    created_at BIGINT not null,
    moved_at BIGINT not null,
    ended_at BIGINT,
    primary key (workspace_id, id)
);
create index import_runs_moved on import_runs (workspace_id, created_at, id);

create table import_files (
    workspace_id TEXT not null,
    import_id TEXT not null,
    part BIGINT not null,
    bytes BYTEA not null,
    primary key (workspace_id, import_id, part)
);

-- Rows that were not taken, as they stood, with their faults; both JSON.
create table import_rejects (
    workspace_id TEXT not null,
    import_id TEXT not null,
    line BIGINT not null,
    cells TEXT not null,
    faults TEXT not null,
    primary key (workspace_id, import_id, line)
);

-- The id and the digest of each row that a batch wrote; the journal holds the digest of the whole.
create table import_batches (
    workspace_id TEXT not null,
    import_id TEXT not null,
    batch BIGINT not null,
    kind TEXT not null,
    marks BYTEA not null,
    primary key (workspace_id, import_id, batch)
);

-- Keys that a run has met without writing them, so that a key that stands twice in a file is noticed in
-- bounded memory; removed when the run ends.
create table import_seen (
    workspace_id TEXT not null,
    import_id TEXT not null,
    seen_key TEXT not null,
    primary key (workspace_id, import_id, seen_key)
);

-- How files with these columns were mapped the last time.
create table import_mappings (
    workspace_id TEXT not null,
    id TEXT not null,
    kind TEXT not null,
    columns_digest TEXT not null,
    mapping TEXT not null,
    used_at BIGINT not null,
    primary key (workspace_id, id)
);
create unique index import_mappings_columns on import_mappings (workspace_id, kind, columns_digest);

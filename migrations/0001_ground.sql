-- Portable subset: TEXT, BIGINT, DOUBLE PRECISION, BYTEA, ROWKEY; see crates/twodb/src/migrate.rs.
-- Times are UTC milliseconds. Every table leads its key with the workspace.

create table workspaces (
    id TEXT primary key,
    name TEXT not null,
    zone TEXT not null,
    currency TEXT not null,
    created_at BIGINT not null
);

create table jobs (
    workspace_id TEXT not null,
    id TEXT not null unique,
    name TEXT not null,
    payload TEXT not null,
    run_at BIGINT not null,
    attempts BIGINT not null,
    dead_at BIGINT,
    why TEXT,
    primary key (workspace_id, id)
);
create index jobs_due on jobs (run_at) where dead_at is null;

-- Answers to requests that carried a key, so that a form sent twice is done once.
create table repeated_requests (
    workspace_id TEXT not null,
    actor TEXT not null,
    request_key TEXT not null,
    request_digest TEXT not null,
    status BIGINT,
    location TEXT,
    content_type TEXT,
    body TEXT,
    made_at BIGINT not null,
    primary key (workspace_id, actor, request_key)
);
create index repeated_requests_old on repeated_requests (made_at);

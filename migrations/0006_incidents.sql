-- The wrong. The four times are told apart and each says who set it; unknown stays null.
create table incidents (
    workspace_id TEXT not null,
    id TEXT not null,
    doc ROWKEY,
    title TEXT not null,
    summary TEXT not null,
    scenario TEXT,
    occurred_at BIGINT,
    occurred_by TEXT,
    noticed_at BIGINT,
    noticed_by TEXT,
    decided_at BIGINT,
    decided_by TEXT,
    first_told_at BIGINT,
    no_date_because TEXT,
    next_update_at BIGINT,
    public_status TEXT not null,
    lead_id TEXT,
    closed_at BIGINT,
    salt TEXT not null,
    declared_at BIGINT not null,
    declared_by TEXT not null,
    unique (workspace_id, id)
);
create index incidents_open on incidents (workspace_id, declared_at) where closed_at is null;
-- search: incidents (title, summary)

-- One customer's recovery from one incident. `state`: open, told, acknowledged, offered, verifying, unhappy,
-- closed, withdrawn. The moments say when each was first reached.
create table cases (
    workspace_id TEXT not null,
    id TEXT not null,
    doc ROWKEY,
    incident_id TEXT not null,
    customer_id TEXT not null,
    title TEXT not null,
    state TEXT not null,
    owner_id TEXT,
    acknowledged_at BIGINT,
    told_at BIGINT,
    contested_because TEXT,
    reopened_count BIGINT not null,
    closed_at BIGINT,
    closed_how TEXT,
    closed_because TEXT,
    withdrawn_because TEXT,
    salt TEXT not null,
    opened_at BIGINT not null,
    moved_at BIGINT not null,
    unique (workspace_id, id)
);
create unique index cases_once on cases (workspace_id, incident_id, customer_id);
create index cases_customer on cases (workspace_id, customer_id);
create index cases_state on cases (workspace_id, state, moved_at, id);
create index cases_incident on cases (workspace_id, incident_id, state, id);
create index cases_moved on cases (workspace_id, moved_at, id);
-- search: cases (title)

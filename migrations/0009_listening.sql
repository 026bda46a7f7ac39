-- How it hits them, in their own words. Every impact has its statement: what we noted, to be confirmed.
create table impacts (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT not null,
    customer_id TEXT not null,
    contact_id TEXT,
    statement_id TEXT not null,
    kind TEXT not null,
    horizon TEXT not null,
    text TEXT not null,
    minor BIGINT,
    currency TEXT,
    channel TEXT not null,
    text_digest TEXT not null,
    salt TEXT not null,
    reported_by TEXT not null,
    reported_at BIGINT not null,
    erased_at BIGINT,
    primary key (workspace_id, id)
);
create index impacts_case on impacts (workspace_id, case_id, reported_at);
create index impacts_incident on impacts (workspace_id, incident_id, reported_at, id);
create index impacts_statement on impacts (workspace_id, statement_id);

-- `state`: noted, confirmed, corrected. `read_at` is when one of us had read the newest wording; null waits for us.
create table statements (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT not null,
    customer_id TEXT not null,
    contact_id TEXT,
    state TEXT not null,
    version BIGINT not null,
    channel TEXT not null,
    noted_by TEXT not null,
    noted_at BIGINT not null,
    settled_by TEXT,
    settled_at BIGINT,
    read_by TEXT,
    read_at BIGINT,
    moved_at BIGINT not null,
    erased_at BIGINT,
    primary key (workspace_id, id)
);
create index statements_case on statements (workspace_id, case_id, noted_at);
create index statements_incident on statements (workspace_id, incident_id, state);
create index statements_unread on statements (workspace_id, moved_at) where read_at is null;

-- Every wording a statement ever had; `id` is the statement's with a slash and the number.
create table wordings (
    workspace_id TEXT not null,
    id TEXT not null,
    statement_id TEXT not null,
    number BIGINT not null,
    text TEXT not null,
    text_digest TEXT not null,
    salt TEXT not null,
    said_by TEXT not null,
    said_at BIGINT not null,
    erased_at BIGINT,
    primary key (workspace_id, id)
);
create index wordings_statement on wordings (workspace_id, statement_id, number);

-- What we said we would do. `state`: open, kept, late, broken, renewed. Without a case it is made to everyone
-- the incident touches. `customer_id` repeats the case's, so that a customer's ledger is one index away.
-- `owner_name` and `approver_name` are as they were on that day. Published means a customer may read the date.
create table promises (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT,
    customer_id TEXT,
    whom TEXT not null,
    kind TEXT not null,
    words TEXT not null,
    owner_id TEXT not null,
    owner_name TEXT not null,
    made_where TEXT,
    due_at BIGINT not null,
    evidence TEXT,
    evidence_by TEXT,
    confidence BIGINT,
    approver_id TEXT,
    approver_name TEXT,
    published_at BIGINT,
    state TEXT not null,
    settled_at BIGINT,
    settled_by TEXT,
    because TEXT,
    renews_id TEXT,
    renewed_by_id TEXT,
    overdue_said_at BIGINT,
    salt TEXT not null,
    made_at BIGINT not null,
    primary key (workspace_id, id)
);
create index promises_incident on promises (workspace_id, incident_id, due_at, id);
create index promises_customer on promises (workspace_id, customer_id, due_at, id) where customer_id is not null;
create index promises_owner on promises (workspace_id, owner_id, state);
create index promises_due on promises (workspace_id, state, due_at, id);
create index promises_all on promises (workspace_id, due_at, id);

-- Who is touched by an incident: versions, each drafted by one member and confirmed by another. A version keeps
-- the customers and holdings it found when it was drafted, so that what is confirmed is what was looked at.
-- `kind`: rule, list. `state`: drafted, confirmed, replaced, dropped.
create table scopes (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    version BIGINT not null,
    kind TEXT not null,
    said TEXT not null,
    reason TEXT not null,
    state TEXT not null,
    base_id TEXT,
    holdings BIGINT not null,
    customers BIGINT not null,
    excluded BIGINT not null,
    strays BIGINT not null,
    strays_because TEXT,
    added BIGINT not null,
    withdrawn BIGINT not null,
    salt TEXT not null,
    drafted_at BIGINT not null,
    drafted_by TEXT not null,
    drafted_name TEXT not null,
    confirmed_at BIGINT,
    confirmed_by TEXT,
    confirmed_name TEXT,
    dropped_at BIGINT,
    dropped_by TEXT,
    dropped_because TEXT,
    primary key (workspace_id, id)
);
create unique index scopes_version on scopes (workspace_id, incident_id, version);
create unique index scopes_confirmed on scopes (workspace_id, incident_id) where state = 'confirmed';
create index scopes_waiting on scopes (workspace_id, drafted_at) where state = 'drafted';

-- Whom a version found, and by which of their holdings; '' where none was asked about.
create table scope_members (
    workspace_id TEXT not null,
    scope_id TEXT not null,
    customer_id TEXT not null,
    holding_id TEXT not null,
    primary key (workspace_id, scope_id, customer_id, holding_id)
);

-- Whom a version leaves out, and why.
create table scope_exclusions (
    workspace_id TEXT not null,
    scope_id TEXT not null,
    customer_id TEXT not null,
    because TEXT not null,
    primary key (workspace_id, scope_id, customer_id)
);

-- Entries of a list that name nobody we know.
create table scope_strays (
    workspace_id TEXT not null,
    scope_id TEXT not null,
    line BIGINT not null,
    entry TEXT not null,
    primary key (workspace_id, scope_id, line)
);

-- Lists may name customers by the addresses of their contacts.
create index contacts_by_email on contacts (workspace_id, email);

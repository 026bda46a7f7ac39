-- Sets of values that rules name: serial numbers of a lot, keys from another system. Each upload is a version of its
-- name; the newest is what rules mean. The row vouches for its values by their digest.
create table scope_sets (
    workspace_id TEXT not null,
    id TEXT not null,
    name TEXT not null,
    version BIGINT not null,
    because TEXT not null,
    many BIGINT not null,
    values_digest TEXT not null,
    salt TEXT not null,
    made_at BIGINT not null,
    made_by TEXT not null,
    made_name TEXT not null,
    replaced_at BIGINT,
    primary key (workspace_id, id)
);
create unique index scope_sets_version on scope_sets (workspace_id, name, version);
create unique index scope_sets_newest on scope_sets (workspace_id, name) where replaced_at is null;

create table scope_set_values (
    workspace_id TEXT not null,
    set_id TEXT not null,
    entry TEXT not null,
    primary key (workspace_id, set_id, entry)
);

-- Whom a version only possibly touches, and by which holdings; those to be told too stand among its members as well.
create table scope_possibles (
    workspace_id TEXT not null,
    scope_id TEXT not null,
    customer_id TEXT not null,
    holding_id TEXT not null,
    primary key (workspace_id, scope_id, customer_id, holding_id)
);
-- How many customers that are, whether they are told too (1) or not (0), and why. How many were left out by a rule, by
-- which, and why (R14). All null where nothing of the kind was said.
alter table scopes add column possible BIGINT;
alter table scopes add column possible_told BIGINT;
alter table scopes add column possible_because TEXT;
alter table scopes add column small BIGINT;
alter table scopes add column leave_out_rule TEXT;
alter table scopes add column leave_out_because TEXT;

-- What an incident's rule in force finds since rows changed. `due_at`: something changed, and it is to be looked at
-- again. `since`: the first change that may have brought whoever is proposed.
create table scope_watches (
    workspace_id TEXT not null,
    incident_id TEXT not null,
    scope_id TEXT not null,
    due_at BIGINT,
    since BIGINT,
    ran_at BIGINT,
    took_ms BIGINT not null,
    newly BIGINT not null,
    primary key (workspace_id, incident_id)
);
create index scope_watches_due on scope_watches (workspace_id, due_at) where due_at is not null;
create index scope_watches_newly on scope_watches (workspace_id, since) where newly > 0;
create table scope_proposed (
    workspace_id TEXT not null,
    incident_id TEXT not null,
    customer_id TEXT not null,
    holding_id TEXT not null,
    primary key (workspace_id, incident_id, customer_id)
);

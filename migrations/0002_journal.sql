-- What happened, in order. Rows are inserted and never changed; each carries the hash of the one before.
create table journal_entries (
    workspace_id TEXT not null,
    chain TEXT not null,
    seq BIGINT not null,
    at BIGINT not null,
    fact TEXT not null,
    actor TEXT not null,
    incident_id TEXT,
    case_id TEXT,
    customer_id TEXT,
    subject TEXT,
    body TEXT not null,
    prev BYTEA not null,
    hash BYTEA not null,
    primary key (workspace_id, chain, seq)
);
create index journal_entries_customer on journal_entries (workspace_id, customer_id, at) where customer_id is not null;
create index journal_entries_subject on journal_entries (workspace_id, subject, at) where subject is not null;

create table journal_heads (
    workspace_id TEXT not null,
    chain TEXT not null,
    seq BIGINT not null,
    hash BYTEA not null,
    primary key (workspace_id, chain)
);

-- Entries the sealer has not folded into the log yet: written with the entry, removed by the sealer.
create table journal_unsealed (
    workspace_id TEXT not null,
    chain TEXT not null,
    seq BIGINT not null,
    at BIGINT not null,
    hash BYTEA not null,
    primary key (workspace_id, at, chain, seq)
);

-- The order of the log: leaf 0, 1, 2 … without gaps. Reactions and webhooks read in this order.
create table journal_leaves (
    workspace_id TEXT not null,
    leaf BIGINT not null,
    chain TEXT not null,
    seq BIGINT not null,
    primary key (workspace_id, leaf),
    unique (workspace_id, chain, seq)
);

-- Stored hashes of the Merkle log, by their position.
create table journal_hashes (
    workspace_id TEXT not null,
    position BIGINT not null,
    hash BYTEA not null,
    primary key (workspace_id, position)
);

create table journal_checkpoints (
    workspace_id TEXT not null,
    size BIGINT not null,
    note TEXT not null,
    at BIGINT not null,
    primary key (workspace_id, size)
);

-- How far each reader of the log has come.
create table journal_cursors (
    workspace_id TEXT not null,
    reader TEXT not null,
    leaf BIGINT not null,
    primary key (workspace_id, reader)
);

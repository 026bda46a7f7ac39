-- Tables whose rows are short and very many: of the journal, which every entry writes to, and of what a scope found. They
-- are kept in the order of their key alone.
create table journal_heads_short (
    workspace_id TEXT not null,
    chain TEXT not null,
    seq BIGINT not null,
    hash BYTEA not null,
    primary key (workspace_id, chain)
) SHORT_ROWS;
insert into journal_heads_short (workspace_id, chain, seq, hash) select workspace_id, chain, seq, hash from journal_heads;
drop table journal_heads;
alter table journal_heads_short rename to journal_heads;

create table journal_unsealed_short (
    workspace_id TEXT not null,
    chain TEXT not null,
    seq BIGINT not null,
    at BIGINT not null,
    hash BYTEA not null,
    primary key (workspace_id, at, chain, seq)
) SHORT_ROWS;
insert into journal_unsealed_short (workspace_id, chain, seq, at, hash) select workspace_id, chain, seq, at, hash from journal_unsealed;
drop table journal_unsealed;
alter table journal_unsealed_short rename to journal_unsealed;

create table journal_leaves_short (
    workspace_id TEXT not null,
    leaf BIGINT not null,
    chain TEXT not null,
    seq BIGINT not null,
    primary key (workspace_id, leaf),
    unique (workspace_id, chain, seq)
) SHORT_ROWS;
insert into journal_leaves_short (workspace_id, leaf, chain, seq) select workspace_id, leaf, chain, seq from journal_leaves;
drop table journal_leaves;
alter table journal_leaves_short rename to journal_leaves;

create table journal_hashes_short (
    workspace_id TEXT not null,
    position BIGINT not null,
    hash BYTEA not null,
    primary key (workspace_id, position)
) SHORT_ROWS;
insert into journal_hashes_short (workspace_id, position, hash) select workspace_id, position, hash from journal_hashes;
drop table journal_hashes;
alter table journal_hashes_short rename to journal_hashes;

create table scope_members_short (
    workspace_id TEXT not null,
    scope_id TEXT not null,
    customer_id TEXT not null,
    holding_id TEXT not null,
    primary key (workspace_id, scope_id, customer_id, holding_id)
) SHORT_ROWS;
insert into scope_members_short (workspace_id, scope_id, customer_id, holding_id) select workspace_id, scope_id, customer_id, holding_id from scope_members;
drop table scope_members;
alter table scope_members_short rename to scope_members;

create table scope_possibles_short (
    workspace_id TEXT not null,
    scope_id TEXT not null,
    customer_id TEXT not null,
    holding_id TEXT not null,
    primary key (workspace_id, scope_id, customer_id, holding_id)
) SHORT_ROWS;
insert into scope_possibles_short (workspace_id, scope_id, customer_id, holding_id) select workspace_id, scope_id, customer_id, holding_id from scope_possibles;
drop table scope_possibles;
alter table scope_possibles_short rename to scope_possibles;

-- When somebody was first told is asked for a few people at once, who have few deliveries each: the moment need not stand
-- in the index, which every letter would change.
drop index deliveries_told;
create index deliveries_told on deliveries (workspace_id, incident_id, contact_id);

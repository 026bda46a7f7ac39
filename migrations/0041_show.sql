-- Whom we asked elsewhere for what helps customers meanwhile, and what they said. `kind`: own, partner or competitor.
-- `state`: asked, cannot, offered or taken. `amount` is how much they have, absent where that is not known or has no end.
-- `alternative_id` is what customers are offered of it.
create table alternative_sources (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    kind TEXT not null,
    name TEXT not null,
    person TEXT not null,
    asked_at BIGINT not null,
    said TEXT not null,
    amount BIGINT,
    unit TEXT not null,
    whom TEXT not null,
    state TEXT not null,
    alternative_id TEXT,
    noted_by TEXT not null,
    noted_name TEXT not null,
    noted_at BIGINT not null,
    changed_by TEXT not null,
    changed_at BIGINT not null,
    erased_at BIGINT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create index alternative_sources_incident on alternative_sources (workspace_id, incident_id, asked_at, id);

-- Whoever follows a public room may be a system too: its address begins with https://. What is for it waits apart from
-- letters, because some systems are slow to answer.
alter table followers rename column email to address;
alter table follower_requests rename column email to address;
alter table follower_letters add column to_system BIGINT not null default 0;
drop index follower_letters_due;
create index follower_letters_due on follower_letters (workspace_id, to_system, due_at);

-- When the question to a system is posted next; none once it has it, and for people, who are written to. `tries`: how
-- often it was posted.
alter table follower_requests add column post_at BIGINT;
alter table follower_requests add column tries BIGINT not null default 0;
create index follower_requests_post on follower_requests (workspace_id, post_at) where post_at is not null;

-- How a following system answers lately, and until when it is left alone.
create table follower_health (
    workspace_id TEXT not null,
    follower_id TEXT not null,
    losses BIGINT not null,
    failing_since BIGINT,
    rest_until BIGINT,
    last_taken_at BIGINT,
    said TEXT,
    primary key (workspace_id, follower_id)
);

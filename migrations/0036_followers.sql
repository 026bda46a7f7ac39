-- Who asked to follow a public room by mail, until they say that it was them: a letter went to the address, and nothing
-- else does. The row goes when they say so, or after two days. `letters`: how often that letter was sent.
create table follower_requests (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    email TEXT not null,
    language TEXT not null,
    title TEXT not null,
    link TEXT not null,
    secret_digest TEXT not null,
    letters BIGINT not null,
    asked_at BIGINT not null,
    ends_at BIGINT not null,
    primary key (workspace_id, id)
);
create unique index follower_requests_email on follower_requests (workspace_id, incident_id, email);
create unique index follower_requests_secret on follower_requests (secret_digest);
create index follower_requests_ends on follower_requests (workspace_id, ends_at);

-- Who follows a public room by mail. Whoever leaves is erased: the row goes. `leave_secret` stands in each of their letters,
-- so it is kept as it is; leaving is all that it opens.
create table followers (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    email TEXT not null,
    language TEXT not null,
    leave_secret TEXT not null,
    joined_at BIGINT not null,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create unique index followers_email on followers (workspace_id, incident_id, email);
create unique index followers_leave on followers (leave_secret);
create index followers_incident on followers (workspace_id, incident_id, joined_at, id);

-- What followers were told: an update, an edit of it that changed what it says, that it was taken back, or that the room is
-- closed. `about` is the update (empty for the closing), `version` which of its versions. Once each: the index below says so.
create table follower_news (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    kind TEXT not null,
    about TEXT not null,
    version BIGINT not null,
    title TEXT not null,
    link TEXT not null,
    status TEXT not null,
    words TEXT not null,
    speaker TEXT not null,
    next_update_at BIGINT,
    letters BIGINT not null,
    told_at BIGINT not null,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create unique index follower_news_once on follower_news (workspace_id, incident_id, about, kind, version);
create index follower_news_told on follower_news (workspace_id, incident_id, told_at, id);

-- Letters to followers that have not left yet.
create table follower_letters (
    workspace_id TEXT not null,
    news_id TEXT not null,
    follower_id TEXT not null,
    due_at BIGINT not null,
    attempts BIGINT not null,
    primary key (workspace_id, news_id, follower_id)
);
create index follower_letters_due on follower_letters (workspace_id, due_at);
create index follower_letters_follower on follower_letters (workspace_id, follower_id);

-- How the static copy of all public rooms stands, for each place it goes to. `wanted` is counted up by what changes a room,
-- `done` says up to which of these the copy is; it concerns the desk and no workspace alone.
create table copies (
    target TEXT primary key,
    wanted BIGINT not null,
    done BIGINT not null,
    tried_at BIGINT,
    copied_at BIGINT,
    next_at BIGINT not null,
    faults BIGINT not null,
    fault TEXT,
    rooms BIGINT not null,
    files BIGINT not null,
    bytes BIGINT not null
);

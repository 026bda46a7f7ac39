-- What our own people are told about an incident, never later than those outside. `state`: drafted, published.
create table bulletins (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    notice_id TEXT,
    subject TEXT not null,
    what_happened TEXT not null,
    what_we_say TEXT not null,
    what_we_do_not_know TEXT not null,
    what_you_may_promise TEXT not null,
    questions_to TEXT not null,
    by_mail BIGINT not null,
    language TEXT not null,
    state TEXT not null,
    drafted_at BIGINT not null,
    drafted_by TEXT not null,
    changed_by TEXT not null,
    published_at BIGINT,
    published_by TEXT,
    published_name TEXT,
    members BIGINT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create index bulletins_incident on bulletins (workspace_id, incident_id, drafted_at, id);
create index bulletins_published on bulletins (workspace_id, published_at, id) where state = 'published';

-- That one of our own people has read it.
create table bulletin_receipts (
    workspace_id TEXT not null,
    id TEXT not null,
    bulletin_id TEXT not null,
    incident_id TEXT not null,
    member_id TEXT not null,
    read_at BIGINT not null,
    primary key (workspace_id, id)
);
create unique index bulletin_receipts_once on bulletin_receipts (workspace_id, bulletin_id, member_id);

-- A first notice that was let out before our own people were told, and why, where somebody said so.
create table bulletin_gaps (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    notice_id TEXT not null,
    because TEXT,
    said_at BIGINT not null,
    said_by TEXT not null,
    said_name TEXT not null,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create unique index bulletin_gaps_notice on bulletin_gaps (workspace_id, notice_id);
create index bulletin_gaps_incident on bulletin_gaps (workspace_id, incident_id, said_at, id);

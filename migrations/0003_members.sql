-- Our own people. A member who left stays as a row, so that the journal can still say who it was.
create table members (
    workspace_id TEXT not null,
    id TEXT not null,
    name TEXT not null,
    email TEXT not null,
    role TEXT not null,
    joined_at BIGINT not null,
    left_at BIGINT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
-- One address signs in to one desk of the house: nobody is asked which.
create unique index members_email on members (email) where left_at is null;
create index members_name on members (workspace_id, name, id);

-- Apart from members, so that no listing can carry a hash by mistake.
create table member_passwords (
    workspace_id TEXT not null,
    member_id TEXT not null,
    hash TEXT not null,
    set_at BIGINT not null,
    primary key (workspace_id, member_id)
);

-- Links that work once. `purpose`: first (the first member of a desk), join (somebody invited), reset (a
-- member's new password). The secret itself is in the link only.
create table invitations (
    workspace_id TEXT not null,
    id TEXT not null,
    purpose TEXT not null,
    email TEXT,
    role TEXT not null,
    member_id TEXT,
    digest TEXT not null,
    made_at BIGINT not null,
    made_by TEXT not null,
    expires_at BIGINT not null,
    used_at BIGINT,
    revoked_at BIGINT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create unique index invitations_digest on invitations (digest);
create index invitations_open on invitations (workspace_id, purpose, made_at, id) where used_at is null and revoked_at is null;

create table sessions (
    workspace_id TEXT not null,
    id TEXT not null,
    member_id TEXT not null,
    digest TEXT not null,
    device TEXT not null,
    made_at BIGINT not null,
    ended_at BIGINT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create unique index sessions_digest on sessions (digest);
create index sessions_member on sessions (workspace_id, member_id, made_at) where ended_at is null;

create table tokens (
    workspace_id TEXT not null,
    id TEXT not null,
    member_id TEXT not null,
    label TEXT not null,
    scope TEXT not null,
    digest TEXT not null,
    made_at BIGINT not null,
    revoked_at BIGINT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create unique index tokens_digest on tokens (digest);
create index tokens_member on tokens (workspace_id, member_id, made_at) where revoked_at is null;

-- When a session or a token was last seen, to five minutes. Apart from them, because being seen is no change
-- of state and says no entry.
create table key_sightings (
    workspace_id TEXT not null,
    key_id TEXT not null,
    seen_at BIGINT not null,
    primary key (workspace_id, key_id)
);

-- What customers can see of the work while it goes on: `kind` is picture, video or counter. `state`: hidden, shown, or
-- closed, which is for good. What a camera or script sends comes with a key, of which the digest is kept; or `camera` names
-- one of the settings, which the desk asks itself. `fetch_at`: when it is asked next, which says nothing.
create table windows (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    kind TEXT not null,
    title TEXT not null,
    alt TEXT not null,
    expected_s BIGINT not null,
    place BIGINT not null,
    state TEXT not null,
    camera TEXT,
    key_digest TEXT,
    key_made_at BIGINT,
    unit TEXT not null,
    value BIGINT,
    target BIGINT,
    counted_at BIGINT,
    added_by TEXT not null,
    added_at BIGINT not null,
    changed_by TEXT not null,
    changed_at BIGINT not null,
    salt TEXT not null,
    fetch_at BIGINT not null,
    primary key (workspace_id, id)
);
create index windows_incident on windows (workspace_id, incident_id, place, id);
create unique index windows_key on windows (key_digest) where key_digest is not null;
create index windows_shown on windows (workspace_id, id) where state = 'shown';
create index windows_fetch on windows (workspace_id, fetch_at) where camera is not null and state <> 'closed';

-- Pictures as they are shown, thinned as they age. The bytes stand last, so that whoever reads the others passes them by.
create table window_pictures (
    workspace_id TEXT not null,
    window_id TEXT not null,
    at BIGINT not null,
    kind TEXT not null,
    width BIGINT not null,
    height BIGINT not null,
    size BIGINT not null,
    digest TEXT not null,
    bytes BYTEA not null,
    primary key (workspace_id, window_id, at)
);

-- What was to be seen, once the hour is over: a line for each picture that stood, with its time and its digest.
create table window_sheets (
    workspace_id TEXT not null,
    id TEXT not null,
    window_id TEXT not null,
    incident_id TEXT not null,
    from_at BIGINT not null,
    until_at BIGINT not null,
    pictures BIGINT not null,
    marks TEXT not null,
    noted_at BIGINT not null,
    primary key (workspace_id, id)
);
create unique index window_sheets_until on window_sheets (workspace_id, window_id, until_at);

-- The last seconds of a stream. A piece is numbered as it comes (`seq`) and can be seen once a playlist lists it (`place`).
create table window_pieces (
    workspace_id TEXT not null,
    window_id TEXT not null,
    seq BIGINT not null,
    name TEXT not null,
    piece TEXT not null,
    head_seq BIGINT,
    number BIGINT,
    place BIGINT,
    turn BIGINT,
    ms BIGINT,
    at BIGINT not null,
    size BIGINT not null,
    bytes BYTEA not null,
    primary key (workspace_id, window_id, seq)
);

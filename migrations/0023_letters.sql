-- Letters on paper go to the print room together: a run is what was printed at once. `letters_digest` is over its letters.
-- Posted, they are handed over; spoilt, its letters wait to be printed again.
create table print_runs (
    workspace_id TEXT not null,
    id TEXT not null,
    notice_id TEXT not null,
    incident_id TEXT not null,
    letters BIGINT not null,
    letters_digest TEXT not null,
    made_at BIGINT not null,
    made_by TEXT not null,
    posted_at BIGINT,
    posted_by TEXT,
    spoilt_at BIGINT,
    spoilt_by TEXT,
    spoilt_because TEXT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create index print_runs_notice on print_runs (workspace_id, notice_id, made_at, id);
create index print_runs_open on print_runs (workspace_id, made_at) where posted_at is null and spoilt_at is null;

create table print_letters (
    workspace_id TEXT not null,
    run_id TEXT not null,
    delivery_id TEXT not null,
    primary key (workspace_id, run_id, delivery_id)
);
create index print_letters_delivery on print_letters (workspace_id, delivery_id);

-- A code to be typed from paper, which leads to a private link. Like the link's secret it is derived from the workspace's
-- key, and only its digest is kept to find it by.
create table short_codes (
    workspace_id TEXT not null,
    link_id TEXT not null,
    digest TEXT not null unique,
    minted_at BIGINT not null,
    expires_at BIGINT not null,
    used_at BIGINT,
    primary key (workspace_id, link_id)
);

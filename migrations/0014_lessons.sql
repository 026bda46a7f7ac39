-- What we now know. The row is the version that stands; each version that ever stood is kept beside it.
-- `tags` are space-separated words with a space at both ends, so that ' furnace ' finds one.
create table lessons (
    workspace_id TEXT not null,
    id TEXT not null,
    doc ROWKEY,
    version BIGINT not null,
    title TEXT not null,
    happened TEXT not null,
    learned TEXT not null,
    changes TEXT not null,
    tags TEXT not null,
    scenario TEXT,
    incident_id TEXT,
    review_on TEXT not null,
    confirmed_at BIGINT,
    confirmed_by TEXT,
    salt TEXT not null,
    written_at BIGINT not null,
    written_by TEXT not null,
    changed_at BIGINT not null,
    changed_by TEXT not null,
    unique (workspace_id, id)
);
create index lessons_changed on lessons (workspace_id, changed_at, id);
create index lessons_review on lessons (workspace_id, review_on);
create index lessons_incident on lessons (workspace_id, incident_id) where incident_id is not null;
-- search: lessons (title, happened, learned, changes, tags)

create table lesson_versions (
    workspace_id TEXT not null,
    lesson_id TEXT not null,
    version BIGINT not null,
    title TEXT not null,
    happened TEXT not null,
    learned TEXT not null,
    changes TEXT not null,
    tags TEXT not null,
    scenario TEXT,
    changed_at BIGINT not null,
    changed_by TEXT not null,
    primary key (workspace_id, lesson_id, version)
);

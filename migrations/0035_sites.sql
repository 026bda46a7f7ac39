-- The public room of an incident: what everybody may read of it, at an address of its own. `openness`: public, link or
-- touched. `state`: draft, published, unpublished, closed or archived. `lang` is the language of its words; `other_words`
-- holds them in others, as JSON. `logo_digest` is that of the bytes beside, empty where there is no logo.
create table sites (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    address TEXT not null,
    openness TEXT not null,
    state TEXT not null,
    name TEXT not null,
    colour TEXT not null,
    indexed BIGINT not null,
    lang TEXT not null,
    headline TEXT not null,
    means TEXT not null,
    can_do TEXT not null,
    post_mortem TEXT not null,
    other_words TEXT not null,
    logo_kind TEXT not null,
    logo_width BIGINT not null,
    logo_height BIGINT not null,
    logo_digest TEXT not null,
    archive_until BIGINT,
    drafted_at BIGINT not null,
    drafted_by TEXT not null,
    published_at BIGINT,
    published_by TEXT,
    changed_at BIGINT not null,
    changed_by TEXT not null,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create unique index sites_incident on sites (workspace_id, incident_id);
create unique index sites_address on sites (address);

create table site_logos (
    workspace_id TEXT not null,
    site_id TEXT not null,
    bytes BYTEA not null,
    primary key (workspace_id, site_id)
);

-- Templates that notices begin from. Each row is one version of the template of a scenario, a kind of notice and a
-- language, and never changes. Those that ship stand in the program as version 1.
create table templates (
    workspace_id TEXT not null,
    id TEXT not null,
    scenario TEXT not null,
    kind TEXT not null,
    language TEXT not null,
    version BIGINT not null,
    subject TEXT not null,
    what_happened TEXT not null,
    who_is_affected TEXT not null,
    what_we_know TEXT not null,
    what_we_do_not_know TEXT not null,
    what_you_can_do TEXT not null,
    note TEXT not null,
    salt TEXT not null,
    written_at BIGINT not null,
    written_by TEXT not null,
    primary key (workspace_id, id)
);
create unique index templates_version on templates (workspace_id, scenario, kind, language, version);

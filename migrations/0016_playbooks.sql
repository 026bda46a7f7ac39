-- What incidents taught us to change in a playbook. The playbooks themselves ship with the program; each row
-- here is one version more of the one it names.
create table playbook_changes (
    workspace_id TEXT not null,
    id TEXT not null,
    playbook TEXT not null,
    version BIGINT not null,
    note TEXT not null,
    incident_id TEXT,
    salt TEXT not null,
    changed_at BIGINT not null,
    changed_by TEXT not null,
    primary key (workspace_id, id)
);
create unique index playbook_changes_version on playbook_changes (workspace_id, playbook, version);

-- Where we stand on fault: rows are added and never changed; the last one counts. `stance`: unknown, alleged,
-- verified, admitted, contested.
create table admissions (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    stance TEXT not null,
    because TEXT not null,
    evidence TEXT,
    said_by TEXT not null,
    said_name TEXT not null,
    salt TEXT not null,
    said_at BIGINT not null,
    primary key (workspace_id, id)
);
create index admissions_incident on admissions (workspace_id, incident_id, said_at, id);

-- An apology to one case, or to everyone the incident touches. The six parts are ticked by whoever records it.
create table apologies (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT,
    customer_id TEXT,
    author_name TEXT not null,
    form TEXT not null,
    words TEXT not null,
    responsibility BIGINT not null,
    repair BIGINT not null,
    regret BIGINT not null,
    explanation BIGINT not null,
    repentance BIGINT not null,
    forgiveness BIGINT not null,
    said_at BIGINT not null,
    recorded_by TEXT not null,
    salt TEXT not null,
    recorded_at BIGINT not null,
    primary key (workspace_id, id)
);
create index apologies_incident on apologies (workspace_id, incident_id, said_at, id);

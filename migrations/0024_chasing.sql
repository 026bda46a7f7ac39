-- How those who stay silent about an incident are asked again; off until a lead switches it on. Hours, so that people can
-- say them. `look_at`: when the desk looks next whom it would chase.
create table chase_rules (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    is_on BIGINT not null,
    remind_after BIGINT not null,
    most_reminders BIGINT not null,
    other_after BIGINT not null,
    person_after BIGINT not null,
    set_by TEXT not null,
    set_at BIGINT not null,
    look_at BIGINT not null,
    primary key (workspace_id, id)
);
create unique index chase_rules_incident on chase_rules (workspace_id, incident_id);
create index chase_rules_look on chase_rules (workspace_id, look_at) where is_on = 1;

-- A silent contact left to a person: nothing else has reached them. `how`: spoken, not_reached; null while it is owed.
create table chase_duties (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT not null,
    customer_id TEXT not null,
    contact_id TEXT not null,
    notice_id TEXT not null,
    owner_id TEXT,
    handed_at BIGINT not null,
    how TEXT,
    words TEXT,
    settled_at BIGINT,
    settled_by TEXT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create unique index chase_duties_once on chase_duties (workspace_id, incident_id, contact_id);
create index chase_duties_owed on chase_duties (workspace_id, handed_at, id) where settled_at is null;

-- Reminders on their way, which are taken back once their reader is heard of.
create index deliveries_reminders on deliveries (workspace_id, channel, id) where state = 'queued' and round > 1;

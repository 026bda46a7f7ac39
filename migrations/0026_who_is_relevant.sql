-- Which roles of contacts must hear of which scenario, where a lead has said so; what ships stands in the program.
-- `roles` as in contacts: words with a space at both ends of each; empty when everybody must hear.
create table audience_rules (
    workspace_id TEXT not null,
    id TEXT not null,
    scenario TEXT not null,
    roles TEXT not null,
    because TEXT not null,
    salt TEXT not null,
    changed_at BIGINT not null,
    changed_by TEXT not null,
    changed_name TEXT not null,
    primary key (workspace_id, id)
);
create unique index audience_rules_scenario on audience_rules (workspace_id, scenario);

-- Did it hold? Each asking is one survey; what is asked anew supersedes what was asked before.
create table surveys (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    because TEXT not null,
    notice_id TEXT,
    asked BIGINT not null,
    salt TEXT not null,
    asked_at BIGINT not null,
    asked_by TEXT not null,
    primary key (workspace_id, id)
);
create index surveys_incident on surveys (workspace_id, incident_id, asked_at);

-- The cases that were asked, and how each stands over all its contacts' answers: happy, unhappy, unsure, or
-- null while it is silent. The journal vouches for the answers; this is what follows from them.
create table survey_cases (
    workspace_id TEXT not null,
    survey_id TEXT not null,
    case_id TEXT not null,
    incident_id TEXT not null,
    customer_id TEXT not null,
    outcome TEXT,
    answered_at BIGINT,
    reopened_at BIGINT,
    superseded_at BIGINT,
    asked_at BIGINT not null,
    primary key (workspace_id, survey_id, case_id)
);
create unique index survey_cases_current on survey_cases (workspace_id, case_id) where superseded_at is null;
create index survey_cases_incident on survey_cases (workspace_id, incident_id, case_id) where superseded_at is null;
create index survey_cases_silent on survey_cases (workspace_id, asked_at) where superseded_at is null and answered_at is null;

-- What contacts answered; a changed answer is a new version, and the old one stays.
create table survey_answers (
    workspace_id TEXT not null,
    id TEXT not null,
    survey_id TEXT not null,
    case_id TEXT not null,
    customer_id TEXT not null,
    contact_id TEXT not null,
    version BIGINT not null,
    solution TEXT not null,
    making_good TEXT not null,
    heard BIGINT,
    sincere BIGINT,
    words TEXT,
    salt TEXT not null,
    answered_at BIGINT not null,
    primary key (workspace_id, id)
);
create unique index survey_answers_version on survey_answers (workspace_id, case_id, survey_id, contact_id, version);
create index survey_answers_survey on survey_answers (workspace_id, survey_id, answered_at, id);

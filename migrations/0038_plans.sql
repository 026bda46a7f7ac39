-- What is being done: one customer's improvement plan, or, without a case, the restart plan of an incident. `version` counts
-- from 1 and is the one that is worked on or stands; `state`: drafted, put, accepted, wanted (they want something else) or
-- delivered. `confirmed_at` is when the sponsor stood behind what it says now.
create table plans (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT,
    customer_id TEXT,
    title TEXT not null,
    owner_id TEXT not null,
    sponsor_id TEXT,
    sponsor_name TEXT not null,
    confirmed_at BIGINT,
    version BIGINT not null,
    state TEXT not null,
    drafted_by TEXT not null,
    drafted_at BIGINT not null,
    moved_at BIGINT not null,
    put_at BIGINT,
    delivered_at BIGINT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create unique index plans_case on plans (workspace_id, case_id) where case_id is not null;
create unique index plans_incident on plans (workspace_id, incident_id) where case_id is null;
create index plans_of_incident on plans (workspace_id, incident_id, drafted_at, id);
create index plans_waiting on plans (workspace_id, moved_at, id) where state in ('drafted', 'wanted');

-- What is done, by whom, delivering what, by when. `owner_id` is one of us; with `contact_id` instead it is their own task.
-- `statements` and `impacts` hold ids with a space at both ends of each. `state`: open, started, done or dropped.
create table plan_actions (
    workspace_id TEXT not null,
    id TEXT not null,
    plan_id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT,
    customer_id TEXT,
    what TEXT not null,
    deliverable TEXT not null,
    owner_id TEXT,
    contact_id TEXT,
    owner_name TEXT not null,
    due_on TEXT not null,
    is_seen BIGINT not null,
    statements TEXT not null,
    no_statement_because TEXT not null,
    impacts TEXT not null,
    promise_id TEXT,
    no_date_because TEXT not null,
    state TEXT not null,
    progress TEXT not null,
    progress_at BIGINT,
    settled_by TEXT,
    settled_at BIGINT,
    dropped_because TEXT not null,
    added_by TEXT not null,
    added_at BIGINT not null,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create index plan_actions_plan on plan_actions (workspace_id, plan_id, added_at, id);
create index plan_actions_case on plan_actions (workspace_id, case_id) where case_id is not null;
create index plan_actions_due on plan_actions (workspace_id, due_on, id) where state in ('open', 'started');

-- Every version that was put before a customer, or before everyone; `id` is the plan's with a slash and the number, and
-- `content` what it said, as JSON. `state`: waiting, accepted, wanted, replaced, or shown where nobody is asked.
create table plan_versions (
    workspace_id TEXT not null,
    id TEXT not null,
    plan_id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT,
    customer_id TEXT,
    number BIGINT not null,
    title TEXT not null,
    words TEXT not null,
    content TEXT not null,
    unconfirmed BIGINT not null,
    sponsor_name TEXT not null,
    confirmed_at BIGINT not null,
    put_by TEXT not null,
    put_name TEXT not null,
    put_at BIGINT not null,
    state TEXT not null,
    answered_by TEXT,
    answered_name TEXT,
    answered_at BIGINT,
    remarks TEXT not null,
    remarks_digest TEXT not null,
    erased_at BIGINT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create index plan_versions_plan on plan_versions (workspace_id, plan_id, number);

-- Why a confirmed statement leads to no action, or why nothing can ease an impact; `about` is its id.
create table plan_reasons (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT not null,
    customer_id TEXT not null,
    about TEXT not null,
    because TEXT not null,
    said_by TEXT not null,
    said_name TEXT not null,
    said_at BIGINT not null,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create unique index plan_reasons_about on plan_reasons (workspace_id, about);
create index plan_reasons_case on plan_reasons (workspace_id, case_id, said_at, id);

-- What may yet go wrong with a customer, what we do about it, and when we look again. `state`: open or over.
create table risks (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT not null,
    customer_id TEXT not null,
    what TEXT not null,
    doing TEXT not null,
    owner_id TEXT not null,
    owner_name TEXT not null,
    look_on TEXT not null,
    looked_words TEXT not null,
    looked_by TEXT,
    looked_at BIGINT,
    state TEXT not null,
    noted_by TEXT not null,
    noted_at BIGINT not null,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create index risks_case on risks (workspace_id, case_id, noted_at, id);
create index risks_look on risks (workspace_id, look_on, id) where state = 'open';

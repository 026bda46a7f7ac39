-- A customer's case may stand elsewhere on fault than its incident; and an admission says who said it to them, and how.
alter table admissions add column case_id TEXT;
alter table admissions add column customer_id TEXT;
alter table admissions add column speaker TEXT;
alter table admissions add column form TEXT;
create index admissions_case on admissions (workspace_id, case_id, said_at, id);

-- Which of the impacts that a customer told us an apology names: their ids, with a blank between two of them.
alter table apologies add column names_impacts TEXT;

-- What counsel is asked before something is admitted, with a clock of its own. It is about an incident, one of its cases,
-- or a grievance. `advice`: clear, changes, against; absent while it is open.
create table legal_reviews (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT,
    case_id TEXT,
    customer_id TEXT,
    grievance_id TEXT,
    question TEXT not null,
    reviewer_id TEXT,
    reviewer_name TEXT not null,
    place TEXT,
    asked_by TEXT not null,
    asked_name TEXT not null,
    asked_at BIGINT not null,
    due_at BIGINT not null,
    advice TEXT,
    answer TEXT,
    answered_by TEXT,
    answered_name TEXT,
    answered_at BIGINT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create index legal_reviews_incident on legal_reviews (workspace_id, incident_id, asked_at, id);
create index legal_reviews_grievance on legal_reviews (workspace_id, grievance_id, asked_at, id);
create index legal_reviews_open on legal_reviews (workspace_id, answered_at, due_at, id);

-- Wrongs of any age, in the customer's words. `happened` is as much of a day as is known: 2016, 2016-05 or 2016-05-12.
-- `state`: heard, verifying, verified, admitted, contested.
create table grievances (
    workspace_id TEXT not null,
    id TEXT not null,
    customer_id TEXT not null,
    title TEXT not null,
    words TEXT not null,
    words_digest TEXT not null,
    happened TEXT not null,
    state TEXT not null,
    incident_id TEXT,
    heard_by TEXT not null,
    heard_name TEXT not null,
    heard_at BIGINT not null,
    moved_at BIGINT not null,
    erased_at BIGINT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create index grievances_customer on grievances (workspace_id, customer_id, happened, id);
create index grievances_age on grievances (workspace_id, happened, id);
create index grievances_heard on grievances (workspace_id, state, heard_at, id);
create index grievances_incident on grievances (workspace_id, incident_id, customer_id);

-- Each step of one: who said it, when, on what ground. `admission_id` is the step on fault that it follows, where the
-- grievance was taken up as an incident.
create table grievance_steps (
    workspace_id TEXT not null,
    id TEXT not null,
    grievance_id TEXT not null,
    customer_id TEXT not null,
    state TEXT not null,
    because TEXT not null,
    evidence TEXT,
    speaker TEXT,
    form TEXT,
    admission_id TEXT,
    said_by TEXT not null,
    said_name TEXT not null,
    said_at BIGINT not null,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create index grievance_steps_of on grievance_steps (workspace_id, grievance_id, said_at, id);

-- Who remembers it: a contact of theirs or one of us, and the statement that led to it, where one did.
create table grievance_memories (
    workspace_id TEXT not null,
    id TEXT not null,
    grievance_id TEXT not null,
    customer_id TEXT not null,
    contact_id TEXT,
    member_id TEXT,
    statement_id TEXT,
    name TEXT not null,
    words TEXT not null,
    noted_by TEXT not null,
    noted_at BIGINT not null,
    salt TEXT not null,
    primary key (workspace_id, id),
    unique (workspace_id, statement_id)
);
create index grievance_memories_of on grievance_memories (workspace_id, grievance_id, noted_at, id);

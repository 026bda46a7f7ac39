-- The line of calls to be made: a row for each delivery by voice that waits for somebody to ring. It is a queue and says
-- nothing of its own. `urgency`: 0 fear for safety or data, 1 a call back that we promised, 2 everybody else. `place` is
-- when the call came into the line, less the head start that what is at stake gives it, so that one index holds the
-- whole order. A row that is taken is in one member's hands until `taken_until`; `fence` rises with each taking.
create table call_lines (
    workspace_id TEXT not null,
    delivery_id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT not null,
    customer_id TEXT not null,
    contact_id TEXT not null,
    is_executive BIGINT not null,
    is_fear BIGINT not null,
    urgency BIGINT not null,
    place BIGINT not null,
    waiting_since BIGINT not null,
    due_at BIGINT not null,
    tries BIGINT not null,
    promise_id TEXT,
    promised_at BIGINT,
    taken_by TEXT,
    taken_until BIGINT,
    fence BIGINT not null,
    primary key (workspace_id, delivery_id)
);
create index call_lines_next on call_lines (workspace_id, is_executive, urgency, place, delivery_id);
create index call_lines_incident on call_lines (workspace_id, incident_id);
create index call_lines_case on call_lines (workspace_id, case_id);
create index call_lines_contact on call_lines (workspace_id, contact_id);
create index call_lines_taken on call_lines (workspace_id, taken_by) where taken_by is not null;
create index call_lines_promised on call_lines (workspace_id, promised_at) where promised_at is not null;

-- Each time somebody rang, and what came of it. `outcome`: spoken, message_left, no_answer, wrong_number, call_back,
-- would_not_talk. `number` is as it was dialled, `member_name` as it was on that day.
create table calls (
    workspace_id TEXT not null,
    id TEXT not null,
    delivery_id TEXT not null,
    notice_id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT not null,
    customer_id TEXT not null,
    contact_id TEXT not null,
    contact_name TEXT not null,
    is_executive BIGINT not null,
    member_id TEXT not null,
    member_name TEXT not null,
    number TEXT not null,
    outcome TEXT not null,
    note TEXT,
    again_at BIGINT,
    promise_id TEXT,
    salt TEXT not null,
    made_at BIGINT not null,
    primary key (workspace_id, id)
);
create index calls_delivery on calls (workspace_id, delivery_id, made_at);
create index calls_case on calls (workspace_id, case_id, made_at);
create index calls_incident on calls (workspace_id, incident_id, outcome, customer_id);
create index calls_customer on calls (workspace_id, customer_id, is_executive, outcome);

-- Members whom a lead has named to call executives. One who is released stays, so that it can be said who it was.
create table callers (
    workspace_id TEXT not null,
    id TEXT not null,
    member_id TEXT not null,
    member_name TEXT not null,
    named_at BIGINT not null,
    named_by TEXT not null,
    released_at BIGINT,
    released_by TEXT,
    primary key (workspace_id, id)
);
create unique index callers_once on callers (workspace_id, member_id) where released_at is null;

-- For whose trust our efforts are looked at, when again, and since when there is effort without effect. All of it follows
-- from the journal.
create table effort_watches (
    workspace_id TEXT not null,
    customer_id TEXT not null,
    look_at BIGINT not null,
    flagged_at BIGINT,
    primary key (workspace_id, customer_id)
);
create index effort_watches_due on effort_watches (workspace_id, look_at, customer_id);
create index effort_watches_flagged on effort_watches (workspace_id, flagged_at, customer_id) where flagged_at is not null;

-- Bids that we may make at a customer. `came`: invited or ours. `takes`: a tag on each line. `state`: asked, bid, not, later,
-- won, lost, excluded. `advice` is what was advised on the day of the decision, with its reasons, as JSON; `is_against`
-- whether the decision goes against it.
create table bids (
    workspace_id TEXT not null,
    id TEXT not null,
    customer_id TEXT not null,
    title TEXT not null,
    words TEXT not null,
    came TEXT not null,
    takes TEXT not null,
    band TEXT not null,
    answer_on TEXT not null,
    owner_id TEXT not null,
    owner_name TEXT not null,
    state TEXT not null,
    asked_by TEXT not null,
    asked_name TEXT not null,
    asked_at BIGINT not null,
    decision TEXT,
    because TEXT not null,
    look_on TEXT,
    decided_by TEXT,
    decided_name TEXT,
    decided_at BIGINT,
    advice TEXT,
    is_against BIGINT not null,
    outcome_words TEXT not null,
    outcome_by TEXT,
    outcome_at BIGINT,
    moved_at BIGINT not null,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create index bids_moved on bids (workspace_id, moved_at, id);
create index bids_customer on bids (workspace_id, customer_id, moved_at, id);
create index bids_state on bids (workspace_id, state, moved_at, id);

-- What we are good at, a tag on each line: one row for each desk.
create table competences (
    workspace_id TEXT not null,
    id TEXT not null,
    tags TEXT not null,
    set_by TEXT not null,
    set_name TEXT not null,
    set_at BIGINT not null,
    salt TEXT not null,
    primary key (workspace_id, id)
);

-- What is to be cleared up about a statement or a question of a customer. `way`: ask (we ask what they mean), explain (we
-- offer to explain), asked (they ask what we mean). `state`: open, understood, explained, differ. `waits_for`: us or them,
-- empty once it is over.
create table clarifications (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT not null,
    customer_id TEXT not null,
    contact_id TEXT,
    statement_id TEXT,
    question_id TEXT,
    way TEXT not null,
    state TEXT not null,
    waits_for TEXT not null,
    lines BIGINT not null,
    opened_by TEXT not null,
    opened_at BIGINT not null,
    moved_at BIGINT not null,
    settled_by TEXT,
    settled_name TEXT,
    settled_how TEXT,
    settled_at BIGINT,
    erased_at BIGINT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create index clarifications_case on clarifications (workspace_id, case_id, opened_at, id);
create index clarifications_open on clarifications (workspace_id, state, moved_at, id);

-- Each thing that was said to one. `side`: us or them. `channel`: room, or how one of us heard it.
create table clarification_lines (
    workspace_id TEXT not null,
    id TEXT not null,
    clarification_id TEXT not null,
    case_id TEXT not null,
    number BIGINT not null,
    side TEXT not null,
    channel TEXT not null,
    text TEXT not null,
    text_digest TEXT not null,
    said_by TEXT not null,
    said_name TEXT not null,
    said_at BIGINT not null,
    erased_at BIGINT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create unique index clarification_lines_of on clarification_lines (workspace_id, clarification_id, number);

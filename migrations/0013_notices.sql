-- What we tell those an incident touches. `kind`: first, update, solution, correction, survey. `state`: drafted,
-- submitted, approved, sending, sent, stopped. The date of the fix, from a published promise, or why there is none
-- is taken at approval, so that every copy of a notice says the same.
create table notices (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    kind TEXT not null,
    subject TEXT not null,
    what_happened TEXT not null,
    who_is_affected TEXT not null,
    what_we_know TEXT not null,
    what_we_do_not_know TEXT not null,
    what_you_can_do TEXT not null,
    next_update_at BIGINT,
    sender TEXT not null,
    acknowledges BIGINT not null,
    promise_id TEXT,
    fix_due_at BIGINT,
    fix_confidence BIGINT,
    no_date_because TEXT,
    state TEXT not null,
    drafted_at BIGINT not null,
    drafted_by TEXT not null,
    changed_by TEXT not null,
    submitted_at BIGINT,
    submitted_by TEXT,
    returned_because TEXT,
    approved_at BIGINT,
    approved_by TEXT,
    begun_at BIGINT,
    sent_at BIGINT,
    stopped_at BIGINT,
    stopped_by TEXT,
    stopped_because TEXT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create index notices_newest on notices (workspace_id, drafted_at, id);
create index notices_incident on notices (workspace_id, incident_id, drafted_at, id);
create index notices_waiting on notices (workspace_id, submitted_at) where state = 'submitted';

-- One notice to one contact by one channel, and what became of it; also the queue. `state`: queued, claimed,
-- handed_over, refused, failed, uncertain. A queued row without `next_at` belongs to a stopped notice. A claim
-- carries a fence: only the claim that wears it may record.
create table deliveries (
    workspace_id TEXT not null,
    id TEXT not null,
    notice_id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT not null,
    customer_id TEXT not null,
    contact_id TEXT not null,
    link_id TEXT not null,
    channel TEXT not null,
    to_name TEXT not null,
    to_address TEXT not null,
    language TEXT not null,
    zone TEXT,
    message_id TEXT not null,
    state TEXT not null,
    attempts BIGINT not null,
    next_at BIGINT,
    lease_until BIGINT,
    fence BIGINT not null,
    reply TEXT,
    queued_at BIGINT not null,
    handed_over_at BIGINT,
    settled_by TEXT,
    settled_because TEXT,
    moved_at BIGINT not null,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create unique index deliveries_once on deliveries (workspace_id, notice_id, contact_id);
create index deliveries_due on deliveries (workspace_id, next_at, id) where state = 'queued' and next_at is not null;
create index deliveries_leased on deliveries (workspace_id, lease_until) where state = 'claimed';
create index deliveries_state on deliveries (workspace_id, notice_id, state, id);
create index deliveries_notice on deliveries (workspace_id, notice_id, id);
create index deliveries_case on deliveries (workspace_id, case_id, queued_at);
create index deliveries_told on deliveries (workspace_id, incident_id, contact_id, handed_over_at);
create index deliveries_unsettled on deliveries (workspace_id, state, notice_id) where state in ('uncertain', 'refused', 'failed');

-- A contact's way into the room of an incident. The secret is not here: it is derived from the workspace's key
-- and the link's id whenever a letter is written, and only its digest is kept to find it by.
create table private_links (
    workspace_id TEXT not null,
    id TEXT not null,
    contact_id TEXT not null,
    customer_id TEXT not null,
    incident_id TEXT not null,
    digest TEXT not null unique,
    minted_at BIGINT not null,
    expires_at BIGINT not null,
    revoked_at BIGINT,
    opened_at BIGINT,
    last_opened_at BIGINT,
    opened_count BIGINT not null,
    primary key (workspace_id, id)
);
create unique index private_links_live on private_links (workspace_id, incident_id, contact_id) where revoked_at is null;
create index private_links_contact on private_links (workspace_id, contact_id);

create table link_keys (
    workspace_id TEXT not null primary key,
    secret_key TEXT not null,
    made_at BIGINT not null
);

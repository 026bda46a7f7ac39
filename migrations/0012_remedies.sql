-- A kind of making good, drafted for an incident; and one offer of it for each chosen case.
create table remedies (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    kind TEXT not null,
    title TEXT not null,
    words TEXT not null,
    amount_minor BIGINT,
    currency TEXT,
    reason TEXT not null,
    expires_at BIGINT,
    was_asked BIGINT not null,
    drafted_by TEXT not null,
    drafter_name TEXT not null,
    salt TEXT not null,
    drafted_at BIGINT not null,
    primary key (workspace_id, id)
);
create index remedies_incident on remedies (workspace_id, incident_id, drafted_at);

-- `state`: drafted, approved, offered, accepted, declined, expired, withdrawn, fulfilled. The amount is the
-- remedy's, repeated so that sums and leeway need no join. `approved_how`: leeway or second.
create table offers (
    workspace_id TEXT not null,
    id TEXT not null,
    remedy_id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT not null,
    customer_id TEXT not null,
    whom TEXT not null,
    state TEXT not null,
    amount_minor BIGINT,
    currency TEXT,
    expires_at BIGINT,
    drafted_by TEXT not null,
    approved_by TEXT,
    approver_name TEXT,
    approved_how TEXT,
    approved_at BIGINT,
    offered_at BIGINT,
    answered_at BIGINT,
    answered_by TEXT,
    answer_words TEXT,
    settled_at BIGINT,
    settled_by TEXT,
    settled_words TEXT,
    salt TEXT not null,
    drafted_at BIGINT not null,
    moved_at BIGINT not null,
    primary key (workspace_id, id)
);
create unique index offers_once on offers (workspace_id, remedy_id, case_id);
create index offers_moved on offers (workspace_id, moved_at, id);
create index offers_state on offers (workspace_id, state, moved_at, id);
create index offers_remedy on offers (workspace_id, remedy_id, state, id);
create index offers_incident on offers (workspace_id, incident_id, state);
create index offers_case on offers (workspace_id, case_id);
create index offers_customer on offers (workspace_id, customer_id, drafted_at);
create index offers_expiry on offers (workspace_id, expires_at) where state = 'offered' and expires_at is not null;

-- How far a role (`member`, `lead`, `owner`) or one member may go alone, per currency; a member's own row
-- stands before their role's. What has no row follows the defaults in rules.rs.
create table leeways (
    workspace_id TEXT not null,
    id TEXT not null,
    who TEXT not null,
    currency TEXT not null,
    per_offer_minor BIGINT not null,
    per_customer_minor BIGINT not null,
    set_by TEXT not null,
    set_at BIGINT not null,
    primary key (workspace_id, id)
);
create unique index leeways_who on leeways (workspace_id, who, currency);

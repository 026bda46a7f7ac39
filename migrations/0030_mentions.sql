-- Who spoke of an incident, and when. Rows are never overwritten in what they say: what was wrong is withdrawn with a
-- reason, and what stands in its place names it. `speaker`: us, customer, media, regulator, partner, staff.
create table mentions (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    speaker TEXT not null,
    place TEXT not null,
    url TEXT,
    reach TEXT,
    words TEXT not null,
    customer_id TEXT,
    said_at BIGINT not null,
    noticed_at BIGINT not null,
    replaces_id TEXT,
    answered_at BIGINT,
    answered_by TEXT,
    answer TEXT,
    withdrawn_at BIGINT,
    withdrawn_by TEXT,
    withdrawn_because TEXT,
    salt TEXT not null,
    noted_at BIGINT not null,
    noted_by TEXT not null,
    noted_name TEXT not null,
    primary key (workspace_id, id)
);
create index mentions_incident on mentions (workspace_id, incident_id, said_at, id);
create index mentions_customer on mentions (workspace_id, incident_id, customer_id) where customer_id is not null;

-- A concealment: something hidden, denied and disproved, or known and not told. `kind`: concealed, denied, not_told;
-- `state`: marked, noted, set_aside. With a case it is towards that customer, else towards all the incident touches.
create table deceptions (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT,
    customer_id TEXT,
    kind TEXT not null,
    words TEXT not null,
    evidence TEXT not null,
    since_at BIGINT not null,
    state TEXT not null,
    marked_at BIGINT not null,
    marked_by TEXT not null,
    marked_name TEXT not null,
    reviewed_at BIGINT,
    reviewed_by TEXT,
    reviewed_name TEXT,
    review_because TEXT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create index deceptions_incident on deceptions (workspace_id, incident_id, marked_at, id);
create index deceptions_marked on deceptions (workspace_id, marked_at, id) where state = 'marked';

-- A second wrong: told late, or hidden. `kind`: late, concealed; `state`: proposed, owed, owned, dismissed. `why` says by
-- which rule: limit, outside, both, or person. Whoever was told after `late_after`, or not yet, is touched by a late one.
create table second_wrongs (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    kind TEXT not null,
    state TEXT not null,
    why TEXT not null,
    deception_id TEXT,
    case_id TEXT,
    aware_at BIGINT,
    late_after BIGINT not null,
    told_at BIGINT,
    outside_at BIGINT,
    notice_id TEXT,
    notice_sentence TEXT,
    proposed_at BIGINT not null,
    proposed_by TEXT not null,
    decided_at BIGINT,
    decided_by TEXT,
    decided_name TEXT,
    decided_because TEXT,
    owned_at BIGINT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create unique index second_wrongs_late on second_wrongs (workspace_id, incident_id) where kind = 'late';
create index second_wrongs_incident on second_wrongs (workspace_id, incident_id, proposed_at, id);
create index second_wrongs_open on second_wrongs (workspace_id, proposed_at, id) where state in ('proposed', 'owed');
create index second_wrongs_notice on second_wrongs (workspace_id, notice_id) where notice_id is not null;

-- That we said it: in an apology or a notice, by the sentence that names it; to one customer's case, or to everyone.
create table second_wrong_ownings (
    workspace_id TEXT not null,
    id TEXT not null,
    wrong_id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT,
    customer_id TEXT,
    how TEXT not null,
    source_id TEXT not null,
    sentence TEXT not null,
    said_at BIGINT not null,
    said_by TEXT not null,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create index second_wrong_ownings_wrong on second_wrong_ownings (workspace_id, wrong_id, case_id);
create unique index second_wrong_ownings_once on second_wrong_ownings (workspace_id, wrong_id, source_id);

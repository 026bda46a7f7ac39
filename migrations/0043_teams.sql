-- Who works on it and what they can do, the executive of a case, reviews of the team, what its people agreed to, and how they are.
-- A `team` is an incident's or a case's id: a case has people of its own where its team differs from the incident's.

-- A skill that somebody has: one word or a few, in small letters. Taken back, it stays as a row that is not held.
create table skills (
    workspace_id TEXT not null,
    id TEXT not null,
    member_id TEXT not null,
    tag TEXT not null,
    is_held BIGINT not null,
    given_by TEXT not null,
    given_name TEXT not null,
    given_at BIGINT not null,
    primary key (workspace_id, id)
);
create unique index skills_member on skills (workspace_id, member_id, tag);
create index skills_tag on skills (workspace_id, tag, member_id) where is_held = 1;

-- Who is in a team, or was asked to be. `state`: asked, joined, declined or left. The lead is not among them: the incident and
-- the case say who that is.
create table team_members (
    workspace_id TEXT not null,
    id TEXT not null,
    team TEXT not null,
    incident_id TEXT not null,
    case_id TEXT,
    customer_id TEXT,
    member_id TEXT not null,
    member_name TEXT not null,
    part TEXT not null,
    skill TEXT not null,
    state TEXT not null,
    asked_by TEXT not null,
    asked_name TEXT not null,
    asked_at BIGINT not null,
    because TEXT not null,
    answered_at BIGINT,
    left_at BIGINT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create unique index team_members_team on team_members (workspace_id, team, member_id);
create index team_members_incident on team_members (workspace_id, incident_id, state);
create index team_members_asked on team_members (workspace_id, asked_at, id) where state = 'asked';
create index team_members_joined on team_members (workspace_id, answered_at, id) where state = 'joined';

-- Another part of the company that works on it with us: who speaks for it, and what they were told, perhaps by a bulletin.
create table team_departments (
    workspace_id TEXT not null,
    id TEXT not null,
    team TEXT not null,
    incident_id TEXT not null,
    case_id TEXT,
    customer_id TEXT,
    name TEXT not null,
    speaker TEXT not null,
    told TEXT not null,
    bulletin_id TEXT,
    told_at BIGINT,
    told_name TEXT not null,
    added_at BIGINT not null,
    changed_by TEXT not null,
    changed_at BIGINT not null,
    left_at BIGINT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create index team_departments_team on team_departments (workspace_id, team, added_at, id);

-- Who of our executives stands by a customer. `state`: named, accepted, declined or released. Their digest says what was said
-- since `digest_from`, and is due at `digest_due_at`.
create table executives (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT not null,
    customer_id TEXT not null,
    member_id TEXT not null,
    member_name TEXT not null,
    state TEXT not null,
    language TEXT not null,
    named_by TEXT not null,
    named_name TEXT not null,
    named_at BIGINT not null,
    because TEXT not null,
    answered_at BIGINT,
    released_at BIGINT,
    digest_from BIGINT not null,
    digest_due_at BIGINT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create index executives_case on executives (workspace_id, case_id, named_at, id);
create unique index executives_one on executives (workspace_id, case_id) where state in ('named', 'accepted');
create index executives_member on executives (workspace_id, member_id, named_at, id);
create index executives_named on executives (workspace_id, named_at, id) where state = 'named';
create index executives_accepted on executives (workspace_id, answered_at, id) where state = 'accepted';
create index executives_due on executives (workspace_id, digest_due_at) where state = 'accepted';

-- Once that an executive called, met or wrote to their customer; `call_id` where it was a call from the line.
create table executive_contacts (
    workspace_id TEXT not null,
    id TEXT not null,
    executive_id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT not null,
    customer_id TEXT not null,
    how TEXT not null,
    words TEXT not null,
    met_at BIGINT not null,
    call_id TEXT,
    noted_by TEXT not null,
    noted_name TEXT not null,
    noted_at BIGINT not null,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create index executive_contacts_executive on executive_contacts (workspace_id, executive_id, met_at, id);
create unique index executive_contacts_call on executive_contacts (workspace_id, call_id) where call_id is not null;

-- A review of the team. `decision`: keep, strengthen, change or refresh_lead.
create table team_reviews (
    workspace_id TEXT not null,
    id TEXT not null,
    team TEXT not null,
    incident_id TEXT not null,
    case_id TEXT,
    customer_id TEXT,
    reviewed_on TEXT not null,
    findings TEXT not null,
    decision TEXT not null,
    because TEXT not null,
    reviewed_by TEXT not null,
    reviewed_name TEXT not null,
    noted_at BIGINT not null,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create index team_reviews_team on team_reviews (workspace_id, team, noted_at, id);

-- One lead hands over to another; customers read it once it is announced.
create table hand_overs (
    workspace_id TEXT not null,
    id TEXT not null,
    review_id TEXT not null,
    team TEXT not null,
    incident_id TEXT not null,
    case_id TEXT,
    customer_id TEXT,
    old_id TEXT,
    old_name TEXT not null,
    new_id TEXT not null,
    new_name TEXT not null,
    from_on TEXT not null,
    words TEXT not null,
    made_at BIGINT not null,
    announced_at BIGINT,
    announced_by TEXT,
    announced_name TEXT not null,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create index hand_overs_team on hand_overs (workspace_id, team, made_at, id);
create index hand_overs_silent on hand_overs (workspace_id, made_at, id) where announced_at is null;

-- A customer wants another lead, or another team. `answer`: yes or no, once there is one.
create table lead_demands (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT not null,
    customer_id TEXT not null,
    contact_id TEXT,
    what TEXT not null,
    words TEXT not null,
    words_digest TEXT not null,
    channel TEXT not null,
    made_by TEXT not null,
    made_at BIGINT not null,
    due_at BIGINT not null,
    answer TEXT,
    because TEXT not null,
    answered_by TEXT,
    answered_name TEXT not null,
    answered_at BIGINT,
    erased_at BIGINT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create index lead_demands_case on lead_demands (workspace_id, case_id, made_at, id);
create index lead_demands_open on lead_demands (workspace_id, due_at, id) where answered_at is null;

-- What must never happen again: a version of the list, one sentence a line.
create table never_again (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    version BIGINT not null,
    sentences TEXT not null,
    written_by TEXT not null,
    written_name TEXT not null,
    written_at BIGINT not null,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create unique index never_again_version on never_again (workspace_id, incident_id, version);

-- That one of the team stands behind a version of the plan or of that list; `subject` is the plan's or the incident's id.
create table buy_ins (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    subject TEXT not null,
    version BIGINT not null,
    member_id TEXT not null,
    agreed_at BIGINT not null,
    primary key (workspace_id, id)
);
create unique index buy_ins_subject on buy_ins (workspace_id, subject, version, member_id);

-- How our own people are in one week, which is named by its Monday. `answers` and `takers` are lists as JSON, each in the order
-- of its texts: nothing in the row says who answered what, or when.
create table pulse_weeks (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    week TEXT not null,
    answers TEXT not null,
    takers TEXT not null,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create unique index pulse_weeks_week on pulse_weeks (workspace_id, incident_id, week);

-- A statement that is a thank you, to be shown to our own people.
create table thanks (
    workspace_id TEXT not null,
    id TEXT not null,
    statement_id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT not null,
    customer_id TEXT not null,
    noted_by TEXT not null,
    noted_name TEXT not null,
    noted_at BIGINT not null,
    primary key (workspace_id, id)
);
create unique index thanks_statement on thanks (workspace_id, statement_id);
create index thanks_incident on thanks (workspace_id, incident_id, noted_at, id);

-- What is open on whose desk, and what was said to us lately.
create index plan_actions_owner on plan_actions (workspace_id, owner_id) where state in ('open', 'started');
create index plans_out on plans (workspace_id, put_at, id) where put_at is not null;
create index risks_owner on risks (workspace_id, owner_id) where state = 'open';
create index questions_owner on questions (workspace_id, owner_id) where answered_at is null and erased_at is null;
create index survey_answers_case on survey_answers (workspace_id, case_id, answered_at);
create index statements_said on statements (workspace_id, incident_id, noted_at);

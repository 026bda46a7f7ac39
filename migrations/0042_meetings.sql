-- How often we meet a customer. `state`: running or ended. `unit`: days or weeks; `weekday` 1 (Monday) to 7, 0 where it goes by
-- days. `at` is a time of the clock in `zone`, `from_day` a day of the calendar. `people` is a list of ids of members and
-- contacts as JSON. `laid_day` is the day of the last meeting that came of it, `due_at` when the next is laid out.
create table meeting_cadences (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT not null,
    customer_id TEXT not null,
    state TEXT not null,
    title TEXT not null,
    every BIGINT not null,
    unit TEXT not null,
    weekday BIGINT not null,
    at TEXT not null,
    zone TEXT not null,
    place TEXT not null,
    lasts BIGINT not null,
    people TEXT not null,
    from_day TEXT not null,
    laid_day TEXT not null,
    due_at BIGINT not null,
    set_by TEXT not null,
    set_at BIGINT not null,
    changed_by TEXT not null,
    changed_at BIGINT not null,
    ended_because TEXT not null,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create index meeting_cadences_case on meeting_cadences (workspace_id, case_id, set_at, id);
create index meeting_cadences_due on meeting_cadences (workspace_id, due_at, id) where state = 'running';

-- A meeting: `state` planned, held or cancelled. `agenda` is a list as JSON, as it stood when the meeting was held. `sequence` rises
-- with each change that calendars must hear of. `lasts` counts minutes.
create table meetings (
    workspace_id TEXT not null,
    id TEXT not null,
    cadence_id TEXT,
    incident_id TEXT not null,
    case_id TEXT not null,
    customer_id TEXT not null,
    state TEXT not null,
    title TEXT not null,
    place TEXT not null,
    starts_at BIGINT not null,
    lasts BIGINT not null,
    zone TEXT not null,
    uid TEXT not null,
    sequence BIGINT not null,
    agenda TEXT not null,
    minutes TEXT not null,
    decisions TEXT not null,
    planned_by TEXT not null,
    planned_at BIGINT not null,
    changed_at BIGINT not null,
    because TEXT not null,
    settled_by TEXT,
    settled_at BIGINT,
    sent_by TEXT,
    sent_at BIGINT,
    erased_at BIGINT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create index meetings_case on meetings (workspace_id, case_id, starts_at, id);
create index meetings_cadence on meetings (workspace_id, cadence_id, starts_at, id);
create index meetings_planned on meetings (workspace_id, starts_at, id) where state = 'planned';
create index meetings_unsent on meetings (workspace_id, settled_at, id) where state = 'held' and sent_at is null;

-- Who is asked to come: a member or a contact (`who`), by the name of that day. `answer`: waiting, yes, no or maybe.
create table meeting_people (
    workspace_id TEXT not null,
    id TEXT not null,
    meeting_id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT not null,
    customer_id TEXT not null,
    who TEXT not null,
    name TEXT not null,
    answer TEXT not null,
    answered_by TEXT,
    answered_at BIGINT,
    was_there BIGINT not null,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create unique index meeting_people_who on meeting_people (workspace_id, meeting_id, who);
create index meeting_people_case on meeting_people (workspace_id, case_id, id);
create index meeting_people_meetings on meeting_people (workspace_id, who, meeting_id);

-- What somebody wants to speak of there, beside what is open anyway.
create table meeting_points (
    workspace_id TEXT not null,
    id TEXT not null,
    meeting_id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT not null,
    customer_id TEXT not null,
    text TEXT not null,
    text_digest TEXT not null,
    added_by TEXT not null,
    added_name TEXT not null,
    added_at BIGINT not null,
    erased_at BIGINT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create index meeting_points_case on meeting_points (workspace_id, case_id, id);
create index meeting_points_meeting on meeting_points (workspace_id, meeting_id, added_at, id);

-- Where it stands for a customer, as we gave it to them. `content` is what they read, as JSON, kept as it was.
create table meeting_reports (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT not null,
    customer_id TEXT not null,
    words TEXT not null,
    since_at BIGINT not null,
    until_at BIGINT not null,
    content TEXT not null,
    content_digest TEXT not null,
    released_by TEXT not null,
    released_name TEXT not null,
    erased_at BIGINT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create index meeting_reports_case on meeting_reports (workspace_id, case_id, until_at, id);

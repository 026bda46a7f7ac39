-- Listening whole: guides, interviews with their notes, the statements that come of them, and the gap in perception.

-- How many of their people it hits, and what shows it. Both may be unknown.
alter table impacts add column people BIGINT;
alter table impacts add column evidence TEXT;

-- A bulletin that shares what a customer told us: of which interview, and what answering it takes.
alter table bulletins add column interview_id TEXT;
alter table bulletins add column effort_hours BIGINT;
alter table bulletins add column takes_days BIGINT;
create index bulletins_interview on bulletins (workspace_id, interview_id) where interview_id is not null;

-- Of which dimension of trust a statement speaks: ability, benevolence or integrity.
create table statement_codes (
    workspace_id TEXT not null,
    id TEXT not null,
    statement_id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT not null,
    customer_id TEXT not null,
    dimension TEXT not null,
    coded_by TEXT not null,
    coded_at BIGINT not null,
    primary key (workspace_id, id)
);
create unique index statement_codes_statement on statement_codes (workspace_id, statement_id);
create index statement_codes_case on statement_codes (workspace_id, case_id);

-- How much a statement weighs with one contact: 1 weighs most; 0 where they took it out of the order again.
create table statement_ranks (
    workspace_id TEXT not null,
    id TEXT not null,
    statement_id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT not null,
    customer_id TEXT not null,
    contact_id TEXT not null,
    place BIGINT not null,
    ranked_at BIGINT not null,
    primary key (workspace_id, id)
);
create unique index statement_ranks_statement on statement_ranks (workspace_id, statement_id, contact_id);
create index statement_ranks_case on statement_ranks (workspace_id, case_id);

-- Open questions of our own, one a line. The questions that stand in every guide are not among them.
create table guides (
    workspace_id TEXT not null,
    id TEXT not null,
    name TEXT not null,
    questions TEXT not null,
    written_by TEXT not null,
    written_at BIGINT not null,
    changed_by TEXT not null,
    changed_at BIGINT not null,
    retired_at BIGINT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create index guides_name on guides (workspace_id, name, id);

-- A talk: `state` planned, begun, ended or dropped. `questions` and `people` are lists as JSON: what was asked must not
-- change with the guide. `involvement` is how whoever asks was part of the wrong, as it was known when it was planned.
create table interviews (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT not null,
    customer_id TEXT not null,
    state TEXT not null,
    guide TEXT not null,
    questions TEXT not null,
    people TEXT not null,
    interviewer_id TEXT,
    interviewer_name TEXT not null,
    is_consultant BIGINT not null,
    involvement TEXT not null,
    despite TEXT,
    channel TEXT not null,
    plan_at BIGINT,
    planned_by TEXT not null,
    planned_at BIGINT not null,
    begun_at BIGINT,
    ended_at BIGINT,
    minutes BIGINT,
    ended_by TEXT,
    dropped_because TEXT,
    sent_at BIGINT,
    sent_by TEXT,
    answered_at BIGINT,
    answered_by TEXT,
    erased_at BIGINT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create index interviews_case on interviews (workspace_id, case_id, planned_at, id);
create index interviews_planned on interviews (workspace_id, plan_at) where state in ('planned', 'begun');
create index interviews_unsent on interviews (workspace_id, ended_at) where state = 'ended' and sent_at is null;
create index interviews_unanswered on interviews (workspace_id, sent_at) where sent_at is not null and answered_at is null;

-- What one of them said to one question. `version` counts its writings; each is an entry.
create table interview_notes (
    workspace_id TEXT not null,
    id TEXT not null,
    interview_id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT not null,
    customer_id TEXT not null,
    contact_id TEXT not null,
    number BIGINT not null,
    kind TEXT not null,
    question TEXT not null,
    text TEXT not null,
    version BIGINT not null,
    text_digest TEXT not null,
    changed_by TEXT not null,
    changed_at BIGINT not null,
    erased_at BIGINT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create unique index interview_notes_place on interview_notes (workspace_id, interview_id, number, contact_id);
create index interview_notes_case on interview_notes (workspace_id, case_id, number);

-- A statement that came of a talk: from a note of ours, or added by them to the record (`is_added`).
create table interview_lines (
    workspace_id TEXT not null,
    id TEXT not null,
    interview_id TEXT not null,
    statement_id TEXT not null,
    note_id TEXT,
    contact_id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT not null,
    customer_id TEXT not null,
    is_added BIGINT not null,
    taken_by TEXT not null,
    taken_at BIGINT not null,
    primary key (workspace_id, id)
);
create unique index interview_lines_statement on interview_lines (workspace_id, statement_id);
create index interview_lines_interview on interview_lines (workspace_id, interview_id, taken_at, id);
create index interview_lines_case on interview_lines (workspace_id, case_id, taken_at, id);

-- What they answered to *what would help* and *how can we make up for it*, until we take it up or set it aside. Its words
-- are those of the note. `kind`: restore or make_up. `state`: open, taken_up or set_aside.
create table candidates (
    workspace_id TEXT not null,
    id TEXT not null,
    interview_id TEXT not null,
    note_id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT not null,
    customer_id TEXT not null,
    contact_id TEXT not null,
    kind TEXT not null,
    state TEXT not null,
    found_at BIGINT not null,
    because TEXT not null,
    settled_by TEXT,
    settled_name TEXT,
    settled_at BIGINT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create unique index candidates_note on candidates (workspace_id, note_id);
create index candidates_case on candidates (workspace_id, case_id, found_at, id);
create index candidates_open on candidates (workspace_id, found_at, id) where state = 'open';

-- Once that both sides rate the same items; `items` is the list as JSON, so that a round stays as it was rated.
create table perception_rounds (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT not null,
    customer_id TEXT not null,
    number BIGINT not null,
    items TEXT not null,
    opened_by TEXT not null,
    opened_at BIGINT not null,
    closed_by TEXT,
    closed_at BIGINT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create unique index perception_rounds_case on perception_rounds (workspace_id, case_id, number);

-- How one person rated, on which `side`: ours or theirs. `marks` is item → 0 to 10, as JSON.
create table perception_ratings (
    workspace_id TEXT not null,
    id TEXT not null,
    round_id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT not null,
    customer_id TEXT not null,
    side TEXT not null,
    rater TEXT not null,
    marks TEXT not null,
    version BIGINT not null,
    rated_at BIGINT not null,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create unique index perception_ratings_rater on perception_ratings (workspace_id, round_id, rater);

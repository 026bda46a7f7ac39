-- What we say before everyone, in its order. `status` is the word it took the incident to. `version` counts from 1; every
-- version stays in `update_versions`. Taken back, it stays with its reason, and nobody outside reads its text.
create table updates (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    status TEXT not null,
    text TEXT not null,
    next_update_at BIGINT,
    speaker TEXT not null,
    posted_by TEXT not null,
    posted_at BIGINT not null,
    version BIGINT not null,
    edited_at BIGINT,
    edit_reason TEXT not null,
    withdrawn_at BIGINT,
    withdrawn_reason TEXT not null,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create index updates_incident on updates (workspace_id, incident_id, posted_at, id);

-- Every version an update ever had; `id` is the update's with a slash and the number. `due_at` stands on the first: the
-- moment we had said we would speak by.
create table update_versions (
    workspace_id TEXT not null,
    id TEXT not null,
    update_id TEXT not null,
    incident_id TEXT not null,
    number BIGINT not null,
    text TEXT not null,
    text_digest TEXT not null,
    because TEXT not null,
    due_at BIGINT,
    said_by TEXT not null,
    said_name TEXT not null,
    said_at BIGINT not null,
    erased_at BIGINT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create index update_versions_update on update_versions (workspace_id, update_id, number);
create index update_versions_due on update_versions (workspace_id, incident_id) where due_at is not null;

-- Who speaks for us about an incident. `face` is a picture, small, in base64, so that the row vouches for it; `face_key`
-- opens it.
create table speakers (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    name TEXT not null,
    role TEXT not null,
    face_kind TEXT,
    face TEXT,
    face_key TEXT,
    named_by TEXT not null,
    named_at BIGINT not null,
    released_at BIGINT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create index speakers_incident on speakers (workspace_id, incident_id, named_at, id);
create unique index speakers_face on speakers (face_key) where face_key is not null;

-- What somebody asked. With a case it is that customer's, with a contact that person's. `answers` counts the versions of the
-- answer. What everybody reads is written anew, so that nothing personal is in it.
create table questions (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT,
    customer_id TEXT,
    contact_id TEXT,
    channel TEXT not null,
    text TEXT not null,
    text_digest TEXT not null,
    asked_by TEXT not null,
    asked_at BIGINT not null,
    owner_id TEXT,
    answers BIGINT not null,
    answered_at BIGINT,
    published_at BIGINT,
    published_by TEXT,
    public_question TEXT not null,
    public_answer TEXT not null,
    taken_back_because TEXT not null,
    erased_at BIGINT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create index questions_incident on questions (workspace_id, incident_id, asked_at, id);
create index questions_case on questions (workspace_id, case_id, asked_at, id) where case_id is not null;
create index questions_open on questions (workspace_id, asked_at, id) where answered_at is null and erased_at is null;

-- Every version of an answer; `id` is the question's with a slash and the number.
create table question_answers (
    workspace_id TEXT not null,
    id TEXT not null,
    question_id TEXT not null,
    incident_id TEXT not null,
    number BIGINT not null,
    text TEXT not null,
    text_digest TEXT not null,
    said_by TEXT not null,
    said_name TEXT not null,
    said_at BIGINT not null,
    erased_at BIGINT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create index question_answers_question on question_answers (workspace_id, question_id, number);

-- What customers can do or use meanwhile. `kind`: workaround, own, partner, competitor, or none, which says why there is no
-- alternative. `amount` is how much there is, absent where that has no end.
create table alternatives (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    kind TEXT not null,
    title TEXT not null,
    words TEXT not null,
    whom TEXT not null,
    amount BIGINT,
    unit TEXT not null,
    until_at BIGINT,
    offered_by TEXT not null,
    offered_at BIGINT not null,
    changed_by TEXT not null,
    changed_at BIGINT not null,
    ended_at BIGINT,
    ended_because TEXT not null,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create index alternatives_incident on alternatives (workspace_id, incident_id, offered_at, id);

-- That a customer asked for one, and how much of it: `state` asked, given or declined. What is asked or given is taken from
-- what there is.
create table alternative_asks (
    workspace_id TEXT not null,
    id TEXT not null,
    alternative_id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT not null,
    customer_id TEXT not null,
    contact_id TEXT,
    amount BIGINT not null,
    words TEXT not null,
    words_digest TEXT not null,
    state TEXT not null,
    owner_id TEXT,
    asked_by TEXT not null,
    asked_at BIGINT not null,
    settled_by TEXT,
    settled_name TEXT,
    settled_at BIGINT,
    settled_words TEXT not null,
    erased_at BIGINT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create index alternative_asks_alternative on alternative_asks (workspace_id, alternative_id, asked_at, id);
create index alternative_asks_case on alternative_asks (workspace_id, case_id, asked_at, id);
create index alternative_asks_open on alternative_asks (workspace_id, asked_at, id) where state = 'asked';

-- Help that a customer offers us: `state` offered, accepted or declined; `thanks` is what we answered.
create table offered_help (
    workspace_id TEXT not null,
    id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT not null,
    customer_id TEXT not null,
    contact_id TEXT,
    channel TEXT not null,
    text TEXT not null,
    text_digest TEXT not null,
    state TEXT not null,
    owner_id TEXT,
    offered_by TEXT not null,
    offered_at BIGINT not null,
    thanks TEXT not null,
    answered_by TEXT,
    answered_name TEXT,
    answered_at BIGINT,
    erased_at BIGINT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create index offered_help_case on offered_help (workspace_id, case_id, offered_at, id);
create index offered_help_incident on offered_help (workspace_id, incident_id, offered_at, id);
create index offered_help_open on offered_help (workspace_id, offered_at, id) where state = 'offered';

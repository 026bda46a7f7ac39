-- What comes back by mail, each stored once: `once` is a digest over its id, writer, words and the address it came for.
-- `kind`: reply, auto_reply, delay, bounce, complaint. `way` says by what it found its case: address, thread, sender,
-- hand, or none. `state`: waiting (in the tray, nobody knows whose it is), owed (we owe an answer), answered, noted
-- (needs none), set_aside. The bytes stand apart, so that lists stay light; `raw_digest` vouches for them.
create table mails (
    workspace_id TEXT not null,
    id TEXT not null,
    once TEXT not null,
    kind TEXT not null,
    why TEXT not null,
    way TEXT not null,
    to_address TEXT not null,
    from_name TEXT not null,
    from_address TEXT not null,
    subject TEXT not null,
    message_id TEXT,
    said TEXT not null,
    attachments TEXT not null,
    size BIGINT not null,
    raw_digest TEXT not null,
    incident_id TEXT,
    case_id TEXT,
    customer_id TEXT,
    contact_id TEXT,
    delivery_id TEXT,
    state TEXT not null,
    received_at BIGINT not null,
    settled_by TEXT,
    settled_because TEXT,
    settled_at BIGINT,
    erased_at BIGINT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create unique index mails_once on mails (workspace_id, once);
create index mails_newest on mails (workspace_id, received_at, id);
create index mails_state on mails (workspace_id, state, received_at, id);
create index mails_case on mails (workspace_id, case_id, received_at, id) where case_id is not null;

create table mail_raws (
    workspace_id TEXT not null,
    mail_id TEXT not null,
    raw BYTEA not null,
    primary key (workspace_id, mail_id)
);

-- What a member answered to one mail, to the one person who wrote it.
create table mail_answers (
    workspace_id TEXT not null,
    id TEXT not null,
    mail_id TEXT not null,
    incident_id TEXT not null,
    case_id TEXT not null,
    customer_id TEXT not null,
    to_address TEXT not null,
    subject TEXT not null,
    text TEXT not null,
    message_id TEXT not null,
    answered_by TEXT not null,
    answered_at BIGINT not null,
    erased_at BIGINT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create index mail_answers_mail on mail_answers (workspace_id, mail_id, id);
create unique index mail_answers_message on mail_answers (workspace_id, message_id);

-- Who writes to us is looked for by their address.
create index contacts_address on contacts (workspace_id, lower(email)) where email is not null;

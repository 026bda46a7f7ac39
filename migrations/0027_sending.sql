-- What a correction corrects.
alter table notices add column corrects_id TEXT;
create index notices_corrections on notices (workspace_id, corrects_id) where corrects_id is not null;

-- How a notice goes out, decided by whoever approves it. `shown` is the digest of the text that the approver read.
-- `first_wave` is how many contacts are told first, none when all are told at once; `lot` the seed that drew them;
-- `wave` the last one that may go. `deliveries` and `handed_over` are counted when every delivery has its end, so that
-- a list of notices counts nothing.
create table sendings (
    workspace_id TEXT not null,
    notice_id TEXT not null,
    shown TEXT not null,
    contacts BIGINT not null,
    first_wave BIGINT,
    chosen BIGINT not null,
    lot TEXT,
    rate BIGINT,
    wave BIGINT not null,
    deliveries BIGINT,
    handed_over BIGINT,
    primary key (workspace_id, notice_id)
);

-- What members decided about a sending: `step` is approved, paused, resumed, go or ended; who, when and why.
create table sending_steps (
    workspace_id TEXT not null,
    id TEXT not null,
    notice_id TEXT not null,
    step TEXT not null,
    at BIGINT not null,
    said_by TEXT not null,
    because TEXT,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create index sending_steps_notice on sending_steps (workspace_id, notice_id, id);

-- What a page that many watch shows of a sending, kept for some seconds: worked out anew from the rows it is about.
create table sending_glances (
    workspace_id TEXT not null,
    notice_id TEXT not null,
    at BIGINT not null,
    figures TEXT not null,
    primary key (workspace_id, notice_id)
);
create index notices_moving on notices (workspace_id, id) where state in ('approved', 'sending');

-- The rest of a staged sending, those who acknowledged, and how many letters leave just now, each without walking
-- over every delivery of a notice.
create index deliveries_rest on deliveries (workspace_id, notice_id, state) where wave > 1;
create index deliveries_answered on deliveries (workspace_id, notice_id, wave, acknowledged_how) where acknowledged_at is not null;
create index deliveries_lately on deliveries (workspace_id, notice_id, handed_over_at) where handed_over_at is not null;

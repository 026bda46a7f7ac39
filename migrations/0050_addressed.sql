-- Whom an approved notice is for and who is not in the queue yet: a large notice is queued page by page behind its approval.
-- `contacts`: their ids, one space between two.
create table addressed (
    workspace_id TEXT not null,
    notice_id TEXT not null,
    wave BIGINT not null,
    place BIGINT not null,
    people BIGINT not null,
    contacts TEXT not null,
    primary key (workspace_id, notice_id, wave, place)
);

-- On PostgreSQL each letter is written into every index of its table once more when it is known what became of it. What one person
-- was told of an incident is found by the key that keeps letters single; the letters of a notice stand in the index by its states.
drop index deliveries_once;
drop index deliveries_told;
drop index deliveries_notice;
create unique index deliveries_once on deliveries (workspace_id, incident_id, contact_id, notice_id, channel, round);

-- keys byte by byte

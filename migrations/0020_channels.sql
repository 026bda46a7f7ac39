-- A delivery goes by one channel: mail, voice, letter or webhook. `round` 1 tells; later ones remind whoever has not
-- acknowledged. `wave` is the part of a staged sending that it leaves with. `domain` is what stands behind the @ of a
-- mail address, for rates and for a receiver that takes nothing just now. State `bounced`: it was handed over and came
-- back; `came_back` says what the report said. Acknowledged is what its reader did: by click, reply or word of mouth.
alter table deliveries add column round BIGINT not null default 1;
alter table deliveries add column wave BIGINT not null default 1;
alter table deliveries add column domain TEXT not null default '';
alter table deliveries add column came_back TEXT;
alter table deliveries add column came_back_at BIGINT;
alter table deliveries add column acknowledged_at BIGINT;
alter table deliveries add column acknowledged_how TEXT;
drop index deliveries_once;
create unique index deliveries_once on deliveries (workspace_id, notice_id, contact_id, channel, round);
drop index deliveries_due;
create index deliveries_due on deliveries (workspace_id, channel, next_at, id) where state = 'queued' and next_at is not null;
drop index deliveries_unsettled;
create index deliveries_unsettled on deliveries (workspace_id, state, notice_id) where state in ('uncertain', 'refused', 'failed', 'bounced');

-- On which page of a desk's book a delivery stands while it is in hand: what became of it is written there until it is
-- on record here. Deliveries in hand of a desk from before have no page, and their lease ends.
alter table deliveries add column page TEXT;
update deliveries set page = '' where state = 'claimed';
drop index deliveries_leased;
create index deliveries_page on deliveries (workspace_id, page, lease_until) where page is not null;

-- Receiving domains that put off letter after letter and are left alone until a moment: `losses` counts how often in a
-- row, and makes the pause longer.
create table set_aside (
    workspace_id TEXT not null,
    domain TEXT not null,
    until BIGINT not null,
    losses BIGINT not null,
    because TEXT not null,
    since BIGINT not null,
    primary key (workspace_id, domain)
);

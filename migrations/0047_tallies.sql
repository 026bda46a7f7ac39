-- How the letters of a notice stand is counted at each look at it, also while tens of thousands leave: from the index alone,
-- with no row looked at.
drop index deliveries_state;
create index deliveries_state on deliveries (workspace_id, notice_id, state, id, round);
drop index deliveries_rest;
create index deliveries_rest on deliveries (workspace_id, notice_id, state, round) where wave > 1;
-- What customers' own systems took of a notice is few among very many letters.
create index deliveries_systems on deliveries (workspace_id, notice_id, state) where channel = 'webhook';

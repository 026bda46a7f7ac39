-- Systems of customers that asked to hear from us, each looked after by one of their contacts. `tells` is 1 when the
-- customer said that this is how they want to be told; `tells_because` says who said so. `carries_link` is 1 when the
-- system is that contact's alone, so that their private link may go there. `state`: untried, live, paused, disabled,
-- removed. Secrets are not here: they are derived from the key and `generation`; the one before is used beside it until
-- `previous_until`.
create table webhooks (
    workspace_id TEXT not null,
    id TEXT not null,
    customer_id TEXT not null,
    contact_id TEXT not null,
    label TEXT not null,
    url TEXT not null,
    tells BIGINT not null,
    tells_because TEXT,
    tells_by TEXT,
    tells_at BIGINT,
    carries_link BIGINT not null,
    state TEXT not null,
    because TEXT,
    generation BIGINT not null,
    previous_until BIGINT,
    added_at BIGINT not null,
    added_by TEXT not null,
    changed_at BIGINT not null,
    changed_by TEXT not null,
    salt TEXT not null,
    primary key (workspace_id, id)
);
create unique index webhooks_contact on webhooks (workspace_id, contact_id) where state <> 'removed';
create index webhooks_customer on webhooks (workspace_id, customer_id, id);
create index webhooks_disabled on webhooks (workspace_id, changed_at) where state = 'disabled';

create table webhook_keys (
    workspace_id TEXT not null primary key,
    secret_key TEXT not null,
    made_at BIGINT not null
);

-- How a system answers lately: `losses` rounds in a row in which it took nothing, since when, and until when it is left
-- alone.
create table webhook_health (
    workspace_id TEXT not null,
    webhook_id TEXT not null,
    losses BIGINT not null,
    failing_since BIGINT,
    rest_until BIGINT,
    last_taken_at BIGINT,
    said TEXT,
    primary key (workspace_id, webhook_id)
);

-- Each try of a delivery by webhook and what was answered; `number` rises with each claim.
create table delivery_tries (
    workspace_id TEXT not null,
    delivery_id TEXT not null,
    number BIGINT not null,
    at BIGINT not null,
    status BIGINT,
    said TEXT not null,
    primary key (workspace_id, delivery_id, number)
);

-- `round` 0 is a copy to a system, which tells nobody; state `passed_on`: that system took it. What is due by webhook is
-- queued, or was taken and is sent again because somebody asked for it.
create index deliveries_hooks on deliveries (workspace_id, next_at, id) where channel = 'webhook' and next_at is not null;
create index deliveries_hooked on deliveries (workspace_id, contact_id, id) where channel = 'webhook';

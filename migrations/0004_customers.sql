-- Whom we owe. `attributes` is a JSON object of texts, as the import named them (state, city, segment …).
create table customers (
    workspace_id TEXT not null,
    id TEXT not null,
    doc ROWKEY,
    name TEXT not null,
    attributes TEXT not null,
    zone TEXT,
    language TEXT,
    size_note TEXT,
    import_id TEXT,
    created_at BIGINT not null,
    changed_at BIGINT not null,
    unique (workspace_id, id)
);
create index customers_name on customers (workspace_id, name, id);
-- search: customers (name)

-- A customer may have several external keys: a person and each of their order accounts.
create table customer_keys (
    workspace_id TEXT not null,
    external_key TEXT not null,
    customer_id TEXT not null,
    is_alias BIGINT not null,
    import_id TEXT,
    primary key (workspace_id, external_key)
);
create index customer_keys_customer on customer_keys (workspace_id, customer_id);

-- `roles` and `topics` are space-separated words with a space at both ends, so that ' quality ' finds one.
create table contacts (
    workspace_id TEXT not null,
    id TEXT not null,
    customer_id TEXT not null,
    external_key TEXT,
    name TEXT not null,
    email TEXT,
    phone TEXT,
    roles TEXT not null,
    language TEXT not null,
    zone TEXT,
    left_at BIGINT,
    import_id TEXT,
    created_at BIGINT not null,
    changed_at BIGINT not null,
    primary key (workspace_id, id)
);
create index contacts_customer on contacts (workspace_id, customer_id);
create unique index contacts_key on contacts (workspace_id, external_key) where external_key is not null;
create unique index contacts_email on contacts (workspace_id, customer_id, email) where email is not null;

-- What a customer has from us. A promised date is a calendar day (ISO text, in the workspace's zone) and is
-- kept by anything delivered that day; `promised_at` and `delivered_at` are moments where they are known.
create table holdings (
    workspace_id TEXT not null,
    id TEXT not null,
    customer_id TEXT not null,
    external_key TEXT not null,
    kind TEXT not null,
    label TEXT not null,
    status TEXT not null,
    bought_on TEXT,
    promised_on TEXT,
    delivered_on TEXT,
    bought_at BIGINT,
    promised_at BIGINT,
    delivered_at BIGINT,
    value_minor BIGINT,
    currency TEXT,
    attributes TEXT not null,
    import_id TEXT,
    created_at BIGINT not null,
    changed_at BIGINT not null,
    primary key (workspace_id, id)
);
create unique index holdings_key on holdings (workspace_id, external_key);
create index holdings_customer on holdings (workspace_id, customer_id);
create index holdings_promised on holdings (workspace_id, promised_on, delivered_on);

-- What a month with a customer came to: beside the trust record, what trust is worth.
create table months (
    workspace_id TEXT not null,
    id TEXT not null,
    customer_id TEXT not null,
    month TEXT not null,
    currency TEXT not null,
    revenue_minor BIGINT,
    margin_minor BIGINT,
    invoices_due BIGINT,
    invoices_on_time BIGINT,
    import_id TEXT,
    import_batch BIGINT,
    created_at BIGINT not null,
    changed_at BIGINT not null,
    primary key (workspace_id, id)
);
create unique index months_of_customer on months (workspace_id, customer_id, month, currency);

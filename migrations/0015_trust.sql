-- What moved a customer's trust record: one row for each customer, entry and dimension, so that reacting twice
-- to the same entry changes nothing. Everything here follows from the journal and can be made anew from it.
create table trust_movements (
    workspace_id TEXT not null,
    customer_id TEXT not null,
    chain TEXT not null,
    seq BIGINT not null,
    dimension TEXT not null,
    rule TEXT not null,
    fact TEXT not null,
    weight DOUBLE PRECISION not null,
    value DOUBLE PRECISION not null,
    lasting BIGINT not null,
    incident_id TEXT,
    at BIGINT not null,
    primary key (workspace_id, customer_id, chain, seq, dimension)
);
create index trust_movements_customer on trust_movements (workspace_id, customer_id, at);

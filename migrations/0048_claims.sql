-- What desks have in hand: one row for each notice of each page of their books. A claim changes no delivery, so that of very many
-- letters each row is written once, when it is known what became of it. `deliveries`: their ids, one space between two.
create table delivery_claims (
    workspace_id TEXT not null,
    page TEXT not null,
    notice_id TEXT not null,
    lease_until BIGINT not null,
    letters BIGINT not null,
    deliveries TEXT not null,
    primary key (workspace_id, page, notice_id)
);
insert into delivery_claims (workspace_id, page, notice_id, lease_until, letters, deliveries)
    select workspace_id, coalesce(page, ''), notice_id, max(coalesce(lease_until, 0)), count(*), string_agg(id, ' ')
    from deliveries where state = 'claimed' group by workspace_id, coalesce(page, ''), notice_id;
-- An attempt is counted once it is known what became of it.
update deliveries set state = 'queued', attempts = attempts - 1, lease_until = null, page = null where state = 'claimed';
drop index deliveries_page;
create index deliveries_page on deliveries (workspace_id, page) where page is not null;

-- Each of these was written once more with every letter. Nobody asks the journal by customer; a customer's cases are found by the
-- key that keeps them single; and a case is searched by its customer's name, which has an index of its own.
drop index journal_entries_customer;
drop index cases_once;
drop index cases_customer;
create unique index cases_once on cases (workspace_id, customer_id, incident_id);
-- no search: cases

-- A notice speaks its readers' languages. `language` is that of its own text, `template` what it began from, with the
-- version; `texts_digest` vouches for its texts in further languages, at first for none.
alter table notices add column language TEXT not null default 'en';
alter table notices add column template TEXT;
alter table notices add column texts_digest TEXT not null default 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

-- The same parts in one further language.
create table notice_texts (
    workspace_id TEXT not null,
    notice_id TEXT not null,
    language TEXT not null,
    subject TEXT not null,
    what_happened TEXT not null,
    who_is_affected TEXT not null,
    what_we_know TEXT not null,
    what_we_do_not_know TEXT not null,
    what_you_can_do TEXT not null,
    salt TEXT not null,
    primary key (workspace_id, notice_id, language)
);

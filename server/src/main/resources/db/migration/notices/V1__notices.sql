-- What somebody has been told. It holds the key of a sentence and the address of a page, never what is on it.
create table notice (
    number bigint generated always as identity primary key,
    person text not null references person,
    at timestamp with time zone not null,
    what text not null,
    arguments text not null,
    path text not null check (path like '/%'),
    letter_sent boolean not null,
    read_at timestamp with time zone
);
create index notice_of on notice (person, number desc);
create index notice_unread on notice (person) where read_at is null;
call audit_every_change('notice');

-- How often somebody wants letters; who is not here wants one for each notice.
create table letter_habit (
    person text primary key references person,
    habit text not null check (habit in ('AT_ONCE', 'DAILY', 'WEEKLY', 'NEVER'))
);
call audit_every_change('letter_habit');

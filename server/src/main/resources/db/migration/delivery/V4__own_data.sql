create table own_data_file (
    id text primary key,
    scheme text not null references scheme,
    name text not null,
    period text not null check (period ~ '^[0-9]{4}([0-9]{2})?$'),
    upload text not null unique,
    ending text not null check (ending ~ '^[A-Za-z0-9]{0,10}$'),
    layout text not null,
    sent_by text not null,
    state text not null check (state in ('WAITING', 'REFUSED', 'TAKEN_IN')),
    findings text not null,
    matched text not null,
    sent_at timestamp with time zone not null,
    ended_at timestamp with time zone,
    check ((state = 'WAITING') = (ended_at is null))
);
create index own_data_file_scheme on own_data_file (scheme, sent_at);

call audit_every_change('own_data_file');

create table letter (
    id text primary key,
    sealed bytea,
    written_at timestamp with time zone not null,
    closed_at timestamp with time zone check ((closed_at is null) = (sealed is not null))
);
create index letter_waiting on letter (written_at) where sealed is not null;

call audit_every_change('letter');

-- What a desktop showed while somebody looked at it. The pictures are in files of the installation, encrypted.
create sequence recording_number as integer;
create table recording (
    number integer primary key,
    workspace integer not null references workspace,
    begun_at timestamp with time zone not null,
    ended_at timestamp with time zone,
    pieces integer not null default 0,
    bytes bigint not null default 0,
    check (ended_at >= begun_at)
);
create index recording_begun on recording (begun_at);
call audit_every_change('recording');

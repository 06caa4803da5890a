-- Files that an analyst has offered for sending home. Their content is in files of the installation, encrypted.
create sequence outgoing_number as integer;
create table outgoing (
    number integer primary key,
    workspace integer not null references workspace,
    text text not null,
    offered_at timestamp with time zone not null,
    state text not null check (state in ('OFFERED', 'SENT', 'DECLINED')),
    decided_by text references person,
    decided_at timestamp with time zone,
    answer text,
    check ((state = 'OFFERED') = (decided_at is null))
);
create index outgoing_workspace on outgoing (workspace);
call audit_every_change('outgoing');

-- A file, or a thing that was not taken with the reason why.
create table outgoing_file (
    outgoing integer not null references outgoing,
    number integer not null,
    name text not null,
    bytes bigint not null,
    sha256 text,
    refusal text,
    primary key (outgoing, number),
    check ((sha256 is null) <> (refusal is null))
);
call audit_every_change('outgoing_file');

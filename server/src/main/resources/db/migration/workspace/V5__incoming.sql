-- Code and documentation that analysts have brought into their workspaces. Their content is in files of the installation, encrypted.
create sequence incoming_number as integer;
create table incoming (
    number integer primary key,
    workspace integer not null references workspace,
    folder text not null check (folder ~ '^[0-9]{8}-[0-9]{6}$'),
    text text not null,
    sent_at timestamp with time zone not null,
    state text not null check (state in ('ON_ITS_WAY', 'ARRIVED', 'FAILED')),
    unique (workspace, folder)
);
call audit_every_change('incoming');

create table incoming_file (
    incoming integer not null references incoming,
    number integer not null,
    name text not null,
    bytes bigint not null,
    sha256 text not null,
    primary key (incoming, number),
    unique (incoming, name)
);
call audit_every_change('incoming_file');

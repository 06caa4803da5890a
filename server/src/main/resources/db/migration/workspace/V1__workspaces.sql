-- A scheme's folder that all who work in it share; its number names its disk and the group of its users on the machine.
create table shared_folder (
    number integer generated always as identity primary key,
    scheme text not null unique references scheme
);
call audit_every_change('shared_folder');

-- One for each person and scheme, for good: its number names its disk and its users on the machine.
create table workspace (
    number integer generated always as identity primary key,
    person text not null references person,
    scheme text not null references scheme,
    opened_at timestamp with time zone not null,
    ended_at timestamp with time zone,
    unique (person, scheme),
    check (ended_at >= opened_at)
);
call audit_every_change('workspace');

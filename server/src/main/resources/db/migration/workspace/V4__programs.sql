-- Programs of the catalogue, beside what every image has. Their files are a folder of root's on the machine, of the same name.
create table program (
    id text primary key check (id ~ '^[a-z][a-z0-9-]{0,30}$' and id not in ('r', 'py', 'sql', 'sh', 'cancel')),
    title text not null,
    seats integer not null check (seats between 0 and 10000)
);
call audit_every_change('program');

-- The schemes that may use a program.
create table program_scheme (
    program text not null references program,
    scheme text not null references scheme,
    primary key (program, scheme)
);
call audit_every_change('program_scheme');

-- A seat that a desktop or a job asked for, had, and gave back: the queue, what is in use, and what is paid for.
create table licence (
    number integer generated always as identity primary key,
    program text not null references program,
    workspace integer not null references workspace,
    job text,
    asked_at timestamp with time zone not null,
    given_at timestamp with time zone,
    ended_at timestamp with time zone,
    foreign key (workspace, job) references job (workspace, name)
);
create unique index licence_open on licence (program, workspace, coalesce(job, '')) where ended_at is null;
call audit_every_change('licence');

-- Program files that are run beside the desktop; named by when they were put into the queue.
create table job (
    workspace integer not null references workspace,
    name text not null check (name ~ '^[0-9]{8}-[0-9]{6}$'),
    program text not null,
    state text not null check (state in
        ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED', 'TIMED_OUT', 'NO_ACCESS', 'NO_PROGRAM', 'SHUT', 'LOST')),
    submitted_at timestamp with time zone not null,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    exit integer,
    primary key (workspace, name),
    check ((ended_at is null) = (state in ('WAITING', 'RUNNING')))
);
create index job_open on job (submitted_at) where ended_at is null;
call audit_every_change('job');

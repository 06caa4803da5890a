-- The day by which reviewers decide; what waits from before is due in three days, which nobody has done.
alter table release_request add due_on date;
alter table release_request disable trigger audited;
update release_request set due_on = current_date + 3 where state in ('INDEPENDENT', 'TOGETHER', 'THIRD');
alter table release_request enable trigger audited;
drop index release_request_waiting;
create index release_request_waiting on release_request (due_on) where state in ('INDEPENDENT', 'TOGETHER', 'THIRD');

-- What an author has sent home before that a request builds on: a request's number, or what a table sent home is called.
create table release_built_on (
    request integer not null references release_request,
    earlier text not null,
    primary key (request, earlier)
);
call audit_every_change('release_built_on');

-- All that went home, looked into anew by the rules of a later day; nothing that was decided changes by it.
create table reevaluation (
    number integer generated always as identity primary key,
    started_by text not null references person,
    started_at timestamp with time zone not null,
    ended_at timestamp with time zone,
    files integer not null default 0,
    falls integer not null default 0,
    unread integer not null default 0
);

-- A file that has something against it then that it had not when it was decided.
create table reevaluation_fall (
    reevaluation integer not null references reevaluation,
    request integer not null,
    file integer not null,
    flags text not null,
    primary key (reevaluation, request, file),
    foreign key (request, file) references release_file
);
call audit_every_change('reevaluation');
call audit_every_change('reevaluation_fall');

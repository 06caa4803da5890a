create sequence case_number;

create table scheme_case (
    id text primary key check (id ~ '^[0-9]{4}-[0-9]{4,9}$'),
    authority text not null references organisation,
    state text not null,
    open boolean not null,
    holder text not null,
    since timestamp with time zone not null,
    due date,
    claimed_by text references person,
    asked text[] not null default '{}',
    application text not null,
    security_sha256 text check (security_sha256 ~ '^[0-9a-f]{64}$'),
    security_bytes bigint check ((security_bytes is null) = (security_sha256 is null)),
    version int not null check (version > 0),
    check (open = (holder <> 'NOBODY'))
);
create index case_of_authority on scheme_case (authority, since);
create index case_open on scheme_case (holder, due, since) where open;
create index case_recent on scheme_case (open, since);
create index case_asked on scheme_case using gin (asked) where open;
create index case_claimed on scheme_case (claimed_by, due) where open;

-- What happened in a case, once and for all; left_state and held_seconds where it moved on.
create table case_event (
    case_id text not null references scheme_case,
    number int not null check (number > 0),
    at timestamp with time zone not null,
    actor text not null references person,
    code text not null,
    text text not null,
    internal boolean not null,
    left_state text,
    held_seconds bigint check ((held_seconds is null) = (left_state is null)),
    primary key (case_id, number)
);
create index case_event_times on case_event (at) include (left_state, held_seconds) where left_state is not null;

revoke update, delete, truncate on case_event from ${application};

call audit_every_change('scheme_case');
call audit_every_change('case_event');

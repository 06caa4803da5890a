create table content_draft (
    case_id text primary key references scheme_case,
    content text not null
);

create table content_version (
    case_id text not null references scheme_case,
    version int not null check (version > 0),
    at timestamp with time zone not null,
    content text not null,
    primary key (case_id, version)
);
revoke update, delete, truncate on content_version from ${application};

create table content_approval (
    case_id text not null,
    version int not null,
    party text not null,
    state text not null,
    answered_by text references person,
    at timestamp with time zone,
    primary key (case_id, version, party),
    foreign key (case_id, version) references content_version,
    check ((answered_by is null) = (state = 'OPEN')),
    check ((at is null) = (answered_by is null))
);

call audit_every_change('content_draft');
call audit_every_change('content_version');
call audit_every_change('content_approval');

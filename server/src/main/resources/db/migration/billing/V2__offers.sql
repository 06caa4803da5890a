create table offer (
    case_id text not null references scheme_case,
    number int not null check (number > 0),
    content_version int not null,
    quote text not null,
    at timestamp with time zone not null,
    primary key (case_id, number),
    foreign key (case_id, content_version) references content_version
);
revoke update, delete, truncate on offer from ${application};

call audit_every_change('offer');

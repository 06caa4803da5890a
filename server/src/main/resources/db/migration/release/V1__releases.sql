create table release (
    id text primary key,
    scheme text not null references scheme,
    person text not null references person,
    definition text not null,
    language text not null check (language in ('da', 'en')),
    requested_at timestamp with time zone not null,
    package_version int not null,
    state text not null,
    sent_at timestamp with time zone,
    rule_set text,
    engine text,
    files text,
    foreign key (scheme, package_version) references delivery,
    check ((state = 'SENT') = (sent_at is not null)),
    check ((state = 'SENT') = (files is not null))
);
create index release_scheme on release (scheme, requested_at);

call audit_every_change('release');

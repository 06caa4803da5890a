create table scheme (
    id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,40}$'),
    authority text not null references organisation,
    title text not null,
    purpose text not null,
    until date not null
);

create table agreement (
    scheme text not null references scheme,
    version int not null check (version > 0),
    items text not null,
    primary key (scheme, version)
);

create table attachment (
    scheme text not null references scheme,
    person text not null references person,
    primary key (scheme, person)
);

call audit_every_change('scheme');
call audit_every_change('agreement');
call audit_every_change('attachment');

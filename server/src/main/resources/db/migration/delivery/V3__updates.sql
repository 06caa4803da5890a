-- A period that a scheme holds has come anew; the scheme keeps what it has until it takes the new one over.
create table rerun (
    scheme text not null references scheme,
    register text not null references register,
    period text not null,
    held int not null,
    offered int not null check (offered > held),
    difference text,
    accepted int not null default 0 check (accepted <= offered),
    primary key (scheme, register, period)
);

call audit_every_change('rerun');

-- Own and tailor-made data, de-identified.
create table supplement (
    scheme text not null references scheme,
    kind text not null check (kind in ('OWN', 'TAILORED')),
    name text not null,
    period text not null check (period ~ '^[0-9]{4}([0-9]{2})?$'),
    version int not null check (version > 0),
    path text not null,
    content text not null,
    primary key (scheme, name, period, version)
);

call audit_every_change('supplement');

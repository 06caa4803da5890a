create table package_form (
    scheme text not null references scheme,
    register text not null,
    form text not null check (form in ('CSV', 'DTA', 'SAV', 'XPT')),
    asked_by text not null,
    asked_at timestamp with time zone not null,
    state text not null check (state in ('WAITING', 'READY', 'STOPPED')),
    files text not null default '[]',
    trouble text,
    primary key (scheme, register, form),
    check ((state = 'STOPPED') = (trouble is not null))
);

call audit_every_change('package_form');

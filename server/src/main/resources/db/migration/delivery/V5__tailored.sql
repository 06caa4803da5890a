create table tailored_order (
    id text primary key,
    scheme text not null references scheme,
    name text not null,
    title_da text not null,
    title_en text not null,
    period text not null check (period ~ '^[0-9]{4}([0-9]{2})?$'),
    purpose text not null,
    sql text not null,
    unit_key text not null,
    ordered_by text not null,
    state text not null check (state in ('WAITING', 'DONE', 'STOPPED')),
    reason text not null default '',
    ordered_at timestamp with time zone not null,
    ended_at timestamp with time zone,
    check ((state = 'WAITING') = (ended_at is null))
);
create index tailored_order_scheme on tailored_order (scheme, ordered_at);

call audit_every_change('tailored_order');

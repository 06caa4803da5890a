create table door_request (
    id text primary key,
    kind text not null check (kind in ('LOOK_UP', 'DESTROY')),
    scheme text not null references scheme,
    key_type text not null,
    serials text not null check (serials ~ '^(100[0-9]{9}(,100[0-9]{9})*)?$'),
    basis text not null check (basis <> ''),
    requested_by text not null,
    decided_by text check (decided_by <> requested_by),
    state text not null check (state in ('OPEN', 'APPROVED', 'REFUSED', 'DONE')),
    requested_at timestamp with time zone not null,
    check ((state = 'OPEN') = (decided_by is null))
);

call audit_every_change('door_request');

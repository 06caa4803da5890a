create table organisation (
    id text primary key,
    name text not null,
    kind text not null
);

create table person (
    id text primary key,
    email text not null unique check (email = lower(email)),
    name text not null,
    role text not null,
    organisation text not null references organisation,
    language text not null check (language in ('da', 'en')),
    password_hash text not null,
    totp_secret bytea not null,
    last_totp_step bigint not null default 0,
    failed_attempts int not null default 0 check (failed_attempts >= 0),
    locked_until timestamp with time zone
);

create table access_token (
    id text primary key,
    person text not null references person,
    label text not null,
    secret_sha256 text not null,
    scopes text not null,
    expires_at timestamp with time zone not null,
    revoked_at timestamp with time zone
);

call audit_every_change('organisation');
call audit_every_change('person');
call audit_every_change('access_token');

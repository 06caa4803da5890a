alter table organisation add column cvr text unique check (cvr ~ '^[1-9][0-9]{7}$');

-- Whom an invitation creates: the person has its id. The organisation is made with it where it is new.
create table invitation (
    id text primary key,
    email text not null check (email = lower(email)),
    name text not null,
    language text not null check (language in ('da', 'en')),
    roles text[] not null,
    organisation text not null,
    organisation_name text not null,
    organisation_kind text not null,
    organisation_cvr text,
    secret_sha256 text not null,
    totp_secret bytea not null,
    expires_at timestamp with time zone not null,
    accepted_at timestamp with time zone
);
create index invitation_email on invitation (email);
call audit_every_change('invitation');
create index invitation_sent on invitation (expires_at);

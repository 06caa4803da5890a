-- Links by which somebody who has lost one of his two proofs gets another, with the one that he still has.
create table recovery (
    id text primary key,
    person text not null references person,
    kind text not null check (kind in ('PASSWORD', 'FACTOR')),
    secret_sha256 text not null,
    totp_secret bytea,
    expires_at timestamp with time zone not null,
    used_at timestamp with time zone,
    check ((kind = 'FACTOR') = (totp_secret is not null))
);
create index recovery_person on recovery (person, expires_at);
call audit_every_change('recovery');
